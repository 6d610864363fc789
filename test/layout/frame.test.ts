import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Vec2 } from '../../src/base/vec2'
import { frameFacing, frameFromRelation, fromEgo, observerFrame, toEgo } from '../../src/layout/frame'

const coordinate = fc.double({ min: -50, max: 50, noNaN: true })
const point = fc.tuple(coordinate, coordinate)

describe('observerFrame', () => {
  it.each([
    [0, [0, 1]],
    [90, [1, 0]],
    [-90, [-1, 0]],
    [270, [-1, 0]],
    [180, [0, -1]],
    [-180, [0, -1]],
    [720, [0, 1]],
    [-630, [1, 0]],
  ] as const)('at a yaw of %s looks exactly along %s', (yawDeg, forward) => {
    expect(observerFrame({ position: [1, 2], yawDeg })).toEqual({ position: [1, 2], forward })
  })
  it('turns clockwise: 45 degrees look to the right and forward', () => {
    const { forward } = observerFrame({ position: [0, 0], yawDeg: 45 })
    expect(forward[0]).toBeCloseTo(Math.SQRT1_2, 15)
    expect(forward[1]).toBeCloseTo(Math.SQRT1_2, 15)
  })
  it('throws where the yaw is no number', () => {
    expect(() => observerFrame({ position: [0, 0], yawDeg: Infinity })).toThrow(/yawDeg/)
  })
})

describe('frameFacing', () => {
  it('stands at the centre of a box and keeps both points', () => {
    const box = { minX: 0, minY: 0, maxX: 2, maxY: 4 }
    expect(frameFacing(box, [1, 5])).toEqual({ position: [1, 2], forward: [0, 1], at: [1, 2], facing: [1, 5] })
  })
  it('is undefined where the two coincide', () => expect(frameFacing([1, 1], [1, 1])).toBeUndefined())
})

describe('frameFromRelation', () => {
  // The vector from (0, 0) to (0, 2) points north.
  it.each([
    ['forward', [0, 1]],
    ['backward', [0, -1]],
    // What lies to the right of the observer is north, so the observer looks west.
    ['right', [-1, 0]],
    ['left', [1, 0]],
  ] as const)('%s looks along %s', (as, forward) => {
    const frame = frameFromRelation({ from: [0, 0], to: [0, 2], as })!
    expect(frame.forward).toEqual(forward)
    expect(frame.position).toEqual([0, 0])
    const seen = toEgo([0, 2], frame)
    expect(seen).toEqual({
      forward: as === 'forward' ? 2 : as === 'backward' ? -2 : 0,
      right: as === 'right' ? 2 : as === 'left' ? -2 : 0,
    })
  })
  it('stands where it is told', () => {
    expect(frameFromRelation({ from: [0, 0], to: [0, 2], as: 'left', position: [5, 5] })!.position).toEqual([5, 5])
  })
  it('is undefined for a vector without length and throws for a relation that is none', () => {
    expect(frameFromRelation({ from: [1, 0], to: [1, 0], as: 'left' })).toBeUndefined()
    expect(() => frameFromRelation({ from: [1, 0], to: [1, 1], as: 'above' as 'left' })).toThrow(/as: 'forward'/)
  })
})

describe('ego coordinates', () => {
  it('are right and forward of the observer', () => {
    const frame = frameFacing([1, 1], [2, 1])!
    expect(toEgo([3, 0], frame)).toEqual({ right: 1, forward: 2 })
  })
  it('of a point straight ahead are exactly 0 to the right, though the unit vector is rounded', () => {
    expect(toEgo([2, 6], frameFacing([0, 0], [1, 3])!).right).toBe(0)
  })
  it('come back to the map, and keep distances', () => {
    fc.assert(
      fc.property(point, point, point, (at, facing, p) => {
        const frame = frameFacing(at, facing)
        if (frame === undefined) return
        const ego = toEgo(p, frame)
        const back = fromEgo(ego, frame)
        expect(Math.hypot(back[0] - p[0], back[1] - p[1])).toBeLessThan(1e-9)
        const d = (a: Vec2, b: Vec2) => Math.hypot(a[0] - b[0], a[1] - b[1])
        expect(Math.hypot(ego.right, ego.forward)).toBeCloseTo(d(p, frame.position), 9)
      }),
      { seed: 22 },
    )
  })
})
