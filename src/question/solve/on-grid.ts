import type { GridMap } from '../../grid/grid-map'
import { createLayout, type Layout } from '../../layout/layout'
import type { Question } from '../question'
import type { NamedQuantity, Solution } from '../solution'
import { namesUnit } from '../units'
import { unsolved } from './refer'

/** A grid map as a layout of points in cells: column to the right, row upwards. */
export function cellLayout(grid: GridMap): Layout {
  const up = grid.yAxis === 'up' ? 1 : -1
  return createLayout(
    grid.objects.map(({ id, label, cell: [column, row] }) => {
      const y = up * row
      return { id, label, bbox: [column, y, column, y] as const }
    }),
  )
}

/** The question as asked on a grid: what would be meters are cells, and choices are not compared with them. */
export function askedInCells(question: Question): Question {
  if (!('unit' in question)) return question
  const { choices: _, ...rest } = question
  return rest.unit.endsWith('2') ? ({ ...rest, unit: 'm2' } as Question) : ({ ...rest, unit: 'm' } as Question)
}

const SIZES: ReadonlySet<Question['kind']> = new Set(['object-size', 'size-comparison', 'size-check', 'fits'])
/** Conditions that are about meters or about outlines. */
const METRIC: ReadonlySet<string> = new Set(['near', 'next-to', 'between', 'distance', 'size'])
const ASK_METRIC = '; ask for a direction, a distance in cells or a count, or use a map in meters'

/** A solution found in cells, with a note saying so: cells have no length, and objects on a grid have no size. */
export function inCells(question: Question, solution: Solution): Solution {
  if (SIZES.has(question.kind)) return unsolved('no-extent', `objects on a grid map have no size${ASK_METRIC}`)
  if ('where' in question && question.where !== undefined && METRIC.has(question.where))
    return unsolved('no-extent', `a grid map has cells, and no meters or outlines${ASK_METRIC}`)
  if (solution.status === 'unsolved') return solution
  const { unit, steps, quantities } = solution
  const choices = ('unit' in question && question.choices) || []
  if (choices.some(namesUnit))
    return unsolved('no-choice-fits', `the choices are in meters or the like, and ${NO_METERS}`)
  const cells = unit === undefined ? undefined : unit.endsWith('2') ? ('cell2' as const) : ('cell' as const)
  return {
    ...solution,
    ...(quantities && { quantities: quantities.map(inCellUnit) }),
    ...(cells && { unit: cells, notes: [...solution.notes, ...cellNotes(choices)] }),
    steps: steps.map((step) => {
      if ('unit' in step && step.unit !== undefined)
        return { ...step, unit: step.unit.endsWith('2') ? 'cell2' : 'cells' }
      return step.kind === 'conclusion' && cells ? { ...step, answer: `${solution.answer} cells` } : step
    }),
  }
}

const inCellUnit = (one: NamedQuantity): NamedQuantity => (one.unit === 'deg' ? one : { ...one, unit: 'cell' })

const NO_METERS = 'lengths on a grid map are in cells, not in meters'

const cellNotes = (choices: readonly string[]): string[] =>
  choices.length > 0
    ? [NO_METERS, 'none of the choices was chosen, for they do not say that they are in cells']
    : [NO_METERS]
