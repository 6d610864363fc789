import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB, UTF8_BYTE_ORDER_MARK } from './characters'

/** One line of a JSON Lines stream: its number from 1, and its bytes or why they are left out. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: 'too-long' | 'invalid-utf8' }

/**
 * Splits bytes at LF, then decodes: never at a lone CR or at U+2028, and never inside a character. Blank lines are
 * skipped and still counted, a byte order mark at the start is skipped, a last line without LF counts. A line over
 * `maxBytes` is reported once, its bytes are dropped as they come, and reading goes on at the next LF.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncIterable<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let held: Uint8Array[] = []
  let size = 0
  let number = 1
  let tooLong = false

  const finish = (): Line | undefined => {
    const line = tooLong
      ? ({ number, problem: 'too-long' } as const)
      : decodeLine(held.length === 1 ? held[0]! : joined(held, size), number, decoder)
    held = []
    size = 0
    tooLong = false
    number++
    return line
  }

  for await (const chunk of chunks) {
    let start = 0
    while (start <= chunk.length) {
      const end = chunk.indexOf(LINE_FEED, start)
      const piece = chunk.subarray(start, end < 0 ? chunk.length : end)
      size += piece.length
      if (size > maxBytes) {
        tooLong = true
        held = []
      } else if (piece.length > 0) held.push(piece)
      if (end < 0) break
      const line = finish()
      if (line) yield line
      start = end + 1
    }
  }
  if (size > 0) {
    const line = finish()
    if (line) yield line
  }
}

function decodeLine(bytes: Uint8Array, number: number, decoder: TextDecoder): Line | undefined {
  const start = number === 1 && UTF8_BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? 3 : 0
  const body = bytes.subarray(start)
  if (body.every((b) => b === SPACE || b === TAB || b === CARRIAGE_RETURN)) return undefined
  try {
    return { number, text: decoder.decode(body) }
  } catch {
    return { number, problem: 'invalid-utf8' }
  }
}

/** Pieces of `size` bytes in all, one after another. */
export function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
