import { offsetBetween } from '../../base/coincide'
import type { BevObject, Layout } from '../../layout/layout'
import { placePoint } from '../../layout/place'
import type { Measure } from '../../solve/distance'
import { centerDistance, closestDistance, shownDistance } from '../../solve/distance'
import type {
  Camera,
  CenterDistanceQuestion,
  ClosestDistanceQuestion,
  DistanceCheckQuestion,
  ObjectName,
} from '../question'
import type { Solution, Step, Unsolved } from '../solution'
import { inUnit, spellNumber, unitsPerMetre, unitWords } from '../units'
import { chooseNumber } from './choose'
import type { SolveOptions } from './options'
import { closestNotes, objectsNamed, unsolved } from './refer'
import { solved } from './solved'
import { pointSteps, vectorStep } from './steps'
import { solvedYesNo } from './yes-no'

/** Two objects and how far they are apart, meters. */
export interface Pair {
  readonly a: BevObject
  readonly b: BevObject
  readonly distance: number
  /** What was assumed. */
  readonly notes?: readonly string[]
}

/** The note on a question that does not say which points it means. */
export const ASSUMED_CENTERS = 'the wording does not say between which points; the centers were taken'

export function solveDistance(
  question: ClosestDistanceQuestion | CenterDistanceQuestion,
  layout: Layout,
  options: SolveOptions,
): Solution {
  const measure = question.kind === 'closest-distance' ? 'closest' : 'center'
  const pair = pairNamed(layout, question.a, question.b, measure, options)
  if ('status' in pair) return pair
  const { unit } = question
  const value = inUnit(pair.distance, unit)
  const answer = spellNumber(value)
  const choice = chooseNumber(question.choices, answer, value, unit)
  const what = measure === 'closest' ? 'the gap between the closest points' : 'the distance between the centers'
  return solved({
    answer,
    value,
    unit,
    choice,
    notes: [...('assumed' in question && question.assumed ? [ASSUMED_CENTERS] : []), ...(pair.notes ?? [])],
    steps: [
      ...pairSteps(pair, measure),
      ...unitSteps(pair.distance, unit),
      {
        kind: 'conclusion',
        what: `${what} of ${pair.a.id} and ${pair.b.id}`,
        answer: `${answer} ${unit}`,
        ambiguous: false,
      },
    ],
  })
}

export function solveDistanceCheck(question: DistanceCheckQuestion, layout: Layout, options: SolveOptions): Solution {
  const { measure, pick } = question
  const first = pairNamed(layout, question.a, question.reference, measure, options)
  if ('status' in first) return first
  const second = pairNamed(layout, question.b, question.reference, measure, options)
  if ('status' in second) return second
  const difference = second.distance - first.distance
  const ambiguous = Math.abs(difference) <= 1e-9
  return solvedYesNo(question.choices, pick === 'nearest' ? difference > 0 : difference < 0, {
    margin: ambiguous ? 0 : Math.abs(difference),
    ambiguous,
    notes: [...(question.assumed ? [ASSUMED_CENTERS] : []), ...(first.notes ?? []), ...(second.notes ?? [])],
    steps: (answer) => [
      ...pairSteps(first, measure),
      ...pairSteps(second, measure),
      {
        kind: 'order',
        what: `distance from ${first.b.id}`,
        unit: 'm',
        items: [first, second]
          .map((pair) => ({ name: pair.a.id, value: pair.distance }))
          .sort((p, q) => p.value - q.value),
      },
      {
        kind: 'conclusion',
        what: `${first.a.id} is ${pick === 'nearest' ? 'nearer' : 'farther'} than ${second.a.id}`,
        answer,
        ambiguous,
      },
    ],
  })
}

const nameIn = (name: ObjectName | Camera): string => (typeof name === 'string' ? name : 'the camera')

/** The pair of instances that counts: the closest, or the only one under the policy `refuse`. */
function pairNamed(
  layout: Layout,
  first: ObjectName,
  second: ObjectName | Camera,
  measure: Measure,
  options: SolveOptions,
): Pair | Unsolved {
  const as = objectsNamed(layout, first)
  if ('status' in as) return as
  const bs = objectsNamed(layout, second)
  if ('status' in bs) return bs
  const { instances = 'closest' } = options
  for (const [name, objects] of [
    [first, as],
    [second, bs],
  ] as const)
    if (instances === 'refuse' && objects.length > 1)
      return unsolved('several-instances', `"${name}" names ${objects.length} objects and the question needs one`)
  const pair = closestPair(as, bs, measure, options)
  const notes = closestNotes([nameIn(first), as], [nameIn(second), bs])
  if (pair) return notes.length > 0 ? { ...pair, notes } : pair
  return unsolved('missing-object', `"${first}" and "${second}" name one and the same object`)
}

/** The instances of two lists that are closest to each other, an object never paired with itself. */
export function closestPair(
  as: readonly BevObject[],
  bs: readonly BevObject[],
  measure: Measure,
  options: SolveOptions,
): Pair | undefined {
  let best: Pair | undefined
  for (const b of bs)
    for (const a of as) {
      if (a === b) continue
      const d = measureBetween(a, b, measure, options)
      if (best === undefined || d < best.distance) best = { a, b, distance: d }
    }
  return best
}

function measureBetween(a: BevObject, b: BevObject, measure: Measure, options: SolveOptions): number {
  if (measure === 'center') return shownDistance(a, b, centerDistance(a, b))
  const solid = options.dimensions === 3 && a.zRange !== undefined && b.zRange !== undefined
  return shownDistance(a, b, closestDistance(a, b, { dimensions: solid ? 3 : 2 }))
}

/** How the distance between a pair is found. */
export function pairSteps({ a, b, distance: d }: Pair, measure: Measure): Step[] {
  const [from, to] = [placePoint(a), placePoint(b)]
  const between = [a.id, b.id] as const
  if (measure === 'center')
    return [
      ...pointSteps([a, b]),
      vectorStep(`to ${a.id}`, b.id, a.id, to, from),
      { kind: 'length', of: `to ${a.id}`, vector: offsetBetween(to, from), length: d, unit: 'm', between },
    ]
  const outlines: Step[] = [a, b].map(({ id, box: { minX, minY, maxX, maxY } }) => ({
    kind: 'box',
    name: id,
    box: [minX, minY, maxX, maxY],
  }))
  if (a.footprint || b.footprint || (a.zRange && b.zRange && d > closestDistance(a, b)))
    return [
      ...outlines,
      { kind: 'value', what: `Between the closest points of ${a.id} and ${b.id}`, value: d, unit: 'm', between },
    ]
  const gaps = [
    gapStep(a, b, 'x', [a.box.minX, a.box.maxX], [b.box.minX, b.box.maxX]),
    gapStep(a, b, 'y', [a.box.minY, a.box.maxY], [b.box.minY, b.box.maxY]),
  ]
  return [
    ...outlines,
    ...gaps.filter(({ value }) => value > 0),
    {
      kind: 'length',
      of: `of the gaps along x and y of ${a.id} and ${b.id}`,
      vector: gaps.map(({ value }) => value),
      length: d,
      unit: 'm',
      between,
      gaps: true,
    },
  ]
}

type Range = readonly [low: number, high: number]

/** The gap between two boxes along an axis, as a difference of two of their edges; 0 where they overlap. */
function gapStep(a: BevObject, b: BevObject, axis: 'x' | 'y', of: Range, other: Range) {
  const [high, low] = other[0] > of[1] ? [other[0], of[1]] : of[0] > other[1] ? [of[0], other[1]] : [0, 0]
  return {
    kind: 'difference',
    what: `The gap between ${a.id} and ${b.id} along ${axis}`,
    a: high,
    b: low,
    value: shownDistance(a, b, high - low),
    unit: 'm',
  } as const satisfies Step
}

/** The conversion to the question's unit, if that is not meters. */
export function unitSteps(metres: number, unit: 'm' | Parameters<typeof unitsPerMetre>[0]): Step[] {
  const factor = unitsPerMetre(unit)
  // Nothing is nothing in every unit.
  if (factor === 1 || metres === 0) return []
  return [{ kind: 'product', what: `In ${unitWords(unit)}`, factors: [metres, factor], value: metres * factor, unit }]
}
