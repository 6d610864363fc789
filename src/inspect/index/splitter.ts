import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOUBLE_QUOTE,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  SPACE,
  TAB,
  UTF8_BYTE_ORDER_MARK,
} from '../../base/characters'
import { joined } from '../../base/lines'

/** The bytes of one row, valid until the next chunk is fed, and where they lie in the file. */
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
  feed(chunk: Uint8Array): readonly RowBytes[]
  /** What is left behind the last finished row, if that is more than blanks. */
  rest(): RowBytes | undefined
}

/** `lines`: JSON Lines. `list`: one JSON array, however it is laid out. What no splitter reads: `parquet`, and `packed`. */
export type LogFileKind = 'lines' | 'list' | 'parquet' | 'packed'

/** Where a splitter begins: the place in the file, and the rows before it. */
export interface SplitterStart {
  readonly kind: Extract<LogFileKind, 'lines' | 'list'>
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
  const list = { depth: 0, inString: false, escaped: false }

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
    const bytes = over ? new Uint8Array(0) : held.length === 0 ? last : joined([...held, last], length)
    const found = { bytes, offset: start, length, line: line + 1, tooLong: over }
    held = []
    heldBytes = 0
    tooLong = false
    line++
    return over || !isBlank(bytes) ? found : undefined
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
  function feedList(chunk: Uint8Array): RowBytes[] {
    const pieces: RowBytes[] = []
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (list.inString) {
        if (list.escaped) list.escaped = false
        else if (byte === BACKSLASH) list.escaped = true
        else if (byte === DOUBLE_QUOTE) list.inString = false
        continue
      }
      if (byte === DOUBLE_QUOTE) list.inString = true
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (list.depth++ === 0) {
          from = at + 1
          start = position + from
        }
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET || byte === COMMA) {
        const ends = byte === COMMA ? list.depth === 1 : --list.depth === 0
        if (!ends) continue
        const found = piece(chunk.subarray(from, at))
        if (found) pieces.push(found)
        else line--
        from = at + 1
        start = position + from
      }
    }
    if (list.depth > 0) hold(chunk.subarray(from))
    position += chunk.length
    return pieces
  }
  return {
    feed: kind === 'lines' ? feedLines : feedList,
    rest: () => (heldBytes === 0 ? undefined : piece(new Uint8Array(0))),
  }
}

/** What a file is, by its first bytes; `undefined` while it holds nothing but blanks. */
export function kindOfFile(head: Uint8Array): LogFileKind | undefined {
  const beginsWith = (bytes: Uint8Array) => bytes.every((byte, at) => head[at] === byte)
  if (beginsWith(PARQUET)) return 'parquet'
  if (PACKED.some(beginsWith)) return 'packed'
  const first = head.find((byte) => !isBlankByte(byte) && !UTF8_BYTE_ORDER_MARK.includes(byte))
  return first === undefined ? undefined : first === OPEN_BRACKET ? 'list' : 'lines'
}

const PARQUET = new TextEncoder().encode('PAR1')

/** How packed files begin: gzip, Zstandard, xz, bzip2, LZ4, zip. */
const PACKED = ['1f8b', '28b52ffd', 'fd377a585a00', '425a68', '04224d18', '504b0304'].map((hex) =>
  Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16)),
)

const isBlankByte = (byte: number): boolean =>
  byte === SPACE || byte === TAB || byte === CARRIAGE_RETURN || byte === LINE_FEED

const isBlank = (bytes: Uint8Array): boolean => bytes.every(isBlankByte)
