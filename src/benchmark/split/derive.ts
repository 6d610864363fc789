import { toGridMap } from '../../grid/convert'
import { type GridMap, isGridMap } from '../../grid/grid-map'
import { parseGridMap } from '../../grid/read'
import { createLayout, type Layout } from '../../layout/layout'
import { parseLayout } from '../../parse/layout'
import { fixedWriter } from '../../parse/write/number'
import type { Question } from '../../question/question'
import type { Solution } from '../../question/solution'
import { solveQuestion } from '../../question/solve/solve'
import type { SaidAnswer } from '../profiles/grade'

/** What follows from a map, or why nothing does. */
export type Derived =
  | { readonly kind: 'answer'; readonly said: SaidAnswer }
  | { readonly kind: 'tie' }
  | { readonly kind: 'unsolved'; readonly message: string }

/** The map of a response: metric, or a grid; `undefined` if it has none that can be read. */
export function statedMap(response: string): Layout | GridMap | undefined {
  // A place takes two numbers; most responses without a map have fewer, and readers need not look.
  if (!TWO_NUMBERS.test(response)) return undefined
  const metric = parseLayout(response)
  if (metric.ok && metric.value.objects.length > 0) return metric.value
  const grid = parseGridMap(response)
  return grid.ok && grid.value.objects.length > 0 ? grid.value : undefined
}

const TWO_NUMBERS = /\p{Nd}\P{Nd}+\p{Nd}/u

const oneDecimal = fixedWriter(1)

/**
 * The true map in the form a response has its own in: boxes with one decimal, as the paper's models print them, or
 * cells of a grid as large as the response's, over the bounds of the true centers.
 */
export function inFormOf(map: Layout | GridMap, truth: Layout): Layout | GridMap {
  if (isGridMap(map)) return toGridMap(truth, { size: map.size, yAxis: map.yAxis })
  return createLayout(
    truth.objects.map(({ id, label, box }) => ({
      id,
      label,
      bbox: [box.minX, box.minY, box.maxX, box.maxY].map((edge) => Number(oneDecimal(edge))) as [
        number,
        number,
        number,
        number,
      ],
    })),
    { origin: truth.origin, ...(truth.floor && { floor: truth.floor }) },
  )
}

/** The answer a map leads to, as one that a response could have said. */
export function derive(question: Question, map: Layout | GridMap): Derived {
  const solution = solveQuestion(question, map)
  if (solution.status === 'unsolved') return { kind: 'unsolved', message: solution.message }
  if (solution.ambiguous) return { kind: 'tie' }
  return asSaid(question, solution)
}

function asSaid(question: Question, solution: Extract<Solution, { status: 'solved' }>): Derived {
  const { choice, value, answer, unit } = solution
  if (choice) return { kind: 'answer', said: { text: choice.letter, choice: choice.index } }
  if (unit === 'cell' || unit === 'cell2') return { kind: 'unsolved', message: 'a grid gives cells, not lengths' }
  if ((question.choices?.length ?? 0) > 0) return { kind: 'unsolved', message: 'none of the choices follows' }
  return { kind: 'answer', said: typeof value === 'number' ? { text: answer, number: value } : { text: answer } }
}
