import type { Question } from '../../question/question'
import { parseQuestion } from '../../question/read/read'
import type { ScoreInput } from '../result'

/** The question of a row, typed; `undefined` where there is none or it is not known, which says nothing about a response. */
export type QuestionReader = (input: ScoreInput) => Question | undefined

export function readQuestion({ question, choices }: ScoreInput): Question | undefined {
  if (question === undefined) return undefined
  if (typeof question !== 'string') return choices ? { ...question, choices } : question
  const read = parseQuestion(question, choices ? { choices } : {})
  return read.ok ? read.value : undefined
}

/** Questions that are remembered at once. */
const REMEMBERED = 256

/** A reader for one batch: the samples of a group share their question, and reading it costs more than scoring them. */
export function createQuestionReader(): QuestionReader {
  const known = new Map<string, Question | undefined>()
  return (input) => {
    const { question, choices } = input
    if (typeof question !== 'string' || (choices !== undefined && !Array.isArray(choices))) return readQuestion(input)
    const key = JSON.stringify([question, choices ?? null])
    if (known.has(key)) return known.get(key)
    if (known.size >= REMEMBERED) known.clear()
    const read = readQuestion(input)
    known.set(key, read)
    return read
  }
}
