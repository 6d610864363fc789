import type { GridMap } from '../grid/grid-map'
import type { Layout } from '../layout/layout'
import { parseQuestion, type QuestionOptions } from './read/read'
import type { Solution } from './solution'
import type { SolveOptions } from './solve/options'
import { unsolved } from './solve/refer'
import { solveQuestion } from './solve/solve'

/**
 * Reads a question in a benchmark's own words and solves it; a text that cannot be read is unsolved.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * const solution = askLayout(layout, 'Is the sofa wider than the tv?')
 * solution.status === 'solved' && solution.value // 'yes'
 */
export function askLayout(
  layout: Layout | GridMap,
  text: string,
  options: QuestionOptions & SolveOptions = {},
): Solution {
  const read = parseQuestion(text, options)
  if (!read.ok) return unsolved('unreadable-question', read.diagnostics[0].message)
  return solveQuestion(read.value, layout, options)
}
