import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { V2loError } from '../base/error'

/**
 * Takes the lock of a file for this process and gives the function that lets it go. The lock names its process and when that
 * was started, so one that a crash left behind is known and taken over. Throws a `V2loError` while a process has it.
 */
export function lockFile(path: string): () => void {
  const lock = `${path}.lock`
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), nonce: Math.random() })
  const draft = `${lock}.${process.pid}`
  // The lock appears with its content at once, or another process could read it empty and take it for stale.
  writeFileSync(draft, mine)
  try {
    for (let tries = 0; tries < 100; tries++) {
      if (linked(draft, lock)) return () => release(lock, mine)
      const held = textOf(lock)
      if (held === undefined) continue
      const holder = holderOf(held)
      if (holder !== undefined) throw inUse(path, holder)
      takeAway(lock, held)
    }
    throw inUse(path, 'another process')
  } finally {
    unlinkSync(draft)
  }
}

function linked(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** The process that holds a lock, in words; `undefined` if it is no longer there. */
function holderOf(text: string): string | undefined {
  let held: { readonly pid?: unknown; readonly started?: unknown }
  try {
    held = JSON.parse(text)
  } catch {
    return undefined
  }
  const { pid, started } = held ?? {}
  if (typeof pid !== 'number' || !isAlive(pid)) return undefined
  const now = startOf(pid)
  // The number may have been given to another process since.
  return now !== null && started !== null && now !== started ? undefined : `process ${pid}`
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process was started, in the system's own count; `null` where that is not told. */
function startOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`)
  // The name of the program, in brackets, may hold anything.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

/** Takes a stale lock away, and puts back one that another process took in between. */
function takeAway(lock: string, stale: string): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (textOf(aside) !== stale) linked(aside, lock)
  unlinkSync(aside)
}

function release(lock: string, mine: string): void {
  if (textOf(lock) === mine) unlinkSync(lock)
}

const inUse = (path: string, holder: string) =>
  new V2loError({
    code: 'bad-option',
    expected: 'a memory file that no other process has open',
    received: `${JSON.stringify(path)}, which ${holder} has`,
    remedy: 'end that process or name another file',
  })
