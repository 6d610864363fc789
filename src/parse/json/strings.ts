import {
  AMPERSAND,
  APOSTROPHE,
  asciiLower,
  BACKSLASH,
  BACKTICK,
  CARRIAGE_RETURN,
  COLON,
  COMMA,
  DIGIT_0,
  DOLLAR,
  DOUBLE_QUOTE,
  EQUALS,
  HASH,
  isBracket,
  isDigit,
  isJsonSpace,
  LESS_THAN,
  LINE_FEED,
  LOWER_A,
  LOWER_F,
  LOWER_U,
  SEMICOLON,
  SLASH,
  SPACE,
} from '../../base/characters'
import {
  isCurlyQuote,
  isNameLetter,
  isOddSpace,
  isTypographicQuote,
  isTypographicSingleQuote,
  LEFT_SINGLE_QUOTE,
} from '../../base/unicode-characters'
import { type Cursor, codeAt, END, mark } from './cursor'

/** A string without its quotes: `text` is its value, `start` and `end` include the quotes. */
export interface Quoted {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The kinds of quotes; each ends at the next quote of its own kind, so a search never goes far in vain. */
const PLAIN = 1
const SINGLE = 2
const TYPOGRAPHIC = 3
const TYPOGRAPHIC_SINGLE = 4
const BACKTICKS = 5
const ESCAPED = 6
const ENTITY = 7

/** The kind of quote at `at`, or 0. */
export function quoteKindAt(c: Cursor, at: number): number {
  const code = codeAt(c, at)
  if (code === DOUBLE_QUOTE) return PLAIN
  if (code === APOSTROPHE) return SINGLE
  if (code === BACKSLASH) return codeAt(c, at + 1) === DOUBLE_QUOTE ? ESCAPED : 0
  if (code === AMPERSAND) return entityAt(c, at) ? ENTITY : 0
  if (code === BACKTICK) return BACKTICKS
  if (code < LEFT_SINGLE_QUOTE) return 0
  if (isTypographicQuote(code)) return TYPOGRAPHIC
  if (isTypographicSingleQuote(code)) return TYPOGRAPHIC_SINGLE
  return 0
}

const ENTITY_TEXT = '&quot;'

function entityAt(c: Cursor, at: number): boolean {
  for (let k = 0; k < ENTITY_TEXT.length; k++) if (codeAt(c, at + k) !== ENTITY_TEXT.charCodeAt(k)) return false
  return true
}

/** How many characters a quote of a kind has. */
export const widthOfQuote = (kind: number) => (kind === ENTITY ? ENTITY_TEXT.length : kind === ESCAPED ? 2 : 1)

/**
 * The string whose opening quote is at the cursor. `undefined`, with the cursor unmoved, if it is not
 * closed, or if what follows its closing quote shows that the quote was not meant to close it (`"fridge,"bbox"`).
 */
export function readQuoted(c: Cursor, kind: number): Quoted | undefined {
  const start = c.at
  const first = start + widthOfQuote(kind)
  let text = ''
  let from = first
  let at = first
  let raw = -1
  for (;;) {
    const code = codeAt(c, at)
    if (code === END) {
      c.openQuote = true
      return undefined
    }
    if (code === DOUBLE_QUOTE ? kind === PLAIN : closes(c, kind, code, at)) break
    if (code === BACKSLASH) {
      text += c.text.slice(from, at)
      const escaped = readEscape(c, at)
      if (escaped === undefined) {
        c.openQuote = true
        return undefined
      }
      text += escaped.text
      at = from = escaped.end
      continue
    }
    if (code < SPACE && raw < 0) raw = at
    at++
  }
  const end = at + widthOfQuote(kind)
  const next = codeAt(c, end)
  // A word attached to the closing quote: the quotes are out of step, and nothing after here can be trusted.
  if ((isNameLetter(next) && next !== DOLLAR) || isDigit(next)) return undefined
  if (kind !== PLAIN) mark(c, 'other-quotes', start, end)
  if (raw >= 0) mark(c, 'raw-control', raw, raw + 1)
  c.at = end
  return { text: from === first ? c.text.slice(first, at) : text + c.text.slice(from, at), start, end }
}

function closes(c: Cursor, kind: number, code: number, at: number): boolean {
  switch (kind) {
    case SINGLE:
      return code === APOSTROPHE && !isApostrophe(c, at)
    case TYPOGRAPHIC:
      return isTypographicQuote(code)
    case TYPOGRAPHIC_SINGLE:
      return isTypographicSingleQuote(code) && !isApostrophe(c, at)
    case BACKTICKS:
      return code === BACKTICK
    case ESCAPED:
      return code === BACKSLASH && codeAt(c, at + 1) === DOUBLE_QUOTE
    case ENTITY:
      return code === AMPERSAND && entityAt(c, at)
    default:
      return false
  }
}

/** A single quote between two letters is an apostrophe: `'bird's-eye view'`. */
function isApostrophe(c: Cursor, at: number): boolean {
  return isNameLetter(codeAt(c, at - 1)) && isNameLetter(codeAt(c, at + 1))
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** The character that the escape at `at` means; `undefined` at the end of the text. */
function readEscape(c: Cursor, at: number): { text: string; end: number } | undefined {
  const code = codeAt(c, at + 1)
  if (code === END) return undefined
  if (code === LOWER_U) {
    let value = 0
    let digits = 0
    for (; digits < 4; digits++) {
      const digit = hexDigit(codeAt(c, at + 2 + digits))
      if (digit < 0) break
      value = value * 16 + digit
    }
    if (c.starved) return undefined
    if (digits === 4) return { text: String.fromCharCode(value), end: at + 6 }
  }
  const letter = c.text[at + 1]!
  const meant = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined
  if (meant === undefined) mark(c, 'odd-escape', at, at + 2)
  return { text: meant ?? letter, end: at + 2 }
}

function hexDigit(code: number): number {
  if (isDigit(code)) return code - DIGIT_0
  const lower = asciiLower(code)
  return lower >= LOWER_A && lower <= LOWER_F ? lower - LOWER_A + 10 : -1
}

/** The end of the unquoted word that begins at `at`: up to a comma, a colon, a bracket, a quote or a line end. */
export function bareEnd(c: Cursor, at: number): number {
  let i = at
  let last = at
  for (;;) {
    const code = codeAt(c, i)
    if (
      code === END ||
      code === COMMA ||
      code === COLON ||
      code === EQUALS ||
      code === LINE_FEED ||
      code === CARRIAGE_RETURN
    )
      break
    if (isBracket(code) || code === DOUBLE_QUOTE || code === LESS_THAN || code === SEMICOLON || code === BACKTICK) break
    if (code === BACKSLASH || code === AMPERSAND || isCurlyQuote(code)) break
    if ((code === SLASH || code === HASH) && i > at && isJsonSpace(codeAt(c, i - 1))) break
    if (code === APOSTROPHE && !isApostrophe(c, i)) break
    i++
    if (!isJsonSpace(code) && !isOddSpace(code)) last = i
  }
  return last
}
