import { describe, expect, it } from 'vitest'
import { batchEnd } from '../../../src/inspect/table/batch'
import { createRowTable } from '../../../src/inspect/table/table'

const MB = 1024 * 1024

describe('a batch of rows', () => {
  it.each([
    ['small rows by their number', [10, 10, 10, 10, 10], 3, [3, 5]],
    ['large rows by their bytes', [MB, MB, MB, MB, MB, MB], 64, [4, 6]],
    ['a huge row alone', [5 * MB, 5 * MB, 1, 1], 64, [1, 2, 4]],
  ])('%s', (_, lengths, most, ends) => {
    const table = createRowTable()
    for (const [i, length] of lengths.entries()) table.addBroken({ file: 0, offset: 0, length, line: i + 1, sample: 0 })
    const rows = [...lengths.keys()]
    const found: number[] = []
    for (let from = 0; from < rows.length; from = found.at(-1)!) found.push(batchEnd(table, rows, from, most))
    expect(found).toEqual(ends)
  })
})
