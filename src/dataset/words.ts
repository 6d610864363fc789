import { isV2loError } from '../base/error'
import { namesIn } from '../question/names'
import { phraseQuestion, wordingFor } from '../question/phrase'
import type { Question } from '../question/question'
import type { WordingTable } from '../question/wordings/published'
import { seedOf } from './hash'
import { type Task, VSI_TASKS } from './item'
import { isPlainName } from './scene/printed'

/** The table a task is worded from unless another is asked for: its own benchmark's. */
export const tableOf = (task: Task): WordingTable => ((VSI_TASKS as readonly Task[]).includes(task) ? 'vsi' : 'paper')

/**
 * A question in the words of a table; where the table has several wordings for it, the question's id says which, so
 * that its budgets and its twins ask in the same words. What the table has no words for is asked in the package's own.
 */
export function wordsOf(question: Question, table: WordingTable, questionId: string): string {
  const template = wordingFor(question, table, seedOf(`wording ${questionId}`))
  return phraseQuestion(question, template === undefined ? {} : { template })
}

/** A wording with one name in it. */
const PROBE = 'paper-size'

/**
 * Whether a sentence can carry a name: it cannot carry `<image>` or `table (left)`. Plain names always can be said, so that
 * only others cost the reading of a sentence.
 */
export const isSayableName = (name: string): boolean =>
  isPlainName(name) || isSaid({ kind: 'object-size', object: name, dimension: 'longest-side', unit: 'm' }, PROBE)

/** Whether a question can be put in words: two names that can each be said alone may fail together. */
export function isSayable(question: Question): boolean {
  return namesIn(question).every(({ name }) => isPlainName(name)) || isSaid(question)
}

function isSaid(question: Question, template?: string): boolean {
  try {
    phraseQuestion(question, template === undefined ? {} : { template })
    return true
  } catch (error) {
    if (isV2loError(error)) return false
    throw error
  }
}
