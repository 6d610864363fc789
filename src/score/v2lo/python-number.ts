import { isPythonSpace } from './python-text'

/**
 * The code points of the digit zero in every decimal script of Unicode 13; the nine after each are its other digits.
 * A table, not `\p{Nd}`, so that the score of a text does not depend on the engine's Unicode version.
 */
const ZEROS: readonly number[] = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
  0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16b50, 0x1d7ce,
  0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
]

/**
 * What Python's `float(text)` returns, `undefined` where it raises. Accepts surrounding white space, a sign, single
 * underscores between digits, `5.` and `.5`, an exponent, `inf`, `infinity` and `nan` in any case, and the decimal
 * digits of any script; refuses the empty text, `0x10`, `1,5`, `5m`. The value is the nearest double, however long
 * the text; out of range it is an infinity or a zero. NaN is a number here: `undefined` alone means "not a number".
 */
export function pythonFloat(text: string): number | undefined {
  // Most answers are words and letters: no number begins with an ASCII letter other than those of "inf" and "nan".
  const initial = text.charCodeAt(0) | 0x20
  if (initial >= 0x61 && initial <= 0x7a && initial !== 0x69 && initial !== 0x6e) return undefined
  let start = 0
  let end = text.length
  while (start < end && isFloatSpace(text.charCodeAt(start))) start++
  while (end > start && isFloatSpace(text.charCodeAt(end - 1))) end--
  const ascii = toAsciiDigits(text, start, end)
  if (ascii === undefined) return undefined
  const first = ascii.charCodeAt(0)
  const body = first === PLUS || first === MINUS ? 1 : 0
  if (isDecimal(ascii, body)) return Number(ascii.includes('_') ? ascii.replaceAll('_', '') : ascii)
  const word = ascii.length - body <= 8 ? ascii.slice(body).toLowerCase() : ''
  if (word === 'inf' || word === 'infinity') return first === MINUS ? -Infinity : Infinity
  return word === 'nan' ? NaN : undefined
}

const PLUS = 0x2b
const MINUS = 0x2d
const POINT = 0x2e
const UNDERSCORE = 0x5f

// `float` leaves the four separators U+001C to U+001F in place, unlike `strip`.
const isFloatSpace = (code: number): boolean => isPythonSpace(code) && !(code >= 0x1c && code <= 0x1f)

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** The text with every decimal digit in ASCII; `undefined` where another character outside ASCII stands in it. */
function toAsciiDigits(text: string, start: number, end: number): string | undefined {
  let ascii = ''
  let copied = start
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) < 0x80) continue
    const code = text.codePointAt(i)!
    const digit = decimalDigit(code)
    if (digit === undefined) return undefined
    ascii += text.slice(copied, i) + digit
    if (code > 0xffff) i++
    copied = i + 1
  }
  return ascii + text.slice(copied, end)
}

function decimalDigit(code: number): number | undefined {
  let low = 0
  let high = ZEROS.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (ZEROS[middle]! <= code) low = middle
    else high = middle
  }
  const digit = code - ZEROS[low]!
  return digit >= 0 && digit <= 9 ? digit : undefined
}

/** True where the whole of `text` from `at` on is `digits [. [digits]] | . digits` with an optional exponent. */
function isDecimal(text: string, at: number): boolean {
  let i = digitsEnd(text, at)
  let digits = i > at
  if (text.charCodeAt(i) === POINT) {
    const fraction = digitsEnd(text, i + 1)
    digits ||= fraction > i + 1
    i = fraction
  }
  if (!digits) return false
  if ((text.charCodeAt(i) | 0x20) === 0x65) {
    const sign = text.charCodeAt(i + 1)
    const exponent = sign === PLUS || sign === MINUS ? i + 2 : i + 1
    i = digitsEnd(text, exponent)
    if (i === exponent) return false
  }
  return i === text.length
}

/** The end of a run of digits with single underscores between them; `at` where no digit stands there. */
function digitsEnd(text: string, at: number): number {
  let i = at
  while (
    isDigit(text.charCodeAt(i)) ||
    (i > at && text.charCodeAt(i) === UNDERSCORE && isDigit(text.charCodeAt(i + 1)))
  )
    i++
  return i
}
