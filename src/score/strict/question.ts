import type { Question } from '../../question/question'
import { type AskableQuestion, askable } from '../question'

/** The question of a row, typed, with the choices of the row in place of its own; see {@link askable}. */
export type QuestionReader = (question: string | Question, choices: readonly string[] | undefined) => AskableQuestion

/** Questions that are remembered at once. */
const REMEMBERED = 256

/** A reader for one batch: the samples of a group share their question, and reading it costs more than scoring them. */
export function createQuestionReader(): QuestionReader {
  const known = new Map<string, AskableQuestion>()
  return (question, choices) => {
    if (typeof question !== 'string') return askable(question, choices)
    const key = JSON.stringify([question, choices ?? null])
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const read = askable(question, choices)
    known.set(key, read)
    return read
  }
}
