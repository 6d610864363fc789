import { shownUnit } from '../../base/units'
import type { Vec2 } from '../../base/vec2'
import type { BevObject, Layout } from '../../layout/layout'
import type { Solution, Solved, Step, Unsolved } from '../../question/solution'
import type { QuestionUnit } from '../../question/units'
import type { FilledOptions } from '../options'
import type { Picture } from '../picture'
import { plainText } from '../text'
import {
  boundsOf,
  boundsOfPoints,
  describeObjects,
  drawingOrder,
  floorMarks,
  isNamed,
  largerSpan,
  objectLabel,
  objectMark,
  observerMark,
  observerOf,
  paperOf,
  sightMarks,
  spelled,
} from './layout'
import { directionDrawing } from './solution-direction'
import { measureDrawing } from './solution-measure'

/** A question answered on a map. */
export interface SolvedLayout {
  readonly layout: Layout
  readonly solution: Solution
  /** The question as it was asked, shown below the picture. */
  readonly question?: string
}

/** A layout with what a solution measured on it, and its answer below. */
export function solutionPicture({ layout, solution, question }: SolvedLayout, options: FilledOptions): Picture {
  const steps = solution.status === 'solved' ? solution.steps : []
  const asked = namesOf(steps)
  const objects = drawingOrder(layout.objects)
  const observer = observerOf(layout, options)
  const roleOf = ({ id }: BevObject) => (asked.size === 0 ? 'object' : asked.has(id) ? 'focus' : 'faded')
  const bounds = boundsWith(layout, steps, options)
  const drawings = [
    directionDrawing(steps, largerSpan(bounds)),
    measureDrawing(steps, layout, options, unitOf(solution)),
  ]
  const conclusion = solution.status === 'solved' ? answerOf(solution, options) : whyNot(solution)
  return {
    ...paperOf(layout, bounds),
    marks: [
      ...floorMarks(layout),
      ...(observer ? sightMarks(observer, bounds, options.fovDeg) : []),
      ...drawings.flatMap(({ under }) => under),
      ...objects.map((object) => objectMark(object, roleOf(object))),
      ...(observer ? [observerMark(observer)] : []),
      ...drawings.flatMap(({ over }) => over),
    ],
    labels: [
      ...objects.filter(({ id }) => isNamed(id, options)).map((object) => objectLabel(object, roleOf(object))),
      ...drawings.flatMap(({ labels }) => labels),
    ],
    legend: drawings.flatMap(({ legend }) => legend),
    captions: [...(question ? [{ text: question }] : []), { text: conclusion, strong: true }],
    title: question || conclusion,
    description: `${conclusion} ${describeObjects(layout, options)}`,
  }
}

/** The unit of lengths beside a drawing: that of the answer, or meters. */
function unitOf(solution: Solution): QuestionUnit {
  const unit = solution.status === 'solved' ? solution.unit : undefined
  return unit === 'cm' || unit === 'mm' || unit === 'ft' || unit === 'in' ? unit : 'm'
}

/** The ids of the objects a derivation speaks of. */
function namesOf(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) =>
      step.kind === 'point' || step.kind === 'box' ? [step.name] : step.kind === 'list' ? step.names : [],
    ),
  )
}

/** Everything of the layout, and every point of the derivation, such as the camera. */
function boundsWith(layout: Layout, steps: readonly Step[], options: FilledOptions) {
  const { minX, minY, maxX, maxY } = boundsOf(layout, observerOf(layout, options))
  const points: Vec2[] = steps.flatMap((step) => (step.kind === 'point' ? [step.point] : []))
  return boundsOfPoints([[minX, minY], [maxX, maxY], ...points])
}

/** The conclusion in one sentence, with the choice and how sure it is. */
function answerOf(solution: Solved, { decimals }: FilledOptions): string {
  const { choice, margin, ambiguous, steps, unit } = solution
  const last = steps.findLast((step) => step.kind === 'conclusion')
  const value =
    typeof solution.value === 'number'
      ? `${spelled(solution.value, decimals)}${unit === undefined ? '' : ` ${shownUnit(unit)}`}`
      : (last?.answer ?? solution.answer)
  // Whether something is so stands on what was found before it.
  const found = steps.filter((step) => step.kind === 'conclusion').at(-2)
  const before = last?.what.startsWith('whether it') && found ? `${found.what}: ${found.answer}; ` : ''
  const what = last ? `${before}${last.what}: ${value}` : value
  const order = steps.findLast((step) => step.kind === 'order')
  const inDegrees = steps.some(({ kind }) => kind === 'bearing')
  const sure = ambiguous
    ? ', a tie decided by convention'
    : margin === undefined
      ? ''
      : inDegrees
        ? `, ${spelled(margin, Math.min(1, decimals))}° from the next sector`
        : `, by ${spelled(margin, decimals)} ${shownUnit(order?.unit ?? 'm')}`
  const chosen = choice ? ` Answer ${choice.letter}: ${plainText(choice.text)}.` : ''
  return asSentence(`${what}${sure}`) + chosen
}

/** Why there is no answer; the forms a text nearly fits are for those who write questions, not for a picture. */
const whyNot = ({ reason, message }: Unsolved): string =>
  reason === 'unreadable-question' ? 'The question could not be read.' : asSentence(message)

function asSentence(text: string): string {
  const plain = plainText(text)
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`
}
