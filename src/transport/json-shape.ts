import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../base/characters'

/** What a body may hold: far more than 8,192 rows with maps, and what is read in less than a second. */
const MAX_VALUES = 2_000_000
const MAX_DEPTH = 10_000

/**
 * Why JSON is too much to read, or `undefined`. `JSON.parse` cannot be interrupted, and takes seconds and gigabytes for
 * megabytes of brackets: so they are counted before. Says nothing about text that is not JSON.
 */
export function shapeComplaint(bytes: Uint8Array): string | undefined {
  let values = 1
  let depth = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === DOUBLE_QUOTE) {
      at++
      while (at < bytes.length && bytes[at] !== DOUBLE_QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
    } else if (byte === COMMA) values++
    else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) {
      values++
      if (++depth > MAX_DEPTH) return `expected JSON nested at most ${MAX_DEPTH} deep`
    } else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) depth--
  }
  return values > MAX_VALUES ? `expected JSON of at most ${MAX_VALUES} values, received ${values}` : undefined
}
