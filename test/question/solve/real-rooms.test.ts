import { describe, expect, it } from 'vitest'
import { getObject } from '../../../src/layout/find'
import { observerFrame } from '../../../src/layout/frame'
import { fromBoxes } from '../../../src/layout/from-boxes'
import { createLayout } from '../../../src/layout/layout'
import { SCENE_FRAME, sceneRows } from '../../../src/layout/scan-rows'
import { askLayout } from '../../../src/question/ask'
import { enumerateQuestions } from '../../../src/question/enumerate/enumerate'
import { DEFAULT_MARGINS, isClearDirection } from '../../../src/question/enumerate/margins'
import { relativeDirection } from '../../../src/solve/direction'
import { sharedJson } from '../../support/shared'

interface VsiRow {
  readonly level: 'easy' | 'medium' | 'hard'
  readonly bearing_ccw_deg: number
  readonly range_m: number
  readonly gt: string
}
const vsi = sharedJson<{ rows: VsiRow[] }>('cases/vsi-style-directions.json')
describe.skipIf(vsi === undefined)('labels and refusals of a public generator', () => {
  const schemes = { easy: 'left-right', medium: 'left-right-back', hard: 'quadrant' } as const
  const results = (vsi?.rows ?? []).map((row) => {
    const angle = ((90 + row.bearing_ccw_deg) * Math.PI) / 180
    const target = [row.range_m * Math.cos(angle), row.range_m * Math.sin(angle)] as const
    const scheme = schemes[row.level]
    const found = relativeDirection(target, { at: [0, 0], facing: [0, 2] }, { scheme })!
    return { row, label: found.label, clear: isClearDirection(found, scheme, DEFAULT_MARGINS) }
  })
  it('agree on every label that it gives', () => {
    expect(results.length).toBe(432)
    for (const { row, label } of results) if (row.gt !== 'ambiguous') expect(label, JSON.stringify(row)).toBe(row.gt)
  })
  it('agree on every refusal, but for its one-sided filter of quadrants', () => {
    const differ = results.filter(({ row, clear }) => (row.gt === 'ambiguous') === clear)
    // Its hard filter looks only at the side before each edge: it keeps what lies up to 10 degrees behind one.
    for (const { row, clear } of differ) {
      expect(row.level).toBe('hard')
      expect(clear).toBe(false)
      expect(row.bearing_ccw_deg % 90).toBeLessThan(10)
    }
    expect(differ.map(({ row }) => row.bearing_ccw_deg)).toEqual(
      [0, 90, 180, 270].flatMap((edge) => [0.5, 3, 5.5, 8].map((past) => edge + past)),
    )
  })
})

interface Box {
  readonly centroid: readonly number[]
  readonly axesLengths: readonly number[]
  readonly normalizedAxes: readonly number[]
}
type Scans = { readonly [scene: string]: { readonly object_bbox: { readonly [category: string]: readonly Box[] } } }
const files = ['scannet_21scenes', 'arkitscenes_12scenes', 'scannetpp_8scenes'].map((name) =>
  sharedJson<Scans>(`data/vsi-bench-scans/${name}.json`),
)

/** The corners of a box seen from above, written out a second time. */
function corners({ centroid, axesLengths, normalizedAxes: n }: Box): [number, number][] {
  const points: [number, number][] = []
  for (const a of [-0.5, 0.5])
    for (const b of [-0.5, 0.5])
      for (const c of [-0.5, 0.5]) {
        const along = [a * axesLengths[0]!, b * axesLengths[1]!, c * axesLengths[2]!]
        const at = (i: number) => centroid[i]! + along[0]! * n[i]! + along[1]! * n[3 + i]! + along[2]! * n[6 + i]!
        points.push([at(0), at(1)])
      }
  return points
}

/** Distance of two convex hulls by separating directions: every pair of corners gives one candidate, and its normal. */
function hullDistance(p: [number, number][], q: [number, number][]): number {
  let best = 0
  const consider = (x: number, y: number) => {
    const l = Math.hypot(x, y)
    if (l < 1e-12) return
    const project = (points: [number, number][]) => points.map(([a, b]) => (a * x + b * y) / l)
    const gap = Math.min(...project(q)) - Math.max(...project(p))
    best = Math.max(best, gap)
  }
  for (const set of [p, q])
    for (const [ax, ay] of set)
      for (const [bx, by] of set) {
        consider(by - ay, ax - bx)
        consider(ay - by, bx - ax)
      }
  for (const [ax, ay] of p) for (const [bx, by] of q) consider(bx - ax, by - ay)
  return best
}

describe.skipIf(files.some((file) => file === undefined))('41 scanned rooms', () => {
  const scenes = files.flatMap((file) => Object.entries(file ?? {}))
  it('are there', () => expect(scenes).toHaveLength(41))
  it.each(scenes)('%s: answers equal a second implementation from the corners of the boxes', (scene, meta) => {
    const layout = fromBoxes(sceneRows({ [scene]: meta }, scene), SCENE_FRAME)
    const single = Object.entries(meta.object_bbox).flatMap(([label, boxes]) =>
      boxes.length === 1 ? [{ label, points: corners(boxes[0]!) }] : [],
    )
    const middle = (points: [number, number][]) => {
      const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])]
      return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2] as const
    }
    for (const a of single)
      for (const b of single) {
        if (a === b) continue
        const gap = askLayout(
          layout,
          `Measuring from the closest point of each object, what is the direct distance between the ${a.label} and the ${b.label} (in meters)?`,
        )
        expect(gap).toMatchObject({ status: 'solved', value: expect.closeTo(hullDistance(a.points, b.points), 9) })
      }
    for (const [i, a] of single.entries())
      for (const [j, b] of single.entries())
        for (const [k, c] of single.entries()) {
          if (new Set([i, j, k]).size < 3) continue
          const [p, q, r] = [middle(a.points), middle(b.points), middle(c.points)]
          const heading = (to: readonly [number, number]) => Math.atan2(to[1] - p[1], to[0] - p[0])
          const left = (heading(r) - heading(q) + 4 * Math.PI) % (2 * Math.PI)
          const expected = ['front-left', 'back-left', 'back-right', 'front-right'][Math.floor(left / (Math.PI / 2))]
          const where = askLayout(
            layout,
            `Standing at the ${a.label} and facing the ${b.label}, where is the ${c.label}?`,
          )
          if (where.status === 'solved' && where.margin! > 1e-6) expect(where.value).toBe(expected)
          else expect(where).toMatchObject({ ambiguous: true })
        }
    for (const [category, boxes] of Object.entries(meta.object_bbox))
      expect(askLayout(layout, `How many ${category}(s) are in this room?`)).toMatchObject({ value: boxes.length })
  })
  it('have questions of every kind that is enumerated without a camera', () => {
    const [scene, meta] = scenes.find(([name]) => name === 'scene0354_00')!
    const layout = fromBoxes(sceneRows({ [scene]: meta }, scene), SCENE_FRAME)
    const kinds = new Set<string>()
    let taken = 0
    for (const { question } of enumerateQuestions(layout, { seed: 1 })) {
      kinds.add(question.kind)
      if (++taken === 200) break
    }
    expect(kinds.has('relative-direction')).toBe(true)
    expect(kinds.has('camera-direction')).toBe(false)
    expect(kinds.size).toBeGreaterThanOrEqual(6)
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
const scannet = files[0]
describe.skipIf(statements === undefined || scannet === undefined)('what people say about directions', () => {
  it('agrees with pose and box where it is marked so', () => {
    let checked = 0
    for (const { scene_id, object, said, agent, agrees } of statements ?? []) {
      if (!agrees || scannet![scene_id] === undefined) continue
      const layout = fromBoxes(sceneRows(scannet, scene_id), SCENE_FRAME)
      const { x, y, heading_rad } = agent
      const frame = observerFrame({ position: [x, y], yawDeg: 90 - (heading_rad * 180) / Math.PI })
      const scheme = said === 'left' || said === 'right' ? 'left-right' : 'front-back'
      const found = relativeDirection(getObject(layout, object), frame, { scheme })
      expect(found?.label, `${scene_id} ${object}`).toBe(said === 'behind' ? 'back' : said)
      checked++
    }
    expect(checked).toBeGreaterThan(20)
  })
})

describe('whole scenes', () => {
  const base = createLayout(
    [
      { label: 'sofa', bbox: [-2, 1, 0, 2] },
      { label: 'lamp', bbox: [3, 1, 3.5, 1.5] },
      { label: 'tv', bbox: [-1.5, 5, -0.5, 5.25] },
      { label: 'shelf', bbox: [4, 4, 4.5, 7] },
      { label: 'desk', bbox: [-4, 3, -3, 3.5] },
    ],
    { origin: 'world' },
  )
  type Move = (x: number, y: number) => readonly [number, number]
  const moved = (move: Move) =>
    createLayout(
      base.objects.map(({ label, box }) => {
        const [a, b] = [move(box.minX, box.minY), move(box.maxX, box.maxY)]
        return {
          label,
          bbox: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const,
        }
      }),
      { origin: 'world' },
    )
  const margins = { directionDeg: 1, pairDistance: [0, 99] as const, sizeGap: 0.01 }
  // Widths belong to the camera's view and turn with it.
  const kinds = [
    'relative-direction',
    'closest-distance',
    'center-distance',
    'nearest',
    'object-size',
    'room-size',
  ] as const
  const answers = (layout: typeof base) =>
    new Map(
      [...enumerateQuestions(layout, { kinds, margins })].map(({ question, solution }) => [
        JSON.stringify(question),
        solution,
      ]),
    )
  const before = answers(base)

  it.each<[string, Move]>([
    ['moved', (x, y) => [x + 16, y - 8]],
    ['turned by a quarter', (x, y) => [-y, x]],
    ['turned by half', (x, y) => [-x, -y]],
  ])('%s, have the same answers', (_, move) => {
    const after = answers(moved(move))
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
    for (const [question, solution] of before) {
      const other = after.get(question)!
      if (typeof solution.value === 'number') expect(other.value).toBeCloseTo(solution.value, 9)
      else expect(other.value).toEqual(solution.value)
    }
  })
  it('mirrored, swap left and right and nothing else', () => {
    const after = answers(moved((x, y) => [-x, y]))
    for (const [question, solution] of before) {
      const other = after.get(question)!.value
      if (typeof solution.value === 'number') expect(other).toBeCloseTo(solution.value, 9)
      else if (question.includes('relative-direction'))
        expect(other).toBe(String(solution.value).replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left')))
      else expect(other).toEqual(solution.value)
    }
  })
  it('scaled, scale their distances and areas', () => {
    const after = answers(moved((x, y) => [2 * x, 2 * y]))
    for (const [question, solution] of before) {
      const other = after.get(question)!
      if (typeof solution.value !== 'number') expect(other.value).toEqual(solution.value)
      else expect(other.value).toBeCloseTo(solution.value * (solution.unit === 'm2' ? 4 : 2), 9)
    }
  })
  it('relabelled, have relabelled answers', () => {
    const names: { [label: string]: string } = { sofa: 'tv', tv: 'desk', desk: 'sofa', lamp: 'shelf', shelf: 'lamp' }
    const relabelled = createLayout(
      base.objects.map(({ label, box }) => ({ label: names[label]!, box })),
      { origin: 'world' },
    )
    const rename = (text: string) => text.replace(/"(sofa|tv|desk|lamp|shelf)"/g, (_, label) => `"${names[label]}"`)
    const after = answers(relabelled)
    for (const [question, solution] of before)
      expect(after.get(rename(question))!.value).toEqual(
        typeof solution.value === 'string' ? (names[solution.value] ?? solution.value) : solution.value,
      )
  })
  it('reverse a direction when target and from are swapped', () => {
    const opposite: { [label: string]: string } = {
      'front-left': 'back-right',
      'front-right': 'back-left',
      'back-left': 'front-right',
      'back-right': 'front-left',
    }
    let checked = 0
    for (const [text, { value }] of before) {
      const question = JSON.parse(text)
      if (question.from === undefined) continue
      const swapped = before.get(JSON.stringify({ ...question, target: question.from, from: question.target }))
      expect(swapped?.value).toBe(opposite[value as string])
      checked++
    }
    expect(checked).toBeGreaterThan(50)
  })
})
