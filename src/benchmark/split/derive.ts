import { toGridMap } from '../../grid/convert'
import { type GridMap, isGridMap } from '../../grid/grid-map'
import { parseGridMap } from '../../grid/read'
import { foldLabel } from '../../layout/label'
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
 * The true map in the form a response has its own in: boxes with one decimal, as the paper's models print them, or the
 * cells of a grid as large as the response's. A grid does not say what area it covers: of the four usual ways (square or
 * stretched, over the boxes or over the centers) the one counts whose cells are nearest to those of the response.
 */
export function inFormOf(map: Layout | GridMap, truth: Layout): Layout | GridMap {
  if (isGridMap(map)) return nearestGrid(map, truth)
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

function nearestGrid(map: GridMap, truth: Layout): GridMap {
  const { size, yAxis } = map
  let nearest: { grid: GridMap; off: number } | undefined
  for (const fit of ['stretch', 'square'] as const)
    for (const bounds of ['centers', 'boxes'] as const) {
      const grid = toGridMap(truth, { size, yAxis, fit, bounds })
      const off = cellsApart(grid, map)
      if (nearest === undefined || off < nearest.off) nearest = { grid, off }
    }
  return nearest!.grid
}

/** The sum of the steps between cells of one name, for names that both grids have once. */
function cellsApart(a: GridMap, b: GridMap): number {
  const [cellsOfA, cellsOfB] = [cellsByName(a), cellsByName(b)]
  let sum = 0
  for (const [name, cell] of cellsOfA) {
    const other = cellsOfB.get(name)
    if (cell && other) sum += Math.abs(cell[0] - other[0]) + Math.abs(cell[1] - other[1])
  }
  return sum
}

/** The cell of each name; `undefined` for a name that stands in several. */
function cellsByName({ objects }: GridMap) {
  const cells = new Map<string, GridMap['objects'][number]['cell'] | undefined>()
  for (const { label, cell } of objects) {
    const name = foldLabel(label)
    cells.set(name, cells.has(name) ? undefined : cell)
  }
  return cells
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
