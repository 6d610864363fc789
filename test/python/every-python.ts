// npm run test:python: the checks on every Python of pyenv and of the PATH that they are for.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { CHECKS, checkEnvironment, here } from './checks'

const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
const installed = existsSync(versions) ? readdirSync(versions).map((name) => join(versions, name, 'bin', 'python')) : []

const seen = new Set<string>()
let failed = false
for (const python of ['python3', ...installed]) {
  const asked = spawnSync(python, ['-c', 'import sys; print(*sys.version_info[:3])'], { encoding: 'utf8' })
  const [major, minor = 0, micro] = (asked.stdout ?? '').trim().split(' ').map(Number)
  if (seen.has(asked.stdout)) continue
  seen.add(asked.stdout)
  const modules = CHECKS.filter(({ since }) => major === 3 && minor >= since).map(({ module }) => module)
  if (modules.length === 0) continue
  const started = performance.now()
  const run = spawnSync(python, ['-W', 'error::ResourceWarning', '-m', 'unittest', ...modules], {
    cwd: here,
    env: checkEnvironment(),
    encoding: 'utf8',
    timeout: 600_000,
  })
  const [, count] = /Ran (\d+) tests?/.exec(run.stderr) ?? []
  failed ||= run.status !== 0
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(
    `Python ${major}.${minor}.${micro}: ${count} checks, ${run.status === 0 ? 'passed' : 'FAILED'}, ${seconds} s`,
  )
  if (run.status !== 0) console.log(run.stderr)
}
process.exitCode = failed ? 1 : 0
