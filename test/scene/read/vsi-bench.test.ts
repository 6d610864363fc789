import { describe, expect, it } from 'vitest'
import { getObject } from '../../../src/layout/find'
import { observerFrame } from '../../../src/layout/frame'
import { relativeDirection } from '../../../src/solve/direction'
import { sharedJson } from '../../support/shared'
import { codesOf, readAll, readOne } from './readings'

interface ScanBox {
  readonly centroid: readonly number[]
  readonly axesLengths: readonly number[]
  readonly normalizedAxes: readonly number[]
}
type Scans = Readonly<Record<string, { readonly object_bbox: Readonly<Record<string, readonly ScanBox[]>> }>>

const files = ['scannet_21scenes', 'arkitscenes_12scenes', 'scannetpp_8scenes'].map((name) =>
  sharedJson<Scans>(`data/vsi-bench-scans/${name}.json`),
)

/** The eight corners, written out: center plus or minus half of each axis. */
function eightCorners({ centroid: c, axesLengths: l, normalizedAxes: a }: ScanBox): number[][] {
  const corners: number[][] = []
  for (let n = 0; n < 8; n++) {
    const signs = [n & 1 ? 0.5 : -0.5, n & 2 ? 0.5 : -0.5, n & 4 ? 0.5 : -0.5]
    corners.push(
      [0, 1, 2].map(
        (k) => c[k]! + signs[0]! * l[0]! * a[k]! + signs[1]! * l[1]! * a[3 + k]! + signs[2]! * l[2]! * a[6 + k]!,
      ),
    )
  }
  return corners
}

/** How far points reach in a direction. */
const reach = (points: readonly (readonly number[])[], angle: number) =>
  Math.max(...points.map(([x, y]) => x! * Math.cos(angle) + y! * Math.sin(angle)))

describe.skipIf(files.some((file) => file === undefined))('41 scanned rooms of VSI-Bench', () => {
  const near = (value: number, truth: number) => expect(Math.abs(value - truth)).toBeLessThan(1e-9)

  it('have centers, footprints and heights that equal a reading of the eight corners', () => {
    let [scenes, boxes] = [0, 0]
    for (const file of files)
      for (const reading of readAll(file, { filters: [], floorZ: 0 })) {
        const written = Object.values(file![reading.id!]!.object_bbox).flat()
        expect(reading.format).toBe('vsi-bench')
        expect(reading.value!.layout.objects).toHaveLength(written.length)
        for (const [i, object] of reading.value!.layout.objects.entries()) {
          const corners = eightCorners(written[i]!)
          const sides = [0, 1, 2].map((k) => corners.map((corner) => corner[k]!))
          const { box, footprint, zRange } = object
          near(box.minX, Math.min(...sides[0]!))
          near(box.maxX, Math.max(...sides[0]!))
          near(box.minY, Math.min(...sides[1]!))
          near(box.maxY, Math.max(...sides[1]!))
          near((box.minX + box.maxX) / 2, written[i]!.centroid[0]!)
          near((box.minY + box.maxY) / 2, written[i]!.centroid[1]!)
          near(zRange![0], Math.min(...sides[2]!))
          near(zRange![1], Math.max(...sides[2]!))
          // Two convex shapes are one when they reach equally far every way.
          for (let degrees = 0; degrees < 360; degrees += 7)
            near(reach(footprint!, (degrees * Math.PI) / 180), reach(corners, (degrees * Math.PI) / 180))
          boxes++
        }
        scenes++
      }
    expect([scenes, boxes]).toEqual([41, 632])
  })

  it('stand on their floor: the lowest corner, or the file’s 0 where all is above it', () => {
    for (const file of files) {
      const asWritten = readAll(file, { floorZ: 0 })
      for (const [i, reading] of readAll(file).entries()) {
        const raw = asWritten[i]!.value!.layout.objects
        const lowest = Math.min(...raw.map(({ zRange }) => zRange![0]))
        const floor = Math.min(0, lowest)
        for (const [k, { zRange, box }] of reading.value!.layout.objects.entries()) {
          near(zRange![0], raw[k]!.zRange![0] - floor)
          near(zRange![1], raw[k]!.zRange![1] - floor)
          expect(box).toEqual(raw[k]!.box)
        }
        expect(reading.assumed.join()).toMatch(lowest < 0 ? /lowest corner of an object/ : /z = 0, below every object/)
      }
    }
  })
})

interface Statement {
  readonly scene_id: string
  readonly object: string
  readonly said: 'front' | 'behind' | 'left' | 'right'
  readonly agent: { readonly x: number; readonly y: number; readonly heading_rad: number }
  readonly agrees: boolean
}
const statements = sharedJson<Statement[]>('data/sqa3d-statements/statements.json')
describe.skipIf(!statements || !files[0])('what people say where they stand', () => {
  it('holds in the scene from its pose, every time it is marked to', () => {
    const scenes = new Map(readAll(files[0]).map((reading) => [reading.id, reading.value]))
    const agreed = statements!.filter(({ agrees, scene_id }) => agrees && scenes.has(scene_id))
    for (const { scene_id, object, said, agent } of agreed) {
      const pose = {
        id: 'speaker',
        scene: scene_id,
        position: [agent.x, agent.y, 1.6],
        yawDeg: 90 - (agent.heading_rad * 180) / Math.PI,
        pitchDeg: 0,
        verticalFovDeg: 60,
        width: 640,
        height: 480,
      }
      const file = { [scene_id]: files[0]![scene_id]! }
      const { layout, cameras } = readOne(file, { poses: [pose], floorZ: 0 })
      const { position, yawDeg } = cameras[0]!
      const frame = observerFrame({ position: [position[0], position[1]], yawDeg })
      const scheme = said === 'left' || said === 'right' ? 'left-right' : 'front-back'
      const found = relativeDirection(getObject(layout, object), frame, { scheme })
      expect(found?.label, `${scene_id} ${object}`).toBe(said === 'behind' ? 'back' : said)
    }
    expect(agreed.length).toBeGreaterThan(20)
  })
})

const scan = (box: unknown) => ({ den: { object_bbox: { chair: [box], 'trash bin': [good] } } })
const good = { centroid: [1, 2, 0.5], axesLengths: [1, 2, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] }

describe('a box of VSI-Bench', () => {
  it.each([
    ['without a centroid', { ...good, centroid: undefined }, /chair\[0\]\.centroid: object dropped: expected three/],
    ['with two lengths', { ...good, axesLengths: [1, 2] }, /axesLengths: object dropped: expected three/],
    ['with axes that are not perpendicular', { ...good, normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 1, 0] }, /perpendicular/],
    ['with a negative length', { ...good, axesLengths: [1, -2, 1] }, /lengths of at least 0/],
    ['that is a number', 5, /centroid/],
  ])('%s costs itself alone', (_, box, sentence) => {
    const [reading] = readAll(scan(box), { file: 'scans.json' })
    expect(codesOf(reading!)).toEqual(['bad-object'])
    expect(reading!.diagnostics[0]!.message).toMatch(/^scans\.json, den, chair\[0\], object_bbox\.chair\[0\]/)
    expect(reading!.diagnostics[0]!.message).toMatch(sentence)
    expect(reading!.value!.layout.objects.map(({ label }) => label)).toEqual(['trash bin'])
  })
  it('is one of several with a name of its own', () => {
    const file = { den: { object_bbox: { chair: [good, good, good] } } }
    expect(readOne(file).layout.objects.map(({ id }) => id)).toEqual(['chair', 'chair#2', 'chair#3'])
  })
})
