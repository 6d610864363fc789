import { namesIn } from '../question/names'
import type { Question } from '../question/question'
import { parseQuestion } from '../question/read/read'

/** A question with its choices, or why it cannot be asked of a map. */
export type AskableQuestion = { readonly question: Question } | { readonly question: null; readonly reason: string }

/**
 * The question of a row or a caller, typed. Choices that are given replace its own, and stay as they are
 * written: an answer may be the text of one with or without its letter.
 */
export function askable(question: string | Question, choices: readonly string[] | undefined): AskableQuestion {
  if (typeof question !== 'string') return { question: choices ? { ...question, choices } : question }
  const read = parseQuestion(question, choices ? { choices } : {})
  if (!read.ok) return { question: null, reason: `the question cannot be read: ${read.diagnostics[0].message}` }
  return { question: choices ? { ...read.value, choices } : read.value }
}

/** Whether a text can only be the letter of a choice: a single letter that the question does not name. */
export function isBareLetter(text: string, question: Question): boolean {
  const letter = text.trim()
  if (!/^[A-Za-z]$/.test(letter)) return false
  return !namesIn(question).some(({ name }) => name.toLowerCase() === letter.toLowerCase())
}
