import type { Question } from '../../question/question'
import { parseQuestion } from '../../question/read/read'
import type { ScoreInput } from '../result'

/** The question of a row, typed; or why the row has none that a map could be asked. */
export type RowQuestion =
  | { readonly question: Question }
  | { readonly question: null; readonly reason: 'no-question' | 'unreadable-question' }

export type QuestionReader = (input: ScoreInput) => RowQuestion

const NONE: RowQuestion = { question: null, reason: 'no-question' }
const UNREADABLE: RowQuestion = { question: null, reason: 'unreadable-question' }

export function readQuestion({ question, choices }: ScoreInput): RowQuestion {
  if (question === undefined) return NONE
  if (typeof question !== 'string') return { question: choices ? { ...question, choices } : question }
  const read = parseQuestion(question, choices ? { choices } : {})
  return read.ok ? { question: read.value } : UNREADABLE
}

/** Questions that are remembered at once. */
const REMEMBERED = 256

/** A reader for one batch: the samples of a group share their question, and reading it costs more than scoring them. */
export function createQuestionReader(): QuestionReader {
  const known = new Map<string, RowQuestion>()
  return (input) => {
    const { question, choices } = input
    if (typeof question !== 'string' || (choices !== undefined && !Array.isArray(choices))) return readQuestion(input)
    const key = JSON.stringify([question, choices ?? null])
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const read = readQuestion(input)
    known.set(key, read)
    return read
  }
}
