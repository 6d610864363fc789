import { describe, expect, it } from 'vitest'
import { answerCharts } from '../../../src/inspect/answers/charts'
import type { RowSource } from '../../../src/inspect/answers/inspector'
import { type LoggedRow, readLoggedRows } from '../../../src/inspect/read/logged-row'
import { readFilters } from '../../../src/inspect/table/filters'
import { createRowTable } from '../../../src/inspect/table/table'

describe('a histogram', () => {
  it('holds every number, the largest there are too', () => {
    const table = createRowTable()
    for (const [i, reward] of [-1.7e308, -1, 0, 1, 1.7e308].entries()) {
      const [row] = readLoggedRows({ response: 'x', reward }, {}) as LoggedRow[]
      table.add({ file: 0, offset: 0, length: 0, line: i + 1, sample: 0 }, row!)
    }
    const { histograms } = answerCharts({ table } as RowSource, readFilters(new URLSearchParams()))
    expect(histograms).toMatchObject([{ column: 'reward', from: -1.7e308, to: 1.7e308 }])
    const { counts } = histograms[0]!
    expect([counts[0], counts[10], counts[19], counts.length]).toEqual([1, 3, 1, 20])
  })
})
