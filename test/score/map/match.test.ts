import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random'
import type { Vec2 } from '../../../src/base/vec2'
import { createLayout, type ObjectInput } from '../../../src/layout/layout'
import { assignLargest, assignSmallest } from '../../../src/score/map/assign'
import { instanceKey, mapColumns } from '../../../src/score/map/columns'
import { matchMaps } from '../../../src/score/map/match'
import { boxQuality, iouOf } from '../../../src/score/map/quality'

const SEED = 20260418

/** Every way to pair rows with columns (each at most once): the largest sum, and with it the most pairs. */
function bruteForce(weights: readonly (readonly number[])[]): { sum: number; pairs: number } {
  const columns = weights[0]?.length ?? 0
  const used = new Array<boolean>(columns).fill(false)
  let best = { sum: 0, pairs: 0 }
  const visit = (row: number, sum: number, pairs: number): void => {
    if (row === weights.length) {
      if (sum > best.sum + 1e-12 || (sum > best.sum - 1e-12 && pairs > best.pairs)) best = { sum, pairs }
      return
    }
    visit(row + 1, sum, pairs)
    for (let column = 0; column < columns; column++) {
      const weight = weights[row]![column]!
      if (used[column] || !(weight > 0)) continue
      used[column] = true
      visit(row + 1, sum + weight, pairs + 1)
      used[column] = false
    }
  }
  visit(0, 0, 0)
  return best
}

const matrix = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })).chain(([rows, columns]) =>
  fc.array(
    fc.array(
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 4 }).map((n) => n / 4),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      {
        minLength: columns,
        maxLength: columns,
      },
    ),
    { minLength: rows, maxLength: rows },
  ),
)

describe('assignment', () => {
  test('always finds the sum that trying every permutation finds', () => {
    fc.assert(
      fc.property(matrix, (weights) => {
        const columns = weights[0]!.length
        const chosen = assignLargest(weights.flat(), weights.length, columns)
        const taken = [...chosen].filter((column) => column >= 0)
        expect(new Set(taken).size).toBe(taken.length)
        const sum = [...chosen].reduce((s, column, row) => s + (column < 0 ? 0 : weights[row]![column]!), 0)
        expect(sum).toBeCloseTo(bruteForce(weights).sum, 9)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('the smallest assignment fills the shorter side at the least cost', () => {
    fc.assert(
      fc.property(matrix, (costs) => {
        const columns = costs[0]!.length
        const chosen = assignSmallest(costs.flat(), costs.length, columns)
        const pairs = [...chosen].filter((column) => column >= 0).length
        expect(pairs).toBe(Math.min(costs.length, columns))
        const sum = [...chosen].reduce((s, column, row) => s + (column < 0 ? 0 : costs[row]![column]!), 0)
        // The least cost of a full assignment is the largest gain when every pair gains 10 - cost.
        const gains = costs.map((row) => row.map((cost) => 10 - cost))
        expect(sum).toBeCloseTo(10 * pairs - bruteForce(gains).sum, 9)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  test('is a known optimum that taking the best pair first misses', () => {
    expect([...assignLargest([0.9, 0.8, 0.8, 0.1], 2, 2)]).toEqual([1, 0])
    expect([...assignLargest([0, 0, 0, 0.5], 2, 2)]).toEqual([-1, 1])
  })
})

const chairs = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 12 }),
    y: fc.integer({ min: 0, max: 8 }),
    w: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 7 },
)
const toInputs = (list: readonly { x: number; y: number; w: number }[]): ObjectInput[] =>
  list.map(({ x, y, w }) => ({ label: 'chair', bbox: [x / 4, y / 4, x / 4 + w / 2, y / 4 + 0.5] }))

describe('matching of maps', () => {
  test('always reaches the sum of q, and the number of pairs, of the best permutation', () => {
    fc.assert(
      fc.property(chairs, chairs, (mine, theirs) => {
        const predicted = mapColumns(createLayout(toInputs(mine)))
        const truth = mapColumns(createLayout(toInputs(theirs)))
        const weights = mine.map((_, i) => theirs.map((_, j) => boxQuality(predicted, i, truth, j)))
        const { partner, quality, optimal } = matchMaps(predicted, truth)
        const best = bruteForce(weights)
        expect(optimal).toBe(true)
        expect(quality.reduce((s, q) => s + q, 0)).toBeCloseTo(best.sum, 9)
        expect(quality.filter((q) => q > 0).length).toBe(best.pairs)
        // Everyone of the shorter side has a partner by name, and nobody two.
        const partners = [...partner].filter((j) => j >= 0)
        expect(partners.length).toBe(Math.min(mine.length, theirs.length))
        expect(new Set(partners).size).toBe(partners.length)
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })

  test('pairs only what has the same name', () => {
    const predicted = createLayout([{ label: 'table', bbox: [0, 0, 1, 1] }])
    const truth = createLayout([{ label: 'coffee table', bbox: [0, 0, 1, 1] }])
    expect([...matchMaps(mapColumns(predicted), mapColumns(truth)).partner]).toEqual([-1])
  })

  test.each([
    ['chair', 'chair'],
    ['Chair', 'chair'],
    ['chair_2', 'chair'],
    ['chair#12', 'chair'],
    ['CoffeeTable 3', 'coffeetable'],
    ['chair2', 'chair2'],
    ['2', '2'],
  ])('matches %s as %s', (label, key) => {
    expect(instanceKey(label)).toBe(key)
  })

  test('10,000 objects of one label in a room are matched in bounded time, the true map perfectly', () => {
    const random = createRandom(7)
    const crowd = (): ObjectInput[] =>
      Array.from({ length: 10_000 }, () => {
        const x = random.between(0, 8)
        const y = random.between(0, 6)
        return { label: 'chair', bbox: [x, y, x + random.between(0.5, 1), y + 0.5] }
      })
    const inputs = crowd()
    const truth = mapColumns(createLayout(inputs))
    const same = matchMaps(mapColumns(createLayout(inputs.toReversed())), truth)
    expect(same.quality.reduce((s, q) => s + q, 0)).toBe(10_000)
    const other = matchMaps(mapColumns(createLayout(crowd())), truth)
    expect(other.optimal).toBe(false)
    expect(other.quality.reduce((s, q) => s + q, 0) / 10_000).toBeGreaterThan(0.6)
  })

  test('a crowd in one place, and a flood around a few, stay bounded and are matched well', () => {
    const random = createRandom(8)
    const pile = (count: number, label: string): ObjectInput[] =>
      Array.from({ length: count }, () => {
        const w = random.between(0.5, 1)
        return { label, bbox: [0, 0, w, 1] }
      })
    const truth = mapColumns(createLayout(pile(10, 'lamp')))
    const flood = matchMaps(mapColumns(createLayout(pile(50_000, 'lamp'))), truth)
    expect(flood.optimal).toBe(true)
    expect(flood.quality.reduce((s, q) => s + q, 0)).toBeGreaterThan(9.9)
    const both = matchMaps(
      mapColumns(createLayout(pile(10_000, 'lamp'))),
      mapColumns(createLayout(pile(10_000, 'lamp'))),
    )
    expect(both.quality.every((q) => q >= 0 && q <= 1)).toBe(true)
  })
})

const boxAt = ([x, y]: Vec2, [halfX, halfY]: Vec2) => ({ x: [x], y: [y], halfX: [halfX], halfY: [halfY] })
/** Of two boxes given by the offset of their centers and their half extents. */
const qualityOf = (offset: Vec2, first: Vec2, second: Vec2) =>
  boxQuality(boxAt(offset, first), 0, boxAt([0, 0], second), 0)
const overlapOf = (offset: Vec2, first: Vec2, second: Vec2) =>
  iouOf(offset, boxAt(offset, first), 0, boxAt([0, 0], second), 0)

describe('quality of a pair', () => {
  test('equal boxes give 1, at zero area too', () => {
    expect(qualityOf([0, 0], [0, 0], [0, 0])).toBe(1)
    expect(qualityOf([0, 0], [2, 0], [2, 0])).toBe(1)
    expect(qualityOf([0, 0], [1e200, 1e200], [1e200, 1e200])).toBe(1)
  })

  test('a zero extent against a positive one gives 0, either way', () => {
    expect(qualityOf([0, 0], [0, 1], [1, 1])).toBe(0)
    expect(qualityOf([0, 0], [1, 1], [1, 0])).toBe(0)
  })

  test('is the written formula', () => {
    expect(qualityOf([0.3, 0.4], [1, 2], [2, 1])).toBeCloseTo(0.75 ** 3 / 4, 12)
    expect(qualityOf([0.6, 0.8], [1, 1], [1, 1])).toBe(0)
    expect(qualityOf([1e200, 0], [1, 1], [1, 1])).toBe(0)
  })

  test('overlap is null without area, and never NaN', () => {
    expect(overlapOf([0, 0], [0, 0], [0, 0])).toBeNull()
    expect(overlapOf([0, 0], [0, 1], [0, 2])).toBeNull()
    expect(overlapOf([0, 0], [1e200, 1e200], [1e200, 1e200])).toBe(1)
    expect(overlapOf([1, 0], [1, 1], [1, 1])).toBeCloseTo(1 / 3, 12)
    expect(overlapOf([2, 0], [1, 1], [1, 1])).toBe(0)
  })
})
