import {
  asciiLower,
  BEYOND_ASCII,
  DOT,
  isAsciiLetter,
  isDigit,
  LOWER_E,
  LOWER_I,
  LOWER_N,
  MINUS,
  PLUS,
  UNDERSCORE,
} from '../../base/characters'
import { decimalDigit } from '../../base/decimal-digits'
import { isPythonFloatSpace, unitsOf } from '../../base/unicode-characters'

/**
 * What Python's `float(text)` returns, `undefined` if it raises. Accepts surrounding white space, a sign, single
 * underscores between digits, `5.` and `.5`, an exponent, `inf`, `infinity` and `nan` in any case, and the decimal
 * digits of any script; refuses the empty text, `0x10`, `1,5`, `5m`. The value is the nearest double, however long
 * the text; out of range it is an infinity or a zero. NaN is a number here: `undefined` alone means "not a number".
 */
export function pythonFloat(text: string): number | undefined {
  // Most answers are words and letters: no number begins with an ASCII letter other than those of "inf" and "nan".
  const initial = asciiLower(text.charCodeAt(0))
  if (isAsciiLetter(initial) && initial !== LOWER_I && initial !== LOWER_N) return undefined
  let start = 0
  let end = text.length
  while (start < end && isPythonFloatSpace(text.charCodeAt(start))) start++
  while (end > start && isPythonFloatSpace(text.charCodeAt(end - 1))) end--
  const ascii = toAsciiDigits(text, start, end)
  if (ascii === undefined) return undefined
  const first = ascii.charCodeAt(0)
  const body = first === PLUS || first === MINUS ? 1 : 0
  if (isDecimal(ascii, body)) return Number(ascii.includes('_') ? ascii.replaceAll('_', '') : ascii)
  const word = ascii.length - body <= 8 ? ascii.slice(body).toLowerCase() : ''
  if (word === 'inf' || word === 'infinity') return first === MINUS ? -Infinity : Infinity
  return word === 'nan' ? NaN : undefined
}

/** The text with every decimal digit in ASCII; `undefined` if it contains another character outside ASCII. */
function toAsciiDigits(text: string, start: number, end: number): string | undefined {
  let ascii = ''
  let copied = start
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) < BEYOND_ASCII) continue
    const code = text.codePointAt(i)!
    const digit = decimalDigit(code)
    if (digit === undefined) return undefined
    ascii += text.slice(copied, i) + digit
    if (unitsOf(code) === 2) i++
    copied = i + 1
  }
  return ascii + text.slice(copied, end)
}

/** True if the whole of `text` from `at` on is `digits [. [digits]] | . digits` with an optional exponent. */
function isDecimal(text: string, at: number): boolean {
  let i = digitsEnd(text, at)
  let digits = i > at
  if (text.charCodeAt(i) === DOT) {
    const fraction = digitsEnd(text, i + 1)
    digits ||= fraction > i + 1
    i = fraction
  }
  if (!digits) return false
  if (asciiLower(text.charCodeAt(i)) === LOWER_E) {
    const sign = text.charCodeAt(i + 1)
    const exponent = sign === PLUS || sign === MINUS ? i + 2 : i + 1
    i = digitsEnd(text, exponent)
    if (i === exponent) return false
  }
  return i === text.length
}

/** The end of a run of digits with single underscores between them; `at` if there is no digit there. */
function digitsEnd(text: string, at: number): number {
  let i = at
  while (
    isDigit(text.charCodeAt(i)) ||
    (i > at && text.charCodeAt(i) === UNDERSCORE && isDigit(text.charCodeAt(i + 1)))
  )
    i++
  return i
}
