import {
  APOSTROPHE,
  BACKSLASH,
  BEYOND_ASCII,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DIGIT_0,
  DOUBLE_QUOTE,
  isJsonSpace,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  SPACE,
  UTF8_FOUR_BYTES,
  UTF8_THREE_BYTES,
} from '../../base/characters'
import { type Aabb, aabbOfCorners } from '../../layout/aabb'

/** Receives the objects of {@link readPlainObjects}. */
export interface PlainSink {
  /** False if the object needs a closer look: the careful reader then reads it again. */
  takePlain(label: string, box: Aabb, places: PlainPlaces): boolean
}

/** Where the parts of an object are in the current text, and what to report about its spelling. */
export interface PlainPlaces {
  readonly labelStart: number
  readonly labelEnd: number
  readonly boxStart: number
  readonly boxEnd: number
  /** The corners were written in another order than in the box. */
  readonly swapped: boolean
  /** Present if not everything is in double quotes. */
  readonly quotes: PlainQuotes | undefined
}

/** How keys and label are quoted: the byte of the quote, 0 for none; and where the keys are. */
export interface PlainQuotes {
  readonly nameKey: number
  readonly nameKeyAt: number
  readonly label: number
  readonly boxKey: number
  readonly boxKeyAt: number
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const NAME_KEY = /* @__PURE__ */ ascii('object_name')
const BOX_KEY = /* @__PURE__ */ ascii('bbox')

/** Exact powers of ten: dividing an integer below 2^53 by one of them rounds once, and so correctly. */
const POWERS = /* @__PURE__ */ Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

const encoder = /* @__PURE__ */ new TextEncoder()

/** How many characters are converted to bytes at a time. */
const WINDOW = 16_384

/**
 * The bytes of a piece of text. The array is scratch paper: it is written before it is read within one call, so it
 * carries nothing from one call to the next.
 */
const scratch = /* @__PURE__ */ new Uint8Array(3 * WINDOW + 1)

/** The piece of text whose bytes are in the scratch array. */
export interface ByteWindow {
  /** Offsets in the text: of the first byte, and after the last. */
  start: number
  end: number
  bytes: number
  /** A place between two objects, as an offset in the text and in the bytes. */
  at: number
  byte: number
}

function createByteWindow(): ByteWindow {
  return { start: 0, end: 0, bytes: 0, at: 0, byte: 0 }
}

/** What the fast path needs from a cursor. */
export interface ByteSource {
  readonly text: string
  at: number
  readonly end: number
  window: ByteWindow | undefined
}

/** The window at the cursor: the current one if it contains the cursor, otherwise a new one. */
function windowAt(c: ByteSource): ByteWindow {
  const w = (c.window ??= createByteWindow())
  const inside = w.start <= c.at && c.at < w.end && w.end <= c.end && w.bytes === w.end - w.start
  if (inside) {
    w.at = c.at
    w.byte = c.at - w.start
  } else fill(w, c.text, c.at, c.end)
  return w
}

function fill(w: ByteWindow, text: string, at: number, end: number): void {
  const stop = Math.min(end, at + WINDOW)
  w.start = w.at = at
  w.byte = 0
  w.end = stop
  w.bytes = encoder.encodeInto(at === 0 && stop === text.length ? text : text.slice(at, stop), scratch).written
  // Ends every loop: it is neither a digit nor white space, and matches nothing.
  scratch[w.bytes] = 0
}

/**
 * The fast path of the reader: reads objects `{"object_name": "..", "bbox": [.., .., .., ..]}` from the `{` at the
 * cursor on, with commas between them, also in single quotes or with bare keys. Returns how many it read, and leaves
 * the cursor after the last of them, before anything that needs care.
 *
 * Nearly every object of nearly every map has this form, so this loop is where most of the time goes. It looks at
 * bytes, not at characters of the string, and in one pass:
 *
 * 1. {@link windowAt} turns the next 16,384 characters into bytes (`scratch`), with a zero after them.
 * 2. {@link readPlainObject} steps over the braces, keys and quotes by comparing bytes. At an unexpected byte it gives
 *    up, and the careful reader takes the object from its `{` on: nothing is repaired here.
 * 3. A number is accumulated digit by digit and divided once by a power of ten. With at most 15 digits both are exact
 *    doubles, so the quotient is what `Number` gives; longer numbers are left to the careful reader.
 * 4. {@link nextObject} steps over the comma to the next `{`.
 *
 * Offsets are in characters: `ahead` is how many more bytes than characters the window has before the byte at `p`.
 * One sticky regular expression per object, with `Number` for its numbers, is a tenth of the code but takes twice as
 * long (measured on the maps of the benchmark); test/parse/json/two-paths.test.ts checks that both readers agree.
 */
export function readPlainObjects(c: ByteSource, sink: PlainSink, most: number): number {
  const w = windowAt(c)
  let count = 0
  while (count < most) {
    const start = w.at
    if (!readPlainObject(w, c.text, sink)) {
      // The object may merely be cut off by the window.
      if (w.end === c.end || w.end - start > WINDOW / 2) break
      fill(w, c.text, start, c.end)
      continue
    }
    count++
    c.at = w.at
    if (!nextObject(w)) break
  }
  return count
}

/** Moves from the end of an object to the `{` of the next; false unless a comma and a `{` follow. */
function nextObject(w: ByteWindow): boolean {
  const { bytes } = w
  let p = w.byte
  while (p < bytes && isJsonSpace(scratch[p]!)) p++
  if (p >= bytes || scratch[p] !== COMMA) return false
  p++
  while (p < bytes && isJsonSpace(scratch[p]!)) p++
  if (p >= bytes || scratch[p] !== OPEN_BRACE) return false
  w.at += p - w.byte
  w.byte = p
  return true
}

/** Skips white space and one expected byte; -1 at any other byte. The zero after the text never matches. */
function expectByte(at: number, wanted: number): number {
  let p = at
  let byte = scratch[p]!
  if (byte === wanted) return p + 1
  while (isJsonSpace(byte)) byte = scratch[++p]!
  return byte === wanted ? p + 1 : -1
}

function skipBlanks(at: number): number {
  let p = at
  while (isJsonSpace(scratch[p]!)) p++
  return p
}

/** The quote at a place, or 0. */
function quoteAt(at: number): number {
  const byte = scratch[at]!
  return byte === DOUBLE_QUOTE || byte === APOSTROPHE ? byte : 0
}

/** A key with or without quotes, and its colon. */
function expectKey(at: number, key: Uint8Array, quote: number): number {
  let p = quote === 0 ? at : at + 1
  for (let k = 0; k < key.length; k++) if (scratch[p + k] !== key[k]) return -1
  p += key.length
  if (quote !== 0 && scratch[p++] !== quote) return -1
  return expectByte(p, COLON)
}

function readPlainObject(w: ByteWindow, text: string, sink: PlainSink): boolean {
  const { bytes } = w
  if (scratch[w.byte] !== OPEN_BRACE) return false
  let p = skipBlanks(w.byte + 1)
  const nameKeyByte = p
  const nameKey = quoteAt(p)
  p = expectKey(p, NAME_KEY, nameKey)
  if (p < 0) return false
  p = skipBlanks(p)
  const quote = quoteAt(p++)
  if (quote === 0) return false
  // Bytes and characters stay in step until a character beyond ASCII, which has more bytes than UTF-16 units.
  let ahead = w.byte - w.at
  const nameKeyAt = nameKeyByte - ahead
  const labelStart = p - ahead
  for (;;) {
    const byte = scratch[p]!
    if (byte === quote) break
    if (byte === BACKSLASH || byte < SPACE || p >= bytes) return false
    if (byte < BEYOND_ASCII) p++
    else if (byte < UTF8_THREE_BYTES) {
      p += 2
      ahead++
    } else if (byte < UTF8_FOUR_BYTES) {
      p += 3
      ahead += 2
    } else {
      p += 4
      ahead += 2
    }
  }
  const labelEnd = p - ahead
  // Without a comma after it this is not the end: it is an apostrophe, or the quotes are out of step.
  p = expectByte(p + 1, COMMA)
  if (p < 0) return false
  p = skipBlanks(p)
  const boxKeyAt = p - ahead
  const boxKey = quoteAt(p)
  p = expectKey(p, BOX_KEY, boxKey)
  if (p < 0) return false
  p = expectByte(p, OPEN_BRACKET)
  if (p < 0) return false
  const boxStart = p - 1 - ahead
  let x1 = 0
  let y1 = 0
  let x2 = 0
  let y2 = 0
  for (let i = 0; i < 4; i++) {
    let byte = scratch[p]!
    while (isJsonSpace(byte)) byte = scratch[++p]!
    const negative = byte === MINUS
    if (negative) byte = scratch[++p]!
    let mantissa = byte - DIGIT_0
    if (mantissa < 0 || mantissa > 9) return false
    const first = p
    let digit = scratch[++p]! - DIGIT_0
    if (mantissa === 0 && digit >= 0 && digit <= 9) return false
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      digit = scratch[++p]! - DIGIT_0
    }
    let value = mantissa
    let digits = p - first
    if (digit === -2) {
      const point = p
      digit = scratch[++p]! - DIGIT_0
      while (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit
        digit = scratch[++p]! - DIGIT_0
      }
      const fraction = p - point - 1
      if (fraction === 0) return false
      digits += fraction
      // Past 15 digits the sum is no longer exact; the careful reader takes over.
      if (digits > 15) return false
      value = mantissa / POWERS[fraction]!
    }
    if (digits > 15) return false
    if (negative) value = -value
    if (i === 0) x1 = value
    else if (i === 1) y1 = value
    else if (i === 2) x2 = value
    else y2 = value
    p = expectByte(p, i < 3 ? COMMA : CLOSE_BRACKET)
    if (p < 0) return false
  }
  const boxEnd = p - ahead
  p = expectByte(p, CLOSE_BRACE)
  if (p < 0 || p > bytes) return false
  const isPlain = nameKey === DOUBLE_QUOTE && quote === DOUBLE_QUOTE && boxKey === DOUBLE_QUOTE
  const quotes = isPlain ? undefined : { nameKey, nameKeyAt, label: quote, boxKey, boxKeyAt }
  const label = text.slice(labelStart, labelEnd)
  const places = { labelStart, labelEnd, boxStart, boxEnd, swapped: x1 > x2 || y1 > y2, quotes }
  if (!sink.takePlain(label, aabbOfCorners(x1, y1, x2, y2), places)) return false
  w.at = p - ahead
  w.byte = p
  return true
}
