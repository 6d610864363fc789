import { UPPER_A, UPPER_Z } from '../../base/characters'
import { isProseSpace } from '../../base/unicode-characters'

/** The mark of a choice, such as the `A.` of `A. sofa`. */
export interface OptionMark {
  readonly letter: string
  /** How it is written: `A.`, `A)`, `A:` or `(A)`. A list uses the same form throughout. */
  readonly style: string
  readonly start: number
  readonly end: number
}

/** The mark of a choice at `at`: a capital letter after white space and before `.`, `)` or `:`. */
export function optionMarkAt(text: string, at: number): OptionMark | undefined {
  const bracket = text[at] === '('
  const letterAt = bracket ? at + 1 : at
  const code = text.charCodeAt(letterAt)
  if (!(code >= UPPER_A && code <= UPPER_Z)) return undefined
  if (at > 0 && !isProseSpace(text.charCodeAt(at - 1)) && !',;:?'.includes(text[at - 1]!)) return undefined
  const mark = text[letterAt + 1]
  if (mark !== ')' && (bracket || (mark !== '.' && mark !== ':'))) return undefined
  const letter = text[letterAt]!
  return { letter, style: bracket ? '()' : mark, start: at, end: letterAt + 2 }
}

/** A mark is at most this long. */
const MARK = 3

/**
 * The texts of choices as given by a caller, without a full stop at the end, and without the `A. `, `b) `, `(C) ` if all
 * of them begin with one, in order, and something would be left. This is the only place that removes letters.
 */
export function plainChoices(choices: readonly string[]): readonly string[] {
  const plain = withoutLetters(choices)
  return plain.some(endsWithStop) ? plain.map(withoutStop) : plain
}

/** Whether a text ends with a full stop; that of an ellipsis or of a letter's mark, `A.`, is another. */
export const endsWithStop = (text: string): boolean => /(?:[^.\s]{2}|\d)\.$/.test(text.trimEnd().slice(-3))

/** The text without the full stop it ends with. */
export const withoutStop = (text: string): string => (endsWithStop(text) ? text.trimEnd().slice(0, -1) : text)

function withoutLetters(choices: readonly string[]): readonly string[] {
  const plain: string[] = []
  for (const [i, choice] of choices.entries()) {
    const text = choice.trim()
    const mark = optionMarkAt(text.slice(0, MARK).toUpperCase(), 0)
    const rest = mark?.letter.charCodeAt(0) === UPPER_A + i ? text.slice(mark.end).trim() : ''
    if (rest === '') return choices
    plain.push(rest)
  }
  return plain
}
