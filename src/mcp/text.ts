import { printable } from '../tools/text'

/** Longest sentence that tells a model what went wrong. */
const MAX_SENTENCE = 1_000

/**
 * JSON that a terminal can show: `JSON.stringify` leaves DEL, the C1 controls, line separators and the marks that change the
 * direction of writing unescaped. The text reads back to the same value.
 */
export const safeJson = (value: unknown): string => escapeUnsafe(JSON.stringify(value))

/** The same for JSON text. Half a surrogate pair is escaped by `JSON.stringify` itself. */
export const escapeUnsafe = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** A sentence in one line, without control characters, cut where it is too long. */
export const safeSentence = (text: string): string => printable(text, MAX_SENTENCE)
