import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  isJsonSpace,
  LESS_THAN,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../../base/characters'
import { CUT, tagAt } from '../blocks/tags'
import { type Cursor, codeAt, END } from '../json/cursor'
import { endOfBlanks } from '../json/entry-shapes'
import { quoteKindAt, readQuoted } from '../json/strings'

/** Where brackets end: after the closing one; `closed` is false if the text ends or a block begins before it. */
export interface BracketEnd {
  readonly at: number
  readonly closed: boolean
}

/** The end of the brackets that are open at `at`, one deep. Brackets in strings do not count. */
export function bracketEnd(c: Cursor, at: number): BracketEnd {
  return scan(c, at, () => false)
}

/**
 * Whether a later entry of the braces that are open at `at` has a key that is wanted and holds objects. `undefined` if
 * the text ends or a block begins before that is known, with the place in `at`.
 */
export function findKeyAhead(
  c: Cursor,
  at: number,
  isWanted: (key: string) => boolean,
): { readonly found: boolean | undefined; readonly at: number } {
  let found = false
  const end = scan(c, at, (from) => {
    found = isKeyOfObjects(c, from, isWanted)
    return found
  })
  return { found: found || (end.closed ? false : undefined), at: end.at }
}

/** Goes to the end of the brackets open at `at`; `stops` is asked where an entry of theirs may begin. */
function scan(c: Cursor, at: number, stops: (at: number) => boolean): BracketEnd {
  let depth = 1
  let last = 0
  for (let i = at; ; i++) {
    const code = codeAt(c, i)
    if (code === END) return { at: i, closed: false }
    if (isJsonSpace(code)) continue
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (--depth === 0) return { at: i + 1, closed: true }
    } else if (code === COMMA) {
      if (depth === 1 && stops(i + 1)) return { at: i, closed: true }
    } else if (code === DOUBLE_QUOTE && startsString(last)) {
      const close = stringEnd(c, i)
      if (close === END) return { at: c.end, closed: false }
      i = Math.max(i, close)
    } else if (code === LESS_THAN) {
      const tag = tagAt(c.text, i, c.end)
      if (tag === CUT && !c.final) c.starved = true
      else if (tag !== undefined && tag !== CUT && !tag.closes) return { at: i, closed: false }
    }
    last = code
  }
}

/** Whether a quote after this character opens a string; one that is out of step closes one. */
const startsString = (before: number): boolean =>
  before === 0 || before === COLON || before === COMMA || before === OPEN_BRACE || before === OPEN_BRACKET

/** The closing quote of the string at `at`, `END` if the text ends in it, or 0 if what follows shows another quote. */
function stringEnd(c: Cursor, at: number): number {
  for (let i = at + 1; ; i++) {
    const code = codeAt(c, i)
    if (code === END) return END
    if (code === BACKSLASH) i++
    else if (code === DOUBLE_QUOTE) {
      const next = codeAt(c, endOfBlanks(c, i + 1))
      if (next === END) return END
      return next === COLON || next === COMMA || next === CLOSE_BRACE || next === CLOSE_BRACKET ? i : 0
    }
  }
}

function isKeyOfObjects(c: Cursor, from: number, isWanted: (key: string) => boolean): boolean {
  const at = endOfBlanks(c, from)
  const kind = quoteKindAt(c, at)
  if (kind === 0) return false
  const { at: before, openQuote } = c
  const found = c.found.length
  c.at = at
  const key = readQuoted(c, kind)
  const colon = endOfBlanks(c, c.at)
  c.at = before
  c.openQuote = openQuote
  c.found.length = found
  if (key === undefined || codeAt(c, colon) !== COLON || !isWanted(key.text)) return false
  const value = endOfBlanks(c, colon + 1)
  const code = codeAt(c, value)
  return code === OPEN_BRACE || (code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, value + 1)) === OPEN_BRACE)
}
