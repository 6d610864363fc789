import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signedArea } from '../../../src/base/convex'
import { observerFrame, toEgo } from '../../../src/layout/frame'
import { sharedFile, sharedJson } from '../../support/shared'
import { codesOf, readAll, readOne } from './readings'

type Point = readonly [number, number, number]
interface ThorObject {
  readonly objectId: string
  readonly axisAlignedBoundingBox: { readonly cornerPoints: readonly Point[] }
  readonly objectOrientedBoundingBox: { readonly cornerPoints: readonly Point[] } | null
}
interface ThorPose {
  readonly position: { x: number; y: number; z: number }
  readonly rotation: { y: number }
  readonly cameraPosition: { x: number; y: number; z: number }
}

const objects = sharedJson<Record<string, ThorObject[]>>('data/ai2thor-objects/objects.json')
const poses = sharedJson<Record<string, ThorPose>>('data/ai2thor-objects/spawn-poses.json')

describe.skipIf(!objects || !poses)('ten rooms of AI2-THOR with the pose they were recorded from', () => {
  it('put every object where the projection written out by hand has it', () => {
    let checked = 0
    let oriented = 0
    for (const reading of readAll(objects, { poses, filters: [], ids: 'file' })) {
      if (!reading.ok) throw new Error(reading.diagnostics[0].message)
      const { id, layout, cameras } = reading.value
      const { cameraPosition: at, rotation } = poses![id]!
      const [camera] = cameras
      expect(cameras).toHaveLength(1)
      expect(camera).toMatchObject({ verticalFovDeg: 90, width: 300, height: 300, position: [at.x, at.z, at.y] })
      const [sin, cos] = [Math.sin((rotation.y * Math.PI) / 180), Math.cos((rotation.y * Math.PI) / 180)]
      const frame = observerFrame({ position: [camera!.position[0], camera!.position[1]], yawDeg: camera!.yawDeg })
      const byId = new Map(objects![id]!.map((object) => [object.objectId, object]))
      expect(layout.objects).toHaveLength(byId.size)
      for (const object of layout.objects) {
        const written = byId.get(object.id)!
        const corners = (written.objectOrientedBoundingBox ?? written.axisAlignedBoundingBox).cornerPoints
        if (written.objectOrientedBoundingBox) oriented++
        const right = corners.map(([x, , z]) => (x - at.x) * cos - (z - at.z) * sin)
        const forward = corners.map(([x, , z]) => (x - at.x) * sin + (z - at.z) * cos)
        const { box, footprint, zRange } = object
        const outline = footprint ?? [
          [box.minX, box.minY] as const,
          [box.maxX, box.minY] as const,
          [box.maxX, box.maxY] as const,
          [box.minX, box.maxY] as const,
        ]
        const seen = outline.map((point) => toEgo(point, frame))
        const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)]
        const ours = [...ends(seen.map((p) => p.right)), ...ends(seen.map((p) => p.forward)), ...zRange!]
        const byHand = [...ends(right), ...ends(forward), ...ends(corners.map(([, y]) => y))]
        for (const [i, value] of ours.entries()) expect(Math.abs(value - byHand[i]!), object.id).toBeLessThan(1e-9)
        checked++
      }
    }
    expect(checked).toBe(490)
    expect(oriented).toBeGreaterThan(100)
  })
  it('give the ten rooms without what the filters name', () => {
    const readings = readAll(objects, { poses })
    expect(readings.map(({ format }) => format)).toEqual(Array(10).fill('ai2thor-objects'))
    for (const reading of readings) {
      const { structure = 0, nested = 0, flat = 0, tiny = 0, far = 0 } = reading.dropped
      expect(structure).toBe(1)
      expect(reading.kept + structure + nested + flat + tiny + far).toBe(objects![reading.id!]!.length)
    }
    // The shelf without any thickness.
    expect(readings.map(({ dropped }) => dropped.flat)).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0])
  })
})

const alfred = sharedJson<Record<string, readonly number[]>>('data/alfred-poses/FloorPlan14-openable.json')
const alfred207 = sharedFile('data/alfred-poses/FloorPlan207-openable.json')
describe.skipIf(!objects || !alfred || !alfred207)('poses of ALFRED', () => {
  it('go to the room whose objects they name, down by the horizon and as high as the agent', () => {
    const readings = readAll(objects, { poses: alfred })
    expect(readings.filter((r) => r.ok && r.value.cameras.length > 0).map(({ id }) => id)).toEqual(['14'])
    const room = readings.find(({ id }) => id === '14')!
    const counter = 'CounterTop|+00.99|+00.95|+01.02'
    const [x, z, yaw, horizon] = alfred![counter]!
    const camera = room.value?.cameras.find(({ id }) => id === counter)
    expect(camera).toEqual({
      id: counter,
      position: [x, z, 1.576],
      yawDeg: yaw,
      pitchDeg: -horizon!,
      verticalFovDeg: 90,
      width: 300,
      height: 300,
    })
    expect(room.assumed.join('\n')).toMatch(/1\.576 m over the floor/)
    expect(room.assumed.join('\n')).toMatch(/field of view is 90 degrees/)
    expect(codesOf(readings[0]!)).toEqual(['no-pose'])
  })
  it('go to the room that their file is named after, whatever their objects are called', () => {
    const text = readFileSync(alfred207!, 'utf8')
    const with14 = readAll(objects, { poses: text, posesFile: alfred207! })
    expect(with14.filter((r) => r.ok && r.value.cameras.length > 0).map(({ id }) => id)).toEqual(['207'])
  })
})

const rooms = sharedFile('data/ai2thor-rooms/rooms.jsonl')
describe.skipIf(rooms === undefined)('forty more rooms, one to a line', () => {
  it('are all read, with oriented boxes where there are any', () => {
    const text = readFileSync(rooms!, 'utf8')
    const readings = readAll(text, { file: 'rooms.jsonl', filters: [] })
    expect(readings.map((reading) => reading.ok)).toEqual(Array(40).fill(true))
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { sceneName: string; objects: ThorObject[] })
    let turned = 0
    for (const [i, reading] of readings.entries()) {
      const { layout, id } = reading.value!
      expect(id).toBe(lines[i]!.sceneName)
      expect(layout.objects).toHaveLength(lines[i]!.objects.length)
      for (const [k, object] of layout.objects.entries()) {
        const corners = lines[i]!.objects[k]!.objectOrientedBoundingBox?.cornerPoints
        if (!corners) continue
        const xs = corners.map(([x]) => x)
        expect(Math.abs(object.box.minX - Math.min(...xs))).toBeLessThan(1e-9)
        // A turned box fills its axis-aligned box in part only.
        const { box, footprint } = object
        if (footprint && signedArea(footprint) < 0.95 * (box.maxX - box.minX) * (box.maxY - box.minY)) turned++
      }
    }
    expect(turned).toBeGreaterThan(20)
    expect(readings.filter((r) => r.ok && r.value.layout.floor).length).toBe(32)
    expect(codesOf(readings.find(({ id }) => id === 'FloorPlan313')!)).toEqual(['boxes-disagree'])
  })
})

const box = (x: number, y: number, z: number, size = 1) => ({
  center: { x, y, z },
  size: { x: size, y: size, z: size },
})
const thing = (objectId: string, objectType: string, x: number, z: number) => ({
  objectId,
  objectType,
  axisAlignedBoundingBox: box(x, 0.5, z),
  objectOrientedBoundingBox: null,
})
const event = (yaw: number, more: object = {}) => ({
  sceneName: 'FloorPlan1',
  objects: [thing('Sofa|1', 'Sofa', 2, 3), thing('TVStand|1', 'TVStand', -2, 3)],
  agent: { position: { x: 0, y: 0.9, z: 0 }, rotation: { x: 0, y: yaw, z: 0 }, cameraHorizon: 30 },
  cameraPosition: { x: 0.1, y: 1.5, z: 0.2 },
  fov: 60,
  screenWidth: 640,
  screenHeight: 480,
  ...more,
})

describe('events of AI2-THOR', () => {
  it('are one scene with a camera each', () => {
    const scene = readOne([event(0), event(90), event(270)], { file: 'events.json' })
    expect(scene).toMatchObject({ id: 'FloorPlan1', source: 'ai2thor', walls: [] })
    expect(scene.layout.objects.map(({ id, label }) => [id, label])).toEqual([
      ['sofa', 'sofa'],
      ['tv stand', 'tv stand'],
    ])
    expect(scene.layout.objects[0]).toMatchObject({
      box: { minX: 1.5, minY: 2.5, maxX: 2.5, maxY: 3.5 },
      zRange: [0, 1],
    })
    expect(scene.cameras.map(({ yawDeg }) => yawDeg)).toEqual([0, 90, -90])
    // Unity's y is the height, and a horizon of 30 looks down.
    expect(scene.cameras[0]).toMatchObject({
      position: [0.1, 0.2, 1.5],
      pitchDeg: -30,
      verticalFovDeg: 60,
      width: 640,
      height: 480,
    })
  })
  it('are read one to a line, and from objects that hold them', () => {
    const wrapped = { metadata: event(90), image: 'frames/1.png', instance_masks: { 'Sofa|1': 120, 'Wall|1': 9000 } }
    const scene = readOne(`${JSON.stringify(event(0))}\n${JSON.stringify(wrapped)}\n`)
    expect(scene.cameras).toMatchObject([
      { id: 'frame-0' },
      { id: 'frame-1', image: 'frames/1.png', seen: { sofa: { pixels: 120 } } },
    ])
    expect(Object.keys(scene.cameras[1]!.seen!)).toEqual(['sofa'])
    expect(scene.cameras[0]).not.toHaveProperty('seen')
  })
  it('of two scenes are two scenes', () => {
    const readings = readAll([event(0), event(0, { sceneName: 'FloorPlan2' }), event(90, { sceneName: 'FloorPlan2' })])
    expect(readings.map((r) => [r.id, r.value?.cameras.length])).toEqual([
      ['FloorPlan1', 1],
      ['FloorPlan2', 2],
    ])
  })
  it('take the area of a 2-D box for pixels only where they say so', () => {
    const [reading] = readAll(event(0, { instance_detections2D: { 'Sofa|1': [10, 20, 30, 60] } }))
    expect(reading?.value?.cameras[0]?.seen).toEqual({ sofa: { pixels: 800 } })
    expect(reading?.assumed.join()).toMatch(/area of its 2-D box/)
  })
  it('say the id that each object has in the simulator, or keep it', () => {
    const masks = { instance_masks: { 'Sofa|1': 120 } }
    const twice = { ...event(0), objects: [thing('Sofa|2', 'Sofa', 2, 1), thing('Sofa|1', 'Sofa', 2, 3)], ...masks }
    const [reading] = readAll(twice)
    expect(reading!.fileIds).toEqual({ sofa: 'Sofa|2', 'sofa#2': 'Sofa|1' })
    expect(reading!.value!.cameras[0]!.seen).toEqual({ 'sofa#2': { pixels: 120 } })
    const [kept] = readAll(twice, { ids: 'file' })
    expect(kept!.fileIds).toEqual({})
    expect(kept!.value!.layout.objects.map(({ id }) => id)).toEqual(['Sofa|2', 'Sofa|1'])
    expect(kept!.value!.cameras[0]!.seen).toEqual({ 'Sofa|1': { pixels: 120 } })
  })
  it('never take visible for sight', () => {
    const seen = { ...event(0), objects: [{ ...thing('Sofa|1', 'Sofa', 2, 3), visible: true }] }
    expect(readOne(seen).cameras[0]).not.toHaveProperty('seen')
  })
  it('say which objects moved', () => {
    const moved = { ...event(90), objects: [thing('Sofa|1', 'Sofa', 2, 3.4), thing('TVStand|1', 'TVStand', -2, 3)] }
    const [reading] = readAll([event(0), moved], { file: 'e.json' })
    expect(codesOf(reading!)).toEqual(['moved-object'])
    expect(reading!.diagnostics.at(0)!.message).toMatch(/^e\.json, FloorPlan1, Sofa\|1, .*0\.40 m away/)
    expect(reading!.value!.layout.objects[0]!.box.minY).toBe(2.5)
  })
  it('use the axis-aligned box where the oriented one is broken, and say so', () => {
    const broken = { ...thing('Sofa|1', 'Sofa', 2, 3), objectOrientedBoundingBox: { cornerPoints: [[1, 2]] } }
    const [reading] = readAll({ ...event(0), objects: [broken] })
    expect(codesOf(reading!)).toEqual(['bad-oriented-box'])
    expect(reading!.value!.layout.objects).toHaveLength(1)
  })
})
