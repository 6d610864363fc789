import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { showReceived, V2loError } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import { type Memory, restoreMemory } from '../memory/memory'
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
  let file: number | undefined
  try {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
    // Without a line end the last line was torn, or its end was: it was never acknowledged. Counted in bytes, as what is not
    // UTF-8 has another length as text.
    const end = bytes.lastIndexOf('\n') + 1
    const { memory, diagnostics } = restoreMemory(bytes.toString('utf8', 0, end), options)
    const stranger = diagnostics.find(({ code }) => code === 'unknown-version' || code === 'missing-header')
    if (stranger !== undefined)
      throw new V2loError({
        code: 'bad-option',
        expected: 'a file of a memory, whose first line says its version',
        received: `${showReceived(path)}: ${stranger.message}`,
        remedy: 'name another file; this one was left as it is',
      })
    file = openSync(path, 'a')
    if (end < bytes.length) ftruncateSync(file, end)
    const torn: Diagnostic[] =
      end < bytes.length
        ? [{ code: 'torn-line', severity: 'warning', message: 'the last line had no end and was dropped' }]
        : []
    const open = { path, file, isOpen: true }
    if (end === 0) append(open, memory.snapshot())
    return withFile(memory, open, [...diagnostics, ...torn], unlock)
  } catch (error) {
    if (file !== undefined) closeSync(file)
    unlock()
    throw error
  }
}

interface OpenFile {
  readonly path: string
  file: number
  isOpen: boolean
}

function withFile(memory: Memory, open: OpenFile, diagnostics: readonly Diagnostic[], unlock: () => void): MemoryFile {
  /** The new entries of a change go to the end; what changed otherwise is written anew. */
  function kept<T>(change: () => T): T {
    if (!open.isOpen)
      throw new V2loError({
        code: 'bad-option',
        expected: 'an open memory file',
        received: 'one that was closed',
        remedy: 'open it again with openMemoryFile',
      })
    const before = new Set(memory.entries().map(({ text }) => text))
    const first = memory.snapshot()[0]
    const result = change()
    const lines = memory.snapshot()
    const added = lines.slice(1).filter((line) => !before.has(line))
    const isAppend = lines[0] === first && lines.length - 1 === before.size + added.length
    try {
      if (!isAppend) rewrite(open, lines)
      else if (added.length > 0) append(open, added)
    } catch (error) {
      // What is not on the disk was not observed.
      for (const { hash, text } of memory.entries()) if (!before.has(text)) memory.undo({ hash })
      throw error
    }
    return result
  }
  return {
    ...memory,
    diagnostics,
    observe: (input) => kept(() => memory.observe(input)),
    correct: (id, change, at) => kept(() => memory.correct(id, change, at)),
    forget: (what, at) => kept(() => memory.forget(what, at)),
    undo: (what) => kept(() => memory.undo(what)),
    close() {
      if (!open.isOpen) return
      open.isOpen = false
      closeSync(open.file)
      unlock()
    },
  }
}

function append({ file }: OpenFile, lines: readonly string[]): void {
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  fsyncSync(file)
}

/** The whole file anew: beside it first, then in its place at once. */
function rewrite(open: OpenFile, lines: readonly string[]): void {
  const beside = `${open.path}.new`
  const file = openSync(beside, 'w')
  try {
    append({ ...open, file }, lines)
  } finally {
    closeSync(file)
  }
  renameSync(beside, open.path)
  syncFolder(dirname(open.path))
  closeSync(open.file)
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
