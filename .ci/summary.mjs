// Usage: node summary.mjs REPORT STATUS
// Prints "N passed, N failed" from vitest's JSON report and the exit status of the test command; exits 1 unless
// something passed and nothing failed. A command that failed without a failed test (lint, types, build, a test
// file that does not load, a missing report) counts as one failure, and so does a run without tests.
import { existsSync, readFileSync } from 'node:fs'

const [path, status] = process.argv.slice(2)
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
const passed = report.numPassedTests ?? 0
const unloaded = (report.testResults ?? []).filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
)
for (const { name } of unloaded) console.log(`failed outside its tests: ${name.replace(`${process.cwd()}/`, '')}`)

let failed = (report.numFailedTests ?? 0) + unloaded.length
if (failed === 0 && (status !== '0' || report.success !== true || passed === 0)) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
