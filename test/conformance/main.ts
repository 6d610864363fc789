import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Installs the public conformance suite of the Model Context Protocol and runs the test that drives it. The suite is
// not a development dependency: one of its own packages asks for Node 22, which would make every `npm ci` warn.
const SUITE = '@modelcontextprotocol/conformance@0.1.16'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'node_modules', '.cache', 'conformance')
const run = (command: string, args: readonly string[], env: object = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

if (!existsSync(join(folder, 'node_modules', '@modelcontextprotocol', 'conformance'))) {
  mkdirSync(folder, { recursive: true })
  const status = run('npm', [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    SUITE,
  ])
  if (status !== 0) process.exit(status)
}
process.exitCode = run('npx', ['vitest', 'run', '--project', 'slow', 'test/mcp/conformance.test.ts'], {
  V2LO_MAP_CONFORMANCE: folder,
})
