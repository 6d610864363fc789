import {
  APOSTROPHE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  DOUBLE_QUOTE,
  EQUALS,
  GREATER_THAN,
  isAsciiSpace,
  isBracket,
  isDigit,
  LESS_THAN,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SEMICOLON,
  SPACE,
} from '../../base/characters'
import { isNameLetter } from '../../base/unicode-characters'
import { type Cursor, codeAt, END, isWrittenSpace, mark, skipSpace } from './cursor'
import { type KeyRole, roleOf } from './keys'
import { spelledNumber } from './numbers'
import { bareEnd, type Quoted, quoteKindAt, readQuoted } from './strings'

/** A value as written, with its position in the text. Nothing from the text becomes a property name. */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'number'; readonly value: number; readonly start: number; readonly end: number }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly start: number; readonly end: number }
  | { readonly kind: 'dict'; readonly entries: readonly Entry[]; readonly start: number; readonly end: number }
  /** A word or any other run of characters: `NaN`, `1.2.3`, `coffee table`. */
  | { readonly kind: 'word'; readonly start: number; readonly end: number }

/** A key with its value, in text order. */
export interface Entry {
  readonly key: string
  readonly role: KeyRole
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: Value
}

/**
 * The value at the cursor. `undefined` if the text is broken there (an unclosed quote, brackets out of step or
 * too deep), with the cursor somewhere at or after the value's beginning.
 */
export function readValue(c: Cursor, depth: number): Value | undefined {
  skipSpace(c)
  const start = c.at
  const code = codeAt(c, start)
  const quote = quoteKindAt(c, start)
  if (quote > 0) {
    const quoted = readQuoted(c, quote)
    return quoted && { kind: 'text', ...quoted }
  }
  if (code === OPEN_BRACKET || code === OPEN_PAREN) return readList(c, depth)
  if (code === OPEN_BRACE) return readDict(c, depth)
  if (code === END || isBracket(code) || code === COMMA || code === COLON || code === LESS_THAN) return undefined
  return readToken(c)
}

/** A number, a word, or a call such as `tensor([..])`, which means its first argument. */
function readToken(c: Cursor): Value | undefined {
  const start = c.at
  if (isNameLetter(codeAt(c, start))) {
    let at = start + 1
    for (let code = codeAt(c, at); isNameLetter(code) || isDigit(code) || code === DOT; code = codeAt(c, at)) at++
    if (codeAt(c, at) === OPEN_PAREN && (codeAt(c, at + 1) === OPEN_BRACKET || codeAt(c, at + 1) === OPEN_PAREN))
      return readCall(c, at)
    c.at = bareEnd(c, start)
    return c.starved ? undefined : { kind: 'word', start, end: c.at }
  }
  let at = start
  for (let code = codeAt(c, at); !endsToken(code) && !isWrittenSpace(c, at); code = codeAt(c, at)) at++
  if (c.starved || at === start) return undefined
  c.at = at
  // A number that touches the end of the text may have been cut, so it is not accepted.
  const spelled = codeAt(c, at) === END ? undefined : spelledNumber(c.text, start, at)
  if (spelled === undefined) return { kind: 'word', start, end: at }
  if (!spelled.json) mark(c, 'respelled-number', start, at, String(spelled.value))
  return { kind: 'number', value: spelled.value, start, end: at }
}

/** What ends a token that is not a word: a comma, a bracket, white space, a quote, `<`. */
function endsToken(code: number): boolean {
  return code <= SPACE
    ? code === END || code >= 0
    : code === COMMA ||
        code === SEMICOLON ||
        code === LESS_THAN ||
        code === DOUBLE_QUOTE ||
        code === APOSTROPHE ||
        isBracket(code)
}

function readCall(c: Cursor, open: number): Value | undefined {
  const start = c.at
  c.at = open + 1
  const value = readList(c, 0)
  if (value === undefined) return undefined
  // Further arguments, such as `dtype=float32` or `device='cuda:0'`, say nothing about the value.
  let at = c.at
  let quote = 0
  for (let code = codeAt(c, at); code !== CLOSE_PAREN || quote !== 0; code = codeAt(c, ++at)) {
    if (code === END || isBracket(code)) return undefined
    if (code === quote) quote = 0
    else if (quote === 0 && (code === DOUBLE_QUOTE || code === APOSTROPHE)) quote = code
  }
  c.at = at + 1
  mark(c, 'wrapper', start, c.at)
  return value
}

function readList(c: Cursor, depth: number): Value | undefined {
  const start = c.at
  if (tooDeep(c, depth)) return undefined
  const round = codeAt(c, start) === OPEN_PAREN
  const close = round ? CLOSE_PAREN : CLOSE_BRACKET
  c.at++
  const items: Value[] = []
  let commas = 0
  let gaps = 0
  let semicolons = 0
  let comma = start
  for (;;) {
    skipSpace(c)
    const at = c.at
    const code = codeAt(c, at)
    if (code === close) {
      c.at++
      break
    }
    if (code === COMMA) {
      if (comma >= 0) mark(c, 'extra-comma', at, at + 1)
      else commas++
      comma = at
      c.at++
      continue
    }
    if (code === SEMICOLON) {
      semicolons++
      comma = at
      c.at++
      continue
    }
    // A list that is closed by a different bracket has lost its own.
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PAREN) {
      mark(c, 'missing-bracket', at, at)
      if (round && code === CLOSE_BRACKET) c.at++
      break
    }
    if (comma < 0) gaps++
    const item = readValue(c, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
    comma = -1
  }
  if (comma > start) mark(c, 'extra-comma', comma, comma + 1)
  if (round) mark(c, 'other-brackets', start, c.at)
  // A single kind of separator has one reading; a mixture has several.
  if ((gaps > 0 ? 1 : 0) + (commas > 0 ? 1 : 0) + (semicolons > 0 ? 1 : 0) > 1)
    return { kind: 'word', start, end: c.at }
  if (semicolons > 0) mark(c, 'other-comma', start, c.at)
  if (gaps > 0) mark(c, 'missing-comma', items[1]!.start, items[1]!.start)
  return { kind: 'list', items, start, end: c.at }
}

function readDict(c: Cursor, depth: number): Value | undefined {
  const start = c.at
  if (tooDeep(c, depth)) return undefined
  c.at++
  const entries: Entry[] = []
  for (;;) {
    skipSpace(c)
    const at = c.at
    const code = codeAt(c, at)
    if (code === CLOSE_BRACE) {
      c.at++
      return { kind: 'dict', entries, start, end: c.at }
    }
    if (code === COMMA) {
      c.at++
      continue
    }
    const key = readKey(c)
    if (key === undefined) return undefined
    const value = readValue(c, depth + 1)
    if (value === undefined) return undefined
    entries.push({ key: key.text, role: roleOf(key.text), keyStart: key.start, keyEnd: key.end, value })
  }
}

export function tooDeep(c: Cursor, depth: number): boolean {
  if (depth < c.limits.depth) return false
  mark(c, 'too-deep', c.at, c.at + 1, String(c.limits.depth))
  return true
}

/** A key and the colon after it; `undefined` if there is no key. */
export function readKey(c: Cursor): Quoted | undefined {
  const start = c.at
  const quote = quoteKindAt(c, start)
  let key: Quoted | undefined
  if (quote > 0) key = readQuoted(c, quote)
  else if (isNameLetter(codeAt(c, start)) || isDigit(codeAt(c, start))) {
    const end = bareEnd(c, start)
    const after = endOfSpace(c, end)
    const next = codeAt(c, after)
    if (next !== COLON && next !== EQUALS) return undefined
    if (c.starved) return undefined
    mark(c, 'missing-quotes', start, end)
    c.at = end
    key = { text: c.text.slice(start, end), start, end }
  }
  if (key === undefined || c.starved) return undefined
  skipSpace(c)
  const code = codeAt(c, c.at)
  if (code === COLON) c.at++
  else if (code === EQUALS) {
    const at = c.at++
    if (codeAt(c, c.at) === GREATER_THAN) c.at++
    mark(c, 'other-colon', at, c.at)
  } else if (startsValue(c, code)) mark(c, 'missing-colon', key.end, key.end)
  else return undefined
  return key
}

/** Whether this may begin a value after a key whose colon is missing. */
function startsValue(c: Cursor, code: number): boolean {
  return (
    code === OPEN_BRACKET ||
    code === OPEN_BRACE ||
    code === OPEN_PAREN ||
    code === MINUS ||
    isDigit(code) ||
    quoteKindAt(c, c.at) > 0
  )
}

function endOfSpace(c: Cursor, at: number): number {
  let i = at
  for (let code = codeAt(c, i); isAsciiSpace(code); code = codeAt(c, i)) i++
  return i
}
