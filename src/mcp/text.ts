import { printable } from '../tools/text'

/** Longest sentence that tells a model what went wrong. */
const MAX_SENTENCE = 1_000

/**
 * JSON as it may stand on a terminal: `JSON.stringify` leaves DEL, the C1 controls, line separators and the marks that change
 * the direction of writing as they are. The text reads back to the same value.
 */
export function safeJson(value: unknown): string {
  // Half a surrogate pair is escaped by JSON.stringify itself.
  return JSON.stringify(value).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** A sentence in one line, without control characters, cut where it is too long. */
export const safeSentence = (text: string): string => printable(text, MAX_SENTENCE)
