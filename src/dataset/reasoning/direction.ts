import { angle, degreesText, products, spelledProduct } from './arithmetic'
import { closing } from './closing'
import {
  type DirectionAsked,
  forwardText,
  needsAngle,
  opening,
  type Seen,
  sideFound,
  targetText,
  verdict,
} from './direction-words'
import { centers, stepsOf } from './places'
import { capital, pointText, type Told, the } from './telling'

/** Degrees that a bearing with one decimal must be from an edge of its sector to be told by its angle alone. */
const TOLD_BY_ANGLE = 1

export function tellDirection(told: Told, question: DirectionAsked): string[] {
  const vectors = stepsOf(told, 'vector')
  const bearing = stepsOf(told, 'bearing')[0]!
  const seen: Seen = {
    view: vectors.length > 1 ? vectors[0] : undefined,
    offset: vectors.at(-1)!,
    forward: stepsOf(told, 'axes')[0]!.forward,
    bearing,
    right: stepsOf(told, 'cross')[0]!.value,
    ahead: stepsOf(told, 'dot')[0]!.value,
  }
  const label = question.kind === 'direction-check' ? sideFound(told) : String(told.solution.value)
  const angles = bearing.marginDeg >= TOLD_BY_ANGLE && seen.view !== undefined
  const body =
    seen.view === undefined ? byAxes : told.pick(angles ? [bySigns, byHeadings, byTurnedAxes] : [bySigns, byTurnedAxes])
  return [
    opening(told, seen, question),
    centers(told, { worked: seen.view === undefined && seen.offset.from === 'the camera' }),
    ...body(told, seen),
    ...verdict(told, question, seen, label),
    closing(told, label),
  ]
}

/** Products whose signs say in front or behind, right or left. */
function bySigns(told: Told, seen: Seen): string[] {
  const { offset, forward, bearing } = seen
  const exact = needsAngle(bearing.scheme)
  const [x, y] = offset.vector
  const [fx, fy] = forward
  const ahead = () => products(told, [x, fx], '+', [y, fy], exact)
  const right = () => products(told, [x, fy], '-', [y, fx], exact)
  const lines = [forwardText(told, seen), targetText(told, seen)]
  const words = told.pick([
    { ahead: 'Along forward', right: 'Across it, to the right' },
    { ahead: 'How far ahead', right: 'How far to the right' },
    { ahead: 'Forward part', right: 'Rightward part' },
    { ahead: 'Dot product with forward', right: 'Cross product with forward' },
  ])
  const part = (lead: string, text: string, value: number, plus: string, minus: string) =>
    `${lead}: ${text}, ${value > 0 ? `positive, so ${plus}` : value < 0 ? `negative, so ${minus}` : 'so neither'}.`
  const aheadLine = () => part(words.ahead, ahead(), seen.ahead, 'in front', 'behind')
  const rightLine = () => part(words.right, right(), seen.right, 'to the right', 'to the left')
  const both = told.pick([true, false]) ? [aheadLine(), rightLine()] : [rightLine(), aheadLine()]
  if (bearing.scheme === 'left-right') lines.push(rightLine())
  else if (bearing.scheme === 'front-back') lines.push(aheadLine())
  else lines.push(...both)
  if (exact) lines.push(turnText(told, seen))
  return lines
}

/** The same with both axes written out. */
function byTurnedAxes(told: Told, seen: Seen): string[] {
  const { offset, forward, bearing } = seen
  const exact = needsAngle(bearing.scheme)
  const [x, y] = offset.vector
  const [fx, fy] = forward
  const right = [fy, 0 - fx] as const
  const shown = (v: readonly [number, number]) => `(${told.print.middle(v[0])}, ${told.print.middle(v[1])})`
  const ahead = () => products(told, [x, fx], '+', [y, fy], exact)
  const side = () => products(told, [x, right[0]], '+', [y, right[1]], exact)
  const axes = told.pick([
    `With forward ${shown(forward)}, right is ${shown(right)}.`,
    `Right is forward turned clockwise: ${shown(forward)} becomes ${shown(right)}.`,
    `So my axes are forward ${shown(forward)} and right ${shown(right)}.`,
  ])
  const lines = [forwardText(told, seen), axes, targetText(told, seen)]
  const frontWords = seen.ahead > 0 ? 'ahead of' : 'behind'
  const sideWords = seen.right > 0 ? 'right' : 'left'
  const aheadLine = () =>
    `On the forward axis that is ${ahead()}, ${seen.ahead === 0 ? 'level with' : frontWords} the starting point.`
  const sideLine = () =>
    `On the right axis it is ${side()}, ${seen.right === 0 ? 'on neither side' : `on the ${sideWords}`}.`
  if (bearing.scheme === 'left-right') lines.push(sideLine())
  else if (bearing.scheme === 'front-back') lines.push(aheadLine())
  else lines.push(aheadLine(), sideLine())
  if (exact) lines.push(turnText(told, seen))
  return lines
}

/** The bearing from the two products. */
function turnText(told: Told, { right, ahead }: Seen): string {
  const { pick } = told
  const equation = angle(told, right, ahead, (value) => spelledProduct(told, value))
  return pick([
    `The angle from forward, clockwise: ${equation} degrees.`,
    `I would have to turn by ${equation} degrees.`,
    `As an angle: ${equation} degrees.`,
  ])
}

/** Two headings on the map, and their difference. */
function byHeadings(told: Told, seen: Seen): string[] {
  const { pick, print } = told
  const { offset, forward } = seen
  const heading = ([x, y]: readonly [number, number]) => {
    const [tx, ty] = [print.middle(x), print.middle(y)]
    return Number(degreesText((Math.atan2(Number(tx), Number(ty)) * 180) / Math.PI))
  }
  const [look, find] = [heading(forward), heading(offset.vector)]
  const around = find - look > 180 ? -360 : find - look <= -180 ? 360 : 0
  const turn = find - look + around
  const whole = around === 0 ? '' : around > 0 ? ' + 360' : ' - 360'
  const minus = look < 0 ? `(${degreesText(look)})` : degreesText(look)
  const equation = print.equation(`${degreesText(find)} - ${minus}${whole}`, degreesText(turn), turn)
  const [f, t] = [angle(told, ...forward, print.middle), angle(told, ...offset.vector, print.middle)]
  const side =
    Math.abs(turn) < 0.05
      ? 'straight ahead'
      : `${degreesText(Math.abs(turn))} degrees to the ${turn > 0 ? 'right' : 'left'}`
  return [
    forwardText(told, seen),
    pick([
      `Measured clockwise from +y, I look at ${f} degrees.`,
      `My heading, clockwise from +y: ${f} degrees.`,
      `So forward is at ${f} degrees, counted clockwise from the map's +y.`,
    ]),
    targetText(told, seen),
    pick([
      `That way is at ${t} degrees.`,
      `Its heading: ${t} degrees.`,
      `The same for ${the(offset.to)}: ${t} degrees.`,
    ]),
    pick([
      `The turn is ${equation} degrees, that is ${side}.`,
      `Difference: ${equation} degrees, so ${side}.`,
      `From one to the other: ${equation} degrees, so it is ${side}.`,
    ]),
  ]
}

/** The camera's own frame: the differences are the answer. */
function byAxes(told: Told, seen: Seen): string[] {
  const { pick } = told
  const [x, y] = seen.offset.vector
  const along = (value: number, plus: string, minus: string) => (value > 0 ? plus : value < 0 ? minus : 'neither')
  const [side, depth] = [along(x, 'to the right', 'to the left'), along(y, 'farther ahead', 'behind it')]
  const { offset } = seen
  const fromCamera = offset.from === 'the camera'
  const point = pointText(told, offset.toPoint)
  const place = `${capital(the(offset.to))} is at ${point}`
  const lines = [
    fromCamera ? `${place}${pick([', and I look from the origin', '', ' on the map'])}.` : targetText(told, seen),
  ]
  const { scheme } = seen.bearing
  if (needsAngle(scheme)) return [...lines, turnText(told, seen)]
  const xText = pick([
    `The x part is ${sign(x)}, so it is ${side}.`,
    `x ${fromCamera ? `is ${sign(x)}` : grows(x)}: ${side}.`,
    `Sideways that is ${side}.`,
  ])
  const yText = pick([
    `The y part is ${sign(y)}, so it is ${depth}.`,
    `y ${fromCamera ? `is ${sign(y)}` : grows(y)}: ${depth}.`,
    `In depth it is ${depth}.`,
  ])
  return scheme === 'left-right'
    ? [...lines, xText]
    : scheme === 'front-back'
      ? [...lines, yText]
      : [...lines, xText, yText]
}

const sign = (value: number): string => (value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero')
const grows = (value: number): string => (value > 0 ? 'grows' : value < 0 ? 'shrinks' : 'stays the same')
