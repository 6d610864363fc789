import { closeSync, ftruncateSync, openSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { badOption, showReceived, V2loError } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import { type Keeper, type Memory, restoreKept } from '../memory/memory'
import type { MemoryOptions } from '../memory/options'
import { headerLine, isHeader, isWholeLine } from '../memory/snapshot'
import { append, type HeldFile, rewrite, syncFolder } from './memory-disk'
import { readMemoryLines } from './memory-lines'
import { lockFile } from './memory-lock'

/** How a memory in a file is opened: the options of a memory. */
export type MemoryFileOptions = MemoryOptions

/** A memory that is kept in a file. */
export interface MemoryFile extends Memory {
  /** What of the file could not be read; empty for a whole one. */
  readonly diagnostics: readonly Diagnostic[]
  /** Lets go of the file; nothing can be added afterwards. */
  close(): void
}

/**
 * Opens a memory in a file of JSON Lines, which it makes if it is missing. An observation is on the disk (fsync) before
 * `observe` returns: a crash loses at most the one that was not acknowledged. A torn last line is dropped, and said in
 * `diagnostics`; so are lines that cannot be read, and `FILE.damaged` keeps them before the file is written anew.
 * Throws a `V2loError` while another process has the file open, if it is not a memory or one of another version, and on
 * options out of range; and the system's error where the file cannot be read or written. A change that cannot be written
 * throws it too, and the memory goes on: an observation was not taken in then, and what was undone is written with the next
 * change.
 *
 * @example
 * const memory = openMemoryFile('home.jsonl')
 * const server = createServer({ memory })
 */
export function openMemoryFile(path: string, options: MemoryFileOptions = {}): MemoryFile {
  const real = realFile(path)
  const { unlock, checkLock } = lockFile(real)
  const open: HeldFile = { path: real, hasBadLines: false, checkLock }
  try {
    const { lines, tail, end, size } = readMemoryLines(real)
    // A last line without its end was torn, unless it is whole: then somebody edited the file.
    const isWhole = isWholeLine(tail)
    const known = isWhole ? [...lines, tail] : lines
    const first = known.find((line) => line.trim() !== '')
    // Nothing is written to a file that does not begin as a memory does, or as the torn first line of one.
    if (first === undefined ? !EMPTY.startsWith(tail) : !isHeader(first)) throw notMemory(path, 'another first line')
    const keep: Keeper = (snapshot, added) =>
      added === undefined || open.isBehind ? rewrite(open, snapshot()) : append(open, [added])
    const { memory, diagnostics } = restoreKept(known, options, keep)
    const stranger = diagnostics.find(({ code }) => code === 'unknown-version')
    if (stranger !== undefined) throw notMemory(path, stranger.message)
    open.file = openSync(real, 'a')
    open.hasBadLines = diagnostics.some(({ severity }) => severity === 'error')
    if (isWhole) append(open, [''])
    else if (end < size) ftruncateSync(open.file, end)
    const torn: Diagnostic[] =
      end < size && !isWhole
        ? [{ code: 'torn-line', severity: 'warning', message: 'the last line had no end and was dropped' }]
        : []
    if (first === undefined) append(open, memory.snapshot())
    return withFile(memory, open, [...diagnostics, ...torn], unlock)
  } catch (error) {
    if (open.file !== undefined) closeSync(open.file)
    unlock()
    throw error
  }
}

/** The first line of a memory without a checkpoint: how every file begins. */
const EMPTY = headerLine(undefined)

/** The file that a path leads to through its links, made if it is missing; so that all its names have one lock. */
function realFile(path: string): string {
  const expected = 'the path of a file, new or of a memory'
  const remedy = 'name another file'
  if (typeof path !== 'string' || path === '') throw badOption(expected, path, remedy)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    closeSync(openSync(path, 'a'))
    syncFolder(dirname(realpathSync(path)))
  } else if (!found.isFile()) {
    const what = found.isDirectory() ? 'a folder' : 'a device, pipe or socket'
    throw new V2loError({ code: 'bad-option', expected, received: `${showReceived(path)}, which is ${what}`, remedy })
  }
  return realpathSync(path)
}

const notMemory = (path: string, problem: string) =>
  new V2loError({
    code: 'bad-option',
    expected: 'a file of a memory, whose first line says its version',
    received: `${showReceived(path)}: ${problem}`,
    remedy: 'name another file; this one was left as it is',
  })

function withFile(memory: Memory, open: HeldFile, diagnostics: readonly Diagnostic[], unlock: () => void): MemoryFile {
  /** A change, which the memory has the file keep. */
  function kept<T>(change: () => T): T {
    if (open.file !== undefined) return change()
    throw new V2loError({
      code: 'bad-option',
      expected: 'an open memory file',
      received: 'one that was closed',
      remedy: 'open it again with openMemoryFile',
    })
  }
  return {
    ...memory,
    diagnostics,
    observe: (input) => kept(() => memory.observe(input)),
    correct: (id, change, at) => kept(() => memory.correct(id, change, at)),
    forget: (what, at) => kept(() => memory.forget(what, at)),
    undo: (what) => kept(() => memory.undo(what)),
    close() {
      if (open.file === undefined) return
      closeSync(open.file)
      delete open.file
      unlock()
    },
  }
}
