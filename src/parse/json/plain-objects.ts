import {
  BACKSLASH,
  BEYOND_ASCII,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DIGIT_0,
  DOUBLE_QUOTE,
  isJsonSpace,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SPACE,
  UTF8_PUNCTUATION,
} from '../../base/characters'
import { type Aabb, aabbOfCorners } from '../../layout/aabb'
import {
  type ByteSource,
  type ByteWindow,
  bytesOf,
  bytesOfQuote,
  expectByte,
  fillWindow,
  quoteAt,
  scratch,
  skipBlanks,
  typographicQuoteAt,
  unitsOfBytes,
  WINDOW,
  windowAt,
} from './byte-window'

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
  /** Present if something is not spelled as in JSON. */
  readonly repairs: PlainRepairs | undefined
}

/** What was read though JSON spells it in another way, all of it in text order. */
export interface PlainRepairs {
  /** How keys and label are quoted: the kind of the quote, 0 for none; and where the keys are. */
  readonly nameKey: number
  readonly nameKeyAt: number
  readonly label: number
  readonly boxKey: number
  readonly boxKeyAt: number
  /** A comma after the last number, or -1. */
  readonly boxComma: number
  /** The box is in round brackets. */
  readonly isRound: boolean
  /** A comma after the box, or -1. */
  readonly objectComma: number
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const NAME_KEY = /* @__PURE__ */ ascii('object_name')
const BOX_KEY = /* @__PURE__ */ ascii('bbox')
/** How nearly every object begins, and goes on after its label: compared at once, it costs a fraction. */
const USUAL_NAME = /* @__PURE__ */ ascii('{"object_name": "')
const USUAL_BOX = /* @__PURE__ */ ascii('", "bbox": [')

/** Exact powers of ten: dividing an integer below 2^53 by one of them rounds once, and so correctly. */
const POWERS = /* @__PURE__ */ Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

/**
 * The fast path of the reader: reads objects `{"object_name": "..", "bbox": [.., .., .., ..]}` from the `{` at the
 * cursor on, with commas between them; also with other quotes, bare keys, round brackets around a box, or a comma behind
 * its last number or behind the box. Returns how many it read, and leaves the cursor after the last of them, before
 * anything that needs care.
 *
 * Nearly every object of nearly every map has this form, so this loop is where most of the time goes. It looks at
 * bytes, not at characters of the string, and in one pass:
 *
 * 1. {@link windowAt} turns the next 16,384 characters into bytes (`scratch`), with a zero after them.
 * 2. {@link readPlainObject} steps over the braces, keys and quotes by comparing bytes. At an unexpected byte it gives
 *    up, and the careful reader takes the object from its `{` on: what has one meaning is read, and reported by the sink.
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
      fillWindow(w, c.text, start, c.end)
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
  const behind = expectByte(w.byte, COMMA)
  if (behind < 0) return false
  const p = skipBlanks(behind)
  if (scratch[p] !== OPEN_BRACE) return false
  w.at += p - w.byte
  w.byte = p
  return true
}

/** By how many bytes a quote of a kind exceeds its one character. */
const surplusOf = (quote: number): number => (quote < BEYOND_ASCII ? 0 : bytesOfQuote(quote) - 1)

function begins(at: number, bytes: Uint8Array): boolean {
  for (let k = 0; k < bytes.length; k++) if (scratch[at + k] !== bytes[k]) return false
  return true
}

/** A key with or without quotes, and its colon. */
function expectKey(at: number, key: Uint8Array, quote: number): number {
  const width = bytesOfQuote(quote)
  let p = at + width
  for (let k = 0; k < key.length; k++) if (scratch[p + k] !== key[k]) return -1
  p += key.length
  if (quote !== 0 && scratch[p] !== quote && quoteAt(p) !== quote) return -1
  return expectByte(p + width, COLON)
}

function readPlainObject(w: ByteWindow, text: string, sink: PlainSink): boolean {
  // Bytes and characters stay in step until a character beyond ASCII, which has more bytes than UTF-16 units.
  let ahead = w.byte - w.at
  let p = w.byte
  let nameKey = DOUBLE_QUOTE
  let nameKeyAt = w.at + 1
  let quote = DOUBLE_QUOTE
  let surplus = 0
  if (begins(p, USUAL_NAME)) p += USUAL_NAME.length
  else {
    if (scratch[p] !== OPEN_BRACE) return false
    p = skipBlanks(p + 1)
    nameKeyAt = p - ahead
    nameKey = quoteAt(p)
    p = expectKey(p, NAME_KEY, nameKey)
    if (p < 0) return false
    p = skipBlanks(p)
    quote = quoteAt(p)
    if (quote === 0) return false
    surplus = bytesOfQuote(quote) - 1
    p += 1 + surplus
    ahead += 2 * surplusOf(nameKey) + surplus
  }
  const labelStart = p - ahead
  for (;;) {
    const byte = scratch[p]!
    if (byte === quote) break
    if (byte === BACKSLASH || byte < SPACE) return false
    if (byte < BEYOND_ASCII) p++
    else if (byte === UTF8_PUNCTUATION && typographicQuoteAt(p) === quote) break
    else {
      const length = bytesOf(byte)
      p += length
      ahead += length - unitsOfBytes(byte)
    }
  }
  const labelEnd = p - ahead
  let boxKey = DOUBLE_QUOTE
  let boxKeyAt = labelEnd + 3
  let isRound = false
  if (begins(p, USUAL_BOX)) p += USUAL_BOX.length
  else {
    ahead += surplus
    // Without a comma after it this is not the end: it is an apostrophe, or the quotes are out of step.
    p = expectByte(p + 1 + surplus, COMMA)
    if (p < 0) return false
    p = skipBlanks(p)
    boxKeyAt = p - ahead
    boxKey = quoteAt(p)
    p = expectKey(p, BOX_KEY, boxKey)
    if (p < 0) return false
    ahead += 2 * surplusOf(boxKey)
    p = skipBlanks(p)
    isRound = scratch[p] === OPEN_PAREN
    if (!isRound && scratch[p] !== OPEN_BRACKET) return false
    p++
  }
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
    if (i === 3) break
    p = expectByte(p, COMMA)
    if (p < 0) return false
  }
  const close = isRound ? CLOSE_PAREN : CLOSE_BRACKET
  const lastNumber = p
  p = expectByte(p, close)
  let boxComma = -1
  if (p < 0) {
    p = expectByte(lastNumber, COMMA)
    if (p < 0) return false
    boxComma = p - 1 - ahead
    p = expectByte(p, close)
    if (p < 0) return false
  }
  const boxEnd = p - ahead
  const box = p
  p = expectByte(p, CLOSE_BRACE)
  let objectComma = -1
  if (p < 0) {
    p = expectByte(box, COMMA)
    if (p < 0) return false
    objectComma = p - 1 - ahead
    p = expectByte(p, CLOSE_BRACE)
    if (p < 0) return false
  }
  const isQuoted = nameKey === DOUBLE_QUOTE && quote === DOUBLE_QUOTE && boxKey === DOUBLE_QUOTE
  const isJson = isQuoted && !isRound && boxComma < 0 && objectComma < 0
  const repairs = isJson
    ? undefined
    : { nameKey, nameKeyAt, label: quote, boxKey, boxKeyAt, boxComma, isRound, objectComma }
  const label = text.slice(labelStart, labelEnd)
  const places = { labelStart, labelEnd, boxStart, boxEnd, swapped: x1 > x2 || y1 > y2, repairs }
  if (!sink.takePlain(label, aabbOfCorners(x1, y1, x2, y2), places)) return false
  w.at = p - ahead
  w.byte = p
  return true
}
