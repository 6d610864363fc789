import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type OpenLogs, openLogs } from '../../../src/inspect/index/open-logs'
import { temporaryFolder } from '../../support/temporary-folder'
import { until } from '../until'

const LAYOUT = [{ object_name: 'sofa', bbox: [0, 0, 2, 1] }]
const item = (id: string, answer = '2') =>
  `${JSON.stringify({
    ...{ v2lo: 'item/1', id, task: 'size', question: 'How wide is the sofa in meters?', answer },
    ...{ frames: { budget: 8 }, true_layout: LAYOUT },
  })}\n`
const response = `<map>${JSON.stringify(LAYOUT)}</map><think>.</think><answer>2</answer>`
const bare = (id: string, more = {}) => `${JSON.stringify({ id, response, ...more })}\n`

let open: OpenLogs | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function logsOf(paths: readonly string[], items: readonly string[] = []) {
  open = openLogs({ paths, items, presets: ['strict', 'v2lo'], reading: {}, pollMs: 20 })
  await open.whenScored
  return open
}

const completed = {
  ...{ truth: '2', question: 'How wide is the sofa in meters?', task: 'size', budget: 8, trueLayout: LAYOUT },
}

describe('rows that carry an id and a response alone', () => {
  it('take the rest from items.jsonl beside the log, and are scored and filtered by it', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'items.jsonl'), item('a') + item('b'))
    const file = join(folder, 'run.jsonl')
    writeFileSync(file, bare('a') + bare('b', { ground_truth: '9', task: 'own' }) + bare('unknown'))
    const logs = await logsOf([file])
    expect(logs.table.size).toBe(3)
    expect(await logs.read(0)).toMatchObject({ id: 'a', response, ...completed })
    // What a row says itself stays.
    expect(await logs.read(1)).toMatchObject({ truth: '9', task: 'own', question: completed.question })
    expect(await logs.read(2)).toEqual(expect.not.objectContaining({ truth: expect.anything() }))
    expect([0, 1, 2].map((at) => logs.table.task(at))).toEqual(['size', 'own', undefined])
    expect([0, 1].map((at) => logs.table.number('accuracy', at))).toEqual([1, 0])
    expect(logs.table.cell(0)).toBe('right')
    expect(logs.table.isJudged(2)).toBe(true)
  })

  it('in a folder: its items are no rows while a log is there, and rows where there is none', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'items.jsonl'), item('a'))
    const logs = await logsOf([folder])
    expect([logs.table.format(0), logs.files()[0]!.isItems]).toEqual(['items', false])
    writeFileSync(join(folder, '1.jsonl'), bare('a'))
    await until(() => logs.table.size - logs.table.dead === 1 && !logs.table.isAlive(0))
    const at = logs.table.next(0)
    expect(await logs.read(at)).toMatchObject(completed)
    expect(logs.files().map(({ name, isItems, rows }) => [name, isItems, rows])).toEqual([
      ['items.jsonl', true, 1],
      ['1.jsonl', false, 1],
    ])
  })

  it('take them from a file that is named, whatever its name; rows are read anew when it grows', async () => {
    const folder = temporaryFolder()
    const [log, items] = [join(folder, 'log'), join(folder, 'benchmark.jsonl')]
    mkdirSync(log)
    writeFileSync(join(log, '1.jsonl'), bare('a') + bare('b'))
    writeFileSync(items, item('a'))
    const logs = await logsOf([log], [items])
    expect([0, 1].map((at) => logs.table.task(at))).toEqual(['size', undefined])
    appendFileSync(items, item('b', '4'))
    await until(() => logs.table.task(logs.table.size - 1) === 'size')
    expect(await logs.read(logs.table.size - 1)).toMatchObject({ id: 'b', truth: '4' })
    expect(() => openLogs({ paths: [log], items: ['/gone.jsonl'], presets: ['strict', 'v2lo'], reading: {} })).toThrow(
      /cannot be opened/,
    )
  })

  it('take what a file of items says now, not what it said in the same place before', async () => {
    const folder = temporaryFolder()
    const items = join(folder, 'items.jsonl')
    writeFileSync(items, item('a', '3'))
    writeFileSync(join(folder, '1.jsonl'), bare('a'))
    const logs = await logsOf([folder])
    const last = () => logs.table.size - 1
    expect(await logs.read(last())).toMatchObject({ id: 'a', truth: '3' })
    writeFileSync(items, item('a', '2') + item('b', '5'))
    await until(() => logs.table.number('accuracy', last()) === 1)
    expect(await logs.read(last())).toMatchObject({ id: 'a', truth: '2' })
  })

  it('take nothing from a link beside the log', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()]
    writeFileSync(join(elsewhere, 'items.jsonl'), item('a'))
    symlinkSync(join(elsewhere, 'items.jsonl'), join(folder, 'items.jsonl'))
    const file = join(folder, '1.jsonl')
    writeFileSync(file, bare('a'))
    expect((await logsOf([file])).table.task(0)).toBeUndefined()
  })
})
