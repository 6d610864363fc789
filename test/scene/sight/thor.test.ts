import { describe, expect, it } from 'vitest'
import { observedLayout } from '../../../src/scene/observed'
import { projectPoint } from '../../../src/scene/pinhole'
import type { SceneCamera } from '../../../src/scene/scene'
import { visibility } from '../../../src/scene/sight'
import { sharedJson } from '../../support/shared'
import { camera } from './rooms'
import { type ThorPose, thorRooms, thorScene } from './thor'

const rooms = thorRooms()
const poses = sharedJson<Record<string, ThorPose>>('data/ai2thor-objects/spawn-poses.json')

interface PoseExpectation {
  readonly objectId: string
  readonly agent: { readonly x: number; readonly z: number; readonly yaw: number; readonly horizon: number }
  readonly inFront: boolean
}

const expectations = sharedJson<Record<string, readonly PoseExpectation[]>>('data/alfred-poses/pose-expectations.json')

function cameraAt(pose: ThorPose, pitchDeg = 0 - pose.cameraHorizon): SceneCamera {
  return camera({
    position: [pose.cameraPosition.x, pose.cameraPosition.z, pose.cameraPosition.y],
    yawDeg: pose.rotation.y,
    pitchDeg,
    verticalFovDeg: pose.fov,
    width: pose.screenWidth,
    height: pose.screenHeight,
  })
}

describe('the pinhole', () => {
  it('projects by hand', () => {
    // 90 degrees over 480 pixels: the focal length is 240 pixels.
    expect(projectPoint(camera(), [1, 2, 0.5])).toEqual({ u: 320 + 120, v: 240 + 120, depth: 2 })
    expect(projectPoint(camera({ yawDeg: 90 }), [2, -1, 0.5])).toEqual({ u: 440, v: 360, depth: 2 })
    expect(projectPoint(camera(), [0, 0.05, 1.5])).toBeUndefined()
    expect(projectPoint(camera(), [0, -2, 1.5])).toBeUndefined()
  })

  it('puts what is above the axis above the middle when it looks down', () => {
    const down = camera({ pitchDeg: -45 })
    // Straight along the axis, and level: 45 degrees above it, on the upper edge.
    expect(projectPoint(down, [0, 1, 0.5])!.v).toBeCloseTo(240, 9)
    expect(projectPoint(down, [0, 1, 1.5])!.v).toBeCloseTo(0, 9)
  })

  it.skipIf(rooms === undefined)("agrees with Unity's axes on ten AI2-THOR rooms at seven pitches", () => {
    let count = 0
    for (const [room, objects] of Object.entries(rooms!)) {
      const pose = poses![room]!
      for (const horizon of [-30, -15, 0, 10, 20, 30, 60]) {
        const view = cameraAt(pose, -horizon)
        // By hand, in Unity: the world turned by minus the yaw about y, then by minus the horizon about x.
        const [t, h] = [(pose.rotation.y * Math.PI) / 180, (horizon * Math.PI) / 180]
        const focal = pose.screenHeight / 2 / Math.tan((pose.fov * Math.PI) / 360)
        for (const { axisAlignedBoundingBox } of objects) {
          const { x, y, z } = axisAlignedBoundingBox.center
          const [dx, dy, dz] = [x - pose.cameraPosition.x, y - pose.cameraPosition.y, z - pose.cameraPosition.z]
          const right = dx * Math.cos(t) - dz * Math.sin(t)
          const level = dx * Math.sin(t) + dz * Math.cos(t)
          const depth = level * Math.cos(h) - dy * Math.sin(h)
          const up = level * Math.sin(h) + dy * Math.cos(h)
          const found = projectPoint(view, [x, z, y])
          if (depth < 0.1) {
            expect(found).toBeUndefined()
            continue
          }
          count++
          expect(Math.abs(found!.depth - depth)).toBeLessThan(1e-9)
          expect(Math.abs(((found!.u - pose.screenWidth / 2) * depth) / focal - right)).toBeLessThan(1e-9)
          expect(Math.abs(((pose.screenHeight / 2 - found!.v) * depth) / focal - up)).toBeLessThan(1e-9)
        }
      }
    }
    expect(count).toBeGreaterThan(1500)
  })
})

describe.skipIf(rooms === undefined)("AI2-THOR's rooms", () => {
  it("has each object's place in the observer's frame as written out by hand", () => {
    let count = 0
    for (const [room, objects] of Object.entries(rooms!)) {
      const pose = poses![room]!
      const known = observedLayout(thorScene(room, objects), [cameraAt(pose)])
      const byId = new Map([...known.layout.objects, ...known.unseen].map((object) => [object.id, object]))
      expect(byId.size).toBe(objects.length)
      const t = (pose.rotation.y * Math.PI) / 180
      for (const { objectId, axisAlignedBoundingBox: box } of objects) {
        const { box: ours, footprint, zRange } = byId.get(objectId)!
        const corners = [-0.5, 0.5].flatMap((i) =>
          [-0.5, 0.5].map((k) => {
            const dx = box.center.x + i * box.size.x - pose.cameraPosition.x
            const dz = box.center.z + k * box.size.z - pose.cameraPosition.z
            return [dx * Math.cos(t) - dz * Math.sin(t), dx * Math.sin(t) + dz * Math.cos(t)] as const
          }),
        )
        const [rights, forwards] = [corners.map((c) => c[0]), corners.map((c) => c[1])]
        const byHand = [Math.min(...rights), Math.min(...forwards), Math.max(...rights), Math.max(...forwards)]
        for (const [i, side] of [ours.minX, ours.minY, ours.maxX, ours.maxY].entries())
          expect(Math.abs(side - byHand[i]!)).toBeLessThan(1e-9)
        for (const [x, y] of footprint ?? [])
          expect(Math.min(...corners.map((c) => Math.hypot(c[0] - x, c[1] - y)))).toBeLessThan(1e-9)
        expect(zRange).toEqual([box.center.y - box.size.y / 2, box.center.y + box.size.y / 2])
        count++
      }
    }
    expect(count).toBe(490)
  })

  it('has the object of each of 121 ALFRED poses in front, and at least 93 % of them visible', () => {
    let [total, inFront, visible] = [0, 0, 0]
    for (const [plan, list] of Object.entries(expectations!)) {
      const room = plan.replace('FloorPlan', '')
      const scene = thorScene(room, rooms![room]!)
      for (const { objectId, agent } of list) {
        const pose = poses![room]!
        const view = camera({
          position: [agent.x, agent.z, pose.cameraPosition.y],
          yawDeg: agent.yaw,
          pitchDeg: -agent.horizon,
          width: 300,
          height: 300,
        })
        total++
        const { box, zRange } = scene.layout.objects.find(({ id }) => id === objectId)!
        const middle = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2, (zRange![0] + zRange![1]) / 2] as const
        if (projectPoint(view, middle) !== undefined) inFront++
        if (visibility(scene, view).objects.find(({ id }) => id === objectId)!.pixels > 0) visible++
      }
    }
    expect(total).toBe(121)
    expect(inFront).toBe(121)
    expect(visible / total).toBeGreaterThanOrEqual(0.93)
  })
})
