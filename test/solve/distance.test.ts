import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import type { Aabb, Bbox } from '../../src/layout/aabb'
import { createLayout } from '../../src/layout/layout'
import type { Place } from '../../src/layout/place'
import { centerDistance, closestDistance, closestPoints } from '../../src/solve/distance'
import { sharedLines } from '../support/shared'

const box = ([minX, minY, maxX, maxY]: Bbox): Aabb => ({ minX, minY, maxX, maxY })

describe('closestDistance', () => {
  const cases: readonly [string, Bbox, Bbox, number][] = [
    ['beside each other', [0, 0, 1, 1], [1.5, 0, 2, 1], 0.5],
    ['above each other', [0, 0, 1, 1], [0, 3, 1, 4], 2],
    ['corner to corner', [0, 0, 1, 1], [4, 5, 6, 6], 5],
    ['touching edges', [0, 0, 1, 1], [1, 0.5, 2, 2], 0],
    ['touching corners', [0, 0, 1, 1], [1, 1, 2, 2], 0],
    ['one inside the other', [0, 0, 9, 9], [3, 3, 4, 4], 0],
    ['points', [1, 1, 1, 1], [4, 5, 4, 5], 5],
  ]
  it.each(cases)('of boxes %s', (_, a, b, expected) => {
    expect(closestDistance(box(a), box(b))).toBe(expected)
    expect(closestDistance(box(b), box(a))).toBe(expected)
  })
  it('takes points, boxes and objects', () => {
    const [sofa] = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }]).objects
    const places: Place[] = [sofa!, sofa!.box]
    for (const place of places) expect(closestDistance(place, [5, 5])).toBe(5)
    expect(closestDistance([0, 0], [3, 4])).toBe(5)
  })
  it('never overflows and never underflows before it has to', () => {
    expect(closestDistance([0, 0], [3e200, 4e200])).toBeCloseTo(5e200, -190)
    expect(closestDistance([0, 0], [3e-200, 4e-200]) / 5e-200).toBeCloseTo(1, 12)
    expect(centerDistance(box([-1e308, 0, 1.5e308, 0]), [0, 0])).toBe(2.5e307)
  })
  it('throws for a place that is none', () => {
    const swapped = { minX: 1, minY: 0, maxX: 0, maxY: 1 }
    for (const bad of [[1, Number.NaN], [1], null, 'sofa', {}, { minX: 1 }, { ...swapped, maxX: Number.NaN }, swapped])
      expect(() => closestDistance(bad as unknown as Place, [0, 0])).toThrow(expect.toSatisfy(isV2loError))
  })
  it('always equals the smallest distance of sampled points, up to the sampling', () => {
    const side = fc.integer({ min: 0, max: 6 })
    const someBox = fc.tuple(side, side, side, side).map(([x, y, w, h]) => box([x, y, x + w, y + h]))
    fc.assert(
      fc.property(someBox, someBox, (a, b) => {
        // Integer boxes: the closest points have integer coordinates, so sampling the integers is exact.
        let least = Infinity
        for (let ax = a.minX; ax <= a.maxX; ax++)
          for (let ay = a.minY; ay <= a.maxY; ay++)
            for (let bx = b.minX; bx <= b.maxX; bx++)
              for (let by = b.minY; by <= b.maxY; by++) least = Math.min(least, (ax - bx) ** 2 + (ay - by) ** 2)
        expect(closestDistance(a, b)).toBeCloseTo(Math.sqrt(least), 12)
      }),
      { seed: 41 },
    )
  })
})

describe('closestPoints', () => {
  it.each([
    [
      'boxes that face each other',
      [0, 0, 2, 4],
      [5, 1, 6, 3],
      [
        [2, 2],
        [5, 2],
      ],
    ],
    [
      'boxes at a corner',
      [0, 0, 1, 1],
      [2, 3, 4, 4],
      [
        [1, 1],
        [2, 3],
      ],
    ],
    [
      'boxes that overlap',
      [0, 0, 4, 4],
      [2, 2, 6, 6],
      [
        [3, 3],
        [3, 3],
      ],
    ],
    [
      'a point below a box',
      [1, -2, 1, -2],
      [0, 0, 4, 4],
      [
        [1, -2],
        [1, 0],
      ],
    ],
  ] as const)('of %s', (_, a, b, points) => {
    expect(closestPoints(box(a), box(b))).toEqual(points)
  })
  it('always lie in their outlines and are as far apart as closestDistance says', () => {
    const corner = fc.integer({ min: -9, max: 9 })
    const place = fc.tuple(corner, corner, fc.integer({ min: 1, max: 5 }), fc.boolean()).map(([x, y, size, turned]) => {
      // A square on its corner, or the box around it.
      const footprint = (
        [
          [0, -1],
          [1, 0],
          [0, 1],
          [-1, 0],
        ] as const
      ).map(([dx, dy]) => [x + dx * size, y + dy * size] as const)
      const bbox = [x - size, y - size, x + size, y + size] as const
      return createLayout([{ label: 'a', bbox, ...(turned && { footprint }) }]).objects[0]!
    })
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [p, q] = closestPoints(a, b)
        expect(closestDistance(p, a)).toBeCloseTo(0, 12)
        expect(closestDistance(q, b)).toBeCloseTo(0, 12)
        expect(centerDistance(p, q)).toBeCloseTo(closestDistance(a, b), 12)
      }),
      { seed: 42 },
    )
  })
})

describe('centerDistance', () => {
  it('is between the centres', () => {
    expect(centerDistance(box([0, 0, 2, 2]), box([3, 4, 5, 6]))).toBe(5)
    // The paper's figure: the fridge to the armchair and to the dogbed.
    const fridge = box([-10.2, 0.3, -9.4, 1.1])
    expect(centerDistance(fridge, box([-5.6, 1.8, -4.8, 2.7]))).toBeCloseTo(4.85, 2)
    expect(centerDistance(fridge, box([-7.6, 5.4, -6.8, 6.4]))).toBeCloseTo(5.81, 2)
  })
})

interface BoxCase {
  readonly id: number
  readonly a: Bbox
  readonly b: Bbox
  readonly edge_distance: number
  readonly touch_or_overlap: boolean
  readonly center_distance: number
}
const cases = sharedLines<BoxCase>('cases/box-distances.jsonl')
describe.skipIf(cases === undefined)('box distances by a geometry library and exact arithmetic', () => {
  it.each((cases ?? []).map((c) => [c.id, c] as const))('case %s', (_, c) => {
    const near = (x: number, y: number) => Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(y))
    const closest = closestDistance(box(c.a), box(c.b))
    const center = centerDistance(box(c.a), box(c.b))
    expect(near(closest, c.edge_distance), `${closest} against ${c.edge_distance}`).toBe(true)
    expect(near(center, c.center_distance), `${center} against ${c.center_distance}`).toBe(true)
    expect(closest === 0).toBe(c.touch_or_overlap)
  })
})
