import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DirectionLabel } from '../../src/base/direction-words'
import { isV2loError } from '../../src/base/error'
import type { Vec2 } from '../../src/base/vec2'
import type { ObserverFrame } from '../../src/layout/frame'
import { frameFromRelation, observerFrame } from '../../src/layout/frame'
import { relativeDirection } from '../../src/solve/direction'
import { labelsOf, type Scheme } from '../../src/solve/sectors'
import { sharedLines } from '../support/shared'

const north = observerFrame({ position: [0, 0], yawDeg: 0 })
/** A target at a bearing given by exact coordinates. */
const at: { readonly [bearing: string]: Vec2 } = {
  '0': [0, 3],
  '45': [2, 2],
  '90': [3, 0],
  '135': [2, -2],
  '180': [0, -3],
  '-135': [-2, -2],
  '-90': [-3, 0],
  '-45': [-2, 2],
}

describe('labels on the edges (an edge belongs to the sector that begins there when turning left)', () => {
  const onEdge: readonly [Scheme, string, DirectionLabel][] = [
    ['quadrant', '0', 'front-left'],
    ['quadrant', '90', 'front-right'],
    ['quadrant', '180', 'back-right'],
    ['quadrant', '-90', 'back-left'],
    ['cardinal', '-45', 'left'],
    ['cardinal', '45', 'front'],
    ['cardinal', '135', 'right'],
    ['cardinal', '-135', 'back'],
    ['left-right', '0', 'left'],
    ['left-right', '180', 'right'],
    ['front-back', '90', 'front'],
    ['front-back', '-90', 'back'],
    ['left-right-back', '0', 'left'],
    ['left-right-back', '135', 'back'],
    ['left-right-back', '-135', 'back'],
  ]
  it.each(onEdge)('%s at %s is %s, ambiguous', (scheme, bearing, label) => {
    for (const toleranceDeg of [undefined, 0]) {
      const result = relativeDirection(at[bearing]!, north, { scheme, toleranceDeg })
      expect(result).toEqual({ label, bearingDeg: Number(bearing), marginDeg: 0, ambiguous: true })
    }
  })

  const inside: readonly [Scheme, string, DirectionLabel, number][] = [
    ['quadrant', '45', 'front-right', 45],
    ['quadrant', '-135', 'back-left', 45],
    ['cardinal', '180', 'back', 45],
    ['cardinal', '-90', 'left', 45],
    ['octant', '0', 'front', 22.5],
    ['octant', '180', 'back', 22.5],
    ['octant', '-135', 'back-left', 22.5],
    ['left-right', '-90', 'left', 90],
    ['front-back', '180', 'back', 90],
    ['left-right-back', '180', 'back', 45],
    ['left-right-back', '90', 'right', 45],
  ]
  it.each(inside)('%s at %s is %s with a margin of %s', (scheme, bearing, label, margin) => {
    const result = relativeDirection(at[bearing]!, north, { scheme })!
    expect(result).toMatchObject({ label, bearingDeg: Number(bearing), ambiguous: false })
    expect(result.marginDeg).toBeCloseTo(margin, 12)
  })
})

describe('an exact tie off the axes', () => {
  // Facing (1, 3) and a target at twice that: the unit vectors differ in their last bits, the products do not.
  it('survives in a frame made from two points', () => {
    const result = relativeDirection([2, 6], { at: [0, 0], facing: [1, 3] }, { toleranceDeg: 0 })
    expect(result).toEqual({ label: 'front-left', bearingDeg: 0, marginDeg: 0, ambiguous: true })
  })

  it('survives a relation to the left and right', () => {
    for (const [as, forward] of [
      ['right', [-3, 1]],
      ['left', [3, -1]],
      ['backward', [-1, -3]],
    ] as const) {
      const frame = frameFromRelation({ from: [0.1, 0.7], to: [1.1, 3.7], as })!
      const result = relativeDirection([7 * forward[0], 7 * forward[1]], frame, { from: [0, 0], toleranceDeg: 1e-9 })
      expect(result).toMatchObject({ label: 'front-left', ambiguous: true })
    }
  })

  it('is told from one unit in the last place beside it', () => {
    const observer = { at: [0, 0], facing: [1, 3] } as const
    const above = 6 + 2 ** -50
    expect(relativeDirection([2, above], observer, { toleranceDeg: 0 })).toMatchObject({
      label: 'front-left',
      ambiguous: false,
    })
    const below = 6 - 2 ** -50
    expect(relativeDirection([2, below], observer, { toleranceDeg: 0 })).toMatchObject({
      label: 'front-right',
      ambiguous: false,
    })
    expect(relativeDirection([2, below], observer)).toMatchObject({ label: 'front-left', ambiguous: true })
  })
})

describe('no direction', () => {
  it('is undefined when the observer faces its own place, and when target and from coincide', () => {
    expect(relativeDirection([1, 1], { at: [2, 2], facing: [2, 2] })).toBeUndefined()
    expect(relativeDirection([1, 1], north, { from: [1, 1] })).toBeUndefined()
    expect(relativeDirection([0, 0], north)).toBeUndefined()
    expect(relativeDirection([1, 1], { position: [0, 0], forward: [0, 0] })).toBeUndefined()
  })

  it("throws for the caller's mistakes", () => {
    const calls = [
      () => relativeDirection([0, 1], north, { toleranceDeg: 23 }),
      () => relativeDirection([0, 1], north, { toleranceDeg: Number.NaN }),
      () => relativeDirection([0, 1], north, { scheme: 'constructor' as Scheme }),
      () => relativeDirection([0, Number.NaN], north),
      () => relativeDirection([0, 1], { position: [0, 0], forward: [Number.NaN, 0] }),
      () => relativeDirection([0, 1], { position: [Number.NaN, 0], forward: [0, 1] }),
      // What frameFacing gives where its two places coincide.
      () => relativeDirection([0, 1], undefined as unknown as ObserverFrame),
    ]
    for (const call of calls) expect(call).toThrow(expect.toSatisfy(isV2loError))
  })
})

describe('extreme coordinates', () => {
  it.each([1e-320, 1e-200, 1, 1e150, 1e200, 1e307])('keep their direction at a scale of %s', (scale) => {
    const observer = { at: [0, 0], facing: [scale, scale] } as const
    const exactly = { toleranceDeg: 0 }
    expect(relativeDirection([scale, 0], observer, exactly)).toMatchObject({ label: 'front-right', bearingDeg: 45 })
    expect(relativeDirection([1, 0], observer, exactly)).toMatchObject({ label: 'front-right' })
    // What is nothing in meters gives no direction, unless exact signs are asked for.
    if (scale < 1) expect(relativeDirection([1, 0], observer)).toBeUndefined()
    else expect(relativeDirection([scale, 0], observer)).toMatchObject({ label: 'front-right', bearingDeg: 45 })
  })

  it('do not overflow when the difference does', () => {
    const result = relativeDirection([1.7e308, 0], { at: [-1.7e308, 0], facing: [-1.7e308, 1e300] })
    expect(result).toMatchObject({ label: 'front-right', bearingDeg: 90, ambiguous: true })
  })
})

interface DirectionCase {
  readonly id: number
  readonly standing: Vec2
  readonly facing: Vec2
  readonly target: Vec2
  readonly defined: boolean
  readonly angle_ccw_deg: number | null
  readonly quadrant: DirectionLabel | null
  readonly tie4: boolean
  readonly margin4_deg: number | null
  readonly tie3: boolean
  readonly three_way: 'left' | 'right' | 'back' | null
}

const cases = sharedLines<DirectionCase>('cases/directions.jsonl')
describe.skipIf(cases === undefined)('directions by exact arithmetic', () => {
  it.each((cases ?? []).map((c) => [c.id, c] as const))('case %s', (_, c) => {
    const observer = { at: c.standing, facing: c.facing }
    const four = relativeDirection(c.target, observer, { toleranceDeg: 0 })
    const three = relativeDirection(c.target, observer, { scheme: 'left-right-back', toleranceDeg: 0 })
    if (!c.defined) {
      expect(four).toBeUndefined()
      expect(three).toBeUndefined()
      return
    }
    expect(four!.ambiguous).toBe(c.tie4)
    expect(three!.ambiguous).toBe(c.tie3)
    if (c.quadrant !== null) expect(four!.label).toBe(c.quadrant)
    if (c.three_way !== null && !c.tie3) expect(three!.label).toBe(c.three_way)
    const clockwise = (360 - c.angle_ccw_deg!) % 360
    const bearing = clockwise > 180 ? clockwise - 360 : clockwise
    expect(Math.abs(four!.bearingDeg - bearing)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(bearing)))
    expect(Math.abs(four!.marginDeg - c.margin4_deg!)).toBeLessThanOrEqual(1e-9)
  })
})

describe('properties', () => {
  const coordinate = fc.integer({ min: -40, max: 40 }).map((n) => n / 4)
  const point = fc.tuple(coordinate, coordinate)
  const scheme = fc.constantFrom<Scheme>(
    'quadrant',
    'cardinal',
    'octant',
    'left-right',
    'front-back',
    'left-right-back',
  )
  const mirrored = (label: DirectionLabel) =>
    label.includes('left') ? label.replace('left', 'right') : label.replace('right', 'left')

  it('agrees with an angle worked out in degrees, away from the edges', () => {
    fc.assert(
      fc.property(point, point, point, point, scheme, (a, b, c, d, s) => {
        const result = relativeDirection(c, { at: a, facing: b }, { from: d, scheme: s })
        if (result === undefined || result.ambiguous) return
        const heading = (v: Vec2, w: Vec2) => (Math.atan2(w[1] - v[1], w[0] - v[0]) * 180) / Math.PI
        const clockwise = (((heading(a, b) - heading(d, c)) % 360) + 540) % 360
        const bearing = clockwise - 180
        expect(Math.abs(Math.abs(result.bearingDeg - bearing) % 360)).toBeLessThan(1e-9)
        expect(labelsOf(s)).toContain(result.label)
        expect(result.label).toBe(byDegrees(s, bearing))
      }),
      { seed: 11 },
    )
  })

  it('always reverses when target and from are swapped (quadrants), and mirrors left and right', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const there = relativeDirection(c, { at: a, facing: b }, { from: d })
        const back = relativeDirection(d, { at: a, facing: b }, { from: c })
        expect(there === undefined).toBe(back === undefined)
        if (there === undefined || back === undefined || there.ambiguous) return
        const opposite = { 'front-left': 'back-right', 'front-right': 'back-left', 'back-left': 'front-right' }
        expect(back.label).toBe({ ...opposite, 'back-right': 'front-left' }[there.label as string])
        const m = ([x, y]: Vec2): Vec2 => [-x, y]
        const mirror = relativeDirection(m(c), { at: m(a), facing: m(b) }, { from: m(d) })
        expect(mirror!.label).toBe(mirrored(there.label))
      }),
      { seed: 12 },
    )
  })

  it('never changes when the whole scene is moved and turned by quarters', () => {
    fc.assert(
      fc.property(point, point, point, point, scheme, fc.nat(3), point, (a, b, c, d, s, turns, shift) => {
        const move = (p: Vec2): Vec2 => {
          let [x, y] = p
          for (let i = 0; i < turns; i++) [x, y] = [-y, x]
          return [x + shift[0], y + shift[1]]
        }
        const options = { from: d, scheme: s, toleranceDeg: 0 }
        const before = relativeDirection(c, { at: a, facing: b }, options)
        const after = relativeDirection(move(c), { at: move(a), facing: move(b) }, { ...options, from: move(d) })
        expect(after?.label).toBe(before?.label)
        expect(after?.ambiguous).toBe(before?.ambiguous)
      }),
      { seed: 13 },
    )
  })
})

function byDegrees(scheme: Scheme, bearing: number): DirectionLabel {
  const side = bearing > 0 ? 'right' : 'left'
  const along = Math.abs(bearing) < 90 ? 'front' : 'back'
  switch (scheme) {
    case 'quadrant':
      return `${along}-${side}`
    case 'left-right':
      return side
    case 'front-back':
      return along
    case 'left-right-back':
      return Math.abs(bearing) >= 135 ? 'back' : side
    case 'cardinal':
      return Math.abs(bearing) < 45 ? 'front' : Math.abs(bearing) > 135 ? 'back' : side
    case 'octant': {
      const names = ['front', 'front-right', 'right', 'back-right', 'back', 'back-left', 'left', 'front-left'] as const
      return names[Math.floor((bearing + 360 + 22.5) / 45) % 8]!
    }
  }
}
