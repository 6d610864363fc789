import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Vec3 } from '../../src/base/transform'
import { toGridMap } from '../../src/grid/convert'
import { fromBoxes } from '../../src/layout/from-boxes'
import { createLayout, type Layout } from '../../src/layout/layout'
import { SCENE_FRAME, sceneRows } from '../../src/layout/scan-rows'
import { overlaps } from '../../src/render/labels/occupancy'
import { renderSvg } from '../../src/render/svg'
import { textWidth } from '../../src/render/text'
import type { Rect } from '../../src/render/viewport'
import { perspectiveShift } from '../../src/solve/perspective'
import { sharedJson } from '../support/shared'
import { mostDecimals, parseSvg, pixelScale, type SvgNode } from './read-svg'

const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true })
const roomNumber = fc.double({ min: -20, max: 20, noNaN: true })
const objectOf = (number: fc.Arbitrary<number>) =>
  fc.tuple(fc.string({ unit: 'binary', maxLength: 40 }), number, number, number, number).map(([label, a, b, c, d]) => ({
    label: `x${label}`,
    bbox: [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)] as const,
  }))
const layoutOf = (number: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.array(objectOf(number), { maxLength: 25 }), fc.constantFrom('observer', 'world', 'unknown'))
    .map(([objects, origin]) => createLayout(objects, { origin: origin as 'world' }))

describe('always', () => {
  it.each([
    ['rooms', roomNumber, 300],
    ['any finite numbers', anyNumber, 300],
  ] as const)('%s: well formed, finite, and with at most the decimals asked for', (_, number, numRuns) => {
    fc.assert(
      fc.property(layoutOf(number), fc.integer({ min: 0, max: 4 }), (layout, decimals) => {
        const svg = renderSvg(layout, { decimals })
        const root = parseSvg(svg)
        expect(
          mostDecimals(svg.replaceAll(/<title>[^<]*<\/title>|<text [^>]*label[^>]*>[^<]*<|<desc[^>]*>[^<]*</g, '')),
        ).toBeLessThanOrEqual(decimals)
        const values = root.all.flatMap(({ attributes }) =>
          Object.entries(attributes).filter(([name]) => !/^(id|aria-labelledby|clip-path)$/.test(name)),
        )
        expect(values.filter(([, value]) => /NaN|Infinity|undefined|\de[+-]/.test(value))).toEqual([])
      }),
      { seed: 71, numRuns, endOnFailure: true },
    )
  })
  it('the order of the objects changes nothing', () => {
    fc.assert(
      fc.property(layoutOf(roomNumber), fc.infiniteStream(fc.nat()), (layout, order) => {
        const objects = layout.objects.map((object) => [object, order.next().value] as const)
        const shuffled: Layout = { ...layout, objects: objects.sort((a, b) => a[1] - b[1]).map(([object]) => object) }
        expect(renderSvg(shuffled)).toBe(renderSvg(layout))
        const overlay = (one: Layout) => renderSvg({ layout: one, grid: toGridMap(one, { size: 3 }) })
        expect(overlay(shuffled)).toBe(overlay(layout))
        const grid = (one: Layout) => renderSvg(toGridMap(one, { size: 3 }))
        expect(grid(shuffled)).toBe(grid(layout))
        const ego = (one: Layout) => renderSvg(perspectiveShift(one, { position: [1, 2], forward: [1, 0] }))
        expect(ego(shuffled)).toBe(ego(layout))
      }),
      { seed: 72, endOnFailure: true },
    )
  })
  it('labels are apart and inside the picture', () => {
    fc.assert(
      fc.property(layoutOf(roomNumber), fc.constantFrom(320, 800), (layout, width) => {
        expectApart(renderSvg(layout, { width }), width)
      }),
      { seed: 73, endOnFailure: true },
    )
  })
})

/** The rectangles of labels, from the widths the library takes texts for; a browser measures them in another test. */
function labelRects(root: SvgNode): Rect[] {
  return root.all
    .filter(({ name, attributes }) => name === 'text' && attributes.class?.includes('label'))
    .map(({ text, attributes }) => {
      const width = textWidth(text, /focus|value|offset|sector/.test(attributes.class!))
      const x = Number(attributes.x)
      const left =
        attributes['text-anchor'] === 'middle' ? x - width / 2 : attributes['text-anchor'] === 'end' ? x - width : x
      // Rounded by at most a twentieth of a pixel on each side.
      return { x: left + 0.1, y: Number(attributes.y) - 11.4, width: width - 0.2, height: 14.8 }
    })
}

function expectApart(svg: string, width: number): number {
  const root = parseSvg(svg)
  const [rects, height] = [labelRects(root), Number(root.attributes.height)]
  for (const [i, a] of rects.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(0)
    expect(a.x + a.width).toBeLessThanOrEqual(width)
    expect(a.y).toBeGreaterThanOrEqual(0)
    expect(a.y + a.height).toBeLessThanOrEqual(height)
    for (const b of rects.slice(0, i)) expect(overlaps(a, b), JSON.stringify([a, b])).toBe(false)
  }
  return rects.length
}

/** No label has more than a corner in a thing that does not carry what it names. */
function expectOwn(layout: Layout, width: number): number {
  const root = parseSvg(renderSvg(layout, { width }))
  const { toX, toY } = pixelScale(root)
  const areas = layout.objects.map(({ id, box, footprint }) => {
    const points = footprint ?? [
      [box.minX, box.minY],
      [box.maxX, box.maxY],
    ]
    const [xs, ys] = [points.map(([x]) => toX(x!)), points.map(([, y]) => toY(y!))]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return { id, x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
  })
  const shared = (a: Rect, b: Rect) =>
    Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
    Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))
  const labels = root.all.filter(({ attributes }) => attributes.class?.startsWith('label'))
  const rects = labelRects(root)
  let checked = 0
  for (const [i, { text }] of labels.entries()) {
    const own = areas.find(({ id }) => id === text)
    if (own === undefined) continue
    checked++
    for (const area of areas) {
      // Half a pixel of the rounding of places and of the numbers at the axes.
      const carries = shared(area, own) >= own.width * own.height - 0.5 * (own.width + own.height)
      if (area === own || (carries && area.width >= own.width - 1 && area.height >= own.height - 1)) continue
      expect(shared(area, rects[i]!) / (rects[i]!.width * rects[i]!.height), `${text} in ${area.id}`).toBeLessThan(0.15)
    }
  }
  return checked
}

const scans = ['scannet_21scenes', 'arkitscenes_12scenes', 'scannetpp_8scenes'].map((name) =>
  sharedJson<{ [scene: string]: unknown }>(`data/vsi-bench-scans/${name}.json`),
)
describe.skipIf(scans.includes(undefined))('scanned rooms', () => {
  it.each([300, 800])('at %s pixels no label lies in the box of another thing', (width) => {
    let checked = 0
    for (const file of scans)
      for (const scene of Object.keys(file!))
        checked += expectOwn(fromBoxes(sceneRows(file, scene), SCENE_FRAME), width)
    expect(checked).toBeGreaterThan(400)
  })
  it.each([320, 800, 1600])('41 of them at %s pixels: no label overlaps another', (width) => {
    let rooms = 0
    for (const file of scans)
      for (const scene of Object.keys(file!)) {
        const layout = fromBoxes(sceneRows(file, scene), SCENE_FRAME)
        const labels = expectApart(renderSvg(layout, { width }), width)
        // At 800 pixels all are shown; a large room on a telephone leaves some out, and says so.
        if (width >= 800) expect(labels, scene).toBe(layout.objects.length)
        rooms++
      }
    expect(rooms).toBe(41)
  })
})

interface ThorObject {
  readonly objectType: string
  readonly axisAlignedBoundingBox: { readonly cornerPoints: readonly Vec3[] }
}
const rooms = sharedJson<{ [room: string]: readonly ThorObject[] }>('data/ai2thor-objects/objects.json')
describe.skipIf(rooms === undefined)('simulated rooms', () => {
  it('10 of them: no label overlaps another', () => {
    for (const objects of Object.values(rooms!)) {
      const rows = objects.map((o) => ({ label: o.objectType, corners: o.axisAlignedBoundingBox.cornerPoints }))
      const layout = fromBoxes(rows, { kind: 'corners', up: '+y', forward: '+z', handedness: 'left', unit: 'm' })
      expect(expectApart(renderSvg(layout, { width: 320 }), 320)).toBeGreaterThan(5)
      // Up to 79 things, many in one drawer: most are named.
      expect(expectApart(renderSvg(layout, { width: 1600 }), 1600)).toBeGreaterThan(0.6 * objects.length)
    }
    expect(Object.keys(rooms!).length).toBe(10)
  })
})
