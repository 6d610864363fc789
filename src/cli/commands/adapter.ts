import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { writeAll } from '../../transport/stream'
import { type Command, UsageError } from '../command'
import { FRAMEWORKS, findFramework, nearestLine, setupLine } from '../frameworks'
import { adapterFolder, builtCli } from '../package-root'

const help = `v2lo-map adapter NAME [--write DIR]

Prints the path of the Python file that makes v2lo-map a reward of the trainer NAME (${FRAMEWORKS.map((f) => f.name).join(', ')}),
and, on standard error, the lines to paste into the trainer's configuration. The file needs nothing but Python's
standard library and node.

  --write DIR   copies the file into DIR, with the command that starts this scorer written into it, and prints that path

Example:
  v2lo-map adapter easyr1
`

export const adapterCommand: Command = {
  name: 'adapter',
  summary: "the Python file for a trainer's configuration",
  help,
  options: { write: { type: 'string' } },
  maxWords: 1,
  async run({ options, words }, io) {
    const framework = words[0] === undefined ? undefined : findFramework(words[0])
    if (framework === undefined) {
      const known = FRAMEWORKS.map((f) => f.name).join(', ')
      throw new UsageError(`adapter: expected a trainer: ${known}; received ${JSON.stringify(words[0] ?? 'nothing')}`)
    }
    const own = join(adapterFolder(), framework.file)
    const copied = typeof options.write === 'string' ? copyTo(options.write, own, framework.file) : undefined
    const path = copied ?? own
    await writeAll(io.stderr, `${copied === undefined ? nearestLine(framework, own) : setupLine(framework, copied)}\n`)
    await writeAll(io.stdout, `${path}\n`)
    return 0
  },
}

/** The copy knows the scorer it came from, so that it works from any folder and in any worker's environment. */
function copyTo(folder: string, source: string, file: string): string {
  const command = JSON.stringify([process.execPath, builtCli()])
  const text = readFileSync(source, 'utf8').replace(
    /^(WRITTEN_COMMAND\b.*) = None$/m,
    (_, name) => `${name} = ${command}`,
  )
  const path = join(resolve(folder), file)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`--write ${folder}: it cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
  return path
}
