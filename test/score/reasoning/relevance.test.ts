import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../../src/score/reasoning/claims/relevance'

/** Twelve digits as the engine spells them. */
const spelled = (value: number) => Math.abs(Number(value.toPrecision(12)))

describe('the key that numbers match by', () => {
  it('is twelve digits of the size, for every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(keyOf(value)).toBe(spelled(value))
      }),
    )
  })

  it('is so for printed numbers and for what adding and halving them leaves, at every power of ten', () => {
    const printed = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 12 }))
      .map(([digits, decimals]) => Number((digits / 10 ** decimals).toFixed(decimals)))
    fc.assert(
      fc.property(printed, printed, fc.integer({ min: -40, max: 40 }), (a, b, ulps) => {
        const nudged = a + ulps * Number.EPSILON * 64 * Math.abs(a)
        for (const value of [a, a + b, a - b, (a + b) / 2, nudged]) expect(keyOf(value)).toBe(spelled(value))
      }),
      { numRuns: 2000 },
    )
  })

  it('sees a coordinate in a sum whose last bit was rounded', () => {
    expect(keyOf(0.1 + 0.2)).toBe(0.3)
    expect(keyOf(-6.0 - -9.4)).toBe(3.4)
    expect(keyOf(0.30001)).not.toBe(0.3)
  })
})
