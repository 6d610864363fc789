import { exactFrameFromRelation, frameFromRelation, type ObserverFrame, observerFrame } from '../../layout/frame'
import type { BevObject, Layout } from '../../layout/layout'
import { placePoint } from '../../layout/place'
import { type Direction, decidesExactly, relativeDirection } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'
import type {
  CameraDirectionQuestion,
  DirectionCheckQuestion,
  ObjectName,
  RelativeDirectionQuestion,
} from '../question'
import { schemeOfChoices } from '../read/choice-directions'
import type { Solution, Step, Unsolved } from '../solution'
import { chooseDirection } from './choose'
import type { SolveOptions } from './options'
import { cameraOf, objectNamed, unsolved } from './refer'
import { solved } from './solved'
import { axesStep, conclude, offsetSteps, pointSteps, vectorStep } from './steps'
import { solvedYesNo } from './yes-no'

/** Where a question looks from, and the steps that say so. */
export interface StandingView {
  readonly frame: ObserverFrame
  /** What is at its position. */
  readonly observer: BevObject
  readonly objects: readonly BevObject[]
  readonly steps: readonly Step[]
  /** What was assumed. */
  readonly notes: readonly string[]
}

/** A question without an observer is answered in the camera's frame. */
const CAMERA_NOTE = "forward is the camera's, as the question names no observer"

export function solveRelativeDirection(
  question: RelativeDirectionQuestion,
  layout: Layout,
  options: SolveOptions,
): Solution {
  const view = viewBetween(question, layout, options)
  return 'status' in view ? view : solveDirection(question, layout, view, options)
}

export function solveCameraDirection(
  question: CameraDirectionQuestion,
  layout: Layout,
  options: SolveOptions,
): Solution {
  const view = viewOfCamera(layout)
  return 'status' in view ? view : solveDirection(question, layout, view, options)
}

function solveDirection(
  question: RelativeDirectionQuestion | CameraDirectionQuestion,
  layout: Layout,
  view: StandingView,
  options: SolveOptions,
): Solution {
  const seen = seenFrom(question, layout, view, question.scheme ?? schemeOfChoices(question.choices ?? []), options)
  if ('status' in seen) return seen
  const { found, target, from } = seen
  const choice = chooseDirection(question.choices, found.label)
  return solved({
    answer: found.label,
    value: found.label,
    choice,
    margin: found.marginDeg,
    ambiguous: found.ambiguous,
    notes: view.notes,
    steps: [...seen.steps, conclude(`${target.id} seen from ${from.id}`, found.label, found.ambiguous)],
  })
}

export function solveDirectionCheck(question: DirectionCheckQuestion, layout: Layout, options: SolveOptions): Solution {
  const { at, facing, as, side } = question
  const view = viewOf({ at, facing, as }, layout, options)
  if ('status' in view) return view
  const scheme = side === 'left' || side === 'right' ? 'left-right' : 'front-back'
  const seen = seenFrom(question, layout, view, scheme, options)
  if ('status' in seen) return seen
  const { found, target, from } = seen
  return solvedYesNo(question.choices, found.label === side, {
    margin: found.marginDeg,
    ambiguous: found.ambiguous,
    notes: view.notes,
    steps: (answer) => [
      ...seen.steps,
      conclude(`${target.id} seen from ${from.id}`, found.label, found.ambiguous),
      conclude(`whether it is ${side}`, answer, found.ambiguous),
    ],
  })
}

interface Seen {
  readonly target: BevObject
  readonly from: BevObject
  readonly found: Direction
  readonly steps: readonly Step[]
}

function seenFrom(
  question: { readonly target: ObjectName; readonly from?: ObjectName },
  layout: Layout,
  view: StandingView,
  scheme: Scheme = 'quadrant',
  { toleranceDeg }: SolveOptions,
): Seen | Unsolved {
  const target = objectNamed(layout, question.target)
  if ('status' in target) return target
  const from = question.from === undefined ? view.observer : objectNamed(layout, question.from)
  if ('status' in from) return from
  const found = relativeDirection(target, view.frame, {
    from: placePoint(from),
    scheme,
    ...(toleranceDeg !== undefined && { toleranceDeg }),
  })
  if (found === undefined)
    return unsolved('coincident-points', `the centers of ${target.id} and ${from.id} coincide: there is no direction`)
  const steps = [
    ...pointSteps([...view.objects, target, from]),
    ...view.steps,
    ...offsetSteps(target, from, view.frame, found, scheme),
  ]
  return { target, from, found, steps }
}

/** Who looks which way: someone at one object who faces another, else the camera. */
export function viewOf(view: Looking, layout: Layout, options: SolveOptions): StandingView | Unsolved {
  const { at, facing, as } = view
  return at !== undefined && facing !== undefined
    ? viewBetween({ at, facing, as }, layout, options)
    : viewOfCamera(layout)
}

interface Looking {
  readonly at?: ObjectName | undefined
  readonly facing?: ObjectName | undefined
  readonly as?: RelativeDirectionQuestion['as'] | undefined
}

function viewBetween(
  {
    at: atName,
    facing: facingName,
    as = 'forward',
  }: Looking & { readonly at: ObjectName; readonly facing: ObjectName },
  layout: Layout,
  { toleranceDeg }: SolveOptions,
): StandingView | Unsolved {
  const at = objectNamed(layout, atName)
  if ('status' in at) return at
  const facing = objectNamed(layout, facingName)
  if ('status' in facing) return facing
  const relation = { from: at, to: facing, as }
  const frame = decidesExactly(toleranceDeg) ? exactFrameFromRelation(relation) : frameFromRelation(relation)
  if (frame === undefined)
    return unsolved('coincident-points', `the centers of ${at.id} and ${facing.id} coincide: no way is forward`)
  return {
    frame,
    observer: at,
    objects: [at, facing],
    steps: [vectorStep('view', at.id, facing.id, placePoint(at), placePoint(facing)), axesStep(frame, as)],
    notes: [],
  }
}

function viewOfCamera(layout: Layout): StandingView | Unsolved {
  const camera = cameraOf(layout)
  if ('status' in camera) return camera
  const frame = observerFrame({ position: [0, 0], yawDeg: 0 })
  return { frame, observer: camera[0]!, objects: [], steps: [axesStep(frame, 'camera')], notes: [CAMERA_NOTE] }
}
