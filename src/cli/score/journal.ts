import { existsSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { RowTally } from '../../serve/rows/tally'
import type { InputPlace } from '../../transport/blocks'
import { UsageError } from '../command'
import { diskError } from '../generate/folder'
import { wholeLines } from '../generate/lines'

/** What makes two calls the same run: all that decides on the bytes of its results. */
export interface RunIdentity {
  readonly version: string
  readonly input: string | null
  readonly size?: number
  /** When the input was last written, in milliseconds since 1970. */
  readonly modified?: number
  /** What stands in it, looked at in some places. */
  readonly fingerprint?: string
  /** How rows are scored. */
  readonly settings: object
}

/** How far a run is: the place in the input, what came of the rows before it, and the bytes of their results. */
export interface SavedPlace {
  readonly place: InputPlace
  readonly tally: RowTally
  readonly written: number
}

/** A file with a line for what the run is, and one for each time that its results were safe on the disk. */
export interface Journal {
  /** The newest checkpoint of an earlier run. */
  readonly last?: SavedPlace
  add(checkpoint: SavedPlace): Promise<void>
  close(): Promise<void>
}

const MARK = 'score-journal/1'

/** Begins a journal, or goes on with that of an earlier run; throws a `UsageError` if that was another run. */
export async function openJournal(path: string, identity: RunIdentity, resume: boolean): Promise<Journal> {
  const { end, last } = resume && existsSync(path) ? await recover(path, identity) : { end: 0, last: undefined }
  const failed = (error: unknown) => {
    throw diskError(path, error)
  }
  const file: FileHandle = await open(path, end > 0 ? 'r+' : 'w').catch(failed)
  let at = end
  const write = async (value: object) => {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`)
    await file.write(bytes, 0, bytes.length, at).catch(failed)
    at += bytes.length
  }
  await file.truncate(end)
  if (end === 0) await write({ v2lo: MARK, run: identity })
  return {
    ...(last && { last }),
    add: write,
    close: () => file.close(),
  }
}

/** Where the last whole line ends, and what it says. */
async function recover(path: string, identity: RunIdentity): Promise<{ end: number; last: SavedPlace | undefined }> {
  let end = 0
  let last: SavedPlace | undefined
  for await (const line of wholeLines(path)) {
    const value = parsed(line.text)
    // A disk that lost its power may hold a line of zeros.
    if (value === undefined) break
    if (end === 0) checkRun(path, value, identity)
    else last = value as unknown as SavedPlace
    end = line.end
  }
  return { end, last }
}

const TOLD: readonly (readonly [keyof RunIdentity, string])[] = [
  ['input', 'another input'],
  ['size', 'an input of another size'],
  ['modified', 'an input that was written to since'],
  ['fingerprint', 'an input that was written anew'],
  ['settings', 'another preset or other flags'],
  ['version', 'another version of v2lo-map'],
]

function checkRun(path: string, head: { v2lo?: unknown; run?: unknown }, identity: RunIdentity): void {
  const run = (head.v2lo === MARK ? head.run : undefined) as RunIdentity | undefined
  const now = JSON.parse(JSON.stringify(identity)) as RunIdentity
  const other = TOLD.find(([field]) => !isDeepStrictEqual(run?.[field], now[field]))
  if (other !== undefined)
    throw new UsageError(`${path}: it is of a run with ${other[1]}; repeat that call, or start anew with --force`)
}

function parsed(text: string): { v2lo?: unknown; run?: unknown } | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
