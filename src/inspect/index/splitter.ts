import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from '../../base/characters'
import { joined } from '../../base/lines'
import { createLineMaker, type JsonLayout, jsonLayoutOf } from '../../transport/json-layout'

/**
 * The bytes of one row, valid until the next chunk is fed, and where they lie in the file; there, an element of a list may have
 * line breaks where these have spaces.
 */
export interface RowBytes {
  readonly bytes: Uint8Array
  readonly offset: number
  readonly length: number
  /** The line, or the element of a list, from 1. */
  readonly line: number
  /** The row is longer than the limit, and its bytes were not kept. */
  readonly tooLong: boolean
}

/** Finds rows in the bytes of a file. Only the bytes of a row that is not finished are kept. */
export interface Splitter {
  /** The rows that end in a chunk, which is changed. */
  feed(chunk: Uint8Array): readonly RowBytes[]
  /** What is left behind the last finished row, if that is more than blanks. */
  rest(): RowBytes | undefined
}

/** What no splitter reads: `parquet`, and `packed`. */
export type LogFileKind = JsonLayout | 'parquet' | 'packed'

/** Where a splitter begins: the place in the file, and the rows before it. */
export interface SplitterStart {
  readonly kind: JsonLayout
  readonly offset: number
  readonly line: number
  readonly maxBytes: number
}

/** A splitter of one file. */
export function createSplitter({ kind, offset: first, line: before, maxBytes }: SplitterStart): Splitter {
  let held: Uint8Array[] = []
  let heldBytes = 0
  let start = first
  let position = first
  let line = before
  let tooLong = false
  const maker = createLineMaker(false)

  function hold(part: Uint8Array): void {
    heldBytes += part.length
    if (heldBytes > maxBytes) {
      tooLong = true
      held = []
    } else if (part.length > 0) held.push(part.slice())
  }
  function piece(last: Uint8Array): RowBytes | undefined {
    const length = heldBytes + last.length
    const over = tooLong || length > maxBytes
    const whole = over ? new Uint8Array(0) : held.length === 0 ? last : joined([...held, last], length)
    held = []
    heldBytes = 0
    tooLong = false
    line++
    if (over) return { bytes: whole, offset: start, length, line, tooLong: over }
    // What a list has around its elements is blank by now, and no part of a row.
    const first = kind === 'lines' ? 0 : whole.findIndex((byte) => !isBlankByte(byte))
    const end = kind === 'lines' ? length : whole.findLastIndex((byte) => !isBlankByte(byte)) + 1
    const bytes = whole.subarray(Math.max(0, first), end)
    return isBlank(bytes) ? undefined : { bytes, offset: start + first, length: bytes.length, line, tooLong: over }
  }
  function feedLines(chunk: Uint8Array): RowBytes[] {
    const pieces: RowBytes[] = []
    let from = 0
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, from)
      if (end < 0) break
      const found = piece(chunk.subarray(from, end))
      if (found) pieces.push(found)
      from = end + 1
      start = position + from
    }
    hold(chunk.subarray(from))
    position += chunk.length
    return pieces
  }
  return {
    feed(chunk) {
      if (kind !== 'lines') maker.feed(chunk)
      return feedLines(chunk)
    },
    rest: () => (heldBytes === 0 ? undefined : piece(new Uint8Array(0))),
  }
}

/** What a file is, by its first bytes; `undefined` while it holds nothing but blanks. */
export function kindOfFile(head: Uint8Array): LogFileKind | undefined {
  const beginsWith = (bytes: Uint8Array) => bytes.every((byte, at) => head[at] === byte)
  if (beginsWith(PARQUET)) return 'parquet'
  if (PACKED.some(beginsWith)) return 'packed'
  return jsonLayoutOf(head)
}

const PARQUET = new TextEncoder().encode('PAR1')

/** How packed files begin: gzip, Zstandard, xz, bzip2, LZ4, zip. */
const PACKED = ['1f8b', '28b52ffd', 'fd377a585a00', '425a68', '04224d18', '504b0304'].map((hex) =>
  Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16)),
)

const isBlankByte = (byte: number): boolean =>
  byte === SPACE || byte === TAB || byte === CARRIAGE_RETURN || byte === LINE_FEED

const isBlank = (bytes: Uint8Array): boolean => bytes.every(isBlankByte)
