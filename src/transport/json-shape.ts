import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../base/characters'
import { jsonComplaint } from './failure'

/** What may be in one text: far more than 8,192 rows with maps, and what is read in less than a second. */
const MAX_VALUES = 2_000_000

/** Deeper than Python writes JSON; from about 3,000 on a value can neither be sent to a worker nor be written. */
const MAX_DEPTH = 1_000

/** A shorter line takes a few MB and milliseconds whatever it holds, and counting would cost rows a tenth of their time. */
const LONG_LINE = 1 << 16

/** The value of a line of JSON, or why there is none. `bytes` gives the line in UTF-8, if the caller has it. */
export function readJsonLine(
  text: string,
  bytes: () => Uint8Array = () => Buffer.from(text),
): { readonly value: unknown } | { readonly code: string; readonly message: string } {
  const complaint = text.length > LONG_LINE ? shapeComplaint(bytes()) : undefined
  if (complaint !== undefined) return { code: 'too-complex', message: complaint }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { code: 'invalid-json', message: jsonComplaint(text) }
  }
}

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
