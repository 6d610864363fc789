import { COMMA } from '../../base/characters'
import type { Span } from '../../base/parsed'
import { isProseSpace } from '../../base/unicode-characters'
import { spelledNumber } from '../json/numbers'

const BIN = /^\d{1,4}$/

/** Whether a field spells an integer from 0 to 1279, as the bins of SpatialLM and SceneScript are. */
export function isBin(field: string): boolean {
  return BIN.test(field) && Number(field) < 1280
}

/** The fields between separators, each without surrounding white space. */
export function splitFields(text: string, start: number, end: number, separator: ',' | ' '): Span[] {
  const fields: Span[] = []
  for (let at = start; at <= end; ) {
    let next = at
    while (next < end && !separates(text.charCodeAt(next), separator)) next++
    const field = trimSpan(text, at, next)
    // Between words, any number of blanks is one separator; between commas there is always a field.
    if (separator === ',' || field[0] < field[1]) fields.push(field)
    at = next + 1
  }
  return fields
}

function separates(code: number, separator: ',' | ' '): boolean {
  return code === COMMA || (separator === ' ' && isProseSpace(code))
}

export function trimSpan(text: string, start: number, end: number): Span {
  let [from, to] = [start, end]
  while (from < to && isProseSpace(text.charCodeAt(from))) from++
  while (to > from && isProseSpace(text.charCodeAt(to - 1))) to--
  return [from, to]
}

/** The number in a field; `undefined` if the field is not a finite number. */
export function finiteNumber(field: string): number | undefined {
  return spelledNumber(field, 0, field.length)?.value
}
