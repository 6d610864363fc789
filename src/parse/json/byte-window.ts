import {
  APOSTROPHE,
  BEYOND_ASCII,
  DOUBLE_QUOTE,
  isJsonSpace,
  UTF8_CONTINUATION,
  UTF8_FOUR_BYTES,
  UTF8_PUNCTUATION,
  UTF8_THREE_BYTES,
} from '../../base/characters'
import {
  GENERAL_PUNCTUATION,
  isTypographicQuote,
  isTypographicSingleQuote,
  LEFT_DOUBLE_QUOTE,
  LEFT_SINGLE_QUOTE,
} from '../../base/unicode-characters'

const encoder = /* @__PURE__ */ new TextEncoder()

/** How many characters are converted to bytes at a time. */
export const WINDOW = 16_384

/**
 * The bytes of a piece of text. The array is scratch paper: it is written before it is read within one call, so it
 * carries nothing from one call to the next. After the text stands a zero, which ends every loop: it is neither a digit
 * nor white space, and matches nothing.
 */
export const scratch = /* @__PURE__ */ new Uint8Array(3 * WINDOW + 1)

/** The piece of text whose bytes are in the scratch array. */
export interface ByteWindow {
  /** The offset in the text after the last byte. */
  end: number
  /** A place between two objects, as an offset in the text and in the bytes. */
  at: number
  byte: number
}

/** What the fast path needs from a cursor. */
export interface ByteSource {
  readonly text: string
  at: number
  readonly end: number
  window: ByteWindow | undefined
}

/** The window at the cursor: the current one if it contains the cursor, otherwise a new one. */
export function windowAt(c: ByteSource): ByteWindow {
  const w = (c.window ??= { end: 0, at: 0, byte: 0 })
  // From where it was read to, one character after another; behind that, and in the middle of a character, anew.
  if (w.at <= c.at && c.at < w.end && w.end <= c.end)
    while (w.at < c.at) {
      const byte = scratch[w.byte]!
      w.byte += bytesOf(byte)
      w.at += unitsOfBytes(byte)
    }
  if (w.at !== c.at || w.end > c.end || w.at >= w.end) fillWindow(w, c.text, c.at, c.end)
  return w
}

export function fillWindow(w: ByteWindow, text: string, at: number, end: number): void {
  const stop = Math.min(end, at + WINDOW)
  w.at = at
  w.byte = 0
  w.end = stop
  const piece = at === 0 && stop === text.length ? text : text.slice(at, stop)
  scratch[encoder.encodeInto(piece, scratch).written] = 0
}

/** How many bytes the character has that begins with this one. */
export const bytesOf = (byte: number): number =>
  byte < BEYOND_ASCII ? 1 : byte < UTF8_THREE_BYTES ? 2 : byte < UTF8_FOUR_BYTES ? 3 : 4

/** How many UTF-16 units the same character has. */
export const unitsOfBytes = (byte: number): number => (byte < UTF8_FOUR_BYTES ? 1 : 2)

/** Skips white space and one expected byte; -1 at any other byte. */
export function expectByte(at: number, wanted: number): number {
  let p = at
  let byte = scratch[p]!
  if (byte === wanted) return p + 1
  while (isJsonSpace(byte)) byte = scratch[++p]!
  return byte === wanted ? p + 1 : -1
}

export function skipBlanks(at: number): number {
  let p = at
  while (isJsonSpace(scratch[p]!)) p++
  return p
}

/** The kind of the quote at a place: `"`, `'`, or the left one of the typographic quotes of its width; 0 for none. */
export function quoteAt(at: number): number {
  const byte = scratch[at]!
  if (byte === DOUBLE_QUOTE || byte === APOSTROPHE) return byte
  return byte === UTF8_PUNCTUATION ? typographicQuoteAt(at) : 0
}

/** The same among quotes beyond ASCII, where the first of three bytes is that of punctuation. */
export function typographicQuoteAt(at: number): number {
  if (scratch[at + 1] !== UTF8_CONTINUATION) return 0
  const code = GENERAL_PUNCTUATION + scratch[at + 2]! - UTF8_CONTINUATION
  return isTypographicQuote(code) ? LEFT_DOUBLE_QUOTE : isTypographicSingleQuote(code) ? LEFT_SINGLE_QUOTE : 0
}

/** How many bytes a quote of a kind has. */
export const bytesOfQuote = (quote: number): number => (quote === 0 ? 0 : quote < BEYOND_ASCII ? 1 : 3)
