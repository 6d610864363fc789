import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** A memory's file while it is open. */
export interface HeldFile {
  readonly path: string
  /** Absent before it is open and after it was closed. */
  file?: number
  /** Something was taken out of the memory and could not be written: the next change writes all of it. */
  isBehind?: boolean
  /** Bytes of whole lines, where a write failed and left more behind; `undefined` while there is nothing of the kind. */
  torn?: number | undefined
  /** Some of its lines could not be read: before it is written anew, a copy of it is put aside. */
  hasBadLines: boolean
  /** Throws if another process has taken the file over. */
  readonly checkLock: () => void
}

/**
 * Puts lines at the end and waits until they are on the disk. What a write that failed has left there, such as half a line
 * on a full disk, is taken away again: the next line would be joined to it and be lost with it.
 */
export function append(open: HeldFile, lines: readonly string[]): void {
  open.checkLock()
  const file = open.file!
  if (open.torn !== undefined) ftruncateSync(file, open.torn)
  open.torn = fstatSync(file).size
  try {
    writeWhole(file, lines)
    open.torn = undefined
  } catch (error) {
    try {
      ftruncateSync(file, open.torn)
      open.torn = undefined
    } catch {
      // It is tried again before the next line.
    }
    throw error
  }
}

/** The whole file anew: beside it first, then in its place at once, with the rights and the owner that it had. */
export function rewrite(open: HeldFile, lines: readonly string[]): void {
  open.isBehind = true
  open.checkLock()
  if (open.hasBadLines) putAside(open)
  const beside = `${open.path}.new`
  const { mode, uid, gid } = fstatSync(open.file!)
  const file = openSync(beside, 'w', 0o600)
  try {
    try {
      fchownSync(file, uid, gid)
    } catch {
      // Only a file of one's own can be given its group, and only root gives files away.
    }
    fchmodSync(file, mode & 0o7777)
    writeWhole(file, lines)
    renameSync(beside, open.path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  syncFolder(dirname(open.path))
  closeSync(open.file!)
  open.file = openSync(open.path, 'a')
  open.torn = undefined
  open.isBehind = false
}

/** Keeps what could not be read: `FILE.damaged`, or with the first number that is free. */
function putAside(open: HeldFile): void {
  for (let i = 1; open.hasBadLines; i++) {
    const aside = `${open.path}.damaged${i === 1 ? '' : `-${i}`}`
    if (existsSync(aside)) continue
    copyFileSync(open.path, aside, constants.COPYFILE_EXCL)
    open.hasBadLines = false
  }
}

function writeWhole(file: number, lines: readonly string[]): void {
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  fsyncSync(file)
}

/** Makes a new name last; not every system lets a folder be opened. */
export function syncFolder(folder: string): void {
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
