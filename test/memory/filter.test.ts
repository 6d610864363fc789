import fc from 'fast-check'
import { inv, multiply } from 'mathjs'
import { describe, expect, it } from 'vitest'
import type { Vec2 } from '../../src/base/vec2'
import { createLayout } from '../../src/layout/layout'
import { type Detection, detectionsOf } from '../../src/memory/detection'
import { fuse } from '../../src/memory/fuse'
import { readObservation } from '../../src/memory/observation'
import { beginTrack, type Track } from '../../src/memory/track'

/** Outline of a rectangle with a yaw of its length, clockwise from +y. */
function rectangle([x, y]: Vec2, { length, width, yawDeg }: { length: number; width: number; yawDeg: number }) {
  const yaw = (yawDeg * Math.PI) / 180
  const along = [Math.sin(yaw), Math.cos(yaw)] as const
  const across = [-along[1], along[0]] as const
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(
    ([a, b]) =>
      [
        x + (a! * length * along[0] + b! * width * across[0]) / 2,
        y + (a! * length * along[1] + b! * width * across[1]) / 2,
      ] as const,
  )
}

const wide = { fovDeg: 170, range: 40 }

interface Seen {
  readonly center: Vec2
  readonly length: number
  readonly width: number
  readonly yawDeg: number
  readonly position: Vec2
  readonly sd: { readonly position: number; readonly yawDeg: number }
}

function detectionOf({ center, position, sd, ...shape }: Seen): Detection {
  const footprint = rectangle([center[0] - position[0], center[1] - position[1]], shape)
  const xs = footprint.map(([x]) => x)
  const ys = footprint.map(([, y]) => y)
  const bbox = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
  const { observation } = readObservation({
    pose: { position, yawDeg: 0 },
    poseSd: sd,
    view: wide,
    objects: createLayout([{ label: 'table', bbox, footprint }]),
    at: 0,
  })
  return detectionsOf(observation, { base: 0.2, perMeter: 0.05 })[0]!
}

const begun = (detection: Detection): Track =>
  beginTrack('table', detection, { at: 0, from: [0, 0], entry: 0, odds: 2 })

const small = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
const seen: fc.Arbitrary<Seen> = fc.record({
  center: fc.tuple(small(0.1), small(0.1)).map(([x, y]): Vec2 => [x, 6 + y]),
  length: small(0.1).map((by) => 2 + by),
  width: small(0.1).map((by) => 0.8 + by),
  yawDeg: small(4).map((by) => 30 + by),
  position: fc.tuple(small(2), small(0.5)),
  sd: fc.record({ position: small(0.1).map(Math.abs), yawDeg: small(3).map(Math.abs) }),
})

describe('the filter', () => {
  it('comes to what weighted least squares over all sights come to: center, sides and direction', () => {
    fc.assert(
      fc.property(fc.array(seen, { minLength: 2, maxLength: 12 }), (sights) => {
        const detections = sights.map(detectionOf)
        const track = begun(detections[0]!)
        for (const one of detections.slice(1)) fuse(track, one)
        // Of the center: x = (sum R^-1)^-1 sum R^-1 z, by a library's matrices.
        const information = detections.map(({ covariance: { xx, xy, yy } }) =>
          inv([
            [xx, xy],
            [xy, yy],
          ]),
        )
        const total = information.reduce((sum, one) => sum.map((row, i) => row.map((n, j) => n + one[i]![j]!)))
        const right = detections
          .map(({ center }, i) => multiply(information[i]!, [...center]) as unknown as number[])
          .reduce((sum, one) => sum.map((n, i) => n + one[i]!))
        const center = multiply(inv(total), right) as unknown as number[]
        expect(track.center[0]).toBeCloseTo(center[0]!, 9)
        expect(track.center[1]).toBeCloseTo(center[1]!, 9)
        const covariance = inv(total)
        expect(track.covariance.xx).toBeCloseTo(covariance[0]![0]!, 9)
        expect(track.covariance.xy).toBeCloseTo(covariance[0]![1]!, 9)
        expect(track.covariance.yy).toBeCloseTo(covariance[1]![1]!, 9)
        const mean = (value: (one: Seen) => number, sd: (one: Detection) => number) => {
          const weights = detections.map((one) => 1 / sd(one) ** 2)
          const sum = weights.reduce((a, b) => a + b)
          return sights.reduce((all, one, i) => all + (weights[i]! / sum) * value(one), 0)
        }
        expect(track.own!.length.value).toBeCloseTo(
          mean(
            ({ length }) => length,
            ({ sd }) => sd,
          ),
          9,
        )
        expect(track.own!.width.value).toBeCloseTo(
          mean(
            ({ width }) => width,
            ({ sd }) => sd,
          ),
          9,
        )
        expect(track.own!.yawDeg.value).toBeCloseTo(
          mean(
            ({ yawDeg }) => yawDeg,
            ({ own }) => own!.yawSd,
          ),
          6,
        )
      }),
    )
  })

  it('is never surer than 2 cm, however often a thing is seen', () => {
    const one = detectionOf({
      center: [0, 2],
      length: 1,
      width: 1,
      yawDeg: 0,
      position: [0, 0],
      sd: { position: 0, yawDeg: 0 },
    })
    const track = begun(one)
    for (let i = 0; i < 1000; i++) fuse(track, one)
    expect(Math.sqrt(track.covariance.xx)).toBeCloseTo(0.02, 12)
    expect(Math.sqrt(track.covariance.yy)).toBeCloseTo(0.02, 12)
    expect(Math.sqrt(track.own!.length.variance)).toBeCloseTo(0.02, 12)
  })

  it('begins a place anew at the second sight that lies far off, not at the first', () => {
    const at = (x: number) =>
      detectionOf({ center: [x, 2], length: 1, width: 1, yawDeg: 0, position: [0, 0], sd: { position: 0, yawDeg: 0 } })
    const track = begun(at(0))
    for (let i = 0; i < 20; i++) fuse(track, at(0))
    fuse(track, at(1.2))
    expect(track.center[0]).toBeCloseTo(0, 9)
    fuse(track, at(1.2))
    expect(track.center[0]).toBeCloseTo(1.2, 9)
  })

  it('keeps a place after one outlier between sights that agree', () => {
    const at = (x: number) =>
      detectionOf({ center: [x, 2], length: 1, width: 1, yawDeg: 0, position: [0, 0], sd: { position: 0, yawDeg: 0 } })
    const track = begun(at(0))
    for (let i = 0; i < 10; i++) fuse(track, at(0))
    for (const x of [1.2, 0, 1.2, 0]) fuse(track, at(x))
    expect(track.center[0]).toBeCloseTo(0, 9)
  })

  it('knows that an axis has no front and that either side of a square may be the longer', () => {
    const shape = { center: [0, 2] as Vec2, position: [0, 0] as Vec2, sd: { position: 0, yawDeg: 0 } }
    const track = begun(detectionOf({ ...shape, length: 1.01, width: 1, yawDeg: 10 }))
    fuse(track, detectionOf({ ...shape, length: 1.01, width: 1, yawDeg: -170 }))
    fuse(track, detectionOf({ ...shape, length: 1.01, width: 1, yawDeg: 100 }))
    expect(track.own!.yawDeg.value).toBeCloseTo(10, 6)
  })
})

describe('boxes without footprint', () => {
  const look = (yawDeg: number, bbox: readonly [number, number, number, number]) =>
    detectionsOf(
      readObservation({
        pose: { position: [0, 0], yawDeg },
        view: wide,
        objects: createLayout([{ label: 'a', bbox }]),
        at: 0,
      }).observation,
      { base: 0.01, perMeter: 0 },
    )[0]!

  it.each([0, 90, -90, 180, 270])('tell sides in a frame turned by %d degrees', (yawDeg) => {
    const { own } = look(yawDeg, [-1, 2, 1, 3])
    expect([own!.length, own!.width].map((side) => side.toFixed(9))).toEqual(['2.000000000', '1.000000000'])
  })

  it.each([1, 30, 45, 60])('tell only the center and bounds in a frame turned by %d degrees', (yawDeg) => {
    const seen = look(yawDeg, [-1, 2, 1, 3])
    expect(seen.own).toBeUndefined()
    const track = begun(seen)
    const [x, y] = seen.center
    fuse(track, look(0, [x - 1, y - 0.5, x + 1, y + 0.5]))
    expect(track.own!.length.value).toBeCloseTo(2, 9)
  })

  it('are bounds: a smaller box makes them tighter, noise does not', () => {
    const track = begun(look(45, [-1, 2, 1, 4]))
    const before = track.outer.x
    fuse(track, look(45, [-0.99, 2.01, 0.99, 3.99]))
    expect(track.outer.x).toBe(before)
    fuse(track, look(45, [-0.8, 2.2, 0.8, 3.8]))
    expect(track.outer.x).toBeCloseTo(0.8 * Math.SQRT2, 9)
    fuse(track, look(45, [-1, 2, 1, 4]))
    expect(track.outer.x).toBeCloseTo(0.8 * Math.SQRT2, 9)
  })
})

describe('what the border of the view cuts', () => {
  const look = (bbox: readonly [number, number, number, number], fovDeg: number) => {
    const [x0, y0, x1, y1] = bbox
    const footprint = [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ] as const
    return detectionsOf(
      readObservation({
        pose: { position: [0, 0], yawDeg: 0 },
        view: { fovDeg, range: 40 },
        objects: createLayout([{ label: 'a', bbox, footprint }]),
        at: 0,
      }).observation,
      { base: 0.05, perMeter: 0 },
    )[0]!
  }
  const whole = look([-1, 3, 1, 4], 120)

  it('is noticed', () => {
    expect(whole.isCut).toBe(false)
    expect(look([-1, 3, 3.2, 4], 90).isCut).toBe(true)
    expect(look([-1, 3, 1, 41], 170).isCut).toBe(true)
  })

  it('moves an edge only where it reaches beyond it by more than two deviations', () => {
    const track = begun(whole)
    // By hand: an edge is known to 0.05 m of the center and half of 0.05 m of the side, and seen as exactly.
    const limit = 2 * Math.sqrt(2 * (0.05 ** 2 + 0.025 ** 2))
    fuse(track, { ...look([-1, 3, 0.99 + limit, 4], 30), isCut: true })
    expect(track.own!.length.value).toBe(2)
    fuse(track, { ...look([-1, 3, 1.5, 4], 30), isCut: true })
    // Both are as sure: the edge goes half the way, and the opposite one stays.
    expect(track.own!.length.value).toBeCloseTo(2.25, 9)
    expect(track.center[0]).toBeCloseTo(0.125, 9)
    fuse(track, { ...look([0.5, 3, 1.2, 4], 30), isCut: true })
    expect(track.own!.length.value).toBeCloseTo(2.25, 9)
  })

  it('is replaced by the first sight of the whole thing', () => {
    const track = begun(look([2, 3, 4, 4], 90))
    expect(track.isPartial).toBe(true)
    fuse(track, look([1, 3, 4, 4], 120))
    expect(track.isPartial).toBe(false)
    expect(track.own!.length.value).toBeCloseTo(3, 9)
    expect(track.center[0]).toBeCloseTo(2.5, 9)
  })
})
