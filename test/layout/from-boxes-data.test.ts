import { describe, expect, it } from 'vitest'
import { signedArea } from '../../src/base/convex'
import type { Vec3 } from '../../src/base/transform'
import { aabbCenter, aabbOfPoints } from '../../src/layout/aabb'
import { fromBoxes } from '../../src/layout/from-boxes'
import { sharedJson } from '../support/shared'

interface ScanBox {
  readonly centroid: Vec3
  readonly axesLengths: Vec3
  readonly normalizedAxes: readonly number[]
  readonly min: Vec3
  readonly max: Vec3
}
type Scan = Readonly<Record<string, { object_bbox: Readonly<Record<string, readonly ScanBox[]>> }>>

const SCANS = ['scannet_21scenes', 'arkitscenes_12scenes', 'scannetpp_8scenes']

describe('scanned rooms of VSI-Bench', () => {
  it.each(SCANS)('%s: the hulls of the eight corners span the boxes the data set prints', (name) => {
    const scenes = sharedJson<Scan>(`data/vsi-bench-scans/${name}.json`)
    if (!scenes) return
    let boxes = 0
    for (const { object_bbox } of Object.values(scenes)) {
      const written = Object.entries(object_bbox).flatMap(([label, all]) => all.map((box) => ({ label, ...box })))
      const layout = fromBoxes(
        written.map((b) => ({ label: b.label, center: b.centroid, size: b.axesLengths, axes: b.normalizedAxes })),
        { kind: 'obb', up: '+z', forward: '+y', handedness: 'right', unit: 'm' },
      )
      for (const [i, { box, footprint, zRange }] of layout.objects.entries()) {
        const { min, max, axesLengths: l, normalizedAxes: a } = written[i]!
        const near = (value: number, truth: number) => expect(Math.abs(value - truth)).toBeLessThan(1e-9)
        for (const { minX, minY, maxX, maxY } of [box, aabbOfPoints(footprint!)!]) {
          near(minX, min[0])
          near(minY, min[1])
          near(maxX, max[0])
          near(maxY, max[1])
        }
        near(zRange![0], min[2])
        near(zRange![1], max[2])
        // The shadow of a box, face by face: no hull involved.
        near(
          signedArea(footprint!),
          l[0] * l[1] * Math.abs(a[8]!) + l[1] * l[2] * Math.abs(a[2]!) + l[0] * l[2] * Math.abs(a[5]!),
        )
        boxes++
      }
    }
    expect(boxes).toBeGreaterThan(100)
  })
})

interface ThorObject {
  readonly objectType: string
  readonly objectId: string
  readonly position: { x: number; y: number; z: number }
  readonly distance: number
  readonly axisAlignedBoundingBox: { cornerPoints: readonly Vec3[]; center: { x: number; y: number; z: number } }
}
interface ThorPose {
  readonly position: { x: number; y: number; z: number }
  readonly rotation: { y: number }
}

const UNITY = { up: '+y', forward: '+z', handedness: 'left', unit: 'm' } as const

describe('rooms of AI2-THOR', () => {
  it('puts every object at the distance the simulator reports, where its formula says', () => {
    const rooms = sharedJson<Record<string, ThorObject[]>>('data/ai2thor-objects/objects.json')
    const poses = sharedJson<Record<string, ThorPose>>('data/ai2thor-objects/spawn-poses.json')
    if (!rooms || !poses) return
    let objects = 0
    for (const [room, all] of Object.entries(rooms)) {
      const { position: p, rotation } = poses[room]!
      const pose = { position: [p.x, p.y, p.z] as Vec3, yawDeg: rotation.y }
      const pivots = fromBoxes(
        all.map((o) => ({ label: o.objectType, corners: [[o.position.x, o.position.y, o.position.z] as Vec3] })),
        {
          kind: 'corners',
          ...UNITY,
          pose,
        },
      )
      const boxes = fromBoxes(
        all.map((o) => ({ label: o.objectType, corners: o.axisAlignedBoundingBox.cornerPoints })),
        {
          kind: 'corners',
          ...UNITY,
          pose,
        },
      )
      const [sin, cos] = [Math.sin((rotation.y * Math.PI) / 180), Math.cos((rotation.y * Math.PI) / 180)]
      for (const [i, object] of all.entries()) {
        const pivot = pivots.objects[i]!
        expect(Math.abs(Math.hypot(pivot.box.minX, pivot.box.minY, pivot.zRange![0]) - object.distance)).toBeLessThan(
          1e-6,
        )
        const { center } = object.axisAlignedBoundingBox
        const [dx, dz] = [center.x - p.x, center.z - p.z]
        const [right, forward] = aabbCenter(boxes.objects[i]!.box)
        expect(Math.abs(right - (dx * cos - dz * sin))).toBeLessThan(1e-5)
        expect(Math.abs(forward - (dx * sin + dz * cos))).toBeLessThan(1e-5)
        objects++
      }
    }
    expect(objects).toBe(490)
  })

  it('has what an ALFRED agent interacts with in front of it, all 121 times', () => {
    const rooms = sharedJson<Record<string, ThorObject[]>>('data/ai2thor-objects/objects.json')
    const expectations = sharedJson<
      Record<string, { objectId: string; agent: { x: number; z: number; yaw: number } }[]>
    >('data/alfred-poses/pose-expectations.json')
    if (!rooms || !expectations) return
    let inFront = 0
    for (const [plan, poses] of Object.entries(expectations))
      for (const { objectId, agent } of poses) {
        const object = rooms[plan.replace('FloorPlan', '')]!.find((o) => o.objectId === objectId)!
        const [seen] = fromBoxes([{ label: object.objectType, corners: object.axisAlignedBoundingBox.cornerPoints }], {
          kind: 'corners',
          ...UNITY,
          pose: { position: [agent.x, 0, agent.z], yawDeg: agent.yaw },
        }).objects
        if (aabbCenter(seen!.box)[1] > 0) inFront++
      }
    expect(inFront).toBe(121)
  })
})
