import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { filterRows, readFilters, sortRows } from '../../../src/inspect/table/filters'
import { PIECE_ROWS } from '../../../src/inspect/table/grow'
import { createRowTable } from '../../../src/inspect/table/table'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const place = (file: number, line: number) => ({ file, offset: line * 10, length: 9, line, sample: 0 })
const row = (id: string, overall: number) => ({
  ...{ format: 'rows' as const, id, group: id, response: 'x', truth: 'B' },
  recorded: [['overall', overall] as const],
})

describe('the table of rows', () => {
  it('gives back what the rows of a replaced file took, however often it is replaced', () => {
    const table = createRowTable()
    const name = (round: number, i: number) => `${round}-${i} ${'x'.repeat(180)}`
    const fill = (round: number) => {
      for (let i = 0; i < 2 * PIECE_ROWS; i++) table.add(place(1, i), row(name(round, i), i))
    }
    table.add(place(0, 1), row('stays', 0.5))
    fill(0)
    collect()
    const before = process.memoryUsage().heapUsed
    for (let round = 1; round <= 20; round++) {
      table.dropFile(1)
      expect([table.next(1), table.size - table.dead]).toEqual([table.size, 1])
      fill(round)
    }
    collect()
    // Twenty times as many ids, were they kept, are 30 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10e6)
    expect(table.id(0)).toBe('stays')
    const gone = PIECE_ROWS + 1
    expect([table.id(gone), table.isAlive(gone), table.number('overall', gone)]).toEqual([undefined, false, Number.NaN])
    const rows = filterRows(table, readFilters(new URLSearchParams('range=overall:2..4')))
    expect(rows.map((at) => table.number('overall', at))).toEqual([2, 3, 4])
    expect(sortRows(table, rows, '-overall').map((at) => table.id(at))).toEqual([4, 3, 2].map((i) => name(20, i)))
  })

  it('tells groups apart by their whole text', () => {
    const table = createRowTable()
    const long = 'the same long beginning of two prompts, '.repeat(50)
    const groups = [`${long}a`, `${long}b`, `${long}a`, 'ü', 'u'].map((group, i) => {
      const at = table.add(place(0, i), { ...row('a', 1), group })
      return table.group(at)
    })
    expect(groups[0]).toBe(groups[2])
    expect(new Set(groups).size).toBe(4)
    expect(groups.every(Number.isSafeInteger)).toBe(true)
  })
})
