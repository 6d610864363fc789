import { labelsOf } from '../../solve/sectors'
import { shuffled } from '../choices/choices'
import type { Candidate, Family } from '../filters/candidate'
import type { RuleName } from '../filters/values'
import { mix, seedOf } from '../hash'
import type { Task } from '../item'
import type { View } from '../scene/view'
import { countCandidate, drawDistance, drawNearest, drawOrder, roomCandidate, sizeCandidate } from './amounts'
import { type DirectionForm, directionCandidate, drawPlaces } from './directions'
import { inHashOrder } from './draw'

/** Where the candidates of one task come from, and how many of them may become items of a view. */
export interface Source {
  readonly task: Task
  readonly family: Family
  readonly most: RuleName | 1
  /** Present if its questions ask for a direction. */
  readonly form?: DirectionForm
  /** Lists of candidates in the order they are tried, with how many of each list may become items. */
  lists(view: View, seed: number, most: number): Iterable<CandidateList>
}

/** How often is drawn before a view is given up. */
const TRIES = 80
/** The same for one wished answer: rare answers must not be given up before frequent ones. */
const WISH_TRIES = 240

/** What `draw` makes of the first seeds, where it makes something. */
function* inSlots<T>(seed: number, draw: (seed: number) => T | undefined, tries = TRIES): Generator<T> {
  for (let slot = 0; slot < tries; slot++) {
    const found = draw(mix(seed, slot))
    if (found !== undefined) yield found
  }
}

/** Candidates of one kind; a limit says how many of them become items. */
export interface CandidateList {
  readonly candidates: Iterable<Candidate>
  readonly most: number
}

/** One list, from which all items may come. */
const oneList = (candidates: Iterable<Candidate>, most: number): readonly CandidateList[] => [{ candidates, most }]

/** As many directions are wished for as there are items at most; a preset may set no limit. */
const MOST_WISHES = 40

/**
 * Most things lie in front of someone who stands at one thing and faces another, so answers that are left to chance can
 * be guessed. Each item is drawn for a wished answer, and every way to name the vector gets all answers alike.
 */
const direction = (form: DirectionForm): Source => ({
  task: form.task,
  family: 'direction',
  most: 'most-directions',
  form,
  *lists(view, seed, most) {
    const pairs = form.as.flatMap((as) => labelsOf(form.scheme).map((label) => ({ as, label })))
    for (let wish = 0; wish < Math.min(most, MOST_WISHES); wish++) {
      const round = Math.floor(wish / pairs.length)
      const { as, label } = shuffled(pairs, mix(seed, round))[wish % pairs.length]!
      const draw = (slot: number) => {
        const places = drawPlaces(view, form, slot)
        const candidate = places && directionCandidate(form, as, places)
        return candidate?.found.label === label ? candidate : undefined
      }
      yield { candidates: inSlots(mix(seed, 1000 + wish), draw, WISH_TRIES), most: 1 }
    }
  },
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
  lists: (view, seed, most) =>
    oneList(
      inSlots(seed, (slot) => drawDistance(view, task, slot)),
      most,
    ),
})
const nearest = (task: Task): Source => ({
  task,
  family: 'nearest',
  most: 'most-nearest',
  lists: (view, seed, most) =>
    oneList(
      inSlots(seed, (slot) => drawNearest(view, task, slot)),
      most,
    ),
})
const counts = (task: Task): Source => ({
  task,
  family: 'count',
  most: 'most-counts',
  lists: (view, seed, most) =>
    oneList(
      inHashOrder(view.counts, seed).map((counted) => countCandidate(task, counted)),
      most,
    ),
})
const sizes = (task: Task): Source => ({
  task,
  family: 'size',
  most: 'most-sizes',
  lists: (view, seed, most) =>
    oneList(
      inHashOrder(view.named, seed).flatMap((named) => sizeCandidate(task, named) ?? []),
      most,
    ),
})
const room = (task: Task): Source => ({
  task,
  family: 'room',
  most: 1,
  lists: ({ truth, scene }) => oneList(truth === 'scene' && scene.layout.floor ? [roomCandidate(task)] : [], 1),
})
const orders = (task: Task): Source => ({
  task,
  family: 'order',
  most: 'most-orders',
  // A map does not tell the order, so it is asked only where the scene is the truth.
  lists: (view, seed, most) =>
    oneList(view.truth === 'scene' ? inSlots(seed, (slot) => drawOrder(view, task, slot)) : [], most),
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
