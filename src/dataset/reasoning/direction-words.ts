import type {
  CameraDirectionQuestion,
  DirectionCheckQuestion,
  RelativeDirectionQuestion,
} from '../../question/question'
import type { Step } from '../../question/solution'
import type { Scheme } from '../../solve/sectors'
import { offsetText } from './arithmetic'
import { stepsOf } from './places'
import { capital, type Told, the } from './telling'

export type DirectionAsked = RelativeDirectionQuestion | CameraDirectionQuestion | DirectionCheckQuestion
type Vector = Extract<Step, { kind: 'vector' }>

/** From where to what, and which way is forward. */
export interface Seen {
  readonly view: Vector | undefined
  readonly offset: Vector
  readonly forward: readonly [number, number]
  readonly bearing: Extract<Step, { kind: 'bearing' }>
  readonly right: number
  readonly ahead: number
}

export function opening({ pick }: Told, { view, offset }: Seen, question: DirectionAsked): string {
  const target = the(offset.to)
  const from = the(offset.from)
  if (view === undefined)
    return pick([
      '',
      `In the camera's view x grows to the right and y straight ahead.`,
      `The camera is at (0, 0) and looks along +y, so right is +x and forward is +y.`,
      `I compare ${target} with ${from} in the camera's own frame.`,
      `The map is already drawn from the camera: right is +x, forward is +y.`,
      `What I need is where ${target} is relative to ${from}, as the camera sees it.`,
    ])
  const [at, facing] = [the(view.from), the(view.to)]
  const standing = question.kind === 'camera-direction' ? undefined : question.as
  const sideways = standing === 'left' || standing === 'right'
  return pick([
    '',
    sideways
      ? `I set up the directions first, then place ${target}.`
      : `I put myself at ${at} and turn toward ${facing}.`,
    `First I need to know where things are.`,
    `I work out which way is forward, and then where ${target} is.`,
    `What matters is the line from ${at} to ${facing} and where ${target} is relative to ${from}.`,
    `Let me read the objects off the map.`,
    `I start from the centers of the boxes.`,
  ])
}

/** What the vector between the two objects means for forward. */
export function forwardText(told: Told, { view, forward }: Seen): string {
  const as = asOf(told)
  const { pick, print } = told
  const [at, facing] = [the(view!.from), the(view!.to)]
  const text = `(${print.middle(forward[0])}, ${print.middle(forward[1])})`
  const line = pick([
    `From ${at} to ${facing}: ${offsetText(told, view!)}.`,
    `The step from ${at} to ${facing} is ${offsetText(told, view!, 'verb')}.`,
    `Going from ${at} to ${facing} changes the position by ${offsetText(told, view!, 'verb')}.`,
  ])
  const meaning = {
    forward: pick([`That is the way I look.`, `This is forward.`, `I look along it, so forward is ${text}.`]),
    backward: pick([
      `That is behind, so forward is the opposite, ${text}.`,
      `This vector points backward; forward is ${text}.`,
      `Since that way is back, I look along ${text}.`,
    ]),
    right: pick([
      `That is to the right, so forward is a quarter turn to the left of it, ${text}.`,
      `This vector points right; turned left by 90 degrees it gives forward, ${text}.`,
      `Forward is right turned counterclockwise by 90 degrees, ${text}.`,
    ]),
    left: pick([
      `That is to the left, so forward is a quarter turn to the right of it, ${text}.`,
      `This vector points left; turned right by 90 degrees it gives forward, ${text}.`,
      `Forward is left turned clockwise by 90 degrees, ${text}.`,
    ]),
  }[as]
  return `${line} ${meaning}`
}

export function targetText(told: Told, { offset }: Seen): string {
  const [from, to] = [the(offset.from), the(offset.to)]
  return told.pick([
    `From ${from} to ${to}: ${offsetText(told, offset)}.`,
    `${capital(to)} as seen from ${from}: ${offsetText(told, offset)}.`,
    `Now ${to} relative to ${from}: ${offsetText(told, offset)}.`,
  ])
}

const asOf = ({ question }: Told): string => ('as' in question && question.as) || 'forward'

export const needsAngle = (scheme: Scheme): boolean =>
  scheme !== 'quadrant' && scheme !== 'left-right' && scheme !== 'front-back'

/** Left, right, front or back, which a check asks about. */
export const sideFound = (told: Told): string => stepsOf(told, 'conclusion')[0]!.answer

/** What an angle means in a scheme that needs one. */
function rule(scheme: Scheme, label: string): string[] {
  if (scheme === 'left-right-back')
    return [label === 'back' ? 'That is at least 135 degrees, so back.' : 'That is less than 135 degrees, so not back.']
  if (!needsAngle(scheme)) return []
  return [`Of the ${scheme === 'octant' ? 'eight' : 'four'} directions the nearest to that is ${label}.`]
}

export function verdict(told: Told, question: DirectionAsked, { bearing, offset }: Seen, label: string): string[] {
  const { pick, solution } = told
  const target = the(offset.to)
  const seen = pick([
    `${capital(target)} is ${inWords(label)}.`,
    `Together: ${label}.`,
    `So ${target} is ${inWords(label)}.`,
    `This means ${label}.`,
    `Hence ${target} is ${inWords(label)}.`,
    `That puts ${target} ${inWords(label)}.`,
  ])
  const yes = question.kind === 'direction-check' ? [`The question asks for ${question.side}: ${solution.answer}.`] : []
  return [...rule(bearing.scheme, label), seen, ...yes]
}

const WORDS: { readonly [label: string]: string } = {
  left: 'to the left',
  right: 'to the right',
  front: 'in front',
  back: 'at the back',
  'front-left': 'to the front-left',
  'front-right': 'to the front-right',
  'back-left': 'to the back-left',
  'back-right': 'to the back-right',
}
const inWords = (label: string): string => WORDS[label] ?? label
