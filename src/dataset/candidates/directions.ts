import { frameFromRelation } from '../../layout/frame'
import type { RelativeDirectionQuestion } from '../../question/question'
import { relativeDirection } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'
import type { DirectionCandidate } from '../filters/candidate'
import { mix } from '../hash'
import type { Task } from '../item'
import { type NamedObject, pointOf, type View } from '../scene/view'
import { drawnSeveral } from './draw'

type As = RelativeDirectionQuestion['as']

/** One way to ask for a direction. */
export interface DirectionForm {
  readonly task: Task
  /** The vector from `at` to `facing` is one of these. */
  readonly as: readonly As[]
  /** The target is seen from a fourth object. */
  readonly fromFourth: boolean
  readonly scheme: Scheme
}

/** Who stands where, faces what, and is asked about what. */
export interface Places {
  readonly at: NamedObject
  readonly facing: NamedObject
  readonly target: NamedObject
  /** A fourth object; absent: from where one stands. */
  readonly from?: NamedObject
}

/** Draws the names of a direction question, the `slot`-th of its form; `undefined` if too little is shown. */
export function drawPlaces(view: Pick<View, 'named'>, form: DirectionForm, seed: number): Places | undefined {
  const found = drawnSeveral(view.named, seed, form.fromFourth ? 4 : 3)
  if (!found) return undefined
  const [at, facing, target, from] = found as [NamedObject, NamedObject, NamedObject, NamedObject?]
  return { at, facing, target, ...(from && { from }) }
}

/** How the vector is named in the question of this seed. */
export const drawnAs = (form: DirectionForm, seed: number): As => form.as[mix(seed, 7) % form.as.length]!

/** The question: to the side of a vector nobody stands on its line, so there the place to look from is named. */
export function directionQuestion(form: DirectionForm, as: As, { at, facing, target, from }: Places) {
  const seenFrom = from ?? (as === 'left' || as === 'right' ? at : undefined)
  return {
    kind: 'relative-direction',
    at: at.name,
    facing: facing.name,
    as,
    target: target.name,
    ...(seenFrom && { from: seenFrom.name }),
    ...(form.scheme !== 'quadrant' && { scheme: form.scheme }),
  } satisfies RelativeDirectionQuestion
}

/** The candidate of some places; `undefined` where centers coincide and there is no direction. */
export function directionCandidate(form: DirectionForm, as: As, places: Places): DirectionCandidate | undefined {
  const { at, facing, target, from = at } = places
  const frame = frameFromRelation({ from: at.object, to: facing.object, as })
  const found = frame && relativeDirection(target.object, frame, { from: pointOf(from), scheme: form.scheme })
  if (!found) return undefined
  return {
    family: 'direction',
    task: form.task,
    question: directionQuestion(form, as, places),
    objects: [...new Set([at, facing, target, from])],
    ...{ at, facing, target, from, frame, found },
    scheme: form.scheme,
  }
}
