import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answerCompare, type CompareReply } from '../../../src/inspect/answers/compare'
import { openLogs } from '../../../src/inspect/index/open-logs'
import { readFilters } from '../../../src/inspect/table/filters'
import { temporaryFolder } from '../../support/temporary-folder'

it('compares two runs of many files each, and two files of them, joined by id', async () => {
  const folder = temporaryFolder()
  const [a, b] = [join(folder, 'a'), join(folder, 'b')]
  const write = (run: string, step: number, rewards: Readonly<Record<string, number>>) => {
    mkdirSync(run, { recursive: true })
    const rows = Object.entries(rewards).map(([id, overall]) => `${JSON.stringify({ id, response: 'x', overall })}\n`)
    writeFileSync(join(run, `${step}.jsonl`), rows.join(''))
  }
  write(a, 1, { one: 0.5, two: 0.5 })
  write(a, 2, { three: 1, alone: 1 })
  write(b, 1, { two: 1, three: 0.25 })
  write(b, 2, { one: 0.5 })
  const logs = openLogs({ paths: [a, b], presets: ['strict', 'v2lo'], reading: {} })
  try {
    await logs.whenScored
    const none = readFilters(new URLSearchParams())
    const told = ({ pairs }: CompareReply) => pairs.map(({ a, valueA, valueB }) => [a.id, valueA, valueB])
    const runs = answerCompare(logs, none, { by: 'runs', a: `folder:${a}`, b: `folder:${b}` })
    expect(runs).toMatchObject({ a, b, joined: 3, differing: 2, meanDifference: (0.5 - 0.75) / 3 })
    expect(told(runs)).toEqual([
      ['three', 1, 0.25],
      ['two', 0.5, 1],
    ])
    const number = (name: string) => String(logs.files().findIndex((file) => file.name === join(name)))
    const files = answerCompare(logs, none, { by: 'runs', a: number('a/1.jsonl'), b: number('b/1.jsonl') })
    expect(files).toMatchObject({ a: join('a/1.jsonl'), b: join('b/1.jsonl'), joined: 1 })
    expect(answerCompare(logs, none, { by: 'runs', a: 'folder:x', b: '99' }).joined).toBe(0)
  } finally {
    await logs.close()
  }
})
