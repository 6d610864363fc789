import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What builds and checks the package. */
const PACKAGES = ['hatchling>=1.26', 'mypy>=1.15', 'ruff>=0.9']

const venv = fileURLToPath(new URL('../node_modules/.cache/v2lo-map/python-tools/', import.meta.url))

/** Where a virtual environment has its programs. */
export const programsOf = (folder: string): string => join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')

/**
 * The folder of hatchling, mypy and ruff, which are installed into a virtual environment of the cache where they are not
 * yet; or the reason why they cannot be.
 */
export function pythonTools(): { readonly programs: string } | { readonly missing: string } {
  const programs = programsOf(venv)
  if (['hatchling', 'mypy', 'ruff'].every((name) => existsSync(join(programs, name)))) return { programs }
  const steps: [string, string[]][] = [
    ['python3', ['-m', 'venv', venv]],
    [join(programs, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES]],
  ]
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 120_000 })
    if (status !== 0) return { missing: `${PACKAGES.join(', ')} cannot be installed: ${lastLine(stderr) ?? error}` }
  }
  return { programs }
}

const lastLine = (text: string | null): string | undefined => text?.trim().split('\n').at(-1)
