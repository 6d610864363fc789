import { LINE_FEED } from '../base/characters'
import type { InputBytes } from './input-bytes'

/** A place in an input, before a line: the line's number from 1, and its first byte from 0. */
export interface InputPlace {
  readonly line: number
  readonly byte: number
}

/** Whole lines of an input, and the place behind them. */
export interface Block {
  readonly bytes: Uint8Array
  readonly firstLine: number
  readonly next: InputPlace
}

/** Memory that blocks are read into. */
export interface BlockMemory {
  take(size: number): Uint8Array
  /** Takes back the memory of a block once nothing of it is needed. */
  give(bytes: Uint8Array): void
}

/** How an input is cut. */
export interface Cut {
  /** A block is at most so long, except for one line that is longer. */
  readonly blockBytes: number
  /** Of a longer line only the first `maxLine + 1` bytes are kept: enough to see that it is too long. */
  readonly maxLine: number
  readonly memory: BlockMemory
  /** Once aborted, the input ends, and what has no block yet gets none. */
  readonly signal: AbortSignal
  /** Where the source begins, if not at the beginning of the input. */
  readonly from?: InputPlace
}

/** Room for what follows a line that is too long, in bytes. */
const ROOM = 1 << 16

/**
 * Cuts an input into blocks of whole lines, at LF; a last line without one is whole at the end of the input. A block is
 * as long as it may be, unless the input keeps us waiting: then what is there goes on its way. Whoever takes a block
 * gives its memory back.
 */
export async function* cutBlocks(source: InputBytes, cut: Cut): AsyncGenerator<Block, void, undefined> {
  const { blockBytes, maxLine, memory, signal } = cut
  let place = cut.from ?? { line: 1, byte: 0 }
  let held = memory.take(blockBytes)
  let size = 0
  // Where the last whole line in `held` ends.
  let whole = 0
  // Bytes of the first line in `held` that were dropped, and whether more of it come.
  let dropped = 0
  let dropping = false

  function cutOff(length: number): Block {
    const bytes = held.subarray(0, length)
    const next = { line: place.line + countLines(bytes), byte: place.byte + length + dropped }
    const block = { bytes, firstLine: place.line, next }
    const rest = held.subarray(length, size)
    held = memory.take(Math.max(blockBytes, rest.length))
    held.set(rest)
    place = next
    size = rest.length
    whole = 0
    dropped = 0
    return block
  }

  for (;;) {
    while (size === held.length) {
      if (whole > 0) yield cutOff(whole)
      else if (size > maxLine && held.length >= maxLine + ROOM) {
        dropped += size - (maxLine + 1)
        size = maxLine + 1
        dropping = true
      } else {
        const larger = memory.take(Math.min(2 * held.length, Math.max(held.length, maxLine) + ROOM))
        larger.set(held)
        memory.give(held)
        held = larger
      }
    }
    const read = await source.read(held.subarray(size))
    if (signal.aborted) break
    if (read === 0) {
      if (size > 0) yield cutOff(size)
      break
    }
    let fresh = held.subarray(size, size + read)
    if (dropping) {
      const end = fresh.indexOf(LINE_FEED)
      dropped += end < 0 ? read : end
      if (end < 0) continue
      fresh.copyWithin(0, end)
      fresh = fresh.subarray(0, read - end)
      dropping = false
    }
    const last = fresh.lastIndexOf(LINE_FEED)
    if (last >= 0) whole = size + last + 1
    size += fresh.length
    if (whole > 0 && !(await source.hasMore())) yield cutOff(whole)
  }
  memory.give(held)
}

/** How many lines end in these bytes. */
export function countLines({ buffer, byteOffset, length }: Uint8Array): number {
  // A typed array is searched byte by byte, in memory that threads share at half that speed; a Buffer 20 times as fast.
  const bytes = Buffer.from(buffer, byteOffset, length)
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}

/** Memory in pieces of one size, which other threads see too if it is `shared`; what was given back is used again. */
export function createBlockMemory(pieceBytes: number, shared: boolean): BlockMemory {
  const free: Uint8Array[] = []
  return {
    take(size) {
      if (size <= pieceBytes) {
        const piece = free.pop()
        if (piece !== undefined) return piece
      }
      const length = Math.max(size, pieceBytes)
      return new Uint8Array(shared ? new SharedArrayBuffer(length) : new ArrayBuffer(length))
    },
    give({ buffer }) {
      if (buffer.byteLength === pieceBytes) free.push(new Uint8Array(buffer))
    },
  }
}
