import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createInlineSource } from '../../../src/inspect/alone/rows-in-page'
import type { InlineRows } from '../../../src/inspect/answers/one-file'
import type { RowReply, RowsReply } from '../../../src/inspect/answers/rows'
import { rowPage, staticPage } from '../../../src/inspect/api/static-page'
import { type OpenLogs, openLogs } from '../../../src/inspect/index/open-logs'
import { temporaryFolder } from '../../support/temporary-folder'

let open: OpenLogs | undefined
afterEach(() => open?.close())

const parts = { script: '', style: '', version: 'test' }
const response = '<map>[]</map><think>.</think><answer>B</answer>'

async function logsOf(rows: readonly object[], more = {}): Promise<OpenLogs> {
  const file = join(temporaryFolder(), 'a.jsonl')
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  open = openLogs({ paths: [file], presets: ['strict', 'v2lo'], reading: {}, ...more })
  await open.whenScored
  return open
}

const rowsIn = (html: string): InlineRows => JSON.parse(/id="rows">(.*)<\/script>/.exec(html)![1]!)

describe('rows in one file', () => {
  it('are those of the log: without a response, in groups of their own, several on a line', async () => {
    const logs = await logsOf([
      { id: 'scored', overall: 0.4, flags: ['empty-map'] },
      { v2lo: 'item/1', id: 'item', question: 'How wide is the sofa?', answer: '2' },
      { id: 'a', prompt: 'p', response, ground_truth: 'B', uid: 'first' },
      { id: 'b', prompt: 'p', response, ground_truth: 'B', group: 'second' },
      { doc_id: 7, doc: { question: 'q' }, target: 'B', resps: [['x', 'y']], filtered_resps: ['x', 'y'] },
    ])
    const source = createInlineSource(rowsIn(await staticPage(logs, new URLSearchParams(), parts)), parts)
    const { rows } = await source.get<RowsReply>('rows')
    const here = rows.map(({ broken, line, flags, group }) => ({ broken, line, flags, group }))
    const { table } = logs
    expect(here).toEqual(
      Array.from({ length: table.size }, (_, at) => ({
        ...{ broken: false, line: table.place(at).line },
        ...{ flags: table.flags(at), group: table.group(at) },
      })),
    )
    const last = await source.get<RowReply>('row', new URLSearchParams({ at: String(rows.length - 1) }))
    expect([last.sample, last.view?.response]).toEqual([1, 'y'])
  })

  it('a row with its frames is read once', async () => {
    const images = temporaryFolder()
    const names = Array.from({ length: 8 }, (_, i) => `${i}.png`)
    for (const name of names) writeFileSync(join(images, name), name)
    const logs = await logsOf([{ id: 'a', response, images: [...names, 'missing.png'] }], { images })
    const read = vi.spyOn(logs, 'read')
    const image = vi.spyOn(logs, 'image')
    const { rows } = rowsIn(await rowPage(logs, 0, parts))
    expect(rows[0]!.images).toEqual([
      ...names.map((name) => `data:image/png;base64,${Buffer.from(name).toString('base64')}`),
      null,
    ])
    expect([read.mock.calls.length, image.mock.calls.length]).toEqual([1, 0])
  })
})
