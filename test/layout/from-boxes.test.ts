import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isConvexCounterClockwise, signedArea } from '../../src/base/convex'
import { isV2loError } from '../../src/base/error'
import type { Vec3 } from '../../src/base/transform'
import { distance, type Vec2 } from '../../src/base/vec2'
import { aabbOfPoints } from '../../src/layout/aabb'
import { type BoxRow, type FromBoxesOptions, fromBoxes, type SignedAxis } from '../../src/layout/from-boxes'
import type { BevObject } from '../../src/layout/layout'

const SCAN = { up: '+z', forward: '+y', handedness: 'right', unit: 'm' } as const
const UNITY = { up: '+y', forward: '+z', handedness: 'left', unit: 'm' } as const
const OPENCV = { up: '-y', forward: '+z', handedness: 'right', unit: 'm' } as const
const IDENTITY: readonly [Vec3, Vec3, Vec3] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

const only = (layout: { objects: readonly BevObject[] }) => {
  expect(layout.objects).toHaveLength(1)
  return layout.objects[0]!
}
const refused = (make: () => unknown) => {
  try {
    make()
  } catch (error) {
    if (isV2loError(error)) return error.code
    throw error
  }
  return undefined
}

describe('fromBoxes reads each kind of box', () => {
  const same: [string, BoxRow, FromBoxesOptions['kind']][] = [
    ['minmax', { label: 'sofa', min: [1, 2, 0], max: [3, 3, 0.8] }, 'minmax'],
    ['centerSize', { label: 'sofa', center: [2, 2.5, 0.4], size: [2, 1, 0.8] }, 'centerSize'],
    ['centerHalf', { label: 'sofa', center: [2, 2.5, 0.4], half: [1, 0.5, 0.4] }, 'centerHalf'],
    ['obb', { label: 'sofa', center: [2, 2.5, 0.4], size: [2, 1, 0.8], axes: IDENTITY }, 'obb'],
    [
      'obb, axes in another order',
      { label: 'sofa', center: [2, 2.5, 0.4], size: [0.8, 2, 1], axes: [0, 0, 1, 1, 0, 0, 0, 1, 0] },
      'obb',
    ],
    [
      'corners',
      {
        label: 'sofa',
        corners: [
          [1, 2, 0],
          [3, 3, 0.8],
          [1, 3, 0],
          [3, 2, 0],
        ],
      },
      'corners',
    ],
    ['numbers', { label: 'sofa', numbers: [2, 2.5, 0.4, 2, 1, 0.8] }, 'centerSize'],
    ['numbers of corners', { label: 'sofa', numbers: [1, 2, 0, 3, 3, 0.8, 1, 3, 0, 3, 2, 0] }, 'corners'],
  ]
  it.each(same)('%s', (_, row, kind) => {
    expect(only(fromBoxes([row], { kind, ...SCAN }))).toEqual({
      id: 'sofa',
      label: 'sofa',
      box: { minX: 1, minY: 2, maxX: 3, maxY: 3 },
      footprint: [
        [1, 2],
        [3, 2],
        [3, 3],
        [1, 3],
      ],
      zRange: [0, 0.8],
    })
  })

  it('keeps ids, order and repeated labels', () => {
    const at = (x: number) => ({ numbers: [x, 0, 0, 1, 1, 1] })
    const layout = fromBoxes(
      [
        { label: 'chair', ...at(0) },
        { label: 'chair', ...at(2) },
        { label: 'lamp', id: 'L1', ...at(4) },
      ],
      {
        kind: 'centerSize',
        ...SCAN,
      },
    )
    expect(layout.objects.map((o) => o.id)).toEqual(['chair', 'chair#2', 'L1'])
  })

  it('leaves out the footprint of a box without area, and keeps box and heights', () => {
    const flat = only(fromBoxes([{ label: 'picture', min: [1, 2, 1], max: [3, 2, 2] }], { kind: 'minmax', ...SCAN }))
    expect(flat).toEqual({
      id: 'picture',
      label: 'picture',
      box: { minX: 1, minY: 2, maxX: 3, maxY: 2 },
      zRange: [1, 2],
    })
    const point = only(fromBoxes([{ label: 'dot', numbers: [1, 2, 3, 0, 0, 0] }], { kind: 'centerSize', ...SCAN }))
    expect(point.footprint).toBeUndefined()
  })
})

describe('fromBoxes at the ends of the number range', () => {
  it.each([1e150, 1e-150])('keeps the footprint of boxes of size %d', (size) => {
    const { footprint } = only(
      fromBoxes([{ label: 'x', numbers: [0, 0, 0, size, size, size] }], { kind: 'minmax', ...SCAN }),
    )
    expect(footprint).toEqual([
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
    ])
  })

  it('refuses a box whose corners overflow', () => {
    const row = { label: 'x', numbers: [1.7e308, 0, 0, 1.7e308, 1, 1] }
    expect(refused(() => fromBoxes([row], { kind: 'centerSize', ...SCAN }))).toBe('bad-number')
  })
})

describe('fromBoxes declares the frame', () => {
  // One point one metre to the right, two forward, three up, written in other frames.
  const frames: [string, Vec3, Omit<FromBoxesOptions, 'kind'>][] = [
    ['scan, z up', [1, 2, 3], SCAN],
    ['Unity, left-handed, y up', [1, 3, 2], UNITY],
    ['OpenGL camera, y up, looking along -z', [1, 3, -2], { ...SCAN, up: '+y', forward: '-z' }],
    ['OpenCV camera, y down, z forward', [1, -3, 2], OPENCV],
    [
      'Unreal, left-handed, x forward, z up, centimetres',
      [200, 100, 300],
      { up: '+z', forward: '+x', handedness: 'left', unit: 'cm' },
    ],
    ['ROS body, x forward, y left', [2, -1, 3], { ...SCAN, forward: '+x' }],
    ['millimetres', [1000, 2000, 3000], { ...SCAN, unit: 'mm' }],
    ['feet', [1 / 0.3048, 2 / 0.3048, 3 / 0.3048], { ...SCAN, unit: 'ft' }],
    ['inches', [1 / 0.0254, 2 / 0.0254, 3 / 0.0254], { ...SCAN, unit: 'in' }],
  ]
  it.each(frames)('%s', (_, point, frame) => {
    const { box, zRange } = only(fromBoxes([{ label: 'x', corners: [point] }], { kind: 'corners', ...frame }))
    expect([box.minX, box.minY, zRange![0]]).toEqual([1, 2, 3].map((v) => expect.closeTo(v, 12)))
  })

  it('is exact where only axes change and for decimal centimetres', () => {
    const { box } = only(fromBoxes([{ label: 'x', corners: [[29, 7, 57]] }], { kind: 'corners', ...UNITY, unit: 'cm' }))
    expect(box).toEqual({ minX: 0.29, minY: 0.57, maxX: 0.29, maxY: 0.57 })
  })

  it('says world without an observer and observer with one', () => {
    expect(fromBoxes([], { kind: 'corners', ...SCAN }).origin).toBe('world')
    expect(fromBoxes([], { kind: 'corners', ...SCAN, pose: { position: [0, 0, 0], yawDeg: 0 } }).origin).toBe(
      'observer',
    )
    expect(fromBoxes([], { kind: 'corners', ...OPENCV, camera: {} }).origin).toBe('observer')
  })

  it('never mirrors: a left turn stays a left turn in every declared frame', () => {
    const axes: SignedAxis[] = ['+x', '-x', '+y', '-y', '+z', '-z']
    const basis = (axis: SignedAxis): Vec3 =>
      ['x', 'y', 'z'].map((n) => (axis[1] === n ? Number(`${axis[0]}1`) : 0)) as unknown as Vec3
    for (const up of axes)
      for (const forward of axes.filter((a) => a[1] !== up[1]))
        for (const handedness of ['right', 'left'] as const) {
          const [u, f] = [basis(up), basis(forward)]
          // The third axis, positive in the algebra of cross products, lies to the right or to the left by the hand.
          const third: Vec3 = [f[1] * u[2] - f[2] * u[1], f[2] * u[0] - f[0] * u[2], f[0] * u[1] - f[1] * u[0]]
          const side = handedness === 'right' ? 1 : -1
          const { box } = only(
            fromBoxes([{ label: 'x', corners: [third] }], { kind: 'corners', up, forward, handedness, unit: 'm' }),
          )
          expect([box.minX, box.minY]).toEqual([side, 0])
        }
  })
})

describe('fromBoxes with an observer', () => {
  it('puts the observer at the origin, exactly for multiples of 90 degrees', () => {
    const row = { label: 'x', corners: [[4, 7, 1] as Vec3] }
    const seen = (yawDeg: number) => {
      const object = only(fromBoxes([row], { kind: 'corners', ...SCAN, pose: { position: [1, 5, 1.5], yawDeg } }))
      return [object.box.minX, object.box.minY, object.zRange![0]]
    }
    expect(seen(0)).toEqual([3, 2, -0.5])
    expect(seen(90)).toEqual([-2, 3, -0.5])
    expect(seen(180)).toEqual([-3, -2, -0.5])
    expect(seen(-90)).toEqual([2, -3, -0.5])
  })

  it('does not depend on the pitch of an observer in a level world', () => {
    const row = { label: 'x', min: [1, 2, 0] as Vec3, max: [2, 4, 1] as Vec3 }
    const seen = (pitchDeg?: number) =>
      fromBoxes([row], {
        kind: 'minmax',
        ...SCAN,
        pose: { position: [0, 0, 0], yawDeg: 33, ...(pitchDeg && { pitchDeg }) },
      })
    expect(seen(-30)).toEqual(seen())
  })

  it('levels the frame of a camera that looked up or down', () => {
    // A camera that looks 30 degrees down sees a point straight ahead at range 2: sqrt(3) forward, 1 below it.
    const ahead = { label: 'x', corners: [[0, 0, 2] as Vec3] }
    const { box, zRange } = only(fromBoxes([ahead], { kind: 'corners', ...OPENCV, camera: { pitchDeg: -30 } }))
    expect([box.minX, box.minY, zRange![0]]).toEqual([0, Math.sqrt(3), -1].map((v) => expect.closeTo(v, 12)))
    const turned = only(fromBoxes([ahead], { kind: 'corners', ...OPENCV, camera: { yawDeg: 90 } }))
    expect([turned.box.minX, turned.box.minY]).toEqual([expect.closeTo(2, 12), expect.closeTo(0, 12)])
  })

  it('gives a heading where the row names the front, and none to what looks straight up', () => {
    const at = { label: 'chair', min: [0, 0, 0] as Vec3, max: [1, 1, 1] as Vec3 }
    const heading = (front: Vec3, yawDeg: number) =>
      only(fromBoxes([{ ...at, front }], { kind: 'minmax', ...UNITY, pose: { position: [0, 0, 0], yawDeg } }))
        .headingDeg
    expect(heading([0, 0, 1], 0)).toBe(0)
    expect(heading([1, 0, 0], 0)).toBe(90)
    expect(heading([1, 0, 0], 90)).toBe(0)
    expect(heading([0, 0, 1], 90)).toBe(-90)
    expect(heading([0, 1, 0], 90)).toBeUndefined()
    expect(only(fromBoxes([at], { kind: 'minmax', ...UNITY })).headingDeg).toBeUndefined()
  })
})

describe('fromBoxes refuses what is not what it says', () => {
  const row = { label: 'x', numbers: [0, 0, 0, 1, 1, 1] }
  const call = (kind: string, given: object, options: object = {}) =>
    refused(() => fromBoxes([given as BoxRow], { kind, ...SCAN, ...options } as FromBoxesOptions))
  const cases: [string, string | undefined, string | undefined][] = [
    ['a good one', call('minmax', row), undefined],
    ['an unknown kind', call('xyzwhl', row), 'bad-option'],
    ['an unknown axis', call('minmax', row, { up: 'z' }), 'bad-option'],
    ['no axis', call('minmax', row, { forward: undefined }), 'bad-option'],
    ['forward along up', call('minmax', row, { forward: '-z' }), 'bad-option'],
    ['an unknown hand', call('minmax', row, { handedness: undefined }), 'bad-option'],
    ['an unknown unit', call('minmax', row, { unit: 'px' }), 'bad-option'],
    ['an inherited name as unit', call('minmax', row, { unit: 'constructor' }), 'bad-option'],
    ['pose and camera', call('minmax', row, { pose: { position: [0, 0, 0], yawDeg: 0 }, camera: {} }), 'bad-option'],
    ['a pose without height', call('minmax', row, { pose: { position: [0, 0], yawDeg: 0 } }), 'bad-number'],
    [
      'a yaw that is no number',
      call('minmax', row, { pose: { position: [0, 0, 0], yawDeg: Number.NaN } }),
      'bad-number',
    ],
    ['a pitch beyond the vertical', call('minmax', row, { camera: { pitchDeg: 91 } }), 'bad-option'],
    ['swapped corners', call('minmax', { label: 'x', numbers: [2, 0, 0, 1, 1, 1] }), 'bad-box'],
    ['a negative length', call('centerSize', { label: 'x', numbers: [2, 0, 0, 1, -1, 1] }), 'bad-box'],
    ['five numbers', call('centerSize', { label: 'x', numbers: [2, 0, 0, 1, 1] }), 'bad-box'],
    ['no numbers', call('centerSize', { label: 'x' }), 'bad-box'],
    ['no corners', call('corners', { label: 'x', corners: [] }), 'bad-box'],
    [
      'a number that is not finite',
      call('centerSize', { label: 'x', numbers: [2, 0, 0, 1, 1, Number.NaN] }),
      'bad-number',
    ],
    [
      'axes that are not of length 1',
      call('obb', { label: 'x', numbers: [0, 0, 0, 1, 1, 1, 2, 0, 0, 0, 1, 0, 0, 0, 1] }),
      'bad-box',
    ],
    ['skew axes', call('obb', { label: 'x', numbers: [0, 0, 0, 1, 1, 1, 1, 0, 0, 0.6, 0.8, 0, 0, 0, 1] }), 'bad-box'],
    ['a front that is no direction', call('minmax', { ...row, front: [1, 2] }), 'bad-number'],
    ['an empty label', call('minmax', { ...row, label: ' ' }), 'bad-label'],
  ]
  it.each(cases)('%s', (_, code, expected) => expect(code).toBe(expected))
})

describe('fromBoxes, always', () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true })
  const length = fc.double({ min: 0, max: 5, noNaN: true })
  const axesOf = (a: number, b: number, c: number): readonly [Vec3, Vec3, Vec3] => {
    // The rows of the three elementary rotations, multiplied out by hand.
    const [sa, ca, sb, cb, sc, cc] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b), Math.sin(c), Math.cos(c)]
    return [
      [cc * cb, sc * cb, -sb],
      [cc * sb * sa - sc * ca, sc * sb * sa + cc * ca, cb * sa],
      [cc * sb * ca + sc * sa, sc * sb * ca - cc * sa, cb * ca],
    ]
  }

  it('gives a convex footprint whose area is the shadow of the box, and heights as far apart as its extent', () => {
    fc.assert(
      fc.property(fc.tuple(length, length, length), fc.tuple(angle, angle, angle), ([lx, ly, lz], angles) => {
        const axes = axesOf(...angles)
        const object = only(
          fromBoxes([{ label: 'x', center: [1, -2, 3], size: [lx, ly, lz], axes }], { kind: 'obb', ...SCAN }),
        )
        // The shadow of a box is made of its faces, each counted with the cosine of its slope (Cauchy).
        const shadow = lx * ly * Math.abs(axes[2][2]) + ly * lz * Math.abs(axes[0][2]) + lx * lz * Math.abs(axes[1][2])
        const area = object.footprint ? signedArea(object.footprint) : 0
        expect(area).toBeCloseTo(shadow, 9)
        if (object.footprint) expect(isConvexCounterClockwise(object.footprint)).toBe(true)
        const height = lx * Math.abs(axes[0][2]) + ly * Math.abs(axes[1][2]) + lz * Math.abs(axes[2][2])
        expect(object.zRange![1] - object.zRange![0]).toBeCloseTo(height, 9)
      }),
      { seed: 20240, numRuns: 500 },
    )
  })

  it('keeps distances between objects whatever the pose', () => {
    const point = fc.tuple(length, length, length)
    fc.assert(
      fc.property(point, point, point, angle, (p, q, position, yaw) => {
        const rows = [p, q].map((corner) => ({ label: 'x', corners: [corner] }))
        const [a, b] = fromBoxes(rows, {
          kind: 'corners',
          ...UNITY,
          pose: { position, yawDeg: (yaw * 180) / Math.PI },
        }).objects
        const centre = (o: BevObject): Vec2 => [o.box.minX, o.box.minY]
        expect(distance(centre(a!), centre(b!))).toBeCloseTo(Math.hypot(p[0] - q[0], p[2] - q[2]), 9)
      }),
      { seed: 20241, numRuns: 300 },
    )
  })

  it('keeps every corner inside the footprint and the box', () => {
    const corner = fc.tuple(length, length, length)
    fc.assert(
      fc.property(fc.array(corner, { minLength: 1, maxLength: 12 }), (corners) => {
        const { box, footprint, zRange } = only(fromBoxes([{ label: 'x', corners }], { kind: 'corners', ...SCAN }))
        expect(box).toEqual(aabbOfPoints(corners.map(([x, y]) => [x, y])))
        for (const [x, y, z] of corners) {
          expect(z >= zRange![0] && z <= zRange![1]).toBe(true)
          for (const [i, a] of (footprint ?? []).entries()) {
            const b = footprint![(i + 1) % footprint!.length]!
            const outside = (x - a[0]) * (b[1] - a[1]) - (y - a[1]) * (b[0] - a[0])
            expect(outside / Math.hypot(b[0] - a[0], b[1] - a[1])).toBeLessThan(1e-9)
          }
        }
      }),
      { seed: 20242, numRuns: 500 },
    )
  })
})

describe('a box whose top and bottom differ by a rounding of 32 bits', () => {
  it('keeps the corner that stands out, however near to the line through the next one', () => {
    // An armchair of AI2-THOR, corners in map order.
    const bottom = [
      [-1.014877200126648, 1.8157200813293457, 0],
      [-0.25810888409614563, 1.8157204389572144, 0],
      [-0.2581092417240143, 2.583782196044922, 0],
      [-1.0148775577545166, 2.5837817192077637, 0],
    ] as const
    const top = [
      [-1.014877200126648, 1.8157202005386353, 1],
      [-0.25810888409614563, 1.815720558166504, 1],
      [-0.25810927152633667, 2.583782196044922, 1],
      [-1.0148775577545166, 2.5837819576263428, 1],
    ] as const
    const corners: readonly Vec3[] = [...bottom, ...top]
    const { footprint } = only(fromBoxes([{ label: 'armchair', corners }], { kind: 'corners', ...SCAN }))
    const reach = (points: readonly (readonly number[])[], degrees: number) => {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
      return Math.max(...points.map(([x, y]) => x! * cos + y! * sin))
    }
    for (let degrees = 0; degrees < 360; degrees += 5)
      expect(Math.abs(reach(footprint!, degrees) - reach(corners, degrees))).toBeLessThan(1e-9)
  })
})
