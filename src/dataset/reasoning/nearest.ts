import type { NearestQuestion } from '../../question/question'
import { difference, rootOfDifferences, rootOfSquares, sumOfSquares } from './arithmetic'
import { closing } from './closing'
import { type Leg, legsOf } from './distance'
import { centers, stepsOf } from './places'
import { capital, listed, type Told, the } from './telling'

export function tellNearest(told: Told, question: NearestQuestion): string[] {
  const { pick, solution } = told
  const legs = legsOf(told)
  const best = String(solution.value)
  const near = question.pick === 'nearest'
  const reference = legs[0]?.b ?? ''
  const body = question.measure === 'center' ? pick([straight, inTwoSteps, squares]) : gaps
  const winner = pick([
    `The ${near ? 'smallest' : 'largest'} is ${the(best)}.`,
    `${capital(the(best))} is the ${near ? 'nearest' : 'farthest'}.`,
    `So ${the(best)} is ${near ? 'nearest to' : 'farthest from'} ${the(reference)}.`,
    `${near ? 'Nearest' : 'Farthest'}: ${best}.`,
    `Of these, ${the(best)} is ${near ? 'closest' : 'farthest away'}.`,
    `${capital(the(best))} wins.`,
  ])
  return [
    opening(told, question, legs, reference),
    ...body(told, legs),
    winner,
    closing(told, told.choice ?? told.answer),
  ].filter((sentence) => sentence !== '')
}

function opening({ pick }: Told, { measure }: NearestQuestion, legs: readonly Leg[], reference: string): string {
  const names = listed(legs.map(({ a }) => the(a)))
  return measure === 'center'
    ? pick([
        '',
        `I measure from the center of ${the(reference)} to each candidate.`,
        `Everything is measured to ${the(reference)}.`,
        `Candidates: ${names}.`,
        `I need ${legs.length} distances, all to ${the(reference)}.`,
        `Center to center, one candidate after the other.`,
      ])
    : pick([
        '',
        `I measure the gap between ${the(reference)} and each candidate.`,
        `Everything is measured to ${the(reference)}, edge to edge.`,
        `Candidates: ${names}.`,
        `I need ${legs.length} gaps, all to ${the(reference)}.`,
        `Closest points, one candidate after the other.`,
      ])
}

/** One root for each candidate. */
function straight(told: Told, legs: readonly Leg[]): string[] {
  const lead = told.pick([
    (name: string) => `${capital(name)}`,
    (name: string) => `To ${the(name)}`,
    (name: string) => `Distance to ${the(name)}`,
  ])
  return [
    centers(told),
    ...legs.map((leg) => `${lead(leg.a)}: ${rootOfDifferences(told, leg.offset!, leg.length.length)} m.`),
    order(told),
  ]
}

/** Differences first, then the root. */
function inTwoSteps(told: Told, legs: readonly Leg[]): string[] {
  return [
    centers(told),
    ...legs.map(
      (leg) =>
        `${capital(leg.a)}: ${differences(told, leg)}, so ${rootOfSquares(told, leg.length.vector, leg.length.length)} m.`,
    ),
    order(told),
  ]
}

/** Squares are in the same order as distances. */
function squares(told: Told, legs: readonly Leg[]): string[] {
  const why = told.pick([
    'Squared distances are enough to compare.',
    'I compare the squares, which have the same order.',
    'No roots are needed, the squares decide.',
  ])
  return [
    centers(told),
    why,
    ...legs.map((leg) => `${capital(leg.a)}: ${differences(told, leg)}; ${sumOfSquares(told, leg.length.vector)}.`),
  ]
}

const differences = (told: Told, { offset }: Leg): string => {
  const [x, y] = [0, 1].map((i) => difference(told, offset!.toPoint[i]!, offset!.fromPoint[i]!))
  return `dx = ${x}, dy = ${y}`
}

function gaps(told: Told, legs: readonly Leg[]): string[] {
  const { pick, print } = told
  const lines = legs.map((leg) => {
    const parts = leg.gaps.map(
      (gap) => `${gap.what.endsWith('x') ? 'x' : 'y'} gap: ${difference(told, gap.a, gap.b)} m`,
    )
    if (parts.length === 0) return `${capital(the(leg.a))} overlaps it both ways, so there is no gap.`
    if (parts.length === 1) {
      const other = leg.length.vector[0] === 0 ? 'x' : 'y'
      return `${capital(leg.a)}, overlapping in ${other}; ${parts[0]}.`
    }
    return `${capital(leg.a)}, ${parts.join('; ')}; together: ${rootOfSquares(told, leg.length.vector, leg.length.length)} m.`
  })
  const says = legs.map(
    (leg) => `${capital(the(leg.a))} and ${the(leg.b)} are ${print.result(leg.length.length)} m apart.`,
  )
  return pick([true, false]) ? [...lines, order(told)] : lines.flatMap((line, i) => [line, says[i]!])
}

function order(told: Told): string {
  const { pick, print } = told
  const [found] = stepsOf(told, 'order')
  const items = found!.items.map(({ name, value }) => `${name} ${print.result(value)}`)
  return pick([
    `In order: ${items.join(', ')}.`,
    `From near to far: ${items.join(', ')}.`,
    `Sorted: ${items.join(', ')}.`,
  ])
}
