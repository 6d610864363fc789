import type { Candidate, Family } from '../filters/candidate'
import type { RuleName } from '../filters/values'
import { mix, seedOf } from '../hash'
import type { Task } from '../item'
import type { View } from '../scene/view'
import { countCandidate, drawDistance, drawNearest, drawOrder, roomCandidate, sizeCandidate } from './amounts'
import { type DirectionForm, directionCandidate, drawnAs, drawPlaces } from './directions'
import { inHashOrder } from './draw'

/** Candidates of one task, at most so many of which become items of a view. */
export interface Source {
  readonly task: Task
  readonly family: Family
  readonly most: RuleName | 1
  /** Present if its questions ask for a direction. */
  readonly form?: DirectionForm
  candidates(view: View, seed: number): Iterable<Candidate>
}

/** How often is drawn before a view is given up. */
const TRIES = 80

/** What `draw` makes of the first seeds, where it makes something. */
function* inSlots<T>(seed: number, draw: (seed: number) => T | undefined): Generator<T> {
  for (let slot = 0; slot < TRIES; slot++) {
    const found = draw(mix(seed, slot))
    if (found !== undefined) yield found
  }
}

const direction = (form: DirectionForm): Source => ({
  task: form.task,
  family: 'direction',
  most: 'most-directions',
  form,
  candidates: (view, seed) =>
    inSlots(seed, (slot) => {
      const places = drawPlaces(view, form, slot)
      return places && directionCandidate(form, drawnAs(form, slot), places)
    }),
})

/** Seen from where one stands, and from a fourth object. */
const ALONG = ['forward', 'backward'] as const
const ACROSS = ['left', 'right'] as const
const paperDirections = (task: Task, as: DirectionForm['as']): Source[] =>
  [false, true].map((fromFourth) => direction({ task, as, fromFourth, scheme: 'quadrant' }))
const vsiDirection = (task: Task, scheme: DirectionForm['scheme']): Source[] => [
  direction({ task, as: ['forward'], fromFourth: false, scheme }),
]

const distances = (task: Task): Source => ({
  task,
  family: 'distance',
  most: 'most-distances',
  candidates: (view, seed) => inSlots(seed, (slot) => drawDistance(view, task, slot)),
})
const nearest = (task: Task): Source => ({
  task,
  family: 'nearest',
  most: 'most-nearest',
  candidates: (view, seed) => inSlots(seed, (slot) => drawNearest(view, task, slot)),
})
const counts = (task: Task): Source => ({
  task,
  family: 'count',
  most: 'most-counts',
  candidates: (view, seed) => inHashOrder(view.counts, seed).map((counted) => countCandidate(task, counted)),
})
const sizes = (task: Task): Source => ({
  task,
  family: 'size',
  most: 'most-sizes',
  candidates: (view, seed) => inHashOrder(view.named, seed).flatMap((named) => sizeCandidate(task, named) ?? []),
})
const room = (task: Task): Source => ({
  task,
  family: 'room',
  most: 1,
  candidates: ({ truth, scene }) => (truth === 'scene' && scene.layout.floor ? [roomCandidate(task)] : []),
})
const orders = (task: Task): Source => ({
  task,
  family: 'order',
  most: 'most-orders',
  // A map does not tell the order, so it is asked only where the scene is the truth.
  candidates: (view, seed) => (view.truth === 'scene' ? inSlots(seed, (slot) => drawOrder(view, task, slot)) : []),
})

const SOURCES: Readonly<Record<Task, readonly Source[]>> = /* @__PURE__ */ (() => ({
  'vertical-direction': paperDirections('vertical-direction', ALONG),
  'horizontal-direction': paperDirections('horizontal-direction', ACROSS),
  'minimum-distance': [distances('minimum-distance')],
  'relative-distance': [nearest('relative-distance')],
  count: [counts('count')],
  size: [sizes('size')],
  object_rel_direction_easy: vsiDirection('object_rel_direction_easy', 'left-right'),
  object_rel_direction_medium: vsiDirection('object_rel_direction_medium', 'left-right-back'),
  object_rel_direction_hard: vsiDirection('object_rel_direction_hard', 'quadrant'),
  object_rel_distance: [nearest('object_rel_distance')],
  object_abs_distance: [distances('object_abs_distance')],
  object_counting: [counts('object_counting')],
  object_size_estimation: [sizes('object_size_estimation')],
  room_size_estimation: [room('room_size_estimation')],
  obj_appearance_order: [orders('obj_appearance_order')],
}))()

/** The sources of a task, each with the seed of its draws in a scene. */
export function sourcesOf(task: Task, sceneSeed: number): readonly (readonly [Source, number])[] {
  return SOURCES[task].map((source, i) => [source, seedOf(`${task} ${i}`, sceneSeed)] as const)
}
