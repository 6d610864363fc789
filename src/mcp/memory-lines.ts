import { closeSync, openSync, readSync } from 'node:fs'
import { LINE_FEED } from '../base/characters'
import { joined } from '../base/lines'

/** The file of a memory as lines. */
export interface MemoryLines {
  /** Those with a line end. One that is too long, or not UTF-8, is given as something that is not JSON. */
  readonly lines: readonly string[]
  /** What stands behind the last line end. */
  readonly tail: string
  /** Bytes up to the last line end, and of all. */
  readonly end: number
  readonly size: number
}

/** No line of a memory comes near: half of what a string can hold. */
const MOST_LINE = 2 ** 28
const CHUNK = 2 ** 20
/** What a line that cannot be read is given as. */
const UNREADABLE = '?'

/** Reads a file of any size line by line: only the lines must fit into memory. */
export function readMemoryLines(path: string, mostBytes = MOST_LINE): MemoryLines {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const lines: string[] = []
  let held: Uint8Array[] = []
  let length = 0
  let end = 0
  let size = 0
  const take = (): string => {
    const [pieces, bytes] = [held, length]
    held = []
    length = 0
    if (bytes > mostBytes) return UNREADABLE
    try {
      return decoder.decode(joined(pieces, bytes))
    } catch {
      return UNREADABLE
    }
  }
  const hold = (piece: Uint8Array) => {
    length += piece.length
    if (length > mostBytes) held = []
    else if (piece.length > 0) held.push(piece)
  }
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK)
      const count = readSync(file, chunk)
      if (count === 0) break
      let start = 0
      for (;;) {
        const at = chunk.subarray(0, count).indexOf(LINE_FEED, start)
        hold(chunk.subarray(start, at < 0 ? count : at))
        if (at < 0) break
        lines.push(take())
        start = at + 1
        end = size + start
      }
      size += count
    }
  } finally {
    closeSync(file)
  }
  return { lines, tail: take(), end, size }
}
