import { phraseQuestion } from '../question/phrase'
import type { Question } from '../question/question'

/** The words an item's question is asked with. */
export function wordsOf(question: Question, _itemId: string): string {
  return phraseQuestion(question)
}
