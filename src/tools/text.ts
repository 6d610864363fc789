import { plainDecimal } from '../base/decimal-digits'
import { isControl, isDirectionMark, isLineSeparator, isSurrogate, unitsOf } from '../base/unicode-characters'
import { shownUnit } from '../base/units'

/**
 * A text of a model or a map as it may stand in a sentence: in one line, with control characters, unpaired surrogates
 * and marks that change the direction of writing escaped, at most `limit` characters, a cut marked by `...`.
 */
export function printable(text: string, limit = 80): string {
  let shown = ''
  // As much of it as leaves room for the dots.
  let head = ''
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!
    const piece = isUnsafe(code) ? `\\u${code.toString(16).padStart(4, '0')}` : String.fromCodePoint(code)
    if (shown.length + piece.length > limit) return `${head}...`
    shown += piece
    if (shown.length <= limit - 3) head = shown
    at += unitsOf(code)
  }
  return shown
}

/** Controls, line and paragraph separators, marks of direction, half a surrogate pair. */
const isUnsafe = (code: number) =>
  isControl(code) || isLineSeparator(code) || isDirectionMark(code) || isSurrogate(code)

/** A name in a sentence, in quotes. */
export const quoted = (name: string): string => `"${printable(name)}"`

/** Names in a sentence: the first `limit`, and how many more there are. */
export function listed(names: readonly string[], limit = 12): string {
  const shown = names.slice(0, limit).map(quoted)
  return names.length > limit ? `${shown.join(', ')} and ${names.length - limit} more` : shown.join(', ')
}

/** Names as the subject of a sentence, `"a", "b" and "c"`; of `count` in all, those beyond the names only counted. */
export function listedAnd(names: readonly string[], count = names.length): string {
  const shown = names.map(quoted)
  const last = count > names.length ? `${count - names.length} more` : shown.pop()
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : `${last}`
}

/** A number in a sentence: two decimals, fewer where they are zeros; one that is near to zero keeps two digits. */
export function spoken(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e15) return value.toExponential(2)
  return plainDecimal(value, size < 0.01 ? Math.min(100, 1 - Math.floor(Math.log10(size))) : 2)
}

/** `1 object`, `2 objects`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A unit behind a number, with the space between. */
export const unitWord = (unit: string | undefined): string => (unit === undefined ? '' : ` ${shownUnit(unit)}`)
