import type { Layout } from '../layout/layout'
import { parseQuestion, type QuestionOptions } from './read'
import { unsolved } from './refer'
import type { Solution } from './solution'
import { solveQuestion } from './solve'

/** Reads a question in a benchmark's own words and solves it; a text that cannot be read is unsolved. */
export function askLayout(layout: Layout, text: string, options: QuestionOptions = {}): Solution {
  const read = parseQuestion(text, options)
  if (!read.ok) return unsolved('unreadable-question', read.diagnostics[0].message)
  return solveQuestion(read.value, layout)
}
