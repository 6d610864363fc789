import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  composeTransforms,
  frameFromAxes,
  orientedBoxCorners,
  rotationFromEuler,
  transformPoint,
  type Vec3,
} from '../../src/base/transform'

const close = (p: Vec3) => p.map((v) => expect.closeTo(v, 12))
const angle = fc.double({ min: -7, max: 7, noNaN: true })
const coordinate = fc.double({ min: -100, max: 100, noNaN: true })
const point = fc.tuple(coordinate, coordinate, coordinate)

/** About the fixed axes x, y, z in turn, written out in plain trigonometry: no matrix involved. */
function turn([x, y, z]: Vec3, a: number, b: number, c: number): Vec3 {
  const [x1, y1, z1] = [x, y * Math.cos(a) - z * Math.sin(a), y * Math.sin(a) + z * Math.cos(a)]
  const [x2, y2, z2] = [x1 * Math.cos(b) + z1 * Math.sin(b), y1, -x1 * Math.sin(b) + z1 * Math.cos(b)]
  return [x2 * Math.cos(c) - y2 * Math.sin(c), x2 * Math.sin(c) + y2 * Math.cos(c), z2]
}

describe('rotationFromEuler', () => {
  it('turns about the fixed axes x, then y, then z', () => {
    fc.assert(
      fc.property(point, angle, angle, angle, (p, a, b, c) => {
        expect(transformPoint(rotationFromEuler(a, b, c), p)).toEqual(turn(p, a, b, c).map((v) => expect.closeTo(v, 9)))
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('is the rotation of the quaternion that Gemini viewers make from roll, pitch, yaw', () => {
    fc.assert(
      fc.property(point, angle, angle, angle, ([x, y, z], roll, pitch, yaw) => {
        const [sr, sp, sy] = [Math.sin(roll / 2), Math.sin(pitch / 2), Math.sin(yaw / 2)]
        const [cr, cp, cy] = [Math.cos(roll / 2), Math.cos(pitch / 2), Math.cos(yaw / 2)]
        const q: Vec3 = [sr * cp * cy - cr * sp * sy, cr * sp * cy + sr * cp * sy, cr * cp * sy - sr * sp * cy]
        const w = cr * cp * cy + sr * sp * sy
        // v + 2 w (q x v) + 2 q x (q x v)
        const cross = (u: Vec3, v: Vec3): Vec3 => [
          u[1] * v[2] - u[2] * v[1],
          u[2] * v[0] - u[0] * v[2],
          u[0] * v[1] - u[1] * v[0],
        ]
        const t = cross(q, [x, y, z])
        const tt = cross(q, t)
        const expected = [x + 2 * w * t[0] + 2 * tt[0], y + 2 * w * t[1] + 2 * tt[1], z + 2 * w * t[2] + 2 * tt[2]]
        expect(transformPoint(rotationFromEuler(roll, pitch, yaw), [x, y, z])).toEqual(
          expected.map((v) => expect.closeTo(v, 9)),
        )
      }),
      { seed: 2, numRuns: 300 },
    )
  })

  it('computes in float64', () => {
    expect(transformPoint(rotationFromEuler(0, 0, 0), [0.1, 1 / 3, -1e-17])).toEqual([0.1, 1 / 3, -1e-17])
  })

  it('gives plain data', () => {
    const transforms = [
      rotationFromEuler(1, 2, 3),
      composeTransforms(rotationFromEuler(1, 2, 3), rotationFromEuler(3, 2, 1)),
    ]
    for (const transform of transforms) expect([Array.isArray(transform), transform.length]).toEqual([true, 16])
  })
})

describe('frameFromAxes and composeTransforms', () => {
  it('takes the unit vectors to the axes', () => {
    const t = frameFromAxes([0, 0, 1], [1, 0, 0], [0, 1, 0])
    expect(transformPoint(t, [5, 6, 7])).toEqual([6, 7, 5])
  })

  it('applies the second after the first', () => {
    const swap = frameFromAxes([0, 1, 0], [1, 0, 0], [0, 0, 1])
    const quarter = rotationFromEuler(0, 0, Math.PI / 2)
    expect(transformPoint(composeTransforms(swap, quarter), [1, 0, 0])).toEqual(close([1, 0, 0]))
    expect(transformPoint(composeTransforms(quarter, swap), [1, 0, 0])).toEqual(close([-1, 0, 0]))
  })
})

describe('orientedBoxCorners', () => {
  it('gives the eight corners of a box that is not turned, exactly', () => {
    const corners = orientedBoxCorners([1, 2, 3], [2, 4, 6], rotationFromEuler(0, 0, 0))
    expect(new Set(corners.map(String))).toEqual(
      new Set(['0,0,0', '2,0,0', '0,4,0', '2,4,0', '0,0,6', '2,0,6', '0,4,6', '2,4,6']),
    )
  })

  it('turns about the centre', () => {
    fc.assert(
      fc.property(point, angle, angle, angle, (center, a, b, c) => {
        const corners = orientedBoxCorners(center, [2, 2, 2], rotationFromEuler(a, b, c))
        const half = turn([1, 1, 1], a, b, c)
        expect(corners[7]).toEqual(center.map((v, i) => expect.closeTo(v + half[i]!, 9)))
        expect(corners[0]).toEqual(center.map((v, i) => expect.closeTo(v - half[i]!, 9)))
      }),
      { seed: 3, numRuns: 100 },
    )
  })
})
