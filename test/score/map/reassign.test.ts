import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assignProved } from '../../../src/score/map/assign'
import { growthOf } from '../../../src/score/map/reassign'

/** Costs of up to 5 rows, with at least as many columns; whole numbers, so that there are ties. */
const tables = fc.integer({ min: 1, max: 5 }).chain((rows) =>
  fc.integer({ min: rows, max: 6 }).chain((columns) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      costs: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: rows * columns, maxLength: rows * columns }),
    }),
  ),
)

it('tells what any other column of a row costs, as trying every assignment does', () => {
  fc.assert(
    fc.property(tables, ({ rows, columns, costs }) => {
      /** The smallest sum of all assignments in which a row has a column. */
      const least = (forced?: readonly [row: number, column: number]): number => {
        const from = (row: number, taken: readonly number[]): number => {
          if (row === rows) return 0
          let best = Infinity
          for (let column = 0; column < columns; column++) {
            if (taken.includes(column) || (forced?.[0] === row && forced[1] !== column)) continue
            best = Math.min(best, costs[row * columns + column]! + from(row + 1, [...taken, column]))
          }
          return best
        }
        return from(0, [])
      }
      const smallest = least()
      const growth = growthOf(costs, assignProved(costs, rows, columns))
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++)
          expect(growth(row, column)).toBe(least([row, column]) - smallest)
    }),
    { numRuns: 500 },
  )
})
