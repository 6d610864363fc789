import { realpathSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, join, sep } from 'node:path'
import { inOrder } from '../../workers/in-order'
import { type BrokenRow, isBroken, type Note, type OpenFile, type RowSource } from '../answers/inspector'
import type { LoggedRow, LogReading } from '../read/logged-row'
import { createRowTable, type JudgedRow, type RowTable } from '../table/table'
import { judgeRow, type PresetPair } from '../view/judge'
import { catchUp, fileStep, type LogFile, newLogFile, readPlace, rowsOf } from './log-file'
import { appendNote, readNotes } from './notes'
import { checkPaths, findFiles } from './paths'

/** What is opened, and how it is read. */
export interface LogsOptions {
  readonly paths: readonly string[]
  readonly presets: PresetPair
  readonly reading: LogReading
  /** Under which images that rows name are shown. */
  readonly images?: string | undefined
  /** Judges rows in other threads, batches of `width` at once; without it they are judged in this one. */
  readonly elsewhere?: RowJudge | undefined
  /** How often files are looked at for what is new, in milliseconds; default 500. */
  readonly pollMs?: number
}

/** Judges rows in other threads. */
export interface RowJudge {
  judge(rows: readonly LoggedRow[]): Promise<readonly (JudgedRow | undefined)[]>
  /** How many batches are worth handing over at once. */
  readonly width: number
}

/** Logs that are open: indexed and scored in the background, and followed as they grow. */
export interface OpenLogs extends RowSource {
  /** Resolves once everything that was there is indexed. */
  readonly whenIndexed: Promise<void>
  /** Resolves once everything that was there is scored. */
  readonly whenScored: Promise<void>
  addNote(at: number, label: string, text: string): Promise<Note>
  /** The bytes of an image that a row names; `undefined` if it is not under the folder of images. */
  image(at: number, number: number): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>
  close(): Promise<void>
}

/** Rows of a log by their places, and what was read there. */
interface Batch {
  readonly rows: readonly number[]
  readonly read: readonly (LoggedRow | BrokenRow)[]
}

/** How long reading and scoring go on before others are let in, in milliseconds. */
const SLICE_MS = 10

/** Rows and bytes that are read with one look at a file. */
const BATCH_ROWS = 64
const SPAN_BYTES = 262_144

const IMAGE_TYPES = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
])
const MOST_IMAGE_BYTES = 32 * 1024 * 1024

/** Opens logs and begins to read them. Throws a `V2loError` for a path that does not exist. */
export function openLogs({ paths, presets, reading, images, elsewhere, pollMs = 500 }: LogsOptions): OpenLogs {
  checkPaths(paths)
  const table: RowTable = createRowTable()
  const files: LogFile[] = []
  const byPath = new Map<string, LogFile>()
  const notes = new Map<number, readonly Note[]>()
  const ending = new AbortController()
  let revision = 0
  let sliceEnd = 0
  let nextToJudge = 0
  let spare: Uint8Array | undefined

  async function pause(): Promise<void> {
    if (performance.now() < sliceEnd) return
    await new Promise(setImmediate)
    sliceEnd = performance.now() + SLICE_MS
  }
  const run = { table, reading, signal: ending.signal, pause }

  /** Looks once at every file there is. */
  async function look(): Promise<void> {
    const found = findFiles(paths)
    for (const one of found) {
      const file = byPath.get(one.path) ?? newLogFile(one, files.length)
      if (byPath.has(one.path)) continue
      byPath.set(one.path, file)
      files.push(file)
      notes.set(file.number, readNotes(file.path, file.name))
      revision++
    }
    // How much there is to read is known before the first file is read.
    for (const file of files)
      if (file.bytes === 0 && file.problem === undefined)
        file.bytes = (await stat(file.path).catch(() => undefined))?.size ?? 0
    for (const file of files) {
      if (ending.signal.aborted) return
      const before = table.size
      if ((await catchUp(file, run)) || table.size !== before) revision++
    }
  }

  /** What was read and is not judged, batch by batch. */
  async function* unjudged(): AsyncIterable<Batch> {
    while (nextToJudge < table.size && !ending.signal.aborted) {
      const rows: number[] = []
      for (; nextToJudge < table.size && rows.length < BATCH_ROWS; nextToJudge++)
        if (table.isAlive(nextToJudge) && !table.isJudged(nextToJudge)) rows.push(nextToJudge)
      if (rows.length > 0) yield { rows, read: await readMany(rows) }
    }
  }

  async function judge({ rows, read }: Batch): Promise<readonly [at: number, judged: JudgedRow | undefined][]> {
    const whole = read.filter((row): row is LoggedRow => !isBroken(row))
    // Where no worker can be started, rows are judged all the same.
    const judged = await (elsewhere?.judge(whole).catch(() => judgeHere(whole)) ?? judgeHere(whole))
    let next = 0
    return rows.map((at, i) => [at, isBroken(read[i]!) ? undefined : judged[next++]])
  }

  async function judgeHere(rows: readonly LoggedRow[]) {
    const judged: (JudgedRow | undefined)[] = []
    for (const row of rows) {
      if (ending.signal.aborted) break
      judged.push(judgeRow(row, presets))
      await pause()
    }
    return judged
  }

  async function judgeAll(): Promise<void> {
    for await (const batch of inOrder(unjudged(), elsewhere?.width ?? 1, judge)) {
      if (ending.signal.aborted) return
      for (const [at, judged] of batch) {
        if (judged && table.isAlive(at)) table.judge(at, judged)
        table.settle(at)
      }
      revision++
    }
  }

  function rowIn(at: number, bytes: Uint8Array): LoggedRow | BrokenRow {
    const { file, length, sample } = table.place(at)
    const rows = rowsOf({ bytes, tooLong: bytes.length < length }, { ...reading, ...fileStep(files[file]!.name) })
    const row = typeof rows === 'string' ? undefined : rows[sample]
    if (row) return row
    const problem = typeof rows === 'string' ? rows : 'the file has changed since it was read'
    return { problem, bytes: new TextDecoder().decode(bytes.subarray(0, 4000)), length }
  }
  const unreadable = (error: unknown, length: number): BrokenRow => ({
    problem: `the file cannot be read (${(error as NodeJS.ErrnoException).code})`,
    bytes: '',
    length,
  })
  async function read(at: number): Promise<LoggedRow | BrokenRow> {
    const { file, offset, length } = table.place(at)
    try {
      return rowIn(at, await readPlace(files[file]!.path, offset, length))
    } catch (error) {
      return unreadable(error, length)
    }
  }
  /** Rows that lie close together in one file are read with one look at it. */
  async function readMany(rows: readonly number[]): Promise<readonly (LoggedRow | BrokenRow)[]> {
    const found: (LoggedRow | BrokenRow)[] = []
    // Taken by one reader at a time, so that a search through everything does not fill the memory with old bytes.
    const into = spare ?? new Uint8Array(SPAN_BYTES)
    spare = undefined
    for (let from = 0; from < rows.length; ) {
      const first = table.place(rows[from]!)
      let end = first.offset + first.length
      let to = from + 1
      for (; to < rows.length; to++) {
        const next = table.place(rows[to]!)
        if (
          next.file !== first.file ||
          next.offset < first.offset ||
          next.offset + next.length > first.offset + SPAN_BYTES
        )
          break
        end = Math.max(end, next.offset + next.length)
      }
      try {
        const bytes = await readPlace(files[first.file]!.path, first.offset, end - first.offset, into)
        for (const at of rows.slice(from, to)) {
          const start = table.place(at).offset - first.offset
          found.push(rowIn(at, bytes.subarray(start, start + table.place(at).length)))
        }
      } catch (error) {
        for (const at of rows.slice(from, to)) found.push(unreadable(error, table.place(at).length))
      }
      from = to
    }
    spare = into
    return found
  }

  const begun = (async () => {
    // The first screen is served before the first slice.
    await new Promise(setImmediate)
    await look()
  })()
  const scored = begun.then(judgeAll)
  const followed = (async () => {
    await scored
    while (!ending.signal.aborted) {
      await sleep(pollMs, ending.signal)
      if (ending.signal.aborted) return
      await look()
      await judgeAll()
    }
  })()
  // A fault of ours ends following, and is told where it is waited for: at the end.
  followed.catch(() => {})

  return {
    table,
    presets,
    whenIndexed: begun,
    whenScored: scored,
    files: () => files.map(openFile),
    indexed: () => ({ done: sum(files, bytesDone), total: sum(files, ({ bytes }) => bytes) }),
    scored: () => ({ done: table.settled - table.dead, total: table.size - table.dead }),
    revision: () => revision,
    read,
    readMany,
    notes: () => [...notes.values()].flat(),
    async addNote(at, label, text) {
      const { file: number, line, sample } = table.place(at)
      const file = files[number]!
      const note = {
        file: file.name,
        line,
        sample,
        id: table.id(at) ?? null,
        label,
        text,
        time: Math.round(Date.now() / 1000),
      }
      await appendNote(file.path, note)
      notes.set(number, readNotes(file.path, file.name))
      revision++
      return note
    },
    async image(at, number) {
      const row = await read(at)
      const named = isBroken(row) ? undefined : row.images?.[number]
      if (images === undefined || named === undefined) return undefined
      return readImage(images, named)
    },
    async close() {
      ending.abort()
      await followed
    },
  }
}

function openFile({ name, formats, rows, trouble }: LogFile): OpenFile {
  return { name, format: formats.size === 0 ? null : [...formats].join(', '), rows, problem: trouble }
}

/** A file that was read to its end is done, whatever blanks or half line it ends in. */
const bytesDone = ({ identity, bytes, consumed }: LogFile) => (identity === '' ? Math.min(consumed, bytes) : bytes)

async function readImage(root: string, named: string) {
  const type = IMAGE_TYPES.get(named.split('.').at(-1)!.toLowerCase())
  if (type === undefined) return undefined
  try {
    const inside = realpathSync(root)
    const path = realpathSync(isAbsolute(named) ? named : join(root, named))
    if (!path.startsWith(inside + sep)) return undefined
    const { size } = await stat(path)
    return size > MOST_IMAGE_BYTES ? undefined : { bytes: await readFile(path), type }
  } catch {
    return undefined
  }
}

const sum = (files: readonly LogFile[], of: (file: LogFile) => number) =>
  files.reduce((total, file) => total + of(file), 0)

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms)
    function end(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    signal.addEventListener('abort', end)
  })
}
