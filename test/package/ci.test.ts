import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './run'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = temporaryFolder()

const file = (status: string, tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((status) => ({ status })),
})
const good = { success: true, numPassedTests: 5, numFailedTests: 0, testResults: [file('passed', ['passed'])] }
const bad = { success: false, numPassedTests: 3, numFailedTests: 2, testResults: [file('failed', ['failed'])] }

describe('the last line of .ci/run', () => {
  it.each([
    ['all passed', good, 0, '5 passed, 0 failed', 0],
    ['some failed', bad, 1, '3 passed, 2 failed', 1],
    [
      'a file did not load',
      { ...bad, numFailedTests: 0, testResults: [file('failed', [])] },
      1,
      '3 passed, 1 failed',
      1,
    ],
    ['the command failed after the tests', good, 1, '5 passed, 1 failed', 1],
    ['lint, types or the build failed', undefined, 1, '0 passed, 1 failed', 1],
    ['no report in spite of success', undefined, 0, '0 passed, 1 failed', 1],
    [
      'no test at all',
      { success: true, numPassedTests: 0, numFailedTests: 0, testResults: [] },
      0,
      '0 passed, 1 failed',
      1,
    ],
    ['an error outside the tests', { ...good, success: false }, 0, '5 passed, 1 failed', 1],
  ])('%s', async (name, report, status, line, exit) => {
    const path = join(folder, `${name}.json`)
    if (report !== undefined) writeFileSync(path, JSON.stringify(report))
    const { code, stdout } = await run(process.execPath, ['.ci/summary.mjs', path, String(status)], { cwd: root })
    expect({ last: stdout.trimEnd().split('\n').at(-1), code }).toEqual({ last: line, code: exit })
  })
})

it('.ci/run may be executed and runs the test command of the README', () => {
  accessSync(join(root, '.ci/run'), constants.X_OK)
  const script = readFileSync(join(root, '.ci/run'), 'utf8')
  const command = /^npm test\b/m
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toMatch(command)
  expect(script).toMatch(/^ *npm test\b/m)
  expect(script).toMatch(/\bnpm ci\b/)
})
