import { renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterEach, describe, expect, it } from 'vitest'
import { openParquet } from '../../../src/benchmark/read/parquet'
import { isBroken } from '../../../src/inspect/answers/inspector'
import { type OpenLogs, openLogs } from '../../../src/inspect/index/open-logs'
import { temporaryFolder } from '../../support/temporary-folder'
import { until } from '../until'

const response = (i: number) => `<map>[]</map><think>${i}</think><answer>B</answer>`

/** A table as TRL writes its completions, in row groups of three. */
function completions(step: number, rows: number): Uint8Array {
  const all = Array.from({ length: rows }, (_, i) => i)
  const columnData = [
    { name: 'step', data: all.map(() => BigInt(step)), type: 'INT64' as const },
    { name: 'prompt', data: all.map((i) => `prompt ${i % 2}`), type: 'STRING' as const },
    { name: 'completion', data: all.map(response), type: 'STRING' as const },
    { name: 'v2lo_reward', data: all.map((i) => i / 10), type: 'DOUBLE' as const },
    { name: 'ground_truth', data: all.map(() => 'B'), type: 'STRING' as const },
  ]
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 3 }))
}

let open: OpenLogs | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function logsOf(folder: string) {
  open = openLogs({ paths: [folder], presets: ['strict', 'v2lo'], reading: {}, pollMs: 20 })
  await open.whenScored
  return open
}

describe('logs of Parquet', () => {
  it('are read row by row, over the ends of their row groups', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'completions_00002.parquet'), completions(2, 7))
    const logs = await logsOf(folder)
    expect(logs.files()).toMatchObject([{ format: 'trl', rows: 7, problem: null }])
    for (const at of [6, 0, 3, 2]) {
      expect(await logs.read(at)).toMatchObject({ format: 'trl', response: response(at), truth: 'B', step: 2 })
      expect(logs.table.number('v2lo_reward', at)).toBeCloseTo(at / 10)
      expect(logs.table.flags(at)).toContain('empty-map')
    }
    const many = await logs.readMany([5, 1])
    expect(many.map((row) => row && (isBroken(row) ? row.problem : row.response))).toEqual([response(5), response(1)])
  })

  it('are read a page at a time: never more than one row group, and parts of a large one', async () => {
    const bytes = completions(1, 7)
    const opened = await openParquet(bytes.slice().buffer)
    expect(opened.pages).toEqual([
      { start: 0, rows: 3 },
      { start: 3, rows: 3 },
      { start: 6, rows: 1 },
    ])
    const long = 'x'.repeat(1_000_000)
    const columnData = [{ name: 'completion', data: Array.from({ length: 40 }, (_, i) => `${i} ${long}`) }]
    const large = await openParquet(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' }))
    expect(large.rows).toBe(40)
    expect(large.pages.length).toBeGreaterThan(1)
    const last = await large.read(large.pages.at(-1)!)
    expect(last.at(-1)).toEqual({ completion: `39 ${long}` })
    expect(last.length).toBeLessThan(12)
  })

  it('that are cut or no logs are named; a file put in their place is read', async () => {
    const folder = temporaryFolder()
    const cut = join(folder, '1.parquet')
    writeFileSync(cut, completions(1, 7))
    truncateSync(cut, 200)
    const other = { columnData: [{ name: 'weight', data: [1.5, 2.5], type: 'DOUBLE' as const }] }
    writeFileSync(join(folder, '2.parquet'), new Uint8Array(parquetWriteBuffer(other)))
    const logs = await logsOf(folder)
    const [first, second] = logs.files()
    expect(first!.problem).toMatch(/^its Parquet cannot be read \(.+\)$/)
    expect(second!.problem).toContain('it is no log')
    writeFileSync(join(folder, 'new'), completions(4, 2))
    renameSync(join(folder, 'new'), cut)
    await until(() => logs.files()[0]!.rows === 2)
    expect(logs.files()[0]!.problem).toBeNull()
  })
})
