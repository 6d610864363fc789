import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RowTally } from '../../serve/rows/tally'
import type { InputPlace } from '../../transport/blocks'
import { writeAll } from '../../transport/stream'
import { type Io, UsageError } from '../command'
import { diskError, makeFolder, PARTIAL } from '../generate/folder'
import { type Journal, openJournal, type RunIdentity } from './journal'

/** Where results go. */
export interface Results {
  /** What an earlier run has done. */
  readonly done?: { readonly place: InputPlace; readonly tally: RowTally }
  /** Writes the results of the rows up to a place; `tally` counts all rows up to there. */
  write(bytes: Uint8Array, place: InputPlace, tally: RowTally): Promise<void>
  /** Gives the file its name, once all is written. */
  finish(): Promise<void>
  /** Keeps what is there for a run that goes on. */
  leave(): Promise<void>
  /** Closes what is there, and removes it unless an earlier run began it: this call was a mistake. */
  drop(): Promise<void>
}

/** Results on standard output. */
export const streamResults = ({ stdout }: Io): Results => ({
  write: (bytes) => writeAll(stdout, bytes),
  async finish() {},
  async leave() {},
  async drop() {},
})

/** How often what is written is made sure of, in milliseconds: about so much work a killed run loses. */
const SAVE_MS = 1000

/** What a file of results is for. */
export interface ResultsRun {
  readonly identity: RunIdentity
  readonly resume: boolean
  readonly force: boolean
}

/**
 * Results in a file that has its name only when it is whole. Until then there is `FILE.partial`, and beside it
 * `FILE.journal`, which says up to where the input is done; `undefined` if an earlier run has made the file whole.
 */
export async function fileResults(path: string, run: ResultsRun): Promise<Results | undefined> {
  const partial = path + PARTIAL
  const journalPath = `${path}.journal`
  if (run.resume && existsSync(path) && !existsSync(partial)) {
    if ((await stat(path)).mtimeMs < (run.identity.modified ?? 0))
      throw new UsageError(`${path}: it is whole, and older than the input; --force scores again and writes over it`)
    await rm(journalPath, { force: true })
    return undefined
  }
  if (!run.resume && !run.force)
    for (const [file, what] of [
      [path, '--force writes over it'],
      [partial, 'an earlier run left it; --resume goes on, --force starts anew'],
    ] as const)
      if (existsSync(file)) throw new UsageError(`--out ${path}: ${file} is there; ${what}`)
  await makeFolder(dirname(path))
  const journal = await openJournal(journalPath, run.identity, run.resume && existsSync(partial))
  const file = await openAt(partial, journal).catch(async (error) => {
    await journal.close()
    throw error
  })
  return writer({ path, journalPath, journal, file })
}

async function openAt(partial: string, { last }: Journal): Promise<FileHandle> {
  try {
    const file = await open(partial, last ? 'r+' : 'w')
    if (last && (await file.stat()).size < last.written) {
      await file.close()
      throw new UsageError(`${partial}: it is shorter than its journal says; start anew with --force`)
    }
    await file.truncate(last?.written ?? 0)
    return file
  } catch (error) {
    throw error instanceof UsageError ? error : diskError(partial, error)
  }
}

interface Files {
  readonly path: string
  readonly journalPath: string
  readonly journal: Journal
  readonly file: FileHandle
}

function writer({ path, journalPath, journal, file }: Files): Results {
  const partial = path + PARTIAL
  const { last } = journal
  let written = last?.written ?? 0
  let saved = performance.now()
  let unsaved: { readonly place: InputPlace; readonly tally: RowTally } | undefined
  const onDisk = async (act: () => Promise<unknown>) => {
    try {
      await act()
    } catch (error) {
      throw error instanceof UsageError ? error : diskError(partial, error)
    }
  }
  /** The journal never says more than what is on the disk. */
  async function save(): Promise<void> {
    if (unsaved === undefined) return
    await file.datasync()
    await journal.add({ ...unsaved, written })
    unsaved = undefined
    saved = performance.now()
  }
  async function close(): Promise<void> {
    await file.close()
    await journal.close()
  }
  return {
    ...(last && { done: { place: last.place, tally: last.tally } }),
    write: (bytes, place, tally) =>
      onDisk(async () => {
        for (let at = 0; at < bytes.length; ) {
          const { bytesWritten } = await file.write(bytes, at, bytes.length - at, written)
          at += bytesWritten
          written += bytesWritten
        }
        unsaved = { place, tally }
        if (performance.now() - saved >= SAVE_MS) await save()
      }),
    finish: () =>
      onDisk(async () => {
        await file.sync()
        await close()
        await rename(partial, path)
        await syncFolder(dirname(path))
        await rm(journalPath, { force: true })
      }),
    leave: () =>
      onDisk(async () => {
        await save()
        await close()
      }),
    drop: () =>
      onDisk(async () => {
        await close()
        if (last === undefined) for (const one of [partial, journalPath]) await rm(one, { force: true })
      }),
  }
}

/** The new name outlives a loss of power; where a folder cannot be opened, as on Windows, that is left to the system. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
