import type { Vec2 } from '../../../base/vec2'
import { type Aabb, aabbCorners } from '../../../layout/aabb'
import { nameOf } from '../../../layout/find'
import { foldLabel } from '../../../layout/label'
import type { BevObject, Layout } from '../../../layout/layout'
import { closestDistance } from '../../../solve/distance'
import { sizeOf } from '../../../solve/size'
import type { FitsQuestion } from '../../condition'
import type { Solution, Step, Unsolved } from '../../solution'
import { spellNumber, unitsPerMetre } from '../../units'
import { objectNamed, shownNames, unsolved } from '../refer'
import { conclude } from '../steps'
import { solvedYesNo } from '../yes-no'

/** A thing that is to stand somewhere, meters. */
interface Thing {
  readonly said: string
  readonly width: number
  /** Absent: only its width has to fit. */
  readonly depth?: number
  readonly object?: BevObject
}

/** The free rectangle between two boxes: how wide the gap is, and how long their sides face each other. */
interface Gap {
  readonly box: Aabb
  readonly across: number
  readonly along: number
  /** The axis that crosses it. */
  readonly axis: 'x' | 'y'
}

/** What lies flat on the floor, and has things standing on it. */
const FLAT: ReadonlySet<string> = /* @__PURE__ */ new Set(['rug', 'carpet', 'mat', 'doormat', 'floor'])
/** What is no higher than this is flat, meters. */
const FLAT_M = 0.03
const SLACK_M = 1e-9
/** With more things in a gap than this, the search is not done. */
const MOST_IN_WAY = 200

export function solveFits(question: FitsQuestion, layout: Layout): Solution {
  const a = objectNamed(layout, question.a)
  if ('status' in a) return a
  const b = objectNamed(layout, question.b)
  if ('status' in b) return b
  const thing = thingOf(question, layout)
  if ('status' in thing) return thing
  if (a === b || thing.object === a || thing.object === b)
    return unsolved('missing-object', 'it needs a thing and two other objects')
  const gap = gapBetween(a, b)
  if (gap === undefined)
    return unsolved(
      'no-extent',
      `no side of ${nameOf(layout, a)} faces one of ${nameOf(layout, b)}: they are ${spellNumber(closestDistance(a, b))} m apart at a corner; ask "How wide is the gap between the ${nameOf(layout, a)} and the ${nameOf(layout, b)}?"`,
    )
  const within = layout.objects.filter(
    (one) => one !== a && one !== b && one !== thing.object && overlaps(one.box, gap.box),
  )
  const inWay = within.filter((one) => !isFlat(one))
  if (inWay.length > MOST_IN_WAY) return unsolved('no-extent', `${inWay.length} objects are in the gap`)
  const fits = hasRoom(thing, gap, inWay)
  const margin = slackOf(thing, gap)
  const answer = fits ? 'yes' : 'no'
  const where = `between ${nameOf(layout, a)} and ${nameOf(layout, b)}`
  return solvedYesNo(question.choices, fits, {
    ...(inWay.length === 0 && { margin: Math.abs(margin) <= SLACK_M ? 0 : Math.abs(margin) }),
    ambiguous: inWay.length === 0 && Math.abs(margin) <= SLACK_M,
    quantities: [
      { name: 'gap', value: gap.across, unit: 'm' },
      { name: 'facing sides', value: gap.along, unit: 'm' },
    ],
    notes: [
      `the free gap is ${spellNumber(gap.across)} m along ${gap.axis} by ${spellNumber(gap.along)} m, where the sides face each other; the thing may be turned by 90 degrees`,
      ...(thing.depth === undefined ? ['only its width was compared, across the gap'] : []),
      ...(inWay.length > 0 ? [`in the gap stands ${shownNames(layout, inWay)}`] : []),
      ...(within.length > inWay.length
        ? [`${shownNames(layout, within.filter(isFlat))} lies flat and is not in the way`]
        : []),
      ...(a.footprint || b.footprint ? ['boxes were taken for the outlines'] : []),
    ],
    steps: () => [
      ...boxSteps([a, b, ...inWay]),
      { kind: 'region', what: `The gap ${where}`, corners: aabbCorners(gap.box) as readonly Vec2[] },
      { kind: 'value', what: `The gap along ${gap.axis}`, value: gap.across, unit: 'm' },
      { kind: 'value', what: 'The length of the sides that face each other', value: gap.along, unit: 'm' },
      conclude(`whether ${thing.said} fits ${where}`, answer, false),
    ],
  })
}

function thingOf({ thing, width, depth, limitUnit = 'm', label }: FitsQuestion, layout: Layout): Thing | Unsolved {
  if (thing !== undefined) {
    const object = objectNamed(layout, thing)
    if ('status' in object) return object
    const { longest, shortest } = sizeOf(object)
    return { said: nameOf(layout, object), width: longest, depth: shortest, object }
  }
  if (width === undefined || !(width > 0) || (depth !== undefined && !(depth > 0)))
    return unsolved('unreadable-question', 'say how large the thing is, such as "a 1.2 x 0.8 m table"')
  const inMeters = (length: number) => length / unitsPerMetre(limitUnit)
  const size = depth === undefined ? `${width} ${limitUnit} wide` : `${width} x ${depth} ${limitUnit}`
  return {
    said: `a ${label ?? 'thing'} of ${size}`,
    width: inMeters(width),
    ...(depth !== undefined && { depth: inMeters(depth) }),
  }
}

/** The rectangle between the sides of two boxes that face each other; `undefined` where none do, or they overlap. */
function gapBetween({ box: p }: BevObject, { box: q }: BevObject): Gap | undefined {
  const x = span(p.minX, p.maxX, q.minX, q.maxX)
  const y = span(p.minY, p.maxY, q.minY, q.maxY)
  const box = { minX: x.from, maxX: x.to, minY: y.from, maxY: y.to }
  if (x.gap >= 0 && y.gap < 0) return { box, across: x.gap, along: -y.gap, axis: 'x' }
  if (y.gap >= 0 && x.gap < 0) return { box, across: y.gap, along: -x.gap, axis: 'y' }
  // Where they overlap there is no room at all.
  return x.gap < 0 && y.gap < 0 ? { box, across: 0, along: 0, axis: 'x' } : undefined
}

/** What lies between two intervals, or what they share; the gap is negative where they overlap. */
function span(minA: number, maxA: number, minB: number, maxB: number) {
  const [low, high] = [Math.max(minA, minB), Math.min(maxA, maxB)]
  return { from: Math.min(low, high), to: Math.max(low, high), gap: low - high }
}

const overlaps = (p: Aabb, q: Aabb): boolean => p.minX < q.maxX && q.minX < p.maxX && p.minY < q.maxY && q.minY < p.maxY

const isFlat = ({ label, zRange }: BevObject): boolean =>
  zRange ? zRange[1] <= FLAT_M : [...FLAT].some((flat) => foldLabel(label).endsWith(flat))

/** How much room is left in the better of both orientations, meters; negative where it does not fit. */
function slackOf({ width, depth }: Thing, { across, along }: Gap): number {
  if (depth === undefined) return across - width
  return Math.max(Math.min(across - width, along - depth), Math.min(across - depth, along - width))
}

/** Whether a thing has a place in a gap besides what stands there, in one of both orientations. */
function hasRoom(thing: Thing, gap: Gap, inWay: readonly BevObject[]): boolean {
  if (slackOf(thing, gap) < -SLACK_M) return false
  if (inWay.length === 0) return true
  const { width, depth = 0 } = thing
  const ways: readonly Vec2[] = gap.axis === 'x' ? [[width, depth]] : [[depth, width]]
  const turned = thing.depth === undefined ? [] : ways.map(([x, y]): Vec2 => [y, x])
  return [...ways, ...turned].some((size) => hasPlace(size, gap.box, inWay))
}

/**
 * Whether a rectangle has a free place in a box. If it has one, it can be pushed left and down until it touches, so
 * only the left edges and bottom edges that touch something are tried.
 */
function hasPlace([width, depth]: Vec2, box: Aabb, inWay: readonly BevObject[]): boolean {
  const lefts = [box.minX, ...inWay.map((one) => one.box.maxX)]
  const bottoms = [box.minY, ...inWay.map((one) => one.box.maxY)]
  return lefts.some((x) => {
    if (x < box.minX || x + width > box.maxX + SLACK_M) return false
    const beside = inWay.filter((one) => one.box.minX < x + width - SLACK_M && x < one.box.maxX - SLACK_M)
    return bottoms.some(
      (y) =>
        y >= box.minY &&
        y + depth <= box.maxY + SLACK_M &&
        beside.every((one) => one.box.maxY <= y + SLACK_M || one.box.minY >= y + depth - SLACK_M),
    )
  })
}

const boxSteps = (objects: readonly BevObject[]): Step[] =>
  objects.map(({ id, box: { minX, minY, maxX, maxY } }) => ({ kind: 'box', name: id, box: [minX, minY, maxX, maxY] }))
