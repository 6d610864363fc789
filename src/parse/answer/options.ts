import { OPEN_BRACKET, OPEN_PAREN, UPPER_A, UPPER_Z } from '../../base/characters'

/** The mark of a choice, such as the `A.` of `A. sofa`. */
export interface OptionMark {
  readonly letter: string
  /** How it is written: `A.`, `A)`, `A:`, `(A)` or `[A]`. A list uses the same form throughout. */
  readonly style: string
  readonly start: number
  readonly end: number
}

/**
 * The mark of a choice whose letter or bracket is at `at`: a capital letter after white space, in brackets or before
 * `.`, `)` or `:`. Emphasis around it and the word "option" before it belong to it.
 */
export function optionMarkAt(text: string, at: number): OptionMark | undefined {
  // By code, because this is asked at every character of a question.
  const first = text.charCodeAt(at)
  const close = first === OPEN_PAREN ? ')' : first === OPEN_BRACKET ? ']' : undefined
  const letterAt = close ? at + 1 : at
  const code = text.charCodeAt(letterAt)
  if (!(code >= UPPER_A && code <= UPPER_Z)) return undefined
  const lead = BEFORE_MARK.exec(at < LONGEST_LEAD ? ` ${text.slice(0, at)}` : text.slice(at - LONGEST_LEAD, at))?.[1]
  if (lead === undefined) return undefined
  const emphasis = /^[*_]*/.exec(lead)![0]
  const after = (from: number) => from + (emphasis !== '' && text.startsWith(emphasis, from) ? emphasis.length : 0)
  const markAt = close ? letterAt + 1 : after(letterAt + 1)
  const mark = text[markAt]
  if (close ? mark !== close : mark !== ')' && mark !== '.' && mark !== ':') return undefined
  return {
    letter: text[letterAt]!,
    style: close ? text[at]! : mark!,
    start: at - lead.length,
    end: markAt > letterAt + 1 ? markAt + 1 : after(markAt + 1),
  }
}

/** What may come before the letter or bracket of a mark. */
const BEFORE_MARK = /[\s,;:?]([*_]{0,3}(?:(?:option|choice)\s{1,3})?)$/i
const LONGEST_LEAD = 16

/** The choices of a list, in the order of their letters. */
export interface ListedChoices {
  /** As the list has them. */
  readonly given: readonly string[]
  /** Without their letters and without a full stop at the end. */
  readonly plain: readonly string[]
}

/**
 * The choices given by a caller, without a full stop at the end, and without their letters (`A. `, `b) `, `(C) `, `[D] `,
 * `**E.** `, `Option F: `) if each of them has one of the first letters of the alphabet and something would be left.
 * A letter belongs to its text: `B. lamp` is the second choice wherever it is in the list. This is the only place that
 * removes letters.
 */
export function listedChoices(choices: readonly string[]): ListedChoices {
  const { given, plain } = inOrderOfLetters(choices)
  return { given, plain: plain.some(endsWithStop) ? plain.map(withoutStop) : plain }
}

/** The texts of {@link listedChoices} alone. */
export const plainChoices = (choices: readonly string[]): readonly string[] => listedChoices(choices).plain

/** Whether a text ends with a full stop; that of an ellipsis or of a letter's mark, `A.`, is another. */
export const endsWithStop = (text: string): boolean => /(?:[^.\s]{2}|\d)\.$/.test(text.trimEnd().slice(-3))

/** The text without the full stop it ends with. */
export const withoutStop = (text: string): string => (endsWithStop(text) ? text.trimEnd().slice(0, -1) : text)

function inOrderOfLetters(choices: readonly string[]): ListedChoices {
  const none = { given: choices, plain: choices }
  const given: string[] = []
  const plain: string[] = []
  for (const choice of choices) {
    const marked = withoutMark(choice.trim())
    const at = marked ? marked.letter.charCodeAt(0) - UPPER_A : choices.length
    if (marked === undefined || marked.rest === '' || at >= choices.length || given[at] !== undefined) return none
    given[at] = choice
    plain[at] = marked.rest
  }
  return { given, plain }
}

/** A letter set off by brackets, by the word "option" or by a sign behind it, all of it emphasized or not. */
const MARK =
  /^([*_]{0,3})(option\s{1,3}|choice\s{1,3})?(?:\(([a-z])\)|\[([a-z])\]|([a-z]))([*_]{0,3})(\s?[.):\]．：）、]|\s[-–—](?=\s))?([*_]{0,3})/i

/** The letter of a choice and its text; `undefined` if it does not begin with a mark. */
function withoutMark(choice: string): { readonly letter: string; readonly rest: string } | undefined {
  const match = MARK.exec(choice)
  if (match === null) return undefined
  const [mark, open = '', word, round, square, bare, inner = '', sign, outer = ''] = match
  let rest = choice.slice(mark.length)
  // A letter that begins a word is not a mark.
  const isSetOff = bare === undefined || sign !== undefined || (inner !== '' && inner === open)
  if (!isSetOff && !(word !== undefined && /^\s/.test(rest))) return undefined
  if (open !== inner + outer) {
    // Emphasis that is not closed around the mark is closed at the end of the text.
    if (inner + outer !== '' || open === '' || !rest.endsWith(open)) return undefined
    rest = rest.slice(0, -open.length)
  }
  return { letter: (round ?? square ?? bare)!.toUpperCase(), rest: rest.trim() }
}
