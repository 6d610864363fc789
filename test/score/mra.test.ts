import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import { MRA_PROFILES, type MraProfile, meanRelativeAccuracy } from '../../src/score/mra'
import { sharedJson } from '../support/shared'

const shared = sharedJson<{ columns: string[]; rows: (number | null)[][] }>('cases/mra.json')

describe('meanRelativeAccuracy', () => {
  it.skipIf(!shared)('equals the original programs exactly', () => {
    const { columns, rows } = shared!
    expect(rows.length).toBe(1008)
    const wrong = rows.flatMap((row) =>
      columns.slice(2).flatMap((profile, i) => {
        const got = meanRelativeAccuracy(row[0]!, row[1]!, profile as MraProfile)
        return Object.is(got ?? null, row[i + 2]) ? [] : [{ profile, row, got }]
      }),
    )
    expect(wrong).toEqual([])
  })

  it.each([
    // The profiles part where the error sits on a threshold.
    ['v2lo', 2.4, 2, 0.7],
    ['v2lo', 1.25, 1, 0.6],
    ['f32-strict', 1.25, 1, 0.5],
    ['f32-strict', 1.5, 1, 0],
    ['vsi', 1.5, 1, 0.1],
    ['f32-strict', 0.75, 1, 0.5],
    ['f32-strict', 2, 2, 1],
    ['f32-strict', 0, 0, 1],
    ['f32-strict', 4e-9, 0, Math.fround(0.2)],
    ['f32-strict', 3, 1, 0],
    ['f32-strict', 1e39, 1, 0],
    // A truth of zero: absolute error, unscorable, absolute error.
    ['v2lo', 0.3, 0, 0.5],
    ['vsi', 0.3, 0, undefined],
    ['vsi-abs', 0.3, 0, 0.5],
    ['vsi', -2, -2, undefined],
    ['vsi-abs', -2, -2, 1],
    ['v2lo', -2, -2, 1],
  ] as const)('%s of %d for %d is %s', (profile, prediction, truth, expected) => {
    expect(meanRelativeAccuracy(prediction, truth, profile)).toBe(expected)
  })

  it.each([
    [Number.NaN, 1],
    [1, Number.NaN],
    [Infinity, 1],
    [1, -Infinity],
    [Infinity, Infinity],
  ])('a pair of %d and %d is 0 in v2lo and unscorable elsewhere', (prediction, truth) => {
    expect(meanRelativeAccuracy(prediction, truth, 'v2lo')).toBe(0)
    for (const profile of ['vsi', 'vsi-abs', 'f32-strict'] as const) {
      expect(meanRelativeAccuracy(prediction, truth, profile)).toBeUndefined()
    }
  })

  it.each(['V2LO', 'constructor', '', undefined])('refuses profile %s and names the known ones', (profile) => {
    const call = () => meanRelativeAccuracy(1, 1, profile as unknown as MraProfile)
    expect(call).toThrow(/v2lo, vsi, vsi-abs, f32-strict/)
    expect(() => meanRelativeAccuracy('1' as unknown as number, 1, 'v2lo')).toThrow(/two numbers/)
    try {
      call()
    } catch (error) {
      expect(isV2loError(error)).toBe(true)
    }
  })
})

/**
 * The fourth profile once more, by another way: typed arrays do the rounding, and the thresholds come from the
 * definition 1 - θ for θ = 0.50, 0.55, ..., 0.95 in float32.
 */
function f32ByArrays(prediction: number, truth: number): number {
  const cell = new Float32Array(6)
  cell[0] = prediction
  cell[1] = truth
  cell[2] = cell[0]! - cell[1]!
  cell[3] = Math.abs(cell[1]!) + new Float32Array([1e-8])[0]!
  cell[4] = Math.abs(cell[2]!) / cell[3]!
  const levels = Float32Array.from({ length: 10 }, (_, i) => (50 + 5 * i) / 100)
  const passes = levels.map((level) => 1 - level).filter((threshold) => cell[4]! < threshold).length
  cell[5] = passes / 10
  return cell[5]!
}

const metres = fc.oneof(
  fc.integer({ min: -400, max: 400 }).map((n) => n / 20),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

describe('always', () => {
  it('f32-strict equals its definition computed in typed arrays', () => {
    fc.assert(
      fc.property(metres, metres, (prediction, truth) => {
        expect(meanRelativeAccuracy(prediction, truth, 'f32-strict')).toBe(f32ByArrays(prediction, truth))
      }),
      { numRuns: 5000, seed: 20 },
    )
  })

  it('a perfect prediction of a positive truth is 1, and no score leaves [0, 1]', () => {
    fc.assert(
      fc.property(metres, metres, fc.constantFrom(...MRA_PROFILES), (prediction, truth, profile) => {
        const value = meanRelativeAccuracy(prediction, truth, profile)
        if (value !== undefined) expect(value >= 0 && value <= 1).toBe(true)
        if (truth > 0 && truth < 1e38) expect(meanRelativeAccuracy(truth, truth, profile)).toBe(1)
      }),
      { numRuns: 2000, seed: 21 },
    )
  })
})
