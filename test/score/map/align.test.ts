import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Vec2 } from '../../../src/base/vec2'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { mapAccuracy } from '../../../src/score/map/accuracy'
import {
  applyTransform,
  fitAlignment,
  isMirrored,
  type MapTransform,
  residualOf,
  transformYawDeg,
} from '../../../src/score/map/align'

const SEED = 20260419
const coordinate = fc.integer({ min: -10_000, max: 10_000 }).map((mm) => mm / 1000)
const point = fc.tuple(coordinate, coordinate)
const pairs = fc.array(fc.tuple(point, point), { minLength: 2, maxLength: 12 })

/** An independent fit: try yaws, take the best translation for each, and refine around the best. */
function gridSearch(from: readonly Vec2[], to: readonly Vec2[], scale: number): number {
  const center = (points: readonly Vec2[]) => [
    points.reduce((s, p) => s + p[0], 0) / points.length,
    points.reduce((s, p) => s + p[1], 0) / points.length,
  ]
  const [fx, fy] = center(from) as [number, number]
  const [tx, ty] = center(to) as [number, number]
  const residualAt = (angle: number) => {
    const c = Math.cos(angle)
    const s = Math.sin(angle)
    let sum = 0
    from.forEach(([x, y], i) => {
      const rx = scale * (c * (x - fx) - s * (y - fy)) + tx - to[i]![0]
      const ry = scale * (s * (x - fx) + c * (y - fy)) + ty - to[i]![1]
      sum += rx * rx + ry * ry
    })
    return Math.sqrt(sum / from.length)
  }
  let best = 0
  let step = Math.PI / 180
  for (let angle = -Math.PI; angle < Math.PI; angle += step) if (residualAt(angle) < residualAt(best)) best = angle
  for (; step > 1e-10; step /= 4)
    for (const angle of [best - step, best - step / 2, best + step / 2, best + step])
      if (residualAt(angle) < residualAt(best)) best = angle
  return residualAt(best)
}

describe('fitting an alignment', () => {
  test('the rotation agrees with a grid search over yaw', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const from = list.map(([a]) => a)
        const to = list.map(([, b]) => b)
        const fit = fitAlignment(from, to, 'rigid')
        expect(residualOf(from, to, fit)!).toBeLessThanOrEqual(gridSearch(from, to, 1) + 1e-6)
        expect(residualOf(from, to, fit)!).toBeGreaterThanOrEqual(gridSearch(from, to, 1) - 1e-6)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  test('no scale nearby fits better than the similarity found', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const from = list.map(([a]) => a)
        const to = list.map(([, b]) => b)
        const fit = fitAlignment(from, to, 'similarity')
        const residual = residualOf(from, to, fit)!
        for (const factor of [0.5, 0.9, 0.99, 1.01, 1.1, 2])
          expect(residual).toBeLessThanOrEqual(gridSearch(from, to, fit.scale * factor) + 1e-6)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  test('never contains a reflection', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('translation', 'rigid', 'similarity'), (list, kind) => {
        const { cos, sin, scale } = fitAlignment(
          list.map(([a]) => a),
          list.map(([, b]) => b),
          kind,
        )
        expect(cos * cos + sin * sin).toBeCloseTo(1, 9)
        expect(scale).toBeGreaterThanOrEqual(0)
      }),
      { seed: SEED },
    )
  })

  test.each([0, 30, 90, -90, 180, -135])('recovers a turn of %d degrees clockwise, a scale and a move', (yawDeg) => {
    const points: Vec2[] = [
      [0, 0],
      [3, 0],
      [3, 2],
      [-1, 5],
    ]
    const angle = (-yawDeg * Math.PI) / 180
    const made: MapTransform = { cos: Math.cos(angle), sin: Math.sin(angle), scale: 1.5, tx: 4, ty: -2 }
    const to = points.map(([x, y]) => applyTransform(made, x, y))
    const fit = fitAlignment(points, to, 'similarity')
    expect(transformYawDeg(fit)).toBeCloseTo(yawDeg, 9)
    expect(fit.scale).toBeCloseTo(1.5, 12)
    expect([fit.tx, fit.ty]).toEqual([expect.closeTo(4, 9), expect.closeTo(-2, 9)])
    expect(residualOf(points, to, fit)).toBeLessThan(1e-12)
    expect(isMirrored(points, to, 'similarity')).toBe(false)
    const mirrored = to.map(([x, y]): Vec2 => [-x, y])
    expect(isMirrored(points, mirrored, 'similarity')).toBe(true)
  })

  test('a line of points is never called mirrored', () => {
    const line: Vec2[] = [
      [0, 0],
      [1, 1],
      [2, 2],
      [5, 5],
    ]
    expect(
      isMirrored(
        line,
        line.map(([x, y]): Vec2 => [-x, y]),
        'rigid',
      ),
    ).toBe(false)
  })
})

const room = createLayout([
  { label: 'fridge', bbox: [-10.2, 0.3, -9.4, 1.1] },
  { label: 'sofa', bbox: [-6, 0.2, -4.1, 1.2] },
  { label: 'dining table', bbox: [-8.5, 3, -7, 4.2] },
  { label: 'tv stand', bbox: [-5.8, 5, -4.2, 5.4] },
  { label: 'lamp', bbox: [-3.5, 0.2, -3.1, 0.6] },
])

/** The room as a model would write it that stands elsewhere: every corner turned and moved, then boxed again. */
function seenFrom(layout: Layout, degrees: number, dx: number, dy: number, scale = 1): Layout {
  const angle = (degrees * Math.PI) / 180
  const turn: MapTransform = { cos: Math.cos(angle), sin: Math.sin(angle), scale, tx: dx, ty: dy }
  return createLayout(
    layout.objects.map(({ label, box }) => {
      const corners = [
        [box.minX, box.minY],
        [box.maxX, box.minY],
        [box.maxX, box.maxY],
        [box.minX, box.maxY],
      ].map(([x, y]) => applyTransform(turn, x!, y!))
      const xs = corners.map(([x]) => x)
      const ys = corners.map(([, y]) => y)
      return { label, bbox: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] }
    }),
  )
}

describe('alignment of maps', () => {
  test('undoes a move, a turn or a scale only where it is declared', () => {
    const moved = seenFrom(room, 0, 3, 3)
    expect(mapAccuracy(moved, room).overall).toBeLessThan(0.05)
    expect(mapAccuracy(moved, room, { align: 'translation' }).overall).toBeCloseTo(1, 9)
    const turned = seenFrom(room, 35, 2, 1)
    expect(mapAccuracy(turned, room, { align: 'translation' }).overall).toBeLessThan(0.5)
    const rigid = mapAccuracy(turned, room, { align: 'rigid' })
    expect(rigid.overall).toBeCloseTo(1, 9)
    expect(rigid.yawDeg).toBeCloseTo(35, 9)
    expect(rigid.residual).toBeLessThan(1e-9)
    expect(rigid.meanIou).toBeCloseTo(1, 9)
    expect(rigid.directionAgreement).toBe(1)
    const scaled = seenFrom(room, -80, 2, 1, 0.4)
    expect(mapAccuracy(scaled, room, { align: 'rigid' }).overall).toBeLessThan(0.5)
    const similar = mapAccuracy(scaled, room, { align: 'similarity' })
    expect(similar.overall).toBeCloseTo(1, 9)
    expect(similar.scale).toBeCloseTo(2.5, 9)
  })

  test('finds who is who among equal names', () => {
    const chairs = createLayout(
      [
        [0, 0],
        [4, 1],
        [1, 5],
        [6, 6],
        [2, 2],
      ].map(([x, y]) => ({ label: 'chair', bbox: [x!, y!, x! + 0.6, y! + 0.5] as const })),
    )
    for (const align of ['translation', 'rigid', 'similarity'] as const)
      expect(mapAccuracy(seenFrom(chairs, 0, -20, 7), chairs, { align }).overall).toBeCloseTo(1, 9)
    for (const align of ['rigid', 'similarity'] as const)
      expect(mapAccuracy(seenFrom(chairs, 130, -20, 7), chairs, { align }).overall).toBeCloseTo(1, 9)
    expect(mapAccuracy(seenFrom(chairs, 130, -20, 7, 3), chairs, { align: 'similarity' }).overall).toBeCloseTo(1, 9)
    const mirrored = createLayout(
      chairs.objects.map(({ label, box }) => ({ label, bbox: [-box.maxX, box.minY, -box.minX, box.maxY] as const })),
    )
    for (const align of ['none', 'rigid', 'similarity'] as const) {
      expect(mapAccuracy(mirrored, chairs, { align }).mirrored).toBe(true)
      expect(mapAccuracy(chairs, chairs, { align }).mirrored).toBe(false)
    }
  })

  test('a mirrored map is flagged and stays wrong under every alignment', () => {
    const mirrored = createLayout(
      room.objects.map(({ label, box }) => ({ label, bbox: [-box.maxX, box.minY, -box.minX, box.maxY] as const })),
    )
    for (const align of ['none', 'translation', 'rigid', 'similarity'] as const) {
      const result = mapAccuracy(mirrored, room, { align })
      expect(result.mirrored).toBe(true)
      expect(result.overall).toBeLessThan(0.3)
    }
  })

  test('thin boxes survive an alignment that is not needed', () => {
    const walls = createLayout([
      { label: 'north wall', bbox: [0, 5, 8, 5] },
      { label: 'west wall', bbox: [0, 0, 0, 5] },
      { label: 'lamp', bbox: [3, 3, 3, 3] },
    ])
    for (const align of ['none', 'translation', 'rigid', 'similarity'] as const)
      expect(mapAccuracy(walls, walls, { align }).overall).toBeCloseTo(1, 12)
  })

  test('an unknown alignment is the caller’s mistake', () => {
    expect(() => mapAccuracy(room, room, { align: 'reflection' as never })).toThrow(/expected align 'none'/)
  })
})
