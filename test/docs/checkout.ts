import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Block, exampleText } from './blocks'

/** The root of this checkout, with a `/` at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The pages whose blocks are held to the examples, from the root. */
export const pages: readonly string[] = ['README.md', ...list('docs', '.md')]

/** The examples, from the root. */
export const examples: readonly string[] = list('examples', '.ts')

/** The recipes for hosts, whose packages may be absent; a test of their own runs those it can. */
export const recipes: readonly string[] = list('examples/hosts', '.js')

function list(folder: string, ending: string): string[] {
  if (!existsSync(root + folder)) return []
  const names = readdirSync(root + folder).filter((name) => name.endsWith(ending))
  return names.sort().map((name) => `${folder}/${name}`)
}

/** Runs an example as `npm run demo` does and returns what it printed; one that fails or complains is an error. */
export async function runExample(path: string): Promise<string> {
  const args = ['--import', 'tsx', path]
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_OPTIONS: undefined }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root, env, timeout: 150_000 })
  if (stderr !== '') throw new Error(`${path} wrote to standard error:\n${stderr}`)
  return stdout
}

/** What a block of a page has to say, given what its example prints. */
export function expectedText(block: Block, printed: string): string {
  return block.kind === 'output'
    ? printed.trimEnd()
    : exampleText(readFileSync(root + block.path, 'utf8'), block.region)
}
