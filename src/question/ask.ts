import type { Diagnostic, Parsed } from '../base/parsed'
import { type GridMap, isGridMap } from '../grid/grid-map'
import { nameOf } from '../layout/find'
import type { Layout } from '../layout/layout'
import type { Question } from './question'
import { type QuestionOptions, readQuestion } from './read/read'
import type { Solution } from './solution'
import { cellLayout } from './solve/on-grid'
import type { SolveOptions } from './solve/options'
import { unsolved } from './solve/refer'
import { solveQuestion } from './solve/solve'

/**
 * Reads a question in a benchmark's own words and solves it; a text that cannot be read is unsolved. A sentence beside
 * the question that was not read is in the notes.
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
  const read = readFor(layout, text, options)
  if (!read.ok) return unsolved('unreadable-question', read.diagnostics[0].message)
  return solveRead(read.value, read.diagnostics, layout, options)
}

/** Reads a question that is asked of a map: a refusal gives an example that this map answers, in its own names. */
export function readFor(
  map: Layout | GridMap,
  text: string,
  options: QuestionOptions & SolveOptions = {},
): Parsed<Question> {
  return readQuestion(text, options, () => ({
    names: namesOn(map),
    solves: (question) => solveQuestion(question, map, options).status === 'solved',
  }))
}

function namesOn(map: Layout | GridMap): readonly string[] {
  const layout = isGridMap(map) ? cellLayout(map) : map
  return layout.objects.map((object) => nameOf(layout, object))
}

/** How many unread sentences are noted at most. */
const MOST_UNREAD = 5

/** Solves a question that was read from a text; the notes say which parts of the text were not read. */
export function solveRead(
  question: Question,
  diagnostics: readonly Diagnostic[],
  layout: Layout | GridMap,
  options: SolveOptions = {},
): Solution {
  return withUnread(solveQuestion(question, layout, options), diagnostics)
}

/** The solution of a question that was read with these diagnostics: what was not read, or taken as the camera, is in its notes. */
export function withUnread(solution: Solution, diagnostics: readonly Diagnostic[]): Solution {
  const unread = diagnostics.filter(({ code }) => code === 'unread-sentence').slice(0, MOST_UNREAD)
  const speaker = diagnostics.filter(({ code }) => code === 'speaker-as-camera')
  if (solution.status === 'unsolved' || unread.length + speaker.length === 0) return solution
  const notes = [
    ...speaker.map(({ message }) => message),
    ...unread.map(({ message, text }) => `${message}: ${JSON.stringify(text ?? '')}`),
  ]
  return { ...solution, notes: [...solution.notes, ...notes] }
}
