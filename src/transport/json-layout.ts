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
} from '../base/characters'

/** How JSON holds its rows: one on each line; in one list; or one after another, each over several lines. */
export type JsonLayout = 'lines' | 'list' | 'objects'

/**
 * The layout of rows, by their first bytes: a list begins with `[` and an object, an object over several lines with `{`, a
 * line break and a key. All else is lines. `undefined` while more bytes are needed to tell; where none come, it is a list.
 */
export function jsonLayoutOf(head: Uint8Array): JsonLayout | undefined {
  const start = behindBlanks(head, UTF8_BYTE_ORDER_MARK.every((byte, at) => head[at] === byte) ? 3 : 0)
  const first = head[start]
  if (first === undefined) return undefined
  if (first !== OPEN_BRACKET && first !== OPEN_BRACE) return 'lines'
  const next = behindBlanks(head, start + 1)
  const second = head[next]
  if (second === undefined) return undefined
  if (first === OPEN_BRACKET && second === CLOSE_BRACKET)
    return head[behindBlanks(head, next + 1)] === undefined ? undefined : 'lines'
  if (first === OPEN_BRACKET) return second === OPEN_BRACE ? 'list' : 'lines'
  return second === DOUBLE_QUOTE && head.subarray(start, next).includes(LINE_FEED) ? 'objects' : 'lines'
}

function behindBlanks(bytes: Uint8Array, start: number): number {
  let at = start
  while (isBlank(bytes[at])) at++
  return at
}

const isBlank = (byte: number | undefined): boolean =>
  byte === SPACE || byte === TAB || byte === CARRIAGE_RETURN || byte === LINE_FEED

/** Makes lines of rows that are laid out otherwise, in the bytes themselves. */
export interface LineMaker {
  /** Changes the next bytes of the input; a piece may end anywhere. */
  feed(bytes: Uint8Array): void
  /** Whether the input stands in a list or an object. */
  isOpen(): boolean
}

/**
 * Makes JSON Lines of lists and of objects over several lines, each byte one byte, so that places stay: the brackets of
 * a list become spaces, the commas between its elements line breaks, and line breaks inside a row spaces. A line break
 * inside a string, which JSON does not allow, stays a mistake of its row. Byte order marks become spaces. `inList`: the
 * bytes begin between two elements.
 */
export function createLineMaker(inList: boolean): LineMaker {
  /** The brackets around; those of a list of rows count. */
  let depth = inList ? 1 : 0
  /** How many brackets are around a row. */
  let outside = depth
  let inString = false
  /** The next byte belongs to a backslash. */
  let escaped = false

  function feed(bytes: Uint8Array): void {
    // Locals make this loop a third faster.
    let [level, quoted] = [depth, inString]
    let at = escaped && bytes[0] !== LINE_FEED ? 1 : 0
    escaped = false
    for (; at < bytes.length; at++) {
      let byte = bytes[at]!
      if (quoted) {
        while (at < bytes.length && byte !== DOUBLE_QUOTE) {
          if (byte === LINE_FEED) bytes[at] = CARRIAGE_RETURN
          at += byte === BACKSLASH && bytes[at + 1] !== LINE_FEED ? 2 : 1
          byte = bytes[at]!
        }
        quoted = at >= bytes.length
        escaped = at > bytes.length
      } else if (byte === DOUBLE_QUOTE) quoted = true
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (level === 0 && byte === OPEN_BRACKET) {
          outside = 1
          bytes[at] = SPACE
        }
        level++
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (level === 1 && outside === 1) {
          outside = 0
          bytes[at] = SPACE
        }
        level = Math.max(0, level - 1)
      } else if (byte === COMMA) {
        if (level === 1 && outside === 1) bytes[at] = LINE_FEED
      } else if (byte === LINE_FEED) {
        if (level > 0) bytes[at] = SPACE
      } else if (level === 0 && UTF8_BYTE_ORDER_MARK.includes(byte)) bytes[at] = SPACE
    }
    depth = level
    inString = quoted
  }

  return { feed, isOpen: () => depth > 0 || inString }
}
