import { COMMA, isAsciiSpace, SEMICOLON } from '../base/characters'
import {
  ARABIC_DECIMAL_SEPARATOR,
  ARABIC_ZERO,
  DEVANAGARI_ZERO,
  EN_DASH,
  FULLWIDTH_DOT,
  FULLWIDTH_MINUS,
  FULLWIDTH_ZERO,
  MINUS_SIGN,
  PERSIAN_ZERO,
} from '../base/unicode-characters'
import { lengthSpelled, toBase } from '../base/units'
import type { DiagnosticCode } from './diagnostics'
import { spelledNumber } from './json/numbers'

/** Zeros of the decimal digits accepted besides ASCII: full-width, Arabic, Persian, Devanagari. */
const ZEROS = [FULLWIDTH_ZERO, ARABIC_ZERO, PERSIAN_ZERO, DEVANAGARI_ZERO]

/** Longer texts are not a number with a unit. */
const MOST_CHARACTERS = 64

/** What was written differently from JSON, and where in the text. */
export interface Conversion {
  readonly code: Extract<DiagnosticCode, 'converted-number' | 'other-minus' | 'other-digits' | 'decimal-comma'>
  readonly start: number
  readonly end: number
}

/** A number in meters, and everything that was converted on the way. */
export interface Converted {
  readonly value: number
  readonly conversions: readonly Conversion[]
}

/**
 * The number of meters in a text from `start` to `end` with a unit, other digits, U+2212 or a decimal comma: `1.2m`,
 * `120 cm`, `−1.5`, `１．５`, `1,25`. Only for the `lenient` option. `undefined` if it is not a number, or has
 * more than one reading.
 */
export function convertedNumber(text: string, start: number, end: number): Converted | undefined {
  let [from, to] = [start, end]
  while (from < to && isAsciiSpace(text.charCodeAt(from))) from++
  while (to > from && isAsciiSpace(text.charCodeAt(to - 1))) to--
  if (to - from > MOST_CHARACTERS) return undefined
  const { plain, conversions } = plainSigns(text, from, to)
  const [, number = '', word = ''] = /^([^a-z\s]*(?:e[-+]?\d+)?)\s*([a-z]*)$/i.exec(plain) ?? []
  const comma = number.indexOf(',')
  // Three digits after a comma may be thousands as well as decimals, unless they follow a lone zero.
  if (/,\d{3}$/.test(number) && !/^[-+]?0,/.test(number)) return undefined
  const digits = comma < 0 ? number : `${number.slice(0, comma)}.${number.slice(comma + 1)}`
  const spelled = spelledNumber(digits, 0, digits.length)
  if (spelled === undefined) return undefined
  if (word === '') return { value: spelled.value, conversions }
  const unit = lengthSpelled(word)
  const value = unit && toBase(spelled.value, unit)
  if (value === undefined || !Number.isFinite(value)) return undefined
  return { value, conversions: [{ code: 'converted-number', start: from, end: to }, ...conversions] }
}

/** The four numbers in a text from `start` to `end`, split at commas, or else at semicolons or spaces. */
export function convertedFour(text: string, start: number, end: number): readonly Converted[] | undefined {
  if (end - start > 4 * MOST_CHARACTERS) return undefined
  for (const separates of [isComma, isSemicolon, isAsciiSpace]) {
    const numbers: (Converted | undefined)[] = []
    for (let from = start; from <= end; ) {
      let to = from
      while (to < end && !separates(text.charCodeAt(to))) to++
      // Between words, any number of blanks is one separator.
      if (separates !== isAsciiSpace || to > from) numbers.push(convertedNumber(text, from, to))
      from = to + 1
    }
    if (numbers.length === 4 && numbers.every((number) => number !== undefined)) return numbers as Converted[]
  }
  return undefined
}

const isComma = (code: number) => code === COMMA
const isSemicolon = (code: number) => code === SEMICOLON

/** The text with ASCII digits, minus, point and comma, and which of them were replaced. */
function plainSigns(text: string, start: number, end: number): { plain: string; conversions: Conversion[] } {
  let plain = ''
  let firstDigit = -1
  let lastDigit = -1
  const conversions: Conversion[] = []
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const zero = ZEROS.find((first) => code >= first && code < first + 10)
    if (zero !== undefined) {
      plain += String(code - zero)
      if (firstDigit < 0) firstDigit = at
      lastDigit = at
    } else if (code === MINUS_SIGN || code === FULLWIDTH_MINUS || code === EN_DASH) {
      plain += '-'
      conversions.push({ code: 'other-minus', start: at, end: at + 1 })
    } else if (code === COMMA || code === ARABIC_DECIMAL_SEPARATOR) {
      plain += ','
      conversions.push({ code: 'decimal-comma', start: at, end: at + 1 })
    } else plain += code === FULLWIDTH_DOT ? '.' : text[at]
  }
  if (firstDigit >= 0) conversions.push({ code: 'other-digits', start: firstDigit, end: lastDigit + 1 })
  return { plain, conversions }
}
