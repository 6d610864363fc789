import { asciiLower, DIGIT_0, DOT, isDigit, LOWER_E, MINUS, PLUS } from '../../base/characters'

/** A number as written in a text. */
export interface Spelled {
  readonly value: number
  /** False for `+1.5`, `.5`, `5.` and `01.5`, which are not JSON. */
  readonly json: boolean
}

/** No double needs more digits; a longer number is not a coordinate. */
const MOST_CHARACTERS = 400

/**
 * The finite number that fills `text` from `start` to `end`: in JSON's grammar, or in one of its four
 * respellings `+1.5`, `.5`, `5.`, `01.5`. `undefined` for everything else.
 */
export function spelledNumber(text: string, start: number, end: number): Spelled | undefined {
  if (end - start > MOST_CHARACTERS) return undefined
  let at = start
  let json = true
  const sign = text.charCodeAt(at)
  if (sign === MINUS || sign === PLUS) {
    at++
    json = sign === MINUS
  }
  const whole = at
  while (at < end && isDigit(text.charCodeAt(at))) at++
  const wholeDigits = at - whole
  if (wholeDigits === 0 || (wholeDigits > 1 && text.charCodeAt(whole) === DIGIT_0)) json = false
  let fractionDigits = 0
  if (at < end && text.charCodeAt(at) === DOT) {
    const fraction = ++at
    while (at < end && isDigit(text.charCodeAt(at))) at++
    fractionDigits = at - fraction
    if (fractionDigits === 0) json = false
  }
  if (wholeDigits + fractionDigits === 0) return undefined
  if (at < end && asciiLower(text.charCodeAt(at)) === LOWER_E) {
    at++
    const exponentSign = text.charCodeAt(at)
    if (exponentSign === MINUS || exponentSign === PLUS) at++
    const exponent = at
    while (at < end && isDigit(text.charCodeAt(at))) at++
    if (at === exponent) return undefined
  }
  if (at !== end) return undefined
  const value = Number(text.slice(start, end))
  return Number.isFinite(value) ? { value, json } : undefined
}
