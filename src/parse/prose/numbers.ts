import {
  APOSTROPHE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  DOT,
  DOUBLE_QUOTE,
  isAsciiLetter,
  isDigit,
  LESS_THAN,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PLUS,
} from '../../base/characters'
import { isForeignNumberStart, isProseSpace } from '../../base/unicode-characters'
import { lengthSpelled } from '../../base/units'
import { type Cursor, codeAt } from '../json/cursor'
import { readValue, type Value } from '../json/values'
import { convertedFour } from '../lenient-numbers'

/** Numbers in brackets, as written in prose. */
export interface ProseNumbers {
  readonly start: number
  readonly end: number
  /** `box`: four numbers or two corners; `count`: a different number of them; `cut`: the text ends inside. */
  readonly kind: 'box' | 'count' | 'cut'
  /** The four numbers of a box; otherwise the numbers or corners found. */
  readonly items: readonly Value[]
  /** The brackets as one value, if only its text shows what the numbers are: `[1,25; 2,5; ..]`. */
  readonly whole?: Value
  /** The text between the two corners of a box, and where it is. */
  readonly joiner?: string
  readonly joinerStart?: number
  /** The second corner is called `max`. */
  readonly extremes?: boolean
  /** A unit other than meters, or pixels, after the brackets, and where it ends. */
  readonly unit?: { readonly word: string; readonly end: number }
}

/** A list is no longer than this, so that looking for one at a bracket takes constant time. */
const MOST_CHARACTERS = 600
/** Returned for an unclosed list that is known to be cut off: the text ends. */
const CUT = -1

/**
 * The numbers in the brackets at `at`, with their second corner if there is one. `undefined` unless at least two
 * numbers begin there. Moves the cursor's `at` and `end`; `end` is where the text ends.
 */
export function proseNumbersAt(c: Cursor, at: number, end: number): ProseNumbers | undefined {
  const close = closeOf(c.text, at, end)
  if (close === undefined) return undefined
  if (close === CUT) return { start: at, end, kind: 'cut', items: [] }
  const value = listAt(c, at, close)
  if (value === undefined) return undefined
  if (value.kind !== 'list') {
    const whole = { start: at, end: close, kind: 'box', items: [], whole: value } as const
    return isFour(c, value) ? withUnit(c.text, end, whole) : undefined
  }
  const { items } = value
  if (isPair(value)) return cornersFrom(c, value, end)
  if (items.length === 2 && items.every(isPair))
    return withUnit(c.text, end, { start: at, end: close, kind: 'box', items: items.flatMap(partsOf) })
  if (items.length < 2 || items.some((item) => item.kind === 'list' || item.kind === 'dict')) return undefined
  const numbers = items.filter((item) => item.kind === 'number').length
  const like = items.filter((item) => beginsNumber(c.text.charCodeAt(item.start))).length
  if (items.length === 4 && like >= 2) return withUnit(c.text, end, { start: at, end: close, kind: 'box', items })
  // Words in brackets that begin with a number are a remark.
  return numbers === items.length ? { start: at, end: close, kind: 'count', items } : undefined
}

/** Whether brackets whose commas and spaces are mixed hold four things. */
function isFour({ text, lenient }: Cursor, { start, end }: Value): boolean {
  if (lenient && convertedFour(text, start + 1, end - 1)) return true
  const inside = text.slice(start + 1, end - 1)
  return inside.split(',').length === 4 || inside.split(';').length === 4
}

const partsOf = (value: Value) => (value.kind === 'list' ? value.items : [])

function isPair(value: Value): boolean {
  const parts = partsOf(value)
  return parts.length === 2 && parts.every(({ kind }) => kind === 'number' || kind === 'text' || kind === 'word')
}

/** Where the bracket at `at` is closed; `undefined` if its content does not begin with a number or is not a list. */
function closeOf(text: string, at: number, end: number): number | undefined {
  const open: number[] = []
  const limit = Math.min(end, at + MOST_CHARACTERS)
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === OPEN_BRACKET || code === OPEN_PAREN) {
      const next = skipBlanks(text, i + 1, end)
      const inner = text.charCodeAt(next)
      const nested = open.length === 0 && (inner === OPEN_BRACKET || inner === OPEN_PAREN)
      if (open.length === 2 || (next < end && !nested && !beginsNumber(inner))) return undefined
      open.push(code === OPEN_BRACKET ? CLOSE_BRACKET : CLOSE_PAREN)
    } else if (code === CLOSE_BRACKET || code === CLOSE_PAREN) {
      if (open.pop() !== code) return undefined
      if (open.length === 0) return i + 1
    } else if (code === OPEN_BRACE || code === CLOSE_BRACE || code === LESS_THAN) return undefined
  }
  return limit === end ? CUT : undefined
}

function beginsNumber(code: number): boolean {
  if (isDigit(code) || code === MINUS || code === PLUS || code === DOT || code === DOUBLE_QUOTE || code === APOSTROPHE)
    return true
  // Minus signs and digits that the lenient option converts; without it they cost the object.
  return isForeignNumberStart(code)
}

/** The value in the brackets, without the diagnostics for round brackets. */
function listAt(c: Cursor, at: number, close: number): Value | undefined {
  const found = c.found.length
  const { end } = c
  c.at = at
  c.end = close
  const value = readValue(c, 1)
  const whole = c.at === close
  c.end = end
  c.openQuote = false
  // Respelled numbers are reported; round brackets are as good as square ones here.
  const remarks = c.found.splice(found)
  if (whole && value) c.found.push(...remarks.filter(({ code }) => code !== 'other-brackets'))
  return whole ? value : undefined
}

const JOINERS = [',', ';', 'to', 'and', '->', '→', '-', '–', '—', 'x', '×', 'through']

/** One corner, two, or a run of more, which is not a box. */
function cornersFrom(c: Cursor, first: Value, end: number): ProseNumbers {
  const corners = [first]
  const { text } = c
  let joiner: string | undefined
  let joinerStart = 0
  let extremes = false
  let last = first.end
  for (;;) {
    let at = skipBlanks(text, last, end)
    const start = at
    const between = JOINERS.find((word) => text.startsWith(word, at))
    if (between) at = skipBlanks(text, at + between.length, end)
    // `, max (3, 4)` and `, and (3, 4)`
    let max = false
    for (const word of ['and', 'max'])
      if (between === ',' && text.startsWith(word, at)) {
        at = skipBlanks(text, at + word.length, end)
        max = word === 'max'
      }
    const code = codeAt(c, at)
    if (at >= end || (code !== OPEN_BRACKET && code !== OPEN_PAREN)) break
    const close = closeOf(text, at, end)
    if (close === CUT && between) return { start: first.start, end, kind: 'cut', items: [] }
    const found = c.found.length
    const next = close === undefined || close === CUT ? undefined : listAt(c, at, close)
    if (next === undefined || !isPair(next)) {
      // Its diagnostics will be reported when it is read on its own.
      c.found.length = found
      break
    }
    corners.push(next)
    joiner = between ?? ''
    joinerStart = start
    extremes = max
    last = close!
  }
  const kind = corners.length === 2 ? 'box' : 'count'
  const items = corners.length > 2 ? corners : corners.flatMap(partsOf)
  const numbers = { start: first.start, end: last, kind, items } as const
  return kind === 'box' ? withUnit(text, end, { ...numbers, joiner: joiner!, joinerStart, extremes }) : numbers
}

/** Pixels and units other than meters after the brackets. */
function withUnit(text: string, end: number, numbers: ProseNumbers): ProseNumbers {
  const start = skipBlanks(text, numbers.end, Math.min(end, numbers.end + 3))
  let at = start
  while (at < end && at - start < 14 && isAsciiLetter(text.charCodeAt(at))) at++
  const word = text.slice(start, at).toLowerCase()
  // `in` is a word more often than a unit.
  const length = word === 'in' ? undefined : lengthSpelled(word)
  const unit = /^(?:px|pixels?)$/.test(word) || (length !== undefined && length.name !== 'm')
  return unit ? { ...numbers, unit: { word, end: at } } : numbers
}

export function skipBlanks(text: string, at: number, end: number): number {
  let i = at
  while (i < end && isProseSpace(text.charCodeAt(i))) i++
  return i
}
