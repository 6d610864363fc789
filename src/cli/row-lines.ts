import { type Line, splitLines } from '../base/lines'
import { chunkSource, type InputBytes } from '../transport/input-bytes'
import { rowsAsLines } from '../transport/rows-as-lines'
import { UsageError } from './command'

/** The longest line of a file of rows that is read, in bytes: 32 MiB. */
export const MAX_LINE = 32 * 1024 * 1024

/** The object a line of JSON holds; `undefined` for anything else. */
export function objectIn(text: string): object | undefined {
  try {
    const row: unknown = JSON.parse(text)
    return typeof row === 'object' && row !== null && !Array.isArray(row) ? row : undefined
  } catch {
    return undefined
  }
}

/**
 * The rows of an input, a line for each: JSON Lines, a JSON list, or objects over several lines. Lines that are too long or no
 * UTF-8 say so; an input that ends inside a list is a mistake of the call, unless `signal` ended it.
 */
export async function* rowLines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  signal?: AbortSignal,
): AsyncIterable<Line> {
  const source = rowsAsLines(chunkSource(chunks))
  yield* splitLines(piecesOf(source), MAX_LINE)
  if (source.isOpen() && signal?.aborted !== true)
    throw new UsageError(`${name}: expected a JSON list that is whole, or JSON Lines`)
}

const PIECE_BYTES = 1 << 16

async function* piecesOf(source: InputBytes): AsyncIterable<Uint8Array> {
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES)
    const size = await source.read(piece)
    if (size === 0) return
    yield piece.subarray(0, size)
  }
}
