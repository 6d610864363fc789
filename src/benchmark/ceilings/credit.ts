import { frameFacing } from '../../layout/frame'
import { meanRelativeAccuracy } from '../../score/mra'
import { relativeDirection } from '../../solve/direction'
import { labelsOf, type Scheme } from '../../solve/sectors'
import type { FormMap, MapForm } from './forms'
import { CEILING_TASKS, type CeilingTask, type RankedTruth, type SceneQuestions } from './questions'

/** The mean score of all questions of a task in one scene, and how many they are. */
export interface SceneCredit {
  readonly mean: number
  readonly n: number
}

/** The credit of a perfect observer by task; a task without questions is absent, and one the form cannot say is `null`. */
export type SceneCredits = Partial<Record<CeilingTask, SceneCredit | null>>

/**
 * How well somebody answers all questions of a scene who has nothing but a map in this form. A tie of m answers shares
 * the credit (1/m); what the map lacks gives none.
 */
export function creditOf({ directions, distances, sizes, nearest, gap }: SceneQuestions, map: FormMap, form: MapForm) {
  const sums = new Map<CeilingTask, { sum: number; n: number }>()
  const add = (task: CeilingTask, credit: number, n = 1) => {
    const known = sums.get(task)
    if (known) {
      known.sum += credit
      known.n += n
    } else sums.set(task, { sum: credit, n })
  }
  for (const { task, scheme, at, facing, target, label } of directions)
    add(task, directionCredit(map, { at, facing, target, scheme, label }))
  for (const { a, b, meters } of distances) {
    const known = map.centers[a] !== undefined && map.centers[b] !== undefined
    add('object_abs_distance', known ? (meanRelativeAccuracy(map.distance(a, b), meters, 'vsi') ?? 0) : 0)
  }
  if (form.hasSizes)
    for (const { object, centimeters } of sizes) {
      const meters = map.centers[object] === undefined ? undefined : map.size(object)
      const credit = meters === undefined ? 0 : (meanRelativeAccuracy(meters * 100, centimeters, 'vsi') ?? 0)
      add('object_size_estimation', credit)
    }
  for (const { reference, order } of nearest) {
    const { credit, n } = nearestCredit(map, reference, order, gap)
    if (n > 0) add('object_rel_distance', credit, n)
  }
  const credits: SceneCredits = {}
  for (const task of Object.keys(CEILING_TASKS) as CeilingTask[]) {
    const found = sums.get(task)
    if (found) credits[task] = { mean: found.sum / found.n, n: found.n }
    else if (task === 'object_size_estimation' && !form.hasSizes && sizes.length > 0) credits[task] = null
  }
  return credits
}

interface AskedDirection {
  readonly at: number
  readonly facing: number
  readonly target: number
  readonly scheme: Scheme
  readonly label: string
}

function directionCredit({ centers }: FormMap, { at, facing, target, scheme, label }: AskedDirection): number {
  const [from, to, asked] = [centers[at], centers[facing], centers[target]]
  if (from === undefined || to === undefined || asked === undefined) return 0
  const frame = frameFacing(from, to)
  const found = frame && relativeDirection(asked, frame, { scheme })
  // Places that coincide leave every answer open.
  if (found === undefined) return 1 / labelsOf(scheme).length
  if (!found.ambiguous) return found.label === label ? 1 : 0
  // On an edge two sectors are as good as each other: a hair to either side.
  const beside = [-0.01, 0.01].map((turn) => labelAt(found.bearingDeg + turn, scheme))
  return beside.includes(label) ? 1 / 2 : 0
}

function labelAt(bearingDeg: number, scheme: Scheme): string {
  const radians = (bearingDeg * Math.PI) / 180
  return relativeDirection([Math.sin(radians), Math.cos(radians)], { at: [0, 0], facing: [0, 1] }, { scheme })!.label
}

/** Distances of a form that differ by less are the same. */
const TIE = 1e-9

/**
 * Over all choices of four candidates whose true distances differ by the gap one after another: how often the form has
 * the same one nearest. Chains are counted from the nearest on, by how many of the others tie with it, without listing
 * them: in a room of forty names there are millions.
 */
function nearestCredit(map: FormMap, reference: number, order: readonly RankedTruth[], gap: number) {
  const known = (object: number) => map.centers[object] !== undefined
  const has = known(reference)
  const said = order.map(({ object }) =>
    has && known(object) ? map.distance(reference, object) : Number.POSITIVE_INFINITY,
  )
  // The number of candidates whose true distance is at least the gap below.
  const before = order.map(({ meters }) => countUpTo(order, meters - gap))
  let credit = 0
  let n = 0
  for (let first = 0; first + 3 < order.length; first++) {
    const chains = chainsFrom(first, order, said, before)
    n += chains.all
    if (said[first] !== Number.POSITIVE_INFINITY) credit += chains.credit
  }
  return { credit, n }
}

/** How many of the ranked have a distance of at most so many meters. */
function countUpTo(order: readonly RankedTruth[], meters: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order[middle]!.meters <= meters + TIE) low = middle + 1
    else high = middle
  }
  return low
}

/** Chains of three more candidates behind the first; by length, and by how many tie with it in the form. */
function chainsFrom(
  first: number,
  order: readonly RankedTruth[],
  said: readonly number[],
  before: readonly number[],
): { readonly all: number; readonly credit: number } {
  const size = order.length
  // sums[length][ties][i]: chains of that many candidates that end before i.
  let all = sumsOf(size, (i) => (i > first && before[i]! > first ? 1 : 0))
  let byTies = [0, 1].map((ties) =>
    sumsOf(size, (i) => (i > first && before[i]! > first && tiesOf(said, first, i) === ties ? 1 : 0)),
  )
  for (let length = 2; length <= 3; length++) {
    const [shorter, shorterByTies] = [all, byTies]
    all = sumsOf(size, (i) => shorter[before[i]!]!)
    byTies = Array.from({ length: length + 1 }, (_, ties) =>
      sumsOf(size, (i) => {
        const own = tiesOf(said, first, i)
        return own === undefined ? 0 : (shorterByTies[ties - own]?.[before[i]!] ?? 0)
      }),
    )
  }
  return { all: all[size]!, credit: byTies.reduce((sum, sums, ties) => sum + sums[size]! / (ties + 1), 0) }
}

/** 1 if the form has a candidate as near as the first, 0 if farther, `undefined` if nearer. */
function tiesOf(said: readonly number[], first: number, i: number): 0 | 1 | undefined {
  if (said[i] === said[first]) return 1
  const further = said[i]! - said[first]!
  return further > TIE ? 0 : further >= -TIE ? 1 : undefined
}

/** Sums of the values before each place. */
function sumsOf(size: number, value: (i: number) => number): Float64Array {
  const sums = new Float64Array(size + 1)
  for (let i = 0; i < size; i++) sums[i + 1] = sums[i]! + value(i)
  return sums
}
