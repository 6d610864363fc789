import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package, found by walking up from the running file; the sources and the build both lie in it. */
export function packageRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'v2lo-map') return folder
    if (dirname(folder) === folder) throw new Error('the package v2lo-map is not around its own command line')
  }
}

/** The built command line, which a child process runs. */
export const builtCli = (): string => join(packageRoot(), 'dist', 'cli.js')

/** The folder of the single-file adapters for Python, which the build makes. */
export const adapterFolder = (): string => join(packageRoot(), 'dist', 'python')
