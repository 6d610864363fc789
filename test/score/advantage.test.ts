import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentAdvantages, groupAdvantages } from '../../src/score/advantage'

describe('groupAdvantages', () => {
  const groups = ['a', 'a', 'a', 'b', 'b']
  const rewards = [1, 0, 0.5, 2, 4]
  it('are centred and scaled by the group, as EasyR1 and verl do it', () => {
    // Group a: mean 0.5, deviation 0.5. Group b: mean 3, deviation sqrt(2).
    const expected = [0.5 / 0.500001, -0.5 / 0.500001, 0, -1 / (Math.SQRT2 + 1e-6), 1 / (Math.SQRT2 + 1e-6)]
    for (const [i, value] of groupAdvantages(rewards, { groups }).entries()) expect(value).toBeCloseTo(expected[i]!, 12)
  })
  it('without scaling, as Dr. GRPO does it', () => {
    expect(groupAdvantages(rewards, { groups, scale: 'none' })).toEqual([0.5, -0.5, 0, -1, 1])
  })
  it('against the mean of the others', () => {
    expect(groupAdvantages(rewards, { groups, baseline: 'leave-one-out', scale: 'none' })).toEqual([
      0.75, -0.75, 0, -2, 2,
    ])
    expect(groupAdvantages([1, 1], { groups: [0, 0], baseline: 'leave-one-out' })).toEqual([0, 0])
  })
  it('leave out what could not be scored', () => {
    expect(groupAdvantages([1, null, 0], { groups: ['a', 'a', 'a'], scale: 'none' })).toEqual([0.5, 0, -0.5])
    expect(groupAdvantages([null], { groups: ['a'] })).toEqual([0])
  })
  it('of a group of one are what is asked for', () => {
    expect(groupAdvantages([3], { groups: ['a'] })).toEqual([0])
    expect(groupAdvantages([3], { groups: ['a'], single: 'reward' })).toEqual([3])
    expect(() => groupAdvantages([3], { groups: ['a'], single: 'refuse' })).toThrow(/at least two rewards in group a/)
  })
  it('refuse lists of different lengths, numbers that are not finite, and options that are none', () => {
    expect(() => groupAdvantages([1, 2], { groups: ['a'] })).toThrow(/one for each of 2 rewards/)
    expect(() => groupAdvantages([Number.NaN], { groups: ['a'] })).toThrow(/finite numbers/)
    expect(() => groupAdvantages([1], { groups: ['a'], scale: 'max' as 'none' })).toThrow(/scale/)
    expect(() => groupAdvantages([1], { groups: ['a'], epsilon: -1 })).toThrow(/epsilon/)
  })
  it('always agree with a reference by pairs of rewards', () => {
    const row = fc.tuple(fc.option(fc.integer({ min: -8, max: 8 }).map((n) => n / 4)), fc.integer({ min: 0, max: 3 }))
    const epsilon = fc.constantFrom(0, 1e-9, 1e-6, 1e-4)
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), epsilon, fc.constantFrom<0 | 1>(0, 1), (rows, eps, ddof) => {
        const got = groupAdvantages(
          rows.map(([reward]) => reward),
          { groups: rows.map(([, g]) => g), epsilon: eps + 1e-12, ddof },
        )
        for (const [i, [reward, group]] of rows.entries()) {
          const same = rows.flatMap(([r, g]) => (g === group && r !== null ? [r] : []))
          if (reward === null || same.length < 2) {
            expect(got[i]).toBe(0)
            continue
          }
          // The variance from all pairs, and the difference to the mean from all differences.
          let pairs = 0
          for (const a of same) for (const b of same) pairs += (a - b) ** 2
          const variance = pairs / (2 * same.length * (same.length - ddof))
          const difference = same.reduce((sum, other) => sum + (reward - other), 0) / same.length
          expect(got[i]).toBeCloseTo(difference / (Math.sqrt(variance) + eps + 1e-12), 6)
        }
      }),
      { seed: 94 },
    )
  })
})

describe('componentAdvantages', () => {
  it('are the weighted sum of the advantages of each component', () => {
    const groups = ['a', 'a']
    const components = { format: [1, 1], accuracy: [0, 1] }
    const sum = componentAdvantages(components, { format: 0.1, accuracy: 0.9 }, { groups, scale: 'none' })
    expect(sum[0]).toBeCloseTo(-0.45, 12)
    expect(sum[1]).toBeCloseTo(0.45, 12)
    expect(() => componentAdvantages(components, { map: 1 }, { groups })).toThrow(/a component for every weight/)
  })
})
