import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convexHull, signedArea } from '../../src/base/convex'
import { isV2loError } from '../../src/base/error'
import type { Vec2 } from '../../src/base/vec2'
import { type Bbox, createAabb } from '../../src/layout/aabb'
import { type BevObject, createLayout } from '../../src/layout/layout'
import { mapAccuracy } from '../../src/score/map/accuracy'
import { centerDistance, closestDistance } from '../../src/solve/distance'
import { roomSize } from '../../src/solve/room'
import { sizeOf } from '../../src/solve/size'
import { sharedLines } from '../support/shared'

/** An object over a footprint. */
function shape(footprint: readonly Vec2[], zRange?: readonly [number, number]): BevObject {
  const xs = footprint.map((p) => p[0])
  const ys = footprint.map((p) => p[1])
  const bbox: Bbox = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  return createLayout([{ label: 'shape', bbox, footprint, ...(zRange && { zRange }) }]).objects[0]!
}

/** A rectangle turned about its centre. */
function turned(cx: number, cy: number, w: number, d: number, deg: number): Vec2[] {
  const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)]
  const corners: Vec2[] = [
    [-w / 2, -d / 2],
    [w / 2, -d / 2],
    [w / 2, d / 2],
    [-w / 2, d / 2],
  ]
  return corners.map(([x, y]) => [cx + x * c - y * s, cy + x * s + y * c])
}

// Sixty-fourths, so that moved polygons keep their corners apart.
const coordinate = fc.integer({ min: -320, max: 320 }).map((n) => n / 64)
const polygon = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 })
  .map((points) => convexHull(points))
  .filter((hull) => hull.length >= 3 && signedArea(hull) > 0.05)

/** Points of the outline, so densely that neighbours are at most `step` apart. */
function outlineSamples(points: readonly Vec2[], step: number): Vec2[] {
  return points.flatMap((p, i) => {
    const q = points[(i + 1) % points.length]!
    const n = Math.max(1, Math.ceil(Math.hypot(q[0] - p[0], q[1] - p[1]) / step))
    return Array.from({ length: n }, (_, k): Vec2 => [p[0] + ((q[0] - p[0]) * k) / n, p[1] + ((q[1] - p[1]) * k) / n])
  })
}

const within = (points: readonly Vec2[], [x, y]: Vec2) =>
  points.every((p, i) => {
    const q = points[(i + 1) % points.length]!
    return (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) >= 0
  })

function sampledDistance(a: readonly Vec2[], b: readonly Vec2[], step: number): number {
  let least = Infinity
  const [as, bs] = [outlineSamples(a, step), outlineSamples(b, step)]
  if (as.some((p) => within(b, p)) || bs.some((p) => within(a, p))) return 0
  for (const p of as) for (const q of bs) least = Math.min(least, Math.hypot(p[0] - q[0], p[1] - q[1]))
  return least
}

describe('closestDistance of footprints', () => {
  test.each<[string, Vec2[], Vec2[], number]>([
    ['a diamond beside a square', turned(0, 0, Math.SQRT2, Math.SQRT2, 45), turned(3, 0, 2, 2, 0), 1],
    ['touching along a slanted edge', turned(0, 0, 2, 2, 30), turned(Math.sqrt(3), 1, 2, 2, 30), 0],
    ['a cross of two bars', turned(0, 0, 6, 1, 10), turned(0, 0, 1, 6, 10), 0],
    ['one inside the other', turned(0, 0, 6, 6, 20), turned(0.5, 0.5, 1, 1, 50), 0],
    [
      'two 2 x 1 boxes 1 m apart, all turned by 45 degrees',
      turned(0, 0, 2, 1, 45),
      turned(-Math.SQRT2, Math.SQRT2, 2, 1, 45),
      1,
    ],
  ])('%s', (_, a, b, expected) => {
    expect(closestDistance(shape(a), shape(b))).toBeCloseTo(expected, 12)
    expect(closestDistance(shape(b), shape(a))).toBeCloseTo(expected, 12)
  })

  test('a footprint against a box, a thin box and a point', () => {
    const diamond = shape(turned(0, 0, Math.SQRT2, Math.SQRT2, 45))
    expect(closestDistance(diamond, createAabb(3, -1, 4, 1))).toBeCloseTo(2, 12)
    expect(closestDistance(diamond, createAabb(-9, 3, 9, 3))).toBeCloseTo(2, 12)
    expect(closestDistance(diamond, createAabb(-9, 0.25, 9, 0.25))).toBe(0)
    expect(closestDistance(diamond, [1, 1])).toBeCloseTo(Math.SQRT1_2, 12)
    expect(closestDistance(diamond, [0.2, 0.3])).toBe(0)
  })

  test('always equals the smallest distance of densely sampled outlines, up to the sampling', () => {
    fc.assert(
      fc.property(polygon, polygon, fc.integer({ min: 0, max: 12 }), (a, b, shift) => {
        const moved = b.map(([x, y]): Vec2 => [x + shift, y])
        const step = 0.08
        const sampled = sampledDistance(a, moved, step)
        const exact = closestDistance(shape(a), shape(moved))
        expect(exact).toBeLessThanOrEqual(sampled + 1e-9)
        expect(exact).toBeGreaterThanOrEqual(sampled - step)
        expect(closestDistance(shape(moved), shape(a))).toBeCloseTo(exact, 12)
      }),
      { numRuns: 60 },
    )
  })

  test('always equals the distance of boxes where the footprints are the boxes', () => {
    const side = fc.double({ min: 0.1, max: 4, noNaN: true })
    const box = fc.tuple(coordinate, coordinate, side, side).map(([x, y, w, d]): Bbox => [x, y, x + w, y + d])
    const corners = ([x0, y0, x1, y1]: Bbox): Vec2[] => [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ]
    fc.assert(
      fc.property(box, box, (a, b) => {
        const exact = closestDistance(createAabb(...a), createAabb(...b))
        expect(closestDistance(shape(corners(a)), shape(corners(b)))).toBeCloseTo(exact, 12)
      }),
    )
  })

  test('keeps its digits far away and at extreme scales', () => {
    const [a, b] = [turned(0, 0, 2, 2, 0), turned(5, 0, 2, 2, 0)]
    for (const size of [1e-90, 1e90, 1e200]) {
      const at = (points: Vec2[]) => shape(points.map(([x, y]): Vec2 => [x * size, y * size]))
      expect(closestDistance(at(a), at(b)) / size).toBeCloseTo(3, 9)
    }
  })
})

describe('closestDistance in space', () => {
  const low = shape(turned(0, 0, 2, 2, 0), [0, 1])
  test('adds the gap in height', () => {
    expect(closestDistance(low, shape(turned(5, 0, 2, 2, 0), [5, 6]), { dimensions: 3 })).toBe(5)
    expect(closestDistance(low, shape(turned(5, 0, 2, 2, 0), [0.5, 6]), { dimensions: 3 })).toBe(3)
    expect(closestDistance(low, shape(turned(0, 0, 1, 1, 30), [1, 2]), { dimensions: 3 })).toBe(0)
    expect(closestDistance(low, shape(turned(0, 0, 1, 1, 30), [3, 4]), { dimensions: 3 })).toBe(2)
  })

  test('throws without heights and on other dimensions', () => {
    const flat = shape(turned(5, 0, 2, 2, 0))
    expect(() => closestDistance(low, flat, { dimensions: 3 })).toThrow(expect.toSatisfy(isV2loError))
    expect(() => closestDistance(low, [1, 2], { dimensions: 3 })).toThrow(expect.toSatisfy(isV2loError))
    expect(() => closestDistance(low, low, { dimensions: 4 as 3 })).toThrow(expect.toSatisfy(isV2loError))
  })

  test('always equals the smallest distance of points sampled in both prisms, up to the sampling', () => {
    const heights = fc
      .tuple(coordinate, fc.double({ min: 0, max: 2, noNaN: true }))
      .map(([z, h]) => [z, z + h] as const)
    fc.assert(
      fc.property(polygon, heights, polygon, heights, (a, za, b, zb) => {
        const moved = b.map(([x, y]): Vec2 => [x + 6, y])
        const step = 0.2
        const flat = sampledDistance(a, moved, step)
        let least = Infinity
        for (let i = 0; i <= 20; i++)
          for (let j = 0; j <= 20; j++) {
            const z = za[0] + ((za[1] - za[0]) * i) / 20 - (zb[0] + ((zb[1] - zb[0]) * j) / 20)
            least = Math.min(least, Math.hypot(flat, z))
          }
        const exact = closestDistance(shape(a, za), shape(moved, zb), { dimensions: 3 })
        expect(exact).toBeLessThanOrEqual(least + 1e-9)
        expect(exact).toBeGreaterThanOrEqual(least - 2 * step)
      }),
      { numRuns: 50 },
    )
  })
})

describe('sizeOf footprints', () => {
  test('a turned rectangle has its own sides, not those of its box', () => {
    const size = sizeOf(shape(turned(3, 4, 2, 0.8, 37), [0, 0.9]))
    expect(size.longest).toBeCloseTo(2, 12)
    expect(size.shortest).toBeCloseTo(0.8, 12)
    expect(size.area).toBeCloseTo(1.6, 12)
    expect(size.height).toBe(0.9)
    expect(size.extentX).toBeGreaterThan(2)
  })

  test('the rectangle is never larger than any of a scan over all turns', () => {
    fc.assert(
      fc.property(polygon, (points) => {
        const size = sizeOf(shape(points))
        let least = Infinity
        for (let deg = 0; deg < 90; deg += 0.25) {
          const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)]
          const us = points.map(([x, y]) => x * c + y * s)
          const vs = points.map(([x, y]) => y * c - x * s)
          least = Math.min(least, (Math.max(...us) - Math.min(...us)) * (Math.max(...vs) - Math.min(...vs)))
        }
        expect(size.longest * size.shortest).toBeLessThanOrEqual(least * (1 + 1e-9))
        // The smallest rectangle has a side along an edge of the outline (Freeman and Shapira, 1975).
        const alongEdges = points.map(([x, y], i) => {
          const [nextX, nextY] = points[(i + 1) % points.length]!
          const length = Math.hypot(nextX - x, nextY - y)
          const [c, s] = [(nextX - x) / length, (nextY - y) / length]
          const us = points.map(([px, py]) => px * c + py * s)
          const vs = points.map(([px, py]) => py * c - px * s)
          return (Math.max(...us) - Math.min(...us)) * (Math.max(...vs) - Math.min(...vs))
        })
        expect(size.longest * size.shortest).toBeGreaterThanOrEqual(Math.min(...alongEdges) * (1 - 1e-9))
        expect(size.area).toBeLessThanOrEqual(size.longest * size.shortest * (1 + 1e-9))
      }),
      { numRuns: 60 },
    )
  })
})

describe('roomSize', () => {
  const objects = [
    { label: 'bed', bbox: [0, 0, 2, 1] as Bbox },
    { label: 'lamp', bbox: [4, 3, 4, 3] as Bbox },
  ]
  test('is the floor where it is given, either way round, also where it is not convex', () => {
    const floor: Vec2[] = [
      [0, 0],
      [4, 0],
      [4, 2],
      [2, 2],
      [2, 4],
      [0, 4],
    ]
    expect(roomSize(createLayout(objects, { floor }))).toEqual({ area: 12, from: 'floor' })
    expect(roomSize(createLayout(objects, { floor: floor.reverse() }))).toEqual({ area: 12, from: 'floor' })
  })
  test('else the hull of the objects, which says so', () => {
    // (0,0) (2,0) (4,3) (0,1): the shoelace formula by hand.
    expect(roomSize(createLayout(objects))).toEqual({ area: 5, from: 'hull' })
  })
  test('is undefined where there is nothing to measure', () => {
    expect(roomSize(createLayout([]))).toBeUndefined()
    expect(roomSize(createLayout([{ label: 'pin', bbox: [1, 1, 1, 1] }]))).toBeUndefined()
  })
})

describe('the published box cases', () => {
  interface BoxCase {
    id: number
    a: Bbox
    b: Bbox
    edge_distance: number
    touch_or_overlap: boolean
    interiors_overlap: boolean
    iou: number | null
    iou_defined: boolean
    center_distance: number
  }
  /** The IoU that the comparison of two maps of one object each reports. */
  const iouOfMaps = (a: Bbox, b: Bbox) =>
    mapAccuracy(createLayout([{ label: 'x', bbox: a }]), createLayout([{ label: 'x', bbox: b }])).pairs[0]!.iou
  const cases = sharedLines<BoxCase>('cases/box-distances.jsonl')
  test.skipIf(!cases)('distances, overlap and IoU agree', () => {
    expect(cases).toHaveLength(158)
    for (const c of cases!) {
      const [a, b] = [createAabb(...c.a), createAabb(...c.b)]
      const near = (actual: number, expected: number) =>
        expect(Math.abs(actual - expected), `case ${c.id}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
      near(closestDistance(a, b), c.edge_distance)
      expect(closestDistance(a, b) === 0, `case ${c.id}`).toBe(c.touch_or_overlap)
      near(centerDistance(a, b), c.center_distance)
      const iou = iouOfMaps(c.a, c.b)
      if (c.iou_defined) near(iou!, c.iou!)
      else expect(iou, `case ${c.id}`).toBeNull()
      const turned = iouOfMaps(c.b, c.a)
      if (iou === null) expect(turned).toBeNull()
      else near(turned!, iou)
    }
  })
})
