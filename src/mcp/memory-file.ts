import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { showReceived, V2loError } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import { type Keeper, type Memory, restoreKept } from '../memory/memory'
import type { MemoryOptions } from '../memory/options'
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
 * `diagnostics`. Throws a `V2loError` while another process has the file open, if it is not a memory or one of another
 * version, and on options out of range; and the system's error where the file cannot be read or written.
 *
 * @example
 * const memory = openMemoryFile('home.jsonl')
 * const server = createServer({ memory })
 */
export function openMemoryFile(path: string, options: MemoryFileOptions = {}): MemoryFile {
  const unlock = lockFile(path)
  const open: OpenFile = { path }
  try {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
    // Without a line end the last line was torn, or its end was: it was never acknowledged. Counted in bytes, as what is not
    // UTF-8 has another length as text.
    const end = bytes.lastIndexOf('\n') + 1
    const keep: Keeper = (snapshot, added) =>
      added === undefined ? rewrite(open, snapshot()) : append(open.file!, [added])
    const { memory, diagnostics } = restoreKept(bytes.toString('utf8', 0, end), options, keep)
    const stranger = diagnostics.find(({ code }) => code === 'unknown-version' || code === 'missing-header')
    if (stranger !== undefined)
      throw new V2loError({
        code: 'bad-option',
        expected: 'a file of a memory, whose first line says its version',
        received: `${showReceived(path)}: ${stranger.message}`,
        remedy: 'name another file; this one was left as it is',
      })
    open.file = openSync(path, 'a')
    if (end < bytes.length) ftruncateSync(open.file, end)
    const torn: Diagnostic[] =
      end < bytes.length
        ? [{ code: 'torn-line', severity: 'warning', message: 'the last line had no end and was dropped' }]
        : []
    if (end === 0) append(open.file, memory.snapshot())
    return withFile(memory, open, [...diagnostics, ...torn], unlock)
  } catch (error) {
    if (open.file !== undefined) closeSync(open.file)
    unlock()
    throw error
  }
}

interface OpenFile {
  readonly path: string
  /** Absent before it is open and after it was closed. */
  file?: number
}

function withFile(memory: Memory, open: OpenFile, diagnostics: readonly Diagnostic[], unlock: () => void): MemoryFile {
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

function append(file: number, lines: readonly string[]): void {
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  fsyncSync(file)
}

/** The whole file anew: beside it first, then in its place at once. */
function rewrite(open: OpenFile, lines: readonly string[]): void {
  const beside = `${open.path}.new`
  const file = openSync(beside, 'w')
  try {
    append(file, lines)
  } finally {
    closeSync(file)
  }
  renameSync(beside, open.path)
  syncFolder(dirname(open.path))
  closeSync(open.file!)
  open.file = openSync(open.path, 'a')
}

/** Makes a rename last; not every system lets a folder be opened. */
function syncFolder(folder: string): void {
  let file: number
  try {
    file = openSync(folder, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(file)
  } catch {
    // Some file systems sync no folders: the rename is theirs to keep.
  } finally {
    closeSync(file)
  }
}
