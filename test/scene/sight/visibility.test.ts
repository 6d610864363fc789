import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../../src/base/error'
import type { Scene, SceneCamera } from '../../../src/scene/scene'
import { type ObjectSight, type SightOptions, seenIn, visibility } from '../../../src/scene/sight'
import { box, camera, randomCamera, randomScene, sceneOf } from './rooms'

const sightOf = (scene: Scene, id: string, view: SceneCamera = camera(), options?: SightOptions): ObjectSight =>
  visibility(scene, view, options).objects.find((object) => object.id === id)!

// Level, 90 degrees high, 160 x 120 pixels: the focal length is 60 pixels. At a depth of 2 m one meter is 30 pixels.
const crate = box('crate', [0, 2.5], [1, 1], [1, 2])

describe('what a camera has of one object', () => {
  it('counts the pixels of a face by hand', () => {
    expect(sightOf(sceneOf([crate]), 'crate')).toEqual({
      id: 'crate',
      seen: true,
      pixels: (30 * 30) / (160 * 120),
      share: 1,
      inside: 1,
      range: 2,
      box2d: [65 * 4, 45 * 4, 95 * 4, 75 * 4],
    })
  })

  it('takes a thing without a known height as 0.75 m high, and says so', () => {
    const scene = sceneOf([box('crate', [0, 2.5], [1, 1])])
    const { assumed, box2d } = sightOf(scene, 'crate')
    expect(assumed).toEqual([0, 0.75])
    // The far upper edge is 0.75 m below the camera at a depth of 3 m, the near lower one 1.5 m at 2 m.
    expect(box2d).toEqual([260, (60 + 15) * 4, 380, (60 + 45) * 4])
    expect(sightOf(scene, 'crate', camera(), { assumedHeight: 2 }).assumed).toEqual([0, 2])
  })

  it('shares the pixels of what stands behind another', () => {
    const half = box('screen', [-0.25, 1.05], [0.5, 0.1], [0.5, 3])
    const scene = sceneOf([crate, half])
    expect(sightOf(scene, 'crate').share).toBe(0.5)
    expect(sightOf(sceneOf([half, crate]), 'crate').share).toBe(0.5)
    expect(sightOf(sceneOf([crate]), 'crate').share).toBe(1)
  })

  it('hides things behind a wall, not what hangs on it', () => {
    const wall = { from: [-3, 2.4], to: [3, 2.4], base: 0, top: 2.5 } as const
    const picture = box('picture', [0, 2.4], [1, 0], [1, 2])
    const scene = sceneOf([box('crate', [0, 3.5], [1, 1], [1, 2]), picture], { walls: [wall] })
    expect(sightOf(scene, 'crate').pixels).toBe(0)
    expect(sightOf(scene, 'crate')).not.toHaveProperty('box2d')
    expect(sightOf(scene, 'picture').share).toBe(1)
  })

  it('shows the smaller of two things in one plane', () => {
    const drawer = box('drawer', [0, 2.25], [0.8, 0.5], [1.2, 1.8])
    for (const scene of [sceneOf([crate, drawer]), sceneOf([drawer, crate])]) {
      expect(sightOf(scene, 'drawer').share).toBe(1)
      expect(sightOf(scene, 'crate').share).toBeCloseTo(1 - 0.48, 2)
    }
  })

  it('shows nothing of a thing that holds the camera or lies behind it', () => {
    const scene = sceneOf([box('tent', [0, 0], [3, 3], [0, 2]), crate, box('door', [0, -4], [1, 0.1], [0, 2])])
    expect(sightOf(scene, 'tent')).toMatchObject({ seen: false, pixels: 0, share: 0, range: 0 })
    expect(sightOf(scene, 'crate').share).toBe(1)
    expect(sightOf(scene, 'door')).toMatchObject({ seen: false, pixels: 0, inside: 0 })
  })

  it('measures how much of a thing lies within the frame', () => {
    // The right edge of the frame is at x = 80/60 of the depth: at 3 m, x = 4.
    const panel = box('panel', [4, 3], [2, 0], [1, 2])
    expect(sightOf(sceneOf([panel]), 'panel').inside).toBeCloseTo(0.5, 12)
  })
})

it('takes an outline of 200,000 corners', () => {
  const corners = 200_000
  const footprint = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners
    return [Math.cos(angle), 3 + Math.sin(angle)] as const
  })
  const tub = {
    id: 'tub',
    label: 'tub',
    box: { minX: -1, minY: 2, maxX: 1, maxY: 4 },
    footprint,
    zRange: [0, 1] as const,
  }
  const scene: Scene = { ...sceneOf([]), layout: { origin: 'world', objects: [tub] } }
  expect(sightOf(scene, 'tub').range).toBeCloseTo(Math.hypot(2, 0.5), 6)
  expect(sightOf(scene, 'tub')).toMatchObject({ seen: true, share: 1 })
})

describe('what counts as seen', () => {
  const seen = (scene: Scene, options: SightOptions) => sightOf(scene, 'crate', camera(), options).seen
  const scene = sceneOf([crate, box('screen', [-0.25, 1.05], [0.5, 0.1], [0.5, 3])])
  // Half of the crate's 900 pixels of 19200 are visible, from 2 m.
  const cases: readonly [keyof SightOptions, passes: number, fails: number][] = [
    ['minShare', 0.5, 0.51],
    ['minPixels', 450 / 19200, 451 / 19200],
    ['maxRange', 2, 1.99],
  ]
  it.each(cases)('%s is a threshold', (name, passes, fails) => {
    expect(seen(scene, { [name]: passes })).toBe(true)
    expect(seen(scene, { [name]: fails })).toBe(false)
  })

  it('lets a thing that fills the frame stick out of it', () => {
    const view = camera()
    const bed = sceneOf([box('bed', [0, 0.6], [2, 1], [0, 1.2])])
    const { inside, pixels, seen } = sightOf(bed, 'bed', view)
    expect(inside).toBeLessThan(0.3)
    expect(pixels).toBeGreaterThan(0.1)
    expect(seen).toBe(true)
    expect(sightOf(bed, 'bed', view, { fillsFrame: 1 }).seen).toBe(false)
    expect(sightOf(bed, 'bed', view, { fillsFrame: 1, minInside: 0 }).seen).toBe(true)
  })

  it('never counts a thing without pixels as seen', () => {
    const options = { minShare: 0, minPixels: 0, minInside: 0 }
    expect(sightOf(sceneOf([box('door', [0, -4], [1, 0.1], [0, 2])]), 'door', camera(), options).seen).toBe(false)
  })

  it.each([
    { minShare: 2 },
    { minPixels: Number.NaN },
    { maxRange: -1 },
    { assumedHeight: Infinity },
    { rasterWidth: 1.5 },
  ])('refuses %o', (options) => {
    expect(() => visibility(scene, camera(), options)).toThrow(expect.toSatisfy(isV2loError))
  })

  it.each([
    { verticalFovDeg: 180 },
    { pitchDeg: 91 },
    { yawDeg: Number.NaN },
    { width: 0 },
    { position: [0, 0] as never },
  ])('refuses a camera with %o, by its id', (wrong) => {
    expect(() => visibility(scene, camera(wrong))).toThrow('camera "camera": ')
  })
})

describe("a simulator's masks", () => {
  const hidden = sceneOf([
    crate,
    box('screen', [0, 1.05], [4, 0.1], [0.5, 3]),
    box('__proto__', [0, 5], [1, 1], [0, 1]),
  ])
  it('replace the pixels of the raster, and a thing missing there has none', () => {
    const view = camera({ seen: { crate: { pixels: 7200 } } })
    expect(sightOf(hidden, 'crate', view)).toMatchObject({ seen: true, pixels: 7200 / (640 * 480), share: 0.5 })
    expect(sightOf(hidden, 'screen', view)).toMatchObject({ seen: false, pixels: 0, share: 0 })
    expect(sightOf(hidden, '__proto__', view)).toMatchObject({ seen: false, pixels: 0 })
    expect(sightOf(hidden, 'crate').seen).toBe(false)
  })

  it('do not take a thing that fills little of its box for a hidden one', () => {
    const view = camera({ seen: { crate: { pixels: 1440 } } })
    expect(sightOf(sceneOf([crate]), 'crate', view)).toMatchObject({ pixels: 1440 / (640 * 480), share: 1 })
  })
})

describe('always', () => {
  const seeds = fc.integer({ min: 1, max: 1e6 })

  it('taking a thing away never hides another', () => {
    fc.assert(
      fc.property(seeds, fc.nat(19), (seed, gone) => {
        const scene = randomScene(seed, 20)
        const view = randomCamera(seed)
        const id = scene.layout.objects[gone]!.id
        const objects = scene.layout.objects.filter((object) => object.id !== id)
        const after = new Map(
          visibility({ ...scene, layout: { ...scene.layout, objects } }, view).objects.map((one) => [one.id, one]),
        )
        for (const before of visibility(scene, view).objects) {
          if (before.id === id) continue
          expect(after.get(before.id)!.pixels).toBeGreaterThanOrEqual(before.pixels)
          if (before.seen) expect(after.get(before.id)!.seen).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('more frames never show less, and the order is by first frame, then by pixels', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 5 }), (seed, count) => {
        const scene = randomScene(seed)
        const cameras = Array.from({ length: 6 }, (_, i) => randomCamera(seed + i, `frame ${i}`))
        const few = seenIn(scene, cameras.slice(0, count))
        const many = seenIn(scene, cameras)
        // What was seen first stays first.
        expect(many.slice(0, few.length).map(({ id }) => id)).toEqual(few.map(({ id }) => id))
        for (const { firstFrame, frames, id } of many) {
          expect(frames[0]!.frame).toBe(firstFrame)
          for (const { frame, camera, pixels } of frames) {
            expect(camera).toBe(`frame ${frame}`)
            expect(sightOf(scene, id, cameras[frame]!)).toMatchObject({ seen: true, pixels })
          }
        }
        for (const [i, { firstFrame, frames }] of many.slice(1).entries()) {
          const before = many[i]!
          expect(firstFrame).toBeGreaterThanOrEqual(before.firstFrame)
          if (firstFrame === before.firstFrame) expect(frames[0]!.pixels).toBeLessThanOrEqual(before.frames[0]!.pixels)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('every part is a part, and what is visible has a box', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const view = randomCamera(seed)
        for (const { pixels, share, inside, box2d } of visibility(randomScene(seed), view).objects) {
          for (const part of [pixels, share, inside]) expect(part >= 0 && part <= 1).toBe(true)
          expect(box2d === undefined).toBe(pixels === 0)
          if (box2d === undefined) continue
          const [minU, minV, maxU, maxV] = box2d
          expect(0 <= minU && minU < maxU && maxU <= view.width).toBe(true)
          expect(0 <= minV && minV < maxV && maxV <= view.height).toBe(true)
          expect(pixels * view.width * view.height).toBeLessThanOrEqual((maxU - minU) * (maxV - minV) + 1e-6)
        }
      }),
      { numRuns: 60 },
    )
  })
})
