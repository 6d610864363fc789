import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toGridMap } from '../../../src/grid/convert'
import { type Bbox, createAabb } from '../../../src/layout/aabb'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { parseLayout } from '../../../src/parse/layout'
import { mapAccuracy } from '../../../src/score/map/accuracy'
import { sharedLines } from '../../support/shared'
import { changed, mean, names, overSeeds, randomRoom } from './rooms'

const TEN = names(10)
const overall = (predicted: Layout, truth: Layout) => mapAccuracy(predicted, truth).overall

test('a grid map is refused as one, empty or not', () => {
  const room = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }])
  for (const layout of [room, createLayout([])]) {
    const grid = toGridMap(layout, { size: 10, bounds: { minX: 0, minY: 0, maxX: 10, maxY: 10 } }) as never
    const refused = /^expected \w+: a layout \{ origin, objects \}, received a grid map.*compareGridMaps.*fromGridMap/
    expect(() => mapAccuracy(grid, room)).toThrow(refused)
    expect(() => mapAccuracy(room, grid)).toThrow(refused)
  }
  const bare = { origin: 'observer', objects: [{ label: 'sofa' }] } as never
  expect(() => mapAccuracy(bare, room)).toThrow(/^expected predicted: a layout .* received .*createLayout/)
})

test('what is no layout is refused in one sentence that names it', () => {
  const room = createLayout([])
  for (const other of [[], {}, null, undefined, 'map'] as never[]) {
    expect(() => mapAccuracy(other, room)).toThrow(/^expected predicted: a layout \{ origin, objects \}, received /)
    expect(() => mapAccuracy(room, other)).toThrow(/^expected truth: a layout \{ origin, objects \}, received /)
  }
})

describe('what a perfect, an empty and a small map score', () => {
  test('a perfect map gives 1 in everything', () => {
    for (const score of overSeeds(50, (random) => {
      const room = randomRoom(random, [...TEN, 'chair', 'chair', 'chair'])
      const result = mapAccuracy(room, room)
      expect(result).toMatchObject({
        precision: 1,
        recall: 1,
        f1: 1,
        coverage: 1,
        directionAgreement: 1,
        optimal: true,
      })
      expect(result).toMatchObject({ centerError: 0, maxCenterError: 0, sizeError: 0, distanceError: 0, meanIou: 1 })
      expect(result).toMatchObject({ yawDeg: 0, scale: 1, residual: 0, mirrored: false })
      return result.overall
    }))
      expect(score).toBe(1)
  })

  test('two empty maps agree, one empty map is worth nothing', () => {
    const empty = createLayout([])
    const one = createLayout([{ label: 'chair', bbox: [0, 0, 1, 1] }])
    expect(mapAccuracy(empty, empty)).toMatchObject({ overall: 1, precision: 1, recall: 1, f1: 1, coverage: 1 })
    expect(mapAccuracy(empty, one)).toMatchObject({
      overall: 0,
      precision: 0,
      recall: 0,
      f1: 0,
      coverage: 0,
      meanIou: 0,
    })
    expect(mapAccuracy(one, empty)).toMatchObject({ overall: 0, precision: 0, recall: 0, f1: 0, centerError: null })
  })

  test('equal boxes of no area are equal', () => {
    const points = createLayout([
      { label: 'lamp', bbox: [1, 1, 1, 1] },
      { label: 'wall', bbox: [0, 0, 5, 0] },
    ])
    expect(mapAccuracy(points, points)).toMatchObject({ overall: 1, meanIou: null, sizeError: 0 })
  })

  test('the numbers of a map that was worked out by hand', () => {
    const truth = createLayout([
      { label: 'sofa', bbox: [0, 0, 2, 1] },
      { label: 'lamp', bbox: [4, 4, 5, 5] },
      { label: 'rug', bbox: [8, 0, 9, 1] },
    ])
    const predicted = createLayout([
      { label: 'sofa', bbox: [0.5, 0, 2.5, 1] },
      { label: 'lamp', bbox: [4, 7, 5, 8] },
      { label: 'cat', bbox: [0, 0, 1, 1] },
      { label: 'dog', bbox: [0, 0, 1, 1] },
    ])
    const result = mapAccuracy(predicted, truth)
    // The sofa is half a metre off, q = (1 - 1/4)³; the lamp 3 m off, q = 0; n = 4, m = 3, k = 1.
    expect(result.overall).toBeCloseTo(0.75 ** 3 / 6, 12)
    expect(result).toMatchObject({ precision: 1 / 4, recall: 1 / 3, f1: 2 / 7, coverage: 2 / 3 })
    expect(result).toMatchObject({ centerError: 1.75, medianCenterError: 1.75, maxCenterError: 3, sizeError: 0 })
    expect(result.meanIou).toBeCloseTo(1.5 / 2.5 / 3, 12)
    // sofa-lamp: truth (3.5, 4) front-right, predicted (3, 7): 23.2 degrees, front-right; observer-sofa (1, 0.5) right
    // at 63.4 degrees is front-right, predicted (1.5, 0.5) at 71.6 is right; observer-lamp (4.5, 4.5) and (4.5, 7.5).
    expect(result.directionAgreement).toBeCloseTo(2 / 3, 12)
    expect(result.distanceError).toBeCloseTo(Math.abs(Math.hypot(3, 7) - Math.hypot(3.5, 4)) / Math.hypot(3.5, 4), 12)
    expect(result.pairs).toEqual([
      { predicted: 'sofa', truth: 'sofa', quality: 0.75 ** 3, centerError: 0.5, iou: 0.6 },
      { predicted: 'lamp', truth: 'lamp', quality: 0, centerError: 3, iou: 0 },
    ])
  })

  test('the observer counts unless a map says that its origin is elsewhere', () => {
    const objects = [{ label: 'sofa', bbox: [1, 1, 2, 2] as Bbox }]
    const observer = createLayout(objects, { origin: 'observer' })
    const world = createLayout(objects, { origin: 'world' })
    expect(mapAccuracy(observer, observer).directionAgreement).toBe(1)
    expect(mapAccuracy(observer, world).directionAgreement).toBeNull()
  })
})

/** Seeds 1 to 400 of the setting of the promise: ten labels, 8 x 6 m, boxes of 0.5 to 2 m, drawn independently. */
describe('maps that know nothing', () => {
  test('random maps average below 0.05', () => {
    expect(mean(overSeeds(400, (random) => overall(randomRoom(random, TEN), randomRoom(random, TEN))))).toBeLessThan(
      0.05,
    )
  })

  test('a map with everything in one place averages below 0.05, wherever that is and whatever its size', () => {
    for (const [x, y] of [
      [4, 3],
      [0, 0],
      [2, 4],
    ] as const)
      for (const half of [0.25, 0.5, 0.625, 1, 2]) {
        const scores = overSeeds(200, (random) => {
          const truth = randomRoom(random, TEN)
          return overall(
            changed(truth, () => [x - half, y - half, x + half, y + half]),
            truth,
          )
        })
        expect(mean(scores)).toBeLessThan(0.05)
      }
  })

  test('boxes that cover the room, points for boxes and maps elsewhere are worth next to nothing', () => {
    expect(mean(overSeeds(100, (r) => cover(randomRoom(r, TEN))))).toBeLessThan(0.05)
    expect(mean(overSeeds(100, (r) => points(randomRoom(r, TEN))))).toBe(0)
    expect(mean(overSeeds(100, (r) => shifted(randomRoom(r, TEN))))).toBe(0)
  })
  const cover = (room: Layout) =>
    overall(
      changed(room, () => [0, 0, 8, 6]),
      room,
    )
  const points = (room: Layout) =>
    overall(
      changed(room, ([x0, y0, x1, y1]) => [(x0 + x1) / 2, (y0 + y1) / 2, (x0 + x1) / 2, (y0 + y1) / 2]),
      room,
    )
  const shifted = (room: Layout) =>
    overall(
      changed(room, ([x0, y0, x1, y1]) => [x0 + 3, y0, x1 + 3, y1]),
      room,
    )
})

const anyRoom = fc.array(
  fc.record({
    label: fc.constantFrom('chair', 'lamp', 'table', 'dog bed'),
    x: fc.integer({ min: -8, max: 8 }),
    y: fc.integer({ min: -8, max: 8 }),
    w: fc.integer({ min: 0, max: 4 }),
    h: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 12 },
)
type Drawn = { label: string; x: number; y: number; w: number; h: number }[]
const layoutOf = (list: Drawn) =>
  createLayout(
    list.map(({ label, x, y, w, h }) => ({ label, box: createAabb(x / 3, y / 3, (x + w) / 3, (y + h) / 3) })),
  )

describe('always', () => {
  test('the order and the numbering of instances do not matter, to the last digit', () => {
    fc.assert(
      fc.property(anyRoom, anyRoom, fc.integer(), (mine, theirs, salt) => {
        const before = mapAccuracy(layoutOf(mine), layoutOf(theirs))
        const renamed = shuffledBy(mine, salt).map((object, i) => ({
          ...object,
          label: `${object.label.toUpperCase()} ${i}`,
        }))
        const after = mapAccuracy(layoutOf(renamed), layoutOf(shuffledBy(theirs, salt + 1)))
        expect(after.overall).toBe(before.overall)
        expect(after.precision).toBe(before.precision)
        expect(after.matchedCount).toBe(before.matchedCount)
        expect(after.centerError ?? 0).toBeCloseTo(before.centerError ?? 0, 9)
        expect(after.meanIou ?? 0).toBeCloseTo(before.meanIou ?? 0, 9)
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  test('every number is finite and every share is in [0, 1], for absurd coordinates too', () => {
    const wild = fc.array(
      fc.record({
        label: fc.constantFrom('a', 'b'),
        corners: fc.tuple(
          ...Array.from({ length: 4 }, () =>
            fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 1, 1e200, -1e200, 1e-320)),
          ),
        ) as fc.Arbitrary<[number, number, number, number]>,
      }),
      { maxLength: 6 },
    )
    const make = (list: { label: string; corners: [number, number, number, number] }[]) =>
      createLayout(
        list.map(({ label, corners: [a, b, c, d] }) => ({
          label,
          box: createAabb(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)),
        })),
      )
    const align = fc.constantFrom('none', 'translation', 'rigid', 'similarity')
    fc.assert(
      fc.property(wild, wild, align, (mine, theirs, kind) => {
        const result = mapAccuracy(make(mine), make(theirs), { align: kind })
        JSON.stringify(result, (key, value) => {
          if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} is ${value}`)
          return value
        })
        const { overall, precision, recall, f1, coverage } = result
        for (const share of [overall, precision, recall, f1, coverage]) expect(share >= 0 && share <= 1).toBe(true)
        expect(mapAccuracy(make(mine), make(mine)).overall).toBe(1)
      }),
      { seed: 12, numRuns: 1000 },
    )
  })

  test('50,000 copies of one object are matched in bounded time and are worth nothing', () => {
    const copies = createLayout(Array.from({ length: 50_001 }, () => ({ label: 'fridge', bbox: [1, 2, 3, 4] as Bbox })))
    const truth = createLayout([{ label: 'fridge', bbox: [1, 2, 3, 4] }])
    expect(mapAccuracy(copies, truth).overall).toBeLessThan(0.001)
  })
})

function shuffledBy<T>(items: readonly T[], salt: number): T[] {
  return items
    .map((item, i) => ({ item, key: Math.imul(i + 1, salt * 2 + 1) ^ (salt >> 3) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

interface Row {
  readonly id: number
  readonly name: string
  readonly response?: string
  readonly parts?: readonly (readonly [unit: string, count: number])[]
  readonly strict: { readonly map?: readonly [number, number] }
}
interface Header {
  readonly gt_map_named_GT: readonly { object_name: string; bbox: Bbox }[]
}

describe('the shared adversarial maps', () => {
  const rows = sharedLines<Row & Header>('cases/adversarial-responses.jsonl')
  test.skipIf(rows === undefined)('stay inside their bounds', () => {
    const truth = createLayout(rows![0]!.gt_map_named_GT.map(({ object_name: label, bbox }) => ({ label, bbox })))
    const bounded = rows!.slice(1).filter(({ strict }) => strict.map !== undefined)
    expect(bounded.length).toBeGreaterThan(15)
    for (const { response, parts, strict, name } of bounded) {
      const text = response ?? parts!.map(([unit, count]) => unit.repeat(count)).join('')
      const parsed = parseLayout(text)
      const score = overall(parsed.ok ? parsed.value : createLayout([]), truth)
      expect(score, name).toBeGreaterThanOrEqual(strict.map![0])
      expect(score, name).toBeLessThanOrEqual(strict.map![1])
    }
  })
})
