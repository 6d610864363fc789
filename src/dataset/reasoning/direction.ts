import type {
  CameraDirectionQuestion,
  DirectionCheckQuestion,
  RelativeDirectionQuestion,
} from '../../question/question'
import type { Step } from '../../question/solution'
import type { Scheme } from '../../solve/sectors'
import { angle, degreesText, offsetText, products } from './arithmetic'
import { closing } from './closing'
import { centers, stepsOf } from './places'
import { capital, type Told, the } from './telling'

type Asked = RelativeDirectionQuestion | CameraDirectionQuestion | DirectionCheckQuestion
type Vector = Extract<Step, { kind: 'vector' }>

/** Degrees that a bearing with one decimal must be from an edge of its sector to be told by its angle alone. */
const TOLD_BY_ANGLE = 1

/** From where to what, and which way is forward. */
interface Seen {
  readonly view: Vector | undefined
  readonly offset: Vector
  readonly forward: readonly [number, number]
  readonly bearing: Extract<Step, { kind: 'bearing' }>
  readonly right: number
  readonly ahead: number
}

export function tellDirection(told: Told, question: Asked): string[] {
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
  ].filter((sentence) => sentence !== '')
}

function opening({ pick }: Told, { view, offset }: Seen, question: Asked): string {
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
function forwardText(told: Told, { view, forward }: Seen, as: string): string {
  const { pick, print } = told
  const [at, facing] = [the(view!.from), the(view!.to)]
  const text = `(${print.middle(forward[0])}, ${print.middle(forward[1])})`
  const line = pick([
    `From ${at} to ${facing}: ${offsetText(told, view!)}.`,
    `The step from ${at} to ${facing} is ${offsetText(told, view!)}.`,
    `Going from ${at} to ${facing} changes the position by ${offsetText(told, view!)}.`,
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
      `With right known, forward is ${text}.`,
    ]),
    left: pick([
      `That is to the left, so forward is a quarter turn to the right of it, ${text}.`,
      `This vector points left; turned right by 90 degrees it gives forward, ${text}.`,
      `With left known, forward is ${text}.`,
    ]),
  }[as]
  return `${line} ${meaning}`
}

function targetText(told: Told, { offset }: Seen): string {
  const [from, to] = [the(offset.from), the(offset.to)]
  return told.pick([
    `From ${from} to ${to}: ${offsetText(told, offset)}.`,
    `${capital(to)} as seen from ${from}: ${offsetText(told, offset)}.`,
    `Now ${to} relative to ${from}: ${offsetText(told, offset)}.`,
  ])
}

const asOf = ({ question }: Told): string => ('as' in question && question.as) || 'forward'

/** Products whose signs say in front or behind, right or left. */
function bySigns(told: Told, seen: Seen): string[] {
  const { offset, forward, bearing } = seen
  const exact = needsAngle(bearing.scheme)
  const [x, y] = offset.vector
  const [fx, fy] = forward
  const ahead = () => products(told, [x, fx], '+', [y, fy], exact)
  const right = () => products(told, [x, fy], '-', [y, fx], exact)
  const lines = [forwardText(told, seen, asOf(told)), targetText(told, seen)]
  const words = told.pick([
    { ahead: 'Along forward', right: 'Across it, to the right' },
    { ahead: 'How far ahead', right: 'How far to the right' },
    { ahead: 'Forward part', right: 'Rightward part' },
    { ahead: 'Dot product with forward', right: 'Cross product with forward' },
  ])
  const told2 = (lead: string, text: string, value: number, plus: string, minus: string) =>
    `${lead}: ${text}, ${value > 0 ? `positive, so ${plus}` : value < 0 ? `negative, so ${minus}` : 'so neither'}.`
  const aheadLine = () => told2(words.ahead, ahead(), seen.ahead, 'in front', 'behind')
  const rightLine = () => told2(words.right, right(), seen.right, 'to the right', 'to the left')
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
  const lines = [forwardText(told, seen, asOf(told)), axes, targetText(told, seen)]
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

const needsAngle = (scheme: Scheme): boolean =>
  scheme !== 'quadrant' && scheme !== 'left-right' && scheme !== 'front-back'

/** The bearing from the two products. */
function turnText(told: Told, { right, ahead }: Seen): string {
  const { pick, print } = told
  const equation = angle(told, right, ahead, print.given)
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
    forwardText(told, seen, asOf(told)),
    pick([
      `Measured clockwise from +y, I look at ${f} degrees.`,
      `My heading, clockwise from +y: ${f} degrees.`,
      `So forward is at ${f} degrees, counted clockwise from the map's +y.`,
    ]),
    targetText(told, seen),
    pick([`That way is at ${t} degrees.`, `Its heading: ${t} degrees.`, `The same angle for it: ${t} degrees.`]),
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
  const lines = [targetText(told, seen)]
  const { scheme } = seen.bearing
  if (needsAngle(scheme)) return [...lines, turnText(told, seen)]
  const xText = pick([
    `The x part is ${sign(x)}, so it is ${side}.`,
    `x ${grows(x)}: ${side}.`,
    `Sideways that is ${side}.`,
  ])
  const yText = pick([
    `The y part is ${sign(y)}, so it is ${depth}.`,
    `y ${grows(y)}: ${depth}.`,
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

/** Left, right, front or back, which a check asks about. */
const sideFound = (told: Told): string => stepsOf(told, 'conclusion')[0]!.answer

const RULES: { readonly [scheme in Scheme]: string } = {
  quadrant: '',
  'left-right': '',
  'front-back': '',
  'left-right-back': 'From 135 degrees on, to either side, it counts as back',
  cardinal: 'Each side covers 45 degrees to the left and right of its middle',
  octant: 'Each of the eight directions covers 45 degrees',
}

function verdict(told: Told, question: Asked, { bearing, offset }: Seen, label: string): string[] {
  const { pick, solution } = told
  const rule = RULES[bearing.scheme]
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
  return [...(rule === '' ? [] : [`${rule}.`]), seen, ...yes]
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
