import { describe, expect, it } from 'vitest'
import { canSpell, GLYPH_WIDTH, glyphRows } from '../../../src/scene/picture/font'
import { labelColors } from '../../../src/scene/picture/palette'
import { frameLegend, renderFrame } from '../../../src/scene/picture/picture'
import { projectPoint } from '../../../src/scene/pinhole'
import type { Scene } from '../../../src/scene/scene'
import { visibility } from '../../../src/scene/sight'
import { box, camera, randomCamera, randomScene, sceneOf } from '../sight/rooms'
import { differences, type PngPicture, pixelAt, readPng } from './read-png'

/** The room of the pictures in the docs, with heights: the sofa on the left, the tv on the right, nothing symmetric. */
const room = sceneOf([
  { label: 'rug', bbox: [-1.5, 1, 1.5, 3.2], zRange: [0, 0.01] },
  { label: 'table', bbox: [-0.6, 1.6, 0.6, 2.4], zRange: [0, 0.7] },
  { label: 'chair', bbox: [-1.1, 1.8, -0.7, 2.2], zRange: [0, 0.9] },
  { label: 'chair', bbox: [0.7, 1.8, 1.1, 2.2], zRange: [0, 0.9] },
  { label: 'sofa', bbox: [-3.4, 2.2, -2.5, 4.2], zRange: [0, 0.8] },
  { label: 'tv', bbox: [2.4, 2.8, 2.5, 4], zRange: [0.8, 1.5] },
  { label: 'lamp', bbox: [-3.3, 4.6, -3, 4.9], zRange: [0, 1.7] },
  { label: 'desk', bbox: [0.4, 4.4, 1.8, 5.1], zRange: [0, 0.75] },
])
const observer = camera({ pitchDeg: -10, verticalFovDeg: 75 })
const plain = (scene: Scene, view = observer): PngPicture => readPng(renderFrame(scene, view, { labels: false }))
const without = (scene: Scene, id: string): Scene => ({
  ...scene,
  layout: { ...scene.layout, objects: scene.layout.objects.filter((object) => object.id !== id) },
})

/** Where a thing is in a picture: the middle of the pixels that change when it is taken away. */
function middleOf(id: string, view = observer): { x: number; y: number; top: number; bottom: number } {
  const pixels = differences(plain(room, view), plain(without(room, id), view))
  expect(pixels.length).toBeGreaterThan(20)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const ys = pixels.map(({ y }) => y)
  return { x: mean(pixels.map(({ x }) => x)), y: mean(ys), top: Math.min(...ys), bottom: Math.max(...ys) }
}

describe('a picture', () => {
  it('keeps left on the left and up at the top', () => {
    const order = ['sofa', 'chair', 'table', 'chair#2', 'tv'].map((id) => middleOf(id).x)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(middleOf('sofa').x).toBeLessThan(320)
    expect(middleOf('tv').x).toBeGreaterThan(320)
    // The lamp is higher than the sofa before it, and the rug lies below everything.
    expect(middleOf('lamp').top).toBeLessThan(middleOf('sofa').top)
    expect(middleOf('rug').bottom).toBeGreaterThan(middleOf('table').bottom)
    expect(middleOf('tv').bottom).toBeLessThan(middleOf('chair#2').bottom)
  })

  it('turns with the camera: what was ahead is on the right of one who turns left', () => {
    const left = camera({ ...observer, yawDeg: -25 })
    expect(middleOf('desk', left).x).toBeGreaterThan(middleOf('desk').x + 100)
    const behind = plain(room, camera({ ...observer, yawDeg: 180 }))
    const empty = plain(sceneOf([]), camera({ ...observer, yawDeg: 180 }))
    expect(differences(behind, empty)).toEqual([])
  })

  it('looks down on more floor', () => {
    const floorRows = (pitchDeg: number) => {
      const picture = plain(sceneOf([]), camera({ pitchDeg }))
      const sky = pixelAt(plain(sceneOf([]), camera({ pitchDeg: 60 })), 5, 5)
      return Array.from({ length: 480 }, (_, y) => pixelAt(picture, 5, y)).filter((color) => color !== sky).length
    }
    // Level, the horizon is in the middle; 45 degrees down, on the upper edge; up, on the lower.
    expect([floorRows(0), floorRows(-45.1), floorRows(45.1)]).toEqual([240, 480, 0])
  })

  it('shows the box that sight says', () => {
    const sight = visibility(room, observer, { rasterWidth: 640 })
    for (const { id, box2d } of sight.objects.filter(({ share }) => share === 1)) {
      const pixels = differences(plain(room), plain(without(room, id)))
      const [minU, minV, maxU, maxV] = box2d!
      // The edge line of what is to the left or above belongs to that.
      expect(Math.min(...pixels.map(({ x }) => x))).toBeGreaterThanOrEqual(minU - 1)
      expect(Math.min(...pixels.map(({ y }) => y))).toBeGreaterThanOrEqual(minV - 1)
      expect(Math.max(...pixels.map(({ x }) => x)) + 1).toBeLessThanOrEqual(maxU)
      expect(Math.max(...pixels.map(({ y }) => y)) + 1).toBeLessThanOrEqual(maxV)
    }
  })

  it('gives a label one color, in every frame and for every thing of that label', () => {
    const top = (scene: Scene, view: typeof observer, id: string) => {
      const { box2d } = visibility(scene, view, { rasterWidth: 640 }).objects.find((object) => object.id === id)!
      return pixelAt(plain(scene, view), Math.round((box2d![0] + box2d![2]) / 2), Math.ceil(box2d![1]) + 6)
    }
    const chairs = sceneOf([
      box('chair', [-1, 3], [0.5, 0.5], [0, 0.9]),
      box('Chair', [1, 3], [0.5, 0.5], [0, 0.9]),
      box('desk', [3, 3], [0.5, 0.5], [0, 0.9]),
    ])
    const color = top(chairs, observer, 'chair')
    expect(top(chairs, observer, 'Chair#2')).toBe(color)
    expect(top(chairs, camera({ ...observer, position: [0.3, 0.4, 1.6] }), 'chair')).toBe(color)
    expect(top(chairs, observer, 'desk')).not.toBe(color)
  })

  it('paints a floor of any outline, and walls that hide what is behind', () => {
    // An L: the corner at the upper right is missing.
    const floor = [
      [-3, 0.5],
      [3, 0.5],
      [3, 3],
      [0, 3],
      [0, 6],
      [-3, 6],
    ] as const
    const ell: Scene = { ...sceneOf([]), layout: { origin: 'world', objects: [], floor } }
    const picture = plain(ell, camera({ pitchDeg: -20 }))
    const [inside, outside] = [pixelAt(picture, 280, 230), pixelAt(picture, 360, 230)]
    expect(inside).not.toBe(outside)
    expect(pixelAt(picture, 280, 400)).toBe(inside)
    expect(pixelAt(picture, 360, 400)).toBe(inside)
    const walled = { ...room, walls: [{ from: [-9, 1], to: [9, 1], base: 0, top: 9 } as const] }
    expect(differences(plain(walled), plain({ ...sceneOf([]), walls: walled.walls }))).toEqual([])
  })

  it('draws an edge all around a thing, and shades its faces apart', () => {
    // At a depth of 2 m one meter is 120 pixels.
    const picture = plain(sceneOf([box('crate', [0, 2.5], [1, 1], [1, 2])]), camera())
    const edges = [pixelAt(picture, 259, 240), pixelAt(picture, 379, 240), pixelAt(picture, 320, 179)]
    expect(new Set([...edges, pixelAt(picture, 320, 299)]).size).toBe(1)
    expect(pixelAt(picture, 320, 240)).not.toBe(edges[0])
    for (const yawDeg of [0, 90, 180, -90]) {
      // From above a corner: a top and two sides.
      const [x, y] = [Math.sin((yawDeg * Math.PI) / 180), Math.cos((yawDeg * Math.PI) / 180)]
      const at = [-2 * x - 2 * y, -2 * y + 2 * x, 2.5] as const
      const view = camera({ position: at, yawDeg: yawDeg + 45, pitchDeg: -30, verticalFovDeg: 50 })
      const shown = plain(sceneOf([box('crate', [0, 0], [1, 1], [0.5, 1.5])]), view)
      const middles = [
        [0, 0, 1.5],
        [-0.5 * x, -0.5 * y, 1],
        [-0.5 * y, 0.5 * x, 1],
      ] as const
      const colors = middles.map((point) => {
        const { u, v } = projectPoint(view, point)!
        return pixelAt(shown, Math.floor(u), Math.floor(v))
      })
      expect(new Set(colors).size).toBe(3)
    }
  })

  it('has a color of its own for each of 40 labels', () => {
    const labels = Array.from({ length: 40 }, (_, i) => `label ${i}`)
    const scene = sceneOf(labels.map((label) => box(label, [0, 1], [1, 1])))
    expect(new Set(labelColors(scene).values()).size).toBe(40)
    const more = sceneOf([...labels, 'one more'].map((label) => box(label, [0, 1], [1, 1])))
    expect(labelColors(more).size).toBe(41)
  })

  it('is the same bytes for the same input', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const picture = () => renderFrame(randomScene(seed), randomCamera(seed))
      expect(picture()).toEqual(picture())
    }
  })

  it('has the size of the camera', () => {
    const { width, height } = plain(room, camera({ width: 97, height: 211 }))
    expect([width, height]).toEqual([97, 211])
  })
})

describe('plates', () => {
  const crate = (label: string, size = 1) => sceneOf([box(label, [0, 2.5], [size, 1], [1, 1 + size])])
  /** The rows of a plate that hold ink, as text, one character a dot of the font. */
  const inkOf = (scene: Scene, dot: number): string[] => {
    const picture = readPng(renderFrame(scene, camera()))
    const marks = differences(picture, plain(scene, camera()))
    const [left, top] = [Math.min(...marks.map(({ x }) => x)), Math.min(...marks.map(({ y }) => y))]
    const [right, bottom] = [Math.max(...marks.map(({ x }) => x)), Math.max(...marks.map(({ y }) => y))]
    const paper = pixelAt(picture, left, top)
    const rows: string[] = []
    for (let y = top; y <= bottom; y += dot) {
      let row = ''
      for (let x = left; x <= right; x += dot) row += pixelAt(picture, x, y) === paper ? ' ' : '#'
      rows.push(row.trimEnd())
    }
    return rows
  }

  it('spell the label with the font, in large letters where there is room', () => {
    expect(inkOf(crate('Leg'), 2)).toEqual([
      '',
      ' #',
      ' #',
      ' #      ###   ####',
      ' #     #   # #   #',
      ' #     ##### #   #',
      ' #     #     #   #',
      ' #####  ###   ####',
      '                 #',
      '              ###',
      '',
    ])
  })

  it('fall back to the number of the label where the font lacks a character', () => {
    expect(inkOf(crate('椅子'), 1)).toEqual(['', '   #', '  ##', '   #', '   #', '   #', '   #', '  ###', '', '', ''])
    expect(frameLegend(crate('椅子'))).toEqual([{ number: 1, label: '椅子' }])
  })

  it('never overlap: of two boards as thin as a plate one has none', () => {
    const boards = sceneOf([box('a', [0, 2.05], [1, 0.1], [1.5, 1.57]), box('b', [0, 2.05], [1, 0.1], [1.43, 1.5])])
    const marks = differences(readPng(renderFrame(boards, camera())), plain(boards, camera()))
    expect(marks.length).toBeGreaterThan(40)
    expect(marks.length).toBeLessThanOrEqual(7 * 11)
  })

  it('leave out what is too small for any', () => {
    const tiny = crate('bulb', 0.02)
    expect(differences(readPng(renderFrame(tiny, camera())), plain(tiny, camera()))).toEqual([])
  })

  it('lie on the visible part of their own thing, or stick out by less than half', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const scene = randomScene(seed, 8)
      const view = randomCamera(seed)
      const marks = differences(readPng(renderFrame(scene, view)), plain(scene, view))
      const shown = differences(plain(scene, view), plain({ ...scene, layout: { ...scene.layout, objects: [] } }, view))
      const things = new Set(shown.map(({ x, y }) => y * view.width + x))
      const beside = marks.filter(({ x, y }) => !things.has(y * view.width + x)).length
      expect(beside).toBeLessThanOrEqual(marks.length * 0.5)
    }
  })

  it('number the labels of a scene once, whatever a frame shows', () => {
    expect(frameLegend(room).map(({ label, number }) => `${number} ${label}`)).toEqual([
      '1 rug',
      '2 table',
      '3 chair',
      '4 sofa',
      '5 tv',
      '6 lamp',
      '7 desk',
    ])
  })
})

describe('the font', () => {
  it('has a glyph of its own for every printable ASCII character', () => {
    const characters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
    const glyphs = characters.map((character) => glyphRows(character).join())
    expect(new Set(glyphs).size).toBe(95)
    for (const character of characters) {
      expect(glyphRows(character)).toHaveLength(7)
      for (const row of glyphRows(character)) expect(row >= 0 && row < 2 ** GLYPH_WIDTH).toBe(true)
    }
  })

  it('knows what it cannot spell', () => {
    expect(['tv', 'a~ !', 'café', 'line\nbreak', '椅'].map(canSpell)).toEqual([true, true, false, false, false])
  })
})
