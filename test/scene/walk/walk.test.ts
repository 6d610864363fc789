import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type BevObject, createLayout, type ObjectInput } from 'v2lo-map'
import { generateScene, ROOM_KINDS, readScenes, type Scene, type SceneCamera, sampleWalk, walkOf } from 'v2lo-map/scene'
import { describe, expect, it } from 'vitest'
import { sharedFile } from '../../support/shared'
import { distanceTo, isWithin, outlineOf } from '../generate/plan'

const generated = ROOM_KINDS.flatMap((kind) =>
  Array.from({ length: 12 }, (_, i) => generateScene({ seed: i + 1, kind })),
)

const floorless = (objects: readonly ObjectInput[]): Scene => ({
  id: 'scan',
  source: 'boxes',
  layout: createLayout(objects, { origin: 'world' }),
  walls: [],
  cameras: [],
})

/** Boxes of a scan: no floor, no walls, no heights, overlaps. */
const scan = fc
  .array(
    fc.record({
      x: fc.double({ min: -4, max: 4, noNaN: true }),
      y: fc.double({ min: -4, max: 4, noNaN: true }),
      w: fc.double({ min: 0.05, max: 2, noNaN: true }),
      d: fc.double({ min: 0.05, max: 2, noNaN: true }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((boxes) => floorless(boxes.map(({ x, y, w, d }) => ({ label: 'thing', bbox: [x, y, x + w, y + d] }))))

/** Metres from a camera to the nearest thing at the height of a body, and to the nearest wall. */
function clearanceOf({ layout, walls }: Scene, { position: [x, y, z] }: SceneCamera): number {
  const inWay = ({ zRange }: BevObject) => zRange === undefined || (zRange[0] < z + 0.1 && zRange[1] > 0.1)
  return Math.min(
    ...layout.objects.filter(inWay).map((object) => distanceTo(outlineOf(object), [x, y])),
    ...walls.filter(({ base, top }) => base < z && top > 0.1).map(({ from, to }) => distanceTo([from, to], [x, y])),
    ...(layout.floor ?? []).map((from, i) => {
      const to = layout.floor![(i + 1) % layout.floor!.length]!
      return distanceTo([from, to], [x, y])
    }),
  )
}

const turnsOf = (cameras: readonly SceneCamera[]): number[] =>
  cameras.slice(1).map(({ yawDeg }, i) => {
    const turn = Math.abs(yawDeg - cameras[i]!.yawDeg) % 360
    return Math.min(turn, 360 - turn)
  })

const stepsOf = (cameras: readonly SceneCamera[]): number[] =>
  cameras
    .slice(1)
    .map(({ position: [x, y] }, i) => Math.hypot(x - cameras[i]!.position[0], y - cameras[i]!.position[1]))

function expectWalk(scene: Scene, cameras: readonly SceneCamera[], frames: number, clearance: number): void {
  expect(cameras, scene.id).toHaveLength(frames)
  expect(new Set(cameras.map(({ id }) => id)).size).toBe(frames)
  for (const camera of cameras) {
    expect(clearanceOf(scene, camera), `${scene.id} ${camera.id}`).toBeGreaterThanOrEqual(clearance - 1e-9)
    expect(camera.position[2]).toBe(1.5)
    expect(Math.abs(camera.pitchDeg + 10)).toBeLessThanOrEqual(4)
    expect({ fov: camera.verticalFovDeg, width: camera.width, height: camera.height }).toEqual({
      fov: 60,
      width: 640,
      height: 480,
    })
  }
  // Smooth: 0.6 m a frame, and 7 cm where a point is moved onto the grid.
  for (const step of stepsOf(cameras)) expect(step, scene.id).toBeLessThan(0.75)
  for (const turn of turnsOf(cameras)) expect(turn, scene.id).toBeLessThanOrEqual(30)
}

describe('a walk through a generated room', () => {
  it('has exactly 16 cameras, 0.3 m from everything, and turns by at most 30 degrees a frame', () => {
    for (const scene of generated)
      for (const seed of [1, 2]) {
        const { cameras, source, clearance } = sampleWalk(scene, { seed })
        expect({ source, clearance }).toEqual({ source: 'sampled', clearance: 0.3 })
        expectWalk(scene, cameras, 16, 0.3)
        for (const { position } of cameras) expect(isWithin(scene.layout.floor!, [position[0], position[1]])).toBe(true)
      }
  })

  it('starts at the door', () => {
    for (const scene of generated) {
      const door = scene.layout.objects.find(({ label }) => label === 'door')!
      const [x, y] = sampleWalk(scene, { seed: 3 }).cameras[0]!.position
      expect(distanceTo(outlineOf(door), [x, y]), scene.id).toBeLessThan(0.75)
    }
  })

  it('goes somewhere and looks around: most walks turn through a right angle, and no two are one', () => {
    const walks = generated.map((scene) => sampleWalk(scene, { seed: 4 }).cameras)
    const lengths = walks.map((cameras) => stepsOf(cameras).reduce((sum, step) => sum + step, 0))
    expect(Math.min(...lengths)).toBeGreaterThan(0.5)
    const wide = walks.filter((cameras) => turnsOf(cameras).reduce((sum, turn) => sum + turn, 0) > 90)
    expect(wide.length / walks.length).toBeGreaterThan(0.8)
    const [scene] = generated
    const places = new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(sampleWalk(scene!, { seed }).cameras)))
    expect(places.size).toBe(5)
  })

  it('is the same for the same seed, byte for byte', () => {
    const walks = () => generated.map((scene) => sampleWalk(scene, { seed: 5 }))
    const bytes = JSON.stringify(walks())
    expect(JSON.stringify(walks())).toBe(bytes)
    // The same hash came out of Node 20, 22 and 24.
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'b2ec733978c4f3a5d070d72b3f8ec4aee515a95a0353cddeb201e0ee81bf1cc9',
    )
  })

  it('sees more than one who stands still', async () => {
    const { seenIn } = await import('v2lo-map/scene')
    const counts = generated.map((scene) => {
      const { cameras } = sampleWalk(scene, { seed: 6 })
      return {
        still: seenIn(scene, cameras.slice(0, 1)).length,
        walk: seenIn(scene, cameras).length,
        all: scene.layout.objects.length,
      }
    })
    const sum = (of: (count: (typeof counts)[number]) => number) =>
      counts.reduce((total, count) => total + of(count), 0)
    expect(sum(({ walk }) => walk)).toBeGreaterThan(1.4 * sum(({ still }) => still))
    expect(sum(({ walk }) => walk) / sum(({ all }) => all)).toBeGreaterThan(0.75)
  })
})

describe('a walk through any boxes', () => {
  it('never stands in a thing, and says what it keeps from them', () => {
    fc.assert(
      fc.property(scan, fc.nat({ max: 1e6 }), fc.integer({ min: 1, max: 24 }), (scene, seed, frames) => {
        const { cameras, clearance } = sampleWalk(scene, { seed, frames })
        expectWalk(scene, cameras, frames, clearance!)
      }),
      { numRuns: 60 },
    )
  })

  it('starts where the floor is freest when there is no door', () => {
    const wall = [...Array(9).keys()].map((i): ObjectInput => ({ label: 'shelf', bbox: [i - 4.5, 3, i - 3.5, 3.5] }))
    const scene = floorless([...wall, { label: 'table', bbox: [-4.5, -3, 4.5, -2] }])
    const [x, y] = sampleWalk(scene, { seed: 1 }).cameras[0]!.position
    expect(Math.abs(x)).toBeLessThan(0.6)
    expect(clearanceOf(scene, sampleWalk(scene, { seed: 1 }).cameras[0]!)).toBeGreaterThan(0.75)
    expect(y).toBeGreaterThan(-2)
    expect(y).toBeLessThan(3)
  })

  it('walks around one small thing', () => {
    const scene = floorless([{ label: 'cup', bbox: [0, 0, 0.1, 0.1], zRange: [0, 0.1] }])
    expectWalk(scene, sampleWalk(scene, { seed: 1 }).cameras, 16, 0.3)
  })

  it('takes a box around everything for the room', () => {
    const scene = floorless([
      { label: 'room', bbox: [-3, -3, 3, 3] },
      { label: 'table', bbox: [-1, -1, 1, 1] },
    ])
    for (const { position } of sampleWalk(scene, { seed: 1 }).cameras)
      expect(
        distanceTo(
          [
            [-1, -1],
            [1, -1],
            [1, 1],
            [-1, 1],
          ],
          [position[0], position[1]],
        ),
      ).toBeGreaterThanOrEqual(0.3)
  })

  it('keeps less from things where a room leaves no more', () => {
    const floor = [
      [0, 0],
      [3, 0],
      [3, 3],
      [0, 3],
    ] as const
    const tight: Scene = {
      ...floorless([]),
      layout: createLayout([{ label: 'table', bbox: [0.45, 0, 3, 2.4], zRange: [0, 0.7] }], { origin: 'world', floor }),
    }
    const { cameras, clearance } = sampleWalk(tight, { seed: 1 })
    expect(clearance).toBe(0.2)
    for (const camera of cameras) expect(clearanceOf(tight, camera)).toBeGreaterThanOrEqual(0.2 - 1e-9)
  })

  it('is refused where there is nowhere to stand', () => {
    expect(() => sampleWalk(floorless([]), { seed: 1 })).toThrow('without floor and objects')
    const floor = [
      [0, 0],
      [3, 0],
      [3, 3],
      [0, 3],
    ] as const
    const halves: ObjectInput[] = [
      { label: 'bed', bbox: [0, 0, 1.5, 3] },
      { label: 'bed', bbox: [1.5, 0, 3, 3] },
    ]
    const full = { ...floorless([]), layout: createLayout(halves, { origin: 'world', floor }) }
    expect(() => sampleWalk(full, { seed: 1 })).toThrow('covered by its objects')
  })

  it.each([
    [{ seed: 0.5 }, 'seed'],
    [{ seed: 1, frames: 0 }, 'frames: 1 to 1000'],
    [{ seed: 1, eyeHeight: 20 }, 'eyeHeight: 0.1 to 3 meters'],
    [{ seed: 1, verticalFovDeg: 180 }, 'verticalFovDeg'],
    [{ seed: 1, width: 0 }, 'width'],
  ])('refuses %j', (options, message) => {
    expect(() => sampleWalk(generated[0]!, options)).toThrow(message)
  })
})

describe('walks through real rooms', () => {
  it.each([
    'data/vsi-bench-scans/scannet_21scenes.json',
    'data/vsi-bench-scans/arkitscenes_12scenes.json',
    'data/vsi-bench-scans/scannetpp_8scenes.json',
    'data/ai2thor-rooms/rooms.jsonl',
  ])('keep 0.3 m from everything: %s', (file) => {
    const path = sharedFile(file)
    if (path === undefined) return
    const text = readFileSync(path, 'utf8')
    const parts = file.endsWith('.jsonl') ? text.split('\n').filter((line) => line.trim() !== '') : [text]
    const scenes = parts
      .flatMap((part) => [...readScenes(part)])
      .map((reading) => {
        if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
        return reading.value
      })
    expect(scenes.length).toBeGreaterThanOrEqual(8)
    for (const scene of scenes) {
      const { cameras, clearance } = sampleWalk(scene, { seed: 1 })
      expect(clearance, scene.id).toBe(0.3)
      expectWalk(scene, cameras, 16, 0.3)
    }
  })
})

describe('recorded cameras', () => {
  const camera = (i: number): SceneCamera => ({
    id: `pose-${i}`,
    position: [i, 0, 1.5],
    yawDeg: 0,
    pitchDeg: 0,
    verticalFovDeg: 90,
    width: 300,
    height: 300,
  })
  const recorded = (count: number): Scene => ({
    ...generated[0]!,
    cameras: Array.from({ length: count }, (_, i) => camera(i)),
  })
  const idsOf = (scene: Scene, frames: number) => walkOf(scene, { seed: 1, frames }).cameras.map(({ id }) => id)

  it('are the walk of their scene', () => {
    expect(walkOf(recorded(5), { seed: 1 })).toEqual({ cameras: recorded(5).cameras, source: 'recorded' })
    expect(walkOf(recorded(0), { seed: 1 })).toEqual(sampleWalk(recorded(0), { seed: 1 }))
    expect(sampleWalk(recorded(5), { seed: 1 }).source).toBe('sampled')
  })

  it('are thinned out evenly where there are more than frames', () => {
    expect(idsOf(recorded(7), 4)).toEqual(['pose-0', 'pose-2', 'pose-4', 'pose-6'])
    expect(idsOf(recorded(33), 16)[15]).toBe('pose-32')
    expect(idsOf(recorded(33), 1)).toEqual(['pose-0'])
    expect(new Set(idsOf(recorded(17), 16)).size).toBe(16)
  })
})
