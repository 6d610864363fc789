import { type Cursor, codeAt, END, isDigit, isJsonSpace, isLetter, isOddSpace, mark } from './cursor'

/** A text with its quotes taken off: `text` as it is meant, `start` and `end` with the quotes. */
export interface Quoted {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The ways a quote is written; each ends at the next quote of its own kind, so a search never goes far in vain. */
const PLAIN = 1
const SINGLE = 2
const TYPOGRAPHIC = 3
const TYPOGRAPHIC_SINGLE = 4
const BACKTICK = 5
const ESCAPED = 6
const ENTITY = 7

/** The kind of quote at `at`, or 0. */
export function quoteKindAt(c: Cursor, at: number): number {
  const code = codeAt(c, at)
  if (code === 0x22) return PLAIN
  if (code === 0x27) return SINGLE
  if (code === 0x5c) return codeAt(c, at + 1) === 0x22 ? ESCAPED : 0
  if (code === 0x26) return entityAt(c, at) ? ENTITY : 0
  if (code === 0x60) return BACKTICK
  if (code < 0x2018) return 0
  if ((code >= 0x201c && code <= 0x201f) || code === 0x2033) return TYPOGRAPHIC
  if ((code >= 0x2018 && code <= 0x201b) || code === 0x2032) return TYPOGRAPHIC_SINGLE
  return 0
}

const ENTITY_TEXT = '&quot;'

function entityAt(c: Cursor, at: number): boolean {
  for (let k = 0; k < ENTITY_TEXT.length; k++) if (codeAt(c, at + k) !== ENTITY_TEXT.charCodeAt(k)) return false
  return true
}

const widthOf = (kind: number) => (kind === ENTITY ? ENTITY_TEXT.length : kind === ESCAPED ? 2 : 1)

/**
 * The text whose opening quote stands at the cursor. `undefined`, with the cursor where it was, when it is not
 * closed, or when what follows its closing quote shows that the quote was not meant to close it (`"fridge,"bbox"`).
 */
export function readQuoted(c: Cursor, kind: number): Quoted | undefined {
  const start = c.at
  const first = start + widthOf(kind)
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
    if (code === 0x22 ? kind === PLAIN : closes(c, kind, code, at)) break
    if (code === 0x5c) {
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
    if (code < 0x20 && raw < 0) raw = at
    at++
  }
  const end = at + widthOf(kind)
  const next = codeAt(c, end)
  // A word stuck to the closing quote: the quotes are out of step, and nothing after here can be trusted.
  if ((isLetter(next) && next !== 0x24) || isDigit(next)) return undefined
  if (kind !== PLAIN) mark(c, 'other-quotes', start, end)
  if (raw >= 0) mark(c, 'raw-control', raw, raw + 1)
  c.at = end
  return { text: from === first ? c.text.slice(first, at) : text + c.text.slice(from, at), start, end }
}

function closes(c: Cursor, kind: number, code: number, at: number): boolean {
  switch (kind) {
    case SINGLE:
      return code === 0x27 && !isApostrophe(c, at)
    case TYPOGRAPHIC:
      return (code >= 0x201c && code <= 0x201f) || code === 0x2033
    case TYPOGRAPHIC_SINGLE:
      return ((code >= 0x2018 && code <= 0x201b) || code === 0x2032) && !isApostrophe(c, at)
    case BACKTICK:
      return code === 0x60
    case ESCAPED:
      return code === 0x5c && codeAt(c, at + 1) === 0x22
    case ENTITY:
      return code === 0x26 && entityAt(c, at)
    default:
      return false
  }
}

/** A single quote between two letters is an apostrophe: `'bird's-eye view'`. */
function isApostrophe(c: Cursor, at: number): boolean {
  return isLetter(codeAt(c, at - 1)) && isLetter(codeAt(c, at + 1))
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

/** The character an escape at `at` stands for; `undefined` at the end of the text. */
function readEscape(c: Cursor, at: number): { text: string; end: number } | undefined {
  const code = codeAt(c, at + 1)
  if (code === END) return undefined
  if (code === 0x75) {
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
  if (isDigit(code)) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** The end of a word without quotes that begins at `at`: up to a comma, a colon, a bracket, a quote or a line end. */
export function bareEnd(c: Cursor, at: number): number {
  let i = at
  let last = at
  for (;;) {
    const code = codeAt(c, i)
    if (code === END || code === 0x2c || code === 0x3a || code === 0x3d || code === 0x0a || code === 0x0d) break
    if (isBracket(code) || code === 0x22 || code === 0x3c || code === 0x3b || code === 0x60) break
    if (code === 0x5c || code === 0x26 || (code >= 0x201c && code <= 0x201f)) break
    if ((code === 0x2f || code === 0x23) && i > at && isJsonSpace(codeAt(c, i - 1))) break
    if (code === 0x27 && !isApostrophe(c, i)) break
    i++
    if (!isJsonSpace(code) && !isOddSpace(code)) last = i
  }
  return last
}

export function isBracket(code: number): boolean {
  return code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d || code === 0x28 || code === 0x29
}
