import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { showReceived, V2loError } from '../base/error'

/** A lock that this process has. */
export interface FileLock {
  /** Lets it go. */
  unlock(): void
  /** Makes sure of it before a write. Throws a `V2loError` if another process has taken it over. */
  checkLock(): void
}

/** How often a lock is touched, and from which age on that of another machine is one that a crash left behind. */
const TOUCH_MS = 15_000
const STALE_MS = 60_000

/**
 * Takes the lock of a file for this process. The lock names its process, when that was started and where it runs, so one that
 * a crash left behind is known and taken over. Of a process elsewhere (another machine, another container) nobody here can
 * tell whether it lives: its lock counts while it is touched, every 15 seconds. Throws a `V2loError` while a process has it.
 */
export function lockFile(path: string): FileLock {
  const lock = `${path}.lock`
  const nonce = `${process.pid}-${Math.random().toString(36).slice(2)}`
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), home: homeOfProcesses(), nonce })
  const draft = `${lock}.${nonce}`
  // The lock appears with its content at once, or another process could read it empty and take it for stale.
  writeFileSync(draft, mine)
  try {
    for (let tries = 0; tries < 100; tries++) {
      if (linked(draft, lock)) return hold(path, lock, mine)
      const held = textOf(lock)
      if (held === undefined) continue
      const holder = holderOf(held, () => ageOf(lock, draft))
      if (holder !== undefined) throw inUse(path, holder)
      takeAway(lock, held, `${draft}.stale`)
    }
    throw inUse(path, 'another process')
  } finally {
    unlinkSync(draft)
  }
}

function hold(path: string, lock: string, mine: string): FileLock {
  const touching = setInterval(() => {
    if (textOf(lock) === mine) touch(lock)
  }, TOUCH_MS)
  touching.unref()
  return {
    unlock() {
      clearInterval(touching)
      if (textOf(lock) === mine) unlinkSync(lock)
    },
    checkLock() {
      const held = textOf(lock)
      if (held === mine) return
      // Somebody removed it; it is taken again, unless another process was faster.
      if (held === undefined && written(lock, mine)) return
      throw inUse(path, 'another process')
    },
  }
}

function written(lock: string, text: string): boolean {
  try {
    writeFileSync(lock, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function touch(lock: string): void {
  try {
    const now = new Date()
    utimesSync(lock, now, now)
  } catch {
    // Removed in between: the next write will say so.
  }
}

/** By how much a lock is older than a file that was just written beside it: by one clock, whichever machine's it is. */
const ageOf = (lock: string, draft: string): number => {
  const time = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return time(draft) - time(lock)
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
function holderOf(text: string, age: () => number): string | undefined {
  let held: { readonly pid?: unknown; readonly started?: unknown; readonly home?: unknown }
  try {
    held = JSON.parse(text)
  } catch {
    return undefined
  }
  const { pid, started, home } = held ?? {}
  if (typeof pid !== 'number') return undefined
  if (typeof home === 'string' && home !== homeOfProcesses())
    return age() < STALE_MS ? `process ${pid} of ${showReceived(home)}` : undefined
  if (!isAlive(pid)) return undefined
  const now = startOf(pid)
  // The number may have been given to another process since.
  return now !== null && started !== null && now !== started ? undefined : `process ${pid}`
}

/** Where the numbers of processes are those that are seen from here: the machine, and the container on it. */
function homeOfProcesses(): string {
  let space = ''
  try {
    space = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Not Linux: one space for the machine.
  }
  return `${hostname()} ${space}`.trim()
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
function takeAway(lock: string, stale: string, aside: string): void {
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (textOf(aside) !== stale) linked(aside, lock)
  unlinkSync(aside)
}

const inUse = (path: string, holder: string) =>
  new V2loError({
    code: 'bad-option',
    expected: 'a memory file that no other process has open',
    received: `${JSON.stringify(path)}, which ${holder} has`,
    remedy: 'end that process or name another file',
  })
