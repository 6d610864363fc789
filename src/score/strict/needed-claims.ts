import { createLayout, type Layout } from '../../layout/layout'
import type { Question } from '../../question/question'
import type { Solution, Step } from '../../question/solution'
import { solveQuestion } from '../../question/solve/solve'

/**
 * How many true claims full `reasoning` takes: as many as the derivation of the question on the true layout makes, at
 * most three. Counted from its steps, as the check of the reasoning finds them in their words: 0 for a count, which has
 * nothing to compute, and for a question that the layout does not answer. A map shows boxes, so footprints and heights
 * are left out. `known` is the question solved on the layout, if it was.
 */
export function neededClaims(question: Question, trueLayout: Layout, most: number, known?: Solution): number {
  const boxes = boxesOf(trueLayout)
  const solution = known && boxes === trueLayout ? known : solveQuestion(question, boxes)
  if (solution.status === 'unsolved') return 0
  const claims = new Set<string>(statesResult(question) ? ['result'] : [])
  for (const step of solution.steps) {
    addClaims(step, claims)
    if (claims.size >= most) return most
  }
  return claims.size
}

/** The last sentence of these derivations says how long something named is. */
function statesResult(question: Question): boolean {
  switch (question.kind) {
    case 'closest-distance':
    case 'center-distance':
      return typeof question.b === 'string'
    case 'object-size':
      return question.dimension !== 'height'
    default:
      return false
  }
}

/** The same text for claims that say the same, which count once. */
function addClaims(step: Step, claims: Set<string>): void {
  switch (step.kind) {
    case 'point':
      if (step.name !== 'the camera') claims.add(`point ${step.name}`)
      break
    case 'vector':
      for (const i of [0, 1]) claims.add(`${step.toPoint[i]} - ${step.fromPoint[i]}`)
      break
    case 'difference':
      claims.add(`${step.a} - ${step.b}`)
      break
    case 'length':
      // Of two boxes that overlap along an axis, the distance is the gap along the other.
      if (!step.gaps || step.vector.every((gap) => gap > 0)) claims.add(`length ${step.vector.join(' ')}`)
      break
    case 'dot':
    case 'cross':
    case 'bearing':
      claims.add(step.kind)
      break
    case 'product':
      // A product with 1 says nothing.
      if (step.factors.every((factor) => Math.abs(factor - 1) > 1e-9)) claims.add(step.what)
      break
  }
}

function boxesOf(layout: Layout): Layout {
  if (layout.objects.every(({ footprint, zRange }) => footprint === undefined && zRange === undefined)) return layout
  const { origin } = layout
  return createLayout(
    layout.objects.map(({ id, label, box }) => ({ id, label, box })),
    { origin },
  )
}
