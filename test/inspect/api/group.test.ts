import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { answerGroup } from '../../../src/inspect/answers/group'
import { type OpenLogs, openLogs } from '../../../src/inspect/index/open-logs'
import { temporaryFolder } from '../../support/temporary-folder'

let open: OpenLogs | undefined
afterEach(() => open?.close())

async function logsOf(rows: readonly object[]): Promise<OpenLogs> {
  const file = join(temporaryFolder(), 'a.jsonl')
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  open = openLogs({ paths: [file], presets: ['strict', 'v2lo'], reading: {} })
  await open.whenScored
  return open
}

const response = '<map>[]</map><think>.</think><answer>B</answer>'

describe('a group', () => {
  it('of ten thousand rollouts shows the best, and the one that was asked for, with what is true of all', async () => {
    const many = 10_000
    // 0, 1/1000, .. 9/1000, then 10/1000, ...: the best are not those that come first.
    const logs = await logsOf(
      Array.from({ length: many }, (_, i) => ({ prompt: 'p', response, reward: ((i * 7) % many) / many })),
    )
    const group = (await answerGroup(logs, 0))!
    expect(group).toMatchObject({ total: many, rewardColumn: 'reward' })
    expect(group.rewards!.low).toBe(0)
    expect(group.rewards!.high).toBe((many - 1) / many)
    expect(group.rewards!.mean).toBeCloseTo((many - 1) / 2 / many, 9)
    const rewards = group.members.map(({ reward }) => reward!)
    expect(rewards.slice(0, 64)).toEqual(Array.from({ length: 64 }, (_, i) => (many - 1 - i) / many))
    expect(group.members.map(({ summary }) => summary.at).indexOf(0)).toBe(64)
  })

  it('goes by the reward the log recorded, or by the column that is asked for', async () => {
    const logs = await logsOf([0.25, 0.75].map((reward) => ({ prompt: 'p', response, ground_truth: 'B', reward })))
    const logged = (await answerGroup(logs, 0))!
    expect(logged.columns).toEqual(expect.arrayContaining(['reward', 'overall', 'accuracy']))
    expect(logged.members.map(({ reward }) => reward)).toEqual([0.75, 0.25])
    const judged = (await answerGroup(logs, 0, 'accuracy'))!
    expect(judged).toMatchObject({ rewardColumn: 'accuracy', rewards: { mean: 1, low: 1, high: 1 } })
    expect((await answerGroup(logs, 0, 'constructor'))!.rewardColumn).toBe('reward')
  })
})
