import type { CenterDistanceQuestion, ClosestDistanceQuestion, DistanceCheckQuestion } from '../../question/question'
import type { Step } from '../../question/solution'
import { difference, offsetText, rootOfDifferences, rootOfSquares } from './arithmetic'
import { closing } from './closing'
import { centers, stepsOf } from './places'
import { capital, objectOf, type Told, the } from './telling'

/** A measured distance between two places, with the steps that lead to it. */
export interface Leg {
  readonly length: Extract<Step, { kind: 'length' }>
  readonly gaps: readonly Extract<Step, { kind: 'difference' }>[]
  readonly offset: Extract<Step, { kind: 'vector' }> | undefined
  readonly a: string
  readonly b: string
}

/** The distances of a derivation, in its order. */
export function legsOf(told: Told): Leg[] {
  const gaps = stepsOf(told, 'difference')
  const offsets = stepsOf(told, 'vector')
  return stepsOf(told, 'length').map((length) => {
    const [a, b] = length.between!
    return {
      ...{ length, a, b },
      gaps: gaps.filter(({ what }) => what.startsWith(`The gap between ${a} and ${b} along `)),
      offset: offsets.find(({ from, to }) => from === b && to === a),
    }
  })
}

export function tellDistance(told: Told, question: ClosestDistanceQuestion | CenterDistanceQuestion): string[] {
  const [leg] = legsOf(told) as [Leg]
  const { answer, choice, pick, print } = told
  const value = print.result(leg.length.length)
  const product = stepsOf(told, 'product')[0]
  const measured = question.kind === 'closest-distance' ? edgeToEdge(told, leg) : centerToCenter(told, leg)
  const unit = question.unit
  const converted =
    product === undefined
      ? []
      : [
          `${pick(['In', 'Converted to'])} ${unit}: ${print.equation(`${print.middle(product.factors[0]!)} × ${print.given(product.factors[1]!)}`, print.result(product.value), Number(print.middle(product.factors[0]!)) * product.factors[1]!)}.`,
        ]
  const [a, b] = [the(leg.a), the(leg.b)]
  const points = question.kind === 'closest-distance' ? 'closest points' : 'centers'
  const result = pick([
    `So ${a} and ${b} are ${value} m apart.`,
    `The distance between the ${points} of ${a} and ${b} is ${value} m.`,
    `Therefore ${a} and ${b} are ${value} m apart.`,
    `That leaves ${a} and ${b} ${value} m apart.`,
  ])
  const rounded =
    choice === undefined && answer !== value && product === undefined ? [`Rounded: ${answer} ${unit}.`] : []
  return [
    opening(told, leg, question),
    ...measured,
    result,
    ...converted,
    ...rounded,
    closing(told, choice ?? answer),
  ].filter((sentence) => sentence !== '')
}

function opening(
  { pick }: Told,
  { a, b }: Leg,
  { kind }: Pick<ClosestDistanceQuestion, never> & { kind: string },
): string {
  const [one, other] = [the(a), the(b)]
  return kind === 'closest-distance'
    ? pick([
        '',
        `I look at the gap along x and the gap along y separately.`,
        `For the closest points I need the edges of both boxes.`,
        `I compare the edges of ${one} and ${other}.`,
        `Two boxes are as far apart as the gaps between their edges.`,
        `Only the boxes of ${one} and ${other} matter here.`,
      ])
    : pick([
        '',
        `I need the two centers.`,
        `The distance runs from center to center.`,
        `Only ${one} and ${other} matter here.`,
        `I take the difference of the centers along x and y.`,
        `Pythagoras on the two centers gives the distance.`,
      ])
}

/** The gaps of two boxes along both axes, and what they make. */
export function edgeToEdge(told: Told, leg: Leg): string[] {
  const { pick } = told
  const [gx, gy] = leg.length.vector as readonly [number, number]
  return [...pick([() => axisLines(told, leg), () => boxLines(told, leg)])(), ...sum(gx, gy)]

  function sum(x: number, y: number): string[] {
    if (x > 0 && y > 0)
      return [
        pick([
          `The closest corners make a right triangle: ${rootOfSquares(told, [x, y], leg.length.length)} m.`,
          `Both gaps count: ${rootOfSquares(told, [x, y], leg.length.length)} m.`,
          `Together: ${rootOfSquares(told, [x, y], leg.length.length)} m.`,
          `By Pythagoras: ${rootOfSquares(told, [x, y], leg.length.length)} m.`,
        ]),
      ]
    if (x === y)
      return [
        pick([`They touch or overlap both ways.`, `There is no gap either way.`, `So nothing lies between them.`]),
      ]
    return [
      pick([
        `So the gap along ${x > 0 ? 'x' : 'y'} is all there is.`,
        `Only the gap along ${x > 0 ? 'x' : 'y'} counts.`,
        `The closest points face each other along ${x > 0 ? 'x' : 'y'}.`,
      ]),
    ]
  }
}

const RANGES = { x: ['minX', 'maxX'], y: ['minY', 'maxY'] } as const

function axisLines(told: Told, leg: Leg): string[] {
  return (['x', 'y'] as const).map((axis) => {
    const { pick, print } = told
    const range = (id: string) => {
      const [low, high] = RANGES[axis]
      const box = id === 'the camera' ? undefined : objectOf(told, id).box
      return box ? `${print.given(box[low])} to ${print.given(box[high])}` : '0'
    }
    const spans = pick([
      `Along ${axis}, ${the(leg.a)} covers ${range(leg.a)} and ${the(leg.b)} ${range(leg.b)}`,
      `In ${axis}, ${the(leg.a)} goes from ${range(leg.a)}, ${the(leg.b)} from ${range(leg.b)}`,
      `${axis}: ${leg.a} ${range(leg.a)}, ${leg.b} ${range(leg.b)}`,
    ])
    return `${spans}${gapText(told, leg, axis)}.`
  })
}

function gapText(told: Told, { gaps }: Leg, axis: 'x' | 'y'): string {
  const gap = gaps.find(({ what }) => what.endsWith(` along ${axis}`))
  if (gap === undefined) return told.pick(['; these overlap', '; no gap there', ', which overlap'])
  return told.pick([
    `: a gap, ${difference(told, gap.a, gap.b)} m`,
    `; between them: ${difference(told, gap.a, gap.b)} m`,
    `, so the gap is ${difference(told, gap.a, gap.b)} m`,
  ])
}

function boxLines(told: Told, leg: Leg): string[] {
  const { pick, print, layout } = told
  const box = (id: string) => {
    const found = layout.objects.find((object) => object.id === id)?.box
    return found && `[${[found.minX, found.minY, found.maxX, found.maxY].map((edge) => print.given(edge)).join(', ')}]`
  }
  const boxes = [leg.a, leg.b].flatMap((id) => (box(id) ? [`${the(id)} has the box ${box(id)}`] : []))
  const lines = (['x', 'y'] as const).map((axis) => {
    const gap = leg.gaps.find(({ what }) => what.endsWith(` along ${axis}`))
    if (gap === undefined)
      return pick([`Along ${axis} they overlap.`, `In ${axis} their ranges overlap.`, `There is no gap along ${axis}.`])
    const equation = difference(told, gap.a, gap.b)
    return pick([
      `Gap along ${axis}: ${equation} m.`,
      `Along ${axis} they are separated by ${equation} m.`,
      `${axis} gap = ${equation} m.`,
    ])
  })
  return [`${capital(boxes.join(', '))}.`, ...(pick([true, false]) ? lines : lines.reverse())]
}

export function centerToCenter(told: Told, leg: Leg): string[] {
  const { pick } = told
  const { offset, length } = leg
  return pick([
    () => [
      centers(told),
      `Difference: ${offsetText(told, offset!)}.`,
      `${pick(['By Pythagoras', 'Distance', 'So'])}: ${rootOfSquares(told, length.vector, length.length)} m.`,
    ],
    () => [
      centers(told),
      `${pick(['In one step', 'Straight from the centers', 'Distance'])}: ${rootOfDifferences(told, offset!, length.length)} m.`,
    ],
  ])()
}

export function tellDistanceCheck(told: Told, question: DistanceCheckQuestion): string[] {
  const legs = legsOf(told)
  const lines = legs.flatMap((leg) =>
    question.measure === 'closest'
      ? [`${capital(the(leg.a))} first against ${the(leg.b)}.`, ...edgeToEdge(told, leg)]
      : [`${capital(leg.a)}: ${rootOfDifferences(told, leg.offset!, leg.length.length)} m.`],
  )
  const [first, second] = legs as [Leg, Leg]
  const nearer = first.length.length < second.length.length ? first : second
  const says = told.pick([
    `${capital(the(nearer.a))} is the nearer of the two, so: ${told.solution.answer}.`,
    `The smaller distance is that of ${the(nearer.a)}, so the answer to the question is ${told.solution.answer}.`,
  ])
  return [
    ...(question.measure === 'center' ? [centers(told)] : []),
    ...lines,
    says,
    closing(told, told.choice ?? told.answer),
  ]
}
