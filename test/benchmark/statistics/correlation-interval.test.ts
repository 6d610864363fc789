import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/base/random'
import { ranks } from '../../../src/benchmark/statistics/correlation'
import { clusteredCorrelation, weightedRanks } from '../../../src/benchmark/statistics/correlation-interval'

describe('ranks of drawn scenes', () => {
  it('are those of a list that holds each value as often as it was drawn', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 })
    fc.assert(
      fc.property(rows, (pairs) => {
        const values = pairs.map(([value]) => value)
        const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!)
        const found = weightedRanks(
          values,
          order,
          pairs.map(([, weight]) => weight),
        )
        const long = pairs.flatMap(([value, weight], i) => Array.from({ length: weight }, () => ({ value, i })))
        const expected = ranks(long.map(({ value }) => value))
        long.forEach(({ i }, at) => {
          expect(found[i]).toBeCloseTo(expected[at]!, 9)
        })
      }),
    )
  })
})

describe('the interval of a correlation', () => {
  /** Pairs of 60 rooms with a true correlation of 0.6 and a part that rooms share. */
  function study(seed: number, rooms = 60) {
    const random = createRandom(seed)
    return Array.from({ length: rooms }, (_, s) => {
      const shared = 0.5 * random.normal()
      return Array.from({ length: 5 }, () => {
        const x = shared + Math.sqrt(0.75) * random.normal()
        return { cluster: `s${s}`, x, y: 0.6 * x + 0.8 * random.normal() }
      })
    }).flat()
  }

  it('covers a known correlation in about 95 % of studies', () => {
    let inside = 0
    for (let seed = 1; seed <= 100; seed++) {
      const [low, high] = clusteredCorrelation(study(seed), 'pearson', seed)!.interval!
      if (low <= 0.6 && 0.6 <= high) inside++
    }
    expect(inside).toBeGreaterThanOrEqual(88)
  }, 60_000)

  it('is not given under 50 scenes', () => {
    expect(clusteredCorrelation(study(1, 49), 'spearman')!.interval).toBeNull()
    expect(clusteredCorrelation(study(1, 50), 'spearman')!.interval).not.toBeNull()
  })
})
