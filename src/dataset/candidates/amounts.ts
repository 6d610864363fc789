import { sizeOf } from '../../solve/size'
import type {
  CountCandidate,
  DistanceCandidate,
  NearestCandidate,
  OrderCandidate,
  RoomCandidate,
  SizeCandidate,
} from '../filters/candidate'
import { mix } from '../hash'
import type { Task } from '../item'
import type { Counted, NamedObject, View } from '../scene/view'
import { drawnSeveral } from './draw'

/** How many things are chosen from, as in VSI-Bench. */
export const CHOSEN_FROM = 4

/** The order of names in a question: the same whichever was drawn first, and no hint at the answer. */
export const byKey = (objects: readonly NamedObject[]) =>
  [...objects].sort((a, b) => mix(a.key, 3) - mix(b.key, 3) || a.index - b.index)

export function drawDistance(view: View, task: Task, seed: number): DistanceCandidate | undefined {
  const pair = drawnSeveral(view.named, seed, 2)
  return pair && distanceCandidate(view, task, byKey(pair) as [NamedObject, NamedObject])
}

export function distanceCandidate(
  view: View,
  task: Task,
  [a, b]: readonly [NamedObject, NamedObject],
): DistanceCandidate {
  return {
    family: 'distance',
    task,
    question: { kind: 'closest-distance', a: a.name, b: b.name, unit: 'm' },
    objects: [a, b],
    meters: view.gap(a, b),
  }
}

export function drawNearest(view: View, task: Task, seed: number): NearestCandidate | undefined {
  const found = drawnSeveral(view.named, seed, CHOSEN_FROM + 1)
  if (!found) return undefined
  const [reference, ...four] = found as [NamedObject, ...NamedObject[]]
  return nearestCandidate(view, task, reference, byKey(four))
}

/** The paper ranks by centers, VSI-Bench by closest points. */
export const nearestMeasure = (task: Task) => (task === 'object_rel_distance' ? 'closest' : 'center')

export function nearestCandidate(
  view: View,
  task: Task,
  reference: NamedObject,
  candidates: readonly NamedObject[],
): NearestCandidate {
  const measure = nearestMeasure(task)
  const far = measure === 'closest' ? view.gap : view.apart
  return {
    family: 'nearest',
    task,
    question: {
      kind: 'nearest',
      reference: reference.name,
      candidates: candidates.map(({ name }) => name),
      pick: 'nearest',
      measure,
    },
    objects: [reference, ...candidates],
    reference,
    candidates,
    distances: candidates.map((one) => far(reference, one)).sort((a, b) => a - b),
  }
}

export const countCandidate = (task: Task, counted: Counted): CountCandidate => ({
  family: 'count',
  task,
  question: { kind: 'object-count', label: counted.label },
  objects: [],
  counted,
})

/** The paper asks for the longer of width and length, VSI-Bench for the longest of all three in centimeters. */
export function sizeCandidate(task: Task, named: NamedObject): SizeCandidate | undefined {
  const { longest, height } = sizeOf(named.object)
  const isVsi = task === 'object_size_estimation'
  if (isVsi && height === undefined) return undefined
  return {
    family: 'size',
    task,
    question: isVsi
      ? { kind: 'object-size', object: named.name, dimension: 'longest', unit: 'cm' }
      : { kind: 'object-size', object: named.name, dimension: 'longest-side', unit: 'm' },
    objects: [named],
    meters: isVsi ? Math.max(longest, height!) : longest,
  }
}

export const roomCandidate = (task: Task): RoomCandidate => ({
  family: 'room',
  task,
  question: { kind: 'room-size', unit: 'm2' },
  objects: [],
})

export function drawOrder(view: View, task: Task, seed: number): OrderCandidate | undefined {
  const found = drawnSeveral(view.named, seed, CHOSEN_FROM)
  if (!found) return undefined
  const objects = byKey(found)
  return {
    family: 'order',
    task,
    question: { kind: 'appearance-order', objects: objects.map(({ name }) => name) },
    objects,
    frames: objects.map(({ index }) => view.firstFrames[index]!).sort((a, b) => a - b),
  }
}
