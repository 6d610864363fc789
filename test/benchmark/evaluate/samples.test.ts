import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import { choiceItem, numberItem, said } from './made'

/** All subsets of k of n. */
function subsets(n: number, k: number): number[][] {
  if (k === 0) return [[]]
  return Array.from({ length: n }, (_, first) => first).flatMap((first) =>
    subsets(n - first - 1, k - 1).map((rest) => [first, ...rest.map((i) => i + first + 1)]),
  )
}

describe('several answers to each item', () => {
  it('pass@k is the share of subsets with a right answer, by listing them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.boolean(), { minLength: 2, maxLength: 7 }), { minLength: 1, maxLength: 4 }),
        async (rows) => {
          const items = rows.map((_, i) => choiceItem(`s${i}`, 1))
          const run = said(
            Object.fromEntries(items.map(({ id }, i) => [id, rows[i]!.map((right) => (right ? 'A' : 'B'))])),
          )
          const { samples } = await evaluate(items, run)
          for (const { k, mean, items: n } of samples!.passAtK) {
            const shares = rows
              .filter(({ length }) => length >= k)
              .map((row) => {
                const all = subsets(row.length, k)
                return all.filter((subset) => subset.some((i) => row[i])).length / all.length
              })
            expect(n).toBe(shares.length)
            expect(mean).toBeCloseTo(shares.reduce((a, b) => a + b, 0) / shares.length, 10)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('majority takes the most frequent answer, and shares ties', async () => {
    const items = [choiceItem('a', 1), choiceItem('b', 1), choiceItem('c', 1), numberItem('d', 1, '2.0')]
    const run = said({ 'a:1': ['B', 'A', 'A'], 'b:1': ['A', 'B'], 'c:1': ['C', 'C', 'A'], 'd:1': ['2.0', '2', '9'] })
    const { samples, overall } = await evaluate(items, run)
    expect(samples!.majority.mean).toBeCloseTo((1 + 0.5 + 0 + 1) / 4, 12)
    expect(overall.byItem.mean).toBeCloseTo((2 / 3 + 1 / 2 + 1 / 3 + 2 / 3) / 4, 12)
    expect(samples!.most).toBe(3)
  })

  it('variances are those within items, and between item means without the share of the first', async () => {
    const items = [choiceItem('a', 1), choiceItem('b', 1)]
    const { samples } = await evaluate(items, said({ 'a:1': ['A', 'A'], 'b:1': ['A', 'B'] }))
    expect(samples!.withinVariance).toBeCloseTo((0 + 0.5) / 2, 12)
    // Item means 1 and 0.5 vary by 0.125; half of the variance within is noise.
    expect(samples!.betweenVariance).toBeCloseTo(0.125 - 0.25 / 2, 12)
  })
})
