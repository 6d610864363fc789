import { convexHull, tightRectangle } from '../../base/convex'
import type { Vec2 } from '../../base/vec2'
import type { BevObject, Layout } from '../../layout/layout'
import { placeOutline, placePoint } from '../../layout/place'
import type { Step } from '../../question/solution'
import { CAMERA_PLACE } from '../../question/solve/refer'
import { inUnit, type QuestionUnit } from '../../question/units'
import { closestPoints } from '../../solve/distance'
import { sizeOf } from '../../solve/size'
import type { FilledOptions } from '../options'
import type { Drawing, LabelRequest, LegendItem, Mark } from '../picture'
import { plainText } from '../text'
import { spelled } from './layout'

/** Distances between the points they were measured between, with their values; sides and floors that were measured. */
export function measureDrawing(
  steps: readonly Step[],
  layout: Layout,
  { decimals }: FilledOptions,
  unit: QuestionUnit,
): Drawing {
  const spell = (meters: number) => `${spelled(inUnit(meters, unit), decimals)} ${unit}`
  const region = drawRegion(steps)
  const distances = drawDistances(steps, layout, spell)
  if (distances.over.length > 0 || region.under.length > 0)
    return { ...distances, under: region.under, legend: [...region.legend, ...distances.legend] }
  return steps.some(({ kind }) => kind === 'difference')
    ? drawSides(steps, layout, spell, decimals)
    : drawRoom(steps, layout)
}

type Spell = (meters: number) => string

function drawDistances(steps: readonly Step[], layout: Layout, spell: Spell): Drawing {
  const objects = new Map([...layout.objects, CAMERA_PLACE].map((object) => [object.id, object]))
  // Of several distances the one that counts is that of the object the conclusion names, or the smallest.
  const answer = steps.findLast((step) => step.kind === 'conclusion')?.answer
  const order = steps.flatMap((step) => (step.kind === 'order' ? step.items.map(({ name }) => name) : []))
  const winner = answer !== undefined && order.includes(answer) ? answer : order[0]
  const centers = steps.some(
    (step) => step.kind === 'vector' && (step.name.startsWith('to ') || step.name === 'offset'),
  )
  const measured = steps.flatMap((step) => {
    if ((step.kind !== 'length' && step.kind !== 'value') || step.between === undefined) return []
    const [a, b] = step.between.map((id) => objects.get(id))
    const length = step.kind === 'length' ? step.length : step.value
    return a && b ? [{ a, b, length }] : []
  })
  const marks: Mark[] = []
  const labels: LabelRequest[] = []
  for (const { a, b, length } of measured) {
    const [from, to] = centers ? [placePoint(a), placePoint(b)] : closestPoints(a, b)
    const counts = measured.length === 1 || a.id === winner
    const text = spell(length)
    marks.push({ kind: 'line', from, to, role: counts ? 'measured' : 'measure', ends: centers ? 'dots' : 'bars' })
    labels.push({ text, points: [between(from, to)], role: counts ? 'value' : 'faded', rank: counts ? 1 : 2 })
  }
  const ends = centers ? 'dots' : 'bars'
  const others = marks.length - (marks.some(isCounted) ? 1 : 0)
  const legend: LegendItem[] = [
    { role: 'measured', text: centers ? 'between centers' : 'between closest points', ends },
    { role: 'measure', text: others > 1 ? 'the others' : 'the other', ends },
  ]
  return { under: [], over: marks, labels, legend: legend.slice(0, marks.length === 0 ? 0 : others > 0 ? 2 : 1) }
}

/**
 * The sides of the objects whose size is asked for, of the footprint's smallest rectangle where one is known. Those
 * with the length that was measured or compared are marked; an area is written into its object.
 */
function drawSides(steps: readonly Step[], layout: Layout, spell: Spell, decimals: number): Drawing {
  const names = new Set(steps.flatMap((step) => (step.kind === 'box' ? [step.name] : [])))
  const order = steps.findLast((step) => step.kind === 'order')
  const last = steps.findLast((step) => step.kind === 'value')
  const isArea = (order ?? last)?.unit === 'm2'
  const over: Mark[] = []
  const labels: LabelRequest[] = []
  for (const object of layout.objects.filter(({ id }) => names.has(id))) {
    const { extentX, extentY, longest, shortest } = sizeOf(object)
    const asked = order ? order.items.find(({ name }) => name === object.id)?.value : last?.value
    const corners = rectangleOf(object)
    const [first, second] = object.footprint ? [longest, shortest] : [extentX, extentY]
    if (isArea && asked !== undefined)
      labels.push({ text: `${spelled(asked, decimals)} m²`, points: placeOutline(object), role: 'value', rank: 1 })
    for (const [from, to, length] of [
      [corners[0], corners[1], first],
      [corners[1], corners[2], second],
    ] as const) {
      if (length === 0) continue
      // All of them where no single one is asked for.
      const counts = (asked === undefined || length === asked) && !isArea
      over.push({ kind: 'line', from, to, role: counts ? 'measured' : 'measure', ends: 'bars' })
      labels.push({
        text: spell(length),
        points: [between(from, to)],
        role: counts ? 'value' : 'faded',
        rank: counts ? 1 : 2,
      })
    }
  }
  const legend: LegendItem[] = [
    { role: 'measured', text: order ? 'compared' : 'measured', ends: 'bars' },
    { role: 'measure', text: 'other sides', ends: 'bars' },
  ]
  return {
    under: [],
    over,
    labels,
    legend: legend.filter(({ role }) => over.some((mark) => 'role' in mark && mark.role === role)),
  }
}

/** The lower left corner, the lower right, the upper right of a box; the longer side of a footprint first. */
function rectangleOf({ box, footprint }: BevObject): readonly [Vec2, Vec2, Vec2] {
  if (footprint === undefined)
    return [
      [box.minX, box.minY],
      [box.maxX, box.minY],
      [box.maxX, box.maxY],
    ]
  const {
    along: [ux, uy],
    length,
    width,
  } = tightRectangle(footprint)
  const low = (x: number, y: number) => Math.min(...footprint.map((p) => p[0] * x + p[1] * y))
  const [s, t] = [low(ux, uy), low(0 - uy, ux)]
  const at = (a: number, b: number): Vec2 => [a * ux - b * uy, a * uy + b * ux]
  return [at(s, t), at(s + length, t), at(s + length, t + width)]
}

/** The part of the floor plan that a derivation speaks of: a gap, or what is between two objects. */
function drawRegion(steps: readonly Step[]): Pick<Drawing, 'under' | 'legend'> {
  const regions = steps.filter((step) => step.kind === 'region')
  return {
    under: regions.map(({ corners: points }) => ({ kind: 'shape', points, role: 'room' })),
    legend: regions.map(({ what }) => ({ role: 'room', text: plainText(what.replace(/^The /, 'the ')) })),
  }
}

/** The floor, or the hull of the objects that was measured in its place. */
function drawRoom(steps: readonly Step[], layout: Layout): Drawing {
  const isRoom = steps.some((step) => step.kind === 'value' && step.unit === 'm2')
  if (!isRoom) return { under: [], over: [], labels: [], legend: [] }
  const points = layout.floor ?? convexHull(layout.objects.flatMap(placeOutline))
  const text = layout.floor ? 'the floor' : 'the hull of all objects'
  return {
    under: [{ kind: 'shape', points, role: 'room' }],
    over: [],
    labels: [],
    legend: [{ role: 'room', text }],
  }
}

const isCounted = (mark: Mark) => 'role' in mark && mark.role === 'measured'

const between = (a: Vec2, b: Vec2): Vec2 => [a[0] / 2 + b[0] / 2, a[1] / 2 + b[1] / 2]
