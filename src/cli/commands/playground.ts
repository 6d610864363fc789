import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeAll } from '../../transport/stream'
import { type Command, UsageError } from '../command'
import { openBrowser } from '../inspect/open-browser'
import { packageRoot } from '../package-root'

const help = `v2lo-map playground [--write FILE] [--no-open]

A page to try responses in: paste one, and see its map, what was found in it, a question asked of it in words, and its
score against a truth. It is one HTML file without a server; a link carries what was typed in its fragment. Prints the
address of the file, and opens it on a terminal.

  --write FILE  writes a copy, to be sent to somebody
  --no-open     opens no browser

Example:
  v2lo-map playground
`

export const playgroundCommand: Command = {
  name: 'playground',
  summary: 'a page to try a response in',
  help,
  options: { write: { type: 'string' }, 'no-open': { type: 'boolean' } },
  maxWords: 0,
  async run({ options }, io) {
    const built = join(packageRoot(), 'dist', 'playground.html')
    if (!existsSync(built)) throw new UsageError('playground: the page is not built; run npm run build in the checkout')
    if (typeof options.write === 'string') {
      copyFileSync(built, options.write)
      await writeAll(io.stdout, `${options.write}\n`)
      return 0
    }
    const url = pathToFileURL(built).href
    await writeAll(io.stdout, `${url}\n`)
    if (options['no-open'] !== true && io.stdout.isTTY) openBrowser(url)
    return 0
  },
}
