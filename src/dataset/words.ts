import { phraseQuestion, wordingFor } from '../question/phrase'
import type { Question } from '../question/question'
import type { WordingTable } from '../question/wordings/published'
import { seedOf } from './hash'
import { type Task, VSI_TASKS } from './item'

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
