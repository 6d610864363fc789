import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isBroken } from '../../src/inspect/answers/inspector'
import { openLogs } from '../../src/inspect/index/open-logs'

/** What a trainer is known to have written of one response. */
interface WantedRow {
  readonly response: string
  readonly truth: unknown
  readonly step: number
  readonly rewards: { readonly [name: string]: number }
}

/**
 * Opens the rollouts that a trainer has just written to `log` with the inspector, and compares every row with what the
 * reward function was called with, which stands in `wanted.json`. Gives how many there were.
 */
export async function checkRollouts(folder: string): Promise<number> {
  const wanted = JSON.parse(readFileSync(join(folder, 'wanted.json'), 'utf8')) as readonly WantedRow[]
  const logs = openLogs({ paths: [join(folder, 'log')], presets: ['strict', 'v2lo'], reading: {} })
  try {
    await logs.whenScored
    for (const { name, problem } of logs.files()) assert.equal(problem, null, `${name}: ${problem}`)
    assert.equal(logs.table.size, wanted.length, 'the number of rows')
    for (const [at, { response, truth, step, rewards }] of wanted.entries()) {
      const row = await logs.read(at)
      assert(!isBroken(row), `row ${at} is broken: ${'problem' in row ? row.problem : ''}`)
      assert.deepEqual([row.response, row.truth, row.step], [response, truth, step])
      for (const [name, value] of Object.entries(rewards))
        assert.ok(Math.abs(logs.table.number(name, at) - value) < 1e-6, `${name} of row ${at}`)
      // With a truth it is scored, which filters and charts are made from.
      assert.ok(logs.table.number('overall', at) >= 0, `row ${at} has no score`)
    }
    return wanted.length
  } finally {
    await logs.close()
  }
}
