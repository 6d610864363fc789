import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { CHECKS, checkEnvironment, cli, here } from './checks'

// The suite builds before it runs; run alone without a build there is no scorer to start.
describe.skipIf(!existsSync(cli))('in Python', () => {
  // At once: most of their time they wait for a process.
  it.concurrent.each(CHECKS.map(({ module }) => module))('%s', async (module) => {
    // A failing run throws with what it wrote.
    const { stderr } = await promisify(execFile)('python3', ['-m', 'unittest', '-v', module], {
      cwd: here,
      env: checkEnvironment(),
      timeout: 120_000,
    })
    expect(stderr).toMatch(/Ran [1-9]\d* tests?/)
  })
})
