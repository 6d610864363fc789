import {
  APOSTROPHE,
  BACKTICK,
  CARRIAGE_RETURN,
  COLON,
  DOT,
  DOUBLE_QUOTE,
  EXCLAMATION_MARK,
  isDigit,
  LINE_FEED,
  MINUS,
  OPEN_PAREN,
  QUESTION_MARK,
  SLASH,
  SPACE,
} from '../../base/characters'
import {
  FULLWIDTH_QUESTION_MARK,
  HYPHEN,
  IDEOGRAPHIC_FULL_STOP,
  isQuestionLetter,
  LEFT_DOUBLE_QUOTE,
  LEFT_GUILLEMET,
  LEFT_SINGLE_QUOTE,
  NO_BREAK_HYPHEN,
  NO_BREAK_SPACE,
  RIGHT_SINGLE_QUOTE,
} from '../../base/unicode-characters'
import { inBritish, MEASURE_UNITS, type MeasureUnit } from '../../base/units'

/** A word of a question, with what came before it. */
export interface Word {
  /** As words are compared: lower case, British spellings as American ones. */
  readonly text: string
  /** Its position in the text, quotes excluded. */
  readonly start: number
  readonly end: number
  /** A comma, bracket, colon or the like comes before it. */
  readonly soft: boolean
  /** A sentence ends before it. */
  readonly stop: boolean
  /** A question may begin here: at the start of a text, a sentence, a line, or after a colon. */
  readonly opens: boolean
  /** In quotes, which keep several words together as one. */
  readonly quoted: boolean
}

/** Short and British spellings of a unit as its American word; `in` is a preposition before it is an inch. */
function unitSpellings({ name, kind, power, singular, plural, shown }: MeasureUnit): (readonly [string, string])[] {
  if (kind !== 'length' || name === 'in') return []
  if (power > 1) return [[name, shown]]
  return [
    [inBritish(singular), singular],
    [inBritish(plural), plural],
    [name, plural],
  ]
}

const SPELLINGS: ReadonlyMap<string, string> = /* @__PURE__ */ (() =>
  new Map([
    ...MEASURE_UNITS.flatMap(unitSpellings),
    ['centre', 'center'],
    ['centres', 'centers'],
    ['centrepoint', 'centerpoint'],
  ]))()

/** Contractions: the words they are short for, and the letters after the apostrophe. */
const CONTRACTIONS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["what's", ['what', 's']],
  ["where's", ['where', 's']],
  ["which's", ['which', 's']],
  ["who's", ['who', 's']],
  ["how's", ['how', 's']],
  ["i'm", ['i', 'm']],
])

/** The longest quoted text that is kept together, characters. */
const QUOTE_LIMIT = 120

/**
 * The words of a text between two places, in one pass. Punctuation is kept only as flags on the words after it.
 */
export function splitWords(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = []
  let soft = from > 0
  let stop = from > 0
  let opens = true
  let at = from
  const push = (start: number, end: number, quoted: boolean) => {
    const lower = text.slice(start, end).toLowerCase()
    const folded = quoted ? lower : straighten(lower)
    const short = quoted ? undefined : CONTRACTIONS.get(folded)
    const cut = short ? end - short[1].length - 1 : end
    words.push({ text: short?.[0] ?? SPELLINGS.get(folded) ?? folded, start, end: cut, soft, stop, opens, quoted })
    soft = stop = opens = false
    if (short) words.push({ text: short[1] === 'm' ? 'am' : 'is', start: cut, end, soft, stop, opens, quoted })
  }
  while (at < to) {
    const code = text.charCodeAt(at)
    if (isQuestionLetter(code)) {
      const start = at
      at = wordEnd(text, at)
      push(start, at, false)
      at = skipPluralMark(text, at)
      continue
    }
    if (isQuote(code)) {
      const close = quoteEnd(text, at)
      if (close > at) {
        push(...trimmed(text, at + 1, close), true)
        at = skipPluralMark(text, close + 1)
        continue
      }
    } else if (
      code === DOT ||
      code === QUESTION_MARK ||
      code === EXCLAMATION_MARK ||
      code === FULLWIDTH_QUESTION_MARK ||
      code === IDEOGRAPHIC_FULL_STOP
    )
      stop = opens = soft = true
    else if (code === LINE_FEED || code === CARRIAGE_RETURN || code === COLON) soft = opens = true
    else if (code > SPACE && code !== NO_BREAK_SPACE) soft = true
    at++
  }
  return words
}

/** Marks that join two parts of one word: `left-front`, `camera's`, `length/width`, `0.5`. */
function joins(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === DOT) return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
  const joint =
    code === MINUS ||
    code === APOSTROPHE ||
    code === SLASH ||
    code === RIGHT_SINGLE_QUOTE ||
    code === HYPHEN ||
    code === NO_BREAK_HYPHEN
  return joint && isQuestionLetter(text.charCodeAt(at + 1))
}

function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && (isQuestionLetter(text.charCodeAt(end)) || joins(text, end))) end++
  return end
}

/** `chair(s)`, `box(es)`: the mark belongs to the word. */
function skipPluralMark(text: string, at: number): number {
  if (text.charCodeAt(at) !== OPEN_PAREN) return at
  if (text.startsWith('(s)', at)) return at + 3
  return text.startsWith('(es)', at) ? at + 4 : at
}

const straighten = (word: string) =>
  word.includes('\u2019') || word.includes('\u2011') || word.includes('\u2010')
    ? word.replaceAll('\u2019', "'").replaceAll('\u2011', '-').replaceAll('\u2010', '-')
    : word

const CLOSING = new Map([
  [DOUBLE_QUOTE, '"'],
  [APOSTROPHE, "'"],
  [BACKTICK, "`'"],
  [LEFT_DOUBLE_QUOTE, '\u201d'],
  [LEFT_SINGLE_QUOTE, '\u2019'],
  [LEFT_GUILLEMET, '\u00bb'],
])
const isQuote = (code: number) => CLOSING.has(code)

/** Where a quote that opens here closes; -1 if it does not enclose a name. */
function quoteEnd(text: string, open: number): number {
  const closing = CLOSING.get(text.charCodeAt(open))!
  const limit = Math.min(text.length, open + QUOTE_LIMIT + 2)
  let letters = false
  for (let at = open + 1; at < limit; at++) {
    const char = text[at]!
    // An apostrophe inside a word closes nothing.
    if (
      closing.includes(char) &&
      !(isQuestionLetter(text.charCodeAt(at - 1)) && isQuestionLetter(text.charCodeAt(at + 1)))
    )
      return letters ? at : -1
    if (char === '.' || char === '?' || char === '!' || char === '\n') return -1
    letters ||= isQuestionLetter(text.charCodeAt(at))
  }
  return -1
}

function trimmed(text: string, start: number, end: number): [start: number, end: number] {
  let [from, to] = [start, end]
  while (from < to && !isQuestionLetter(text.charCodeAt(from))) from++
  while (to > from && !isQuestionLetter(text.charCodeAt(to - 1))) to--
  if (text.startsWith('(s', to - 2)) to -= 2
  return [from, to]
}
