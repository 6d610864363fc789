import { stat } from 'node:fs/promises'
import { inOrder } from '../../workers/in-order'
import {
  type BrokenRow,
  isBroken,
  type Note,
  type NoteWords,
  type OpenFile,
  type RowSource,
} from '../answers/inspector'
import type { LoggedRow, LogReading } from '../read/logged-row'
import { batchEnd } from '../table/batch'
import { createRowTable, type JudgedRow, type RowTable } from '../table/table'
import { judgeRow, type PresetPair } from '../view/judge'
import { viewRow } from '../view/row-view'
import { type ImageFile, readImage } from './images'
import { createItemLookup } from './items'
import { catchUp, forget, type LogFile, newLogFile } from './log-file'
import { createNoteBook } from './note-book'
import { checkPaths, findFiles } from './paths'
import { createRowReader } from './row-reader'

/** What is opened, and how it is read. */
export interface LogsOptions {
  readonly paths: readonly string[]
  readonly presets: PresetPair
  readonly reading: LogReading
  /** Files of items that rows of the logs are completed from, by id. */
  readonly items?: readonly string[]
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
  /** The note that is kept: another, if it does not say `before` any more. */
  addNote(at: number, words: NoteWords, before?: NoteWords): Promise<Note>
  /** The bytes of an image that a row names; `undefined` if it is not under the folder of images. */
  image(at: number, number: number): Promise<ImageFile | undefined>
  /** The same of a row that was read already. */
  imageOf(row: LoggedRow | BrokenRow, number: number): Promise<ImageFile | undefined>
  close(): Promise<void>
}

type ReadRow = LoggedRow | BrokenRow | undefined

const isWhole = (row: ReadRow): row is LoggedRow => row !== undefined && !isBroken(row)

/** Rows of a log by their places, and what was read there. */
interface Batch {
  readonly rows: readonly number[]
  readonly read: readonly ReadRow[]
}

/** How long reading and scoring go on before others are let in, in milliseconds. */
const SLICE_MS = 10
/** How long they stand still at most for a request that waits for its rows. */
const GIVE_WAY_MS = 100

/** Rows that are scored with one look at a file. In this thread few: what is held for long is given back late. */
const BATCH_ROWS = 8
/** The same for workers, to which a batch has to be carried. */
const CARRIED_ROWS = 64
/** Rows that are looked at ahead, so that the program behind the first row somebody opens is compiled by then. */
const WARM_ROWS = 24

/** Opens logs and begins to read them. Throws a `V2loError` for a path that does not exist. */
export function openLogs(options: LogsOptions): OpenLogs {
  const { paths, items: itemFiles = [], presets, reading, images, elsewhere, pollMs = 500 } = options
  checkPaths([...paths, ...itemFiles])
  const table: RowTable = createRowTable()
  const files: LogFile[] = []
  const byPath = new Map<string, LogFile>()
  const items = createItemLookup()
  const reader = createRowReader({ table, files, items, reading })
  const notes = createNoteBook()
  const ending = new AbortController()
  let revision = 0
  let sliceEnd = 0
  let indexed = false
  let nextToJudge = 0
  /** Requests that wait for rows. */
  let waiting = 0

  async function pause(): Promise<void> {
    if (performance.now() < sliceEnd) return
    const until = performance.now() + GIVE_WAY_MS
    do await new Promise(setImmediate)
    while (waiting > 0 && performance.now() < until)
    sliceEnd = performance.now() + SLICE_MS
  }
  const run = { table, items, reading, signal: ending.signal, pause }

  /** Looks once at every file there is. */
  async function look(): Promise<void> {
    for (const one of findFiles({ paths, items: itemFiles })) {
      if (byPath.has(one.path)) continue
      const file = newLogFile(one, files.length)
      byPath.set(one.path, file)
      files.push(file)
      await notes.open(file)
      revision++
    }
    const logs = files.some(({ items: kind, problem }) => kind === undefined && problem === undefined)
    for (const file of files) {
      const isItems = file.items === 'named' || (file.items === 'perhaps' && logs)
      // With a log beside it, its rows are not looked at any more.
      if (isItems !== file.isItems) forget(file, run)
      file.isItems = isItems
      // How much there is to read is known before the first file is read.
      if (file.bytes === 0 && file.problem === undefined)
        file.bytes = (await stat(file.path).catch(() => undefined))?.size ?? 0
    }
    let newItems = false
    for (const file of files) if (file.isItems) newItems = (await bringUpToDate(file)) || newItems
    for (const file of files) {
      if (ending.signal.aborted) return
      if (file.isItems) continue
      // What its rows are completed from is not what it was.
      if (newItems && file.rows > 0) forget(file, run)
      await bringUpToDate(file)
    }
  }
  async function bringUpToDate(file: LogFile): Promise<boolean> {
    const before = table.size
    const changed = await catchUp(file, run)
    if (changed || table.size !== before) revision++
    return changed
  }

  /** Shows the first rows to nobody. */
  async function warmUp(): Promise<void> {
    while (table.size < WARM_ROWS && !indexed) await sleep(20, ending.signal)
    for (let at = table.next(0), done = 0; at < table.size && done < WARM_ROWS; at = table.next(at + 1), done++) {
      if (ending.signal.aborted) return
      const row = await reader.read(at)
      if (!isBroken(row)) viewRow(row, { presets })
      await new Promise(setImmediate)
    }
  }

  /** What was read and is not judged, batch by batch. */
  async function* unjudged(): AsyncIterable<Batch> {
    const most = elsewhere === undefined ? BATCH_ROWS : CARRIED_ROWS
    while (nextToJudge < table.size && !ending.signal.aborted) {
      const waiting: number[] = []
      for (let at = nextToJudge; at < table.size && waiting.length < most; at = table.next(at + 1))
        if (table.isAlive(at) && !table.isJudged(at)) waiting.push(at)
      if (waiting.length === 0) {
        nextToJudge = table.size
        return
      }
      const rows = waiting.slice(0, batchEnd(table, waiting, 0, most))
      nextToJudge = rows.at(-1)! + 1
      yield { rows, read: await reader.readMany(rows) }
    }
  }

  async function judge({ rows, read }: Batch): Promise<readonly [at: number, judged: JudgedRow | undefined][]> {
    const whole = read.filter(isWhole)
    // Where no worker can be started, rows are judged all the same.
    const judged = await (elsewhere?.judge(whole).catch(() => judgeHere(whole)) ?? judgeHere(whole))
    let next = 0
    return rows.map((at, i) => [at, isWhole(read[i]) ? judged[next++] : undefined])
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

  async function imageOf(row: LoggedRow | BrokenRow, number: number) {
    const named = isBroken(row) ? undefined : row.images?.[number]
    return images === undefined || named === undefined ? undefined : readImage(images, named)
  }

  /** Answers a request; what is done in the background gives way to it. */
  async function ahead<T>(answer: Promise<T>): Promise<T> {
    waiting++
    try {
      return await answer
    } finally {
      waiting--
    }
  }

  const begun = (async () => {
    // The first screen is served before the first slice.
    await new Promise(setImmediate)
    await look()
    indexed = true
  })()
  const warm = warmUp()
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
  for (const work of [followed, warm]) work.catch(() => {})

  return {
    table,
    presets,
    whenIndexed: begun,
    whenScored: scored,
    files: () => files.map(openFile),
    indexed: () => ({ done: sum(files, bytesDone), total: sum(files, ({ bytes }) => bytes) }),
    scored: () => ({ done: table.settled - table.dead, total: table.size - table.dead }),
    revision: () => revision,
    read: (at) => ahead(reader.read(at)),
    readMany: (rows, text) => ahead(reader.readMany(rows, text)),
    notes: notes.all,
    async addNote(at, words, before) {
      const { file: number, line, sample } = table.place(at)
      const file = files[number]!
      const place = { file: file.name, line, sample, id: table.id(at) ?? null }
      const note = await notes.add(file, { ...place, ...words, time: Math.round(Date.now() / 1000) }, before)
      revision++
      return note
    },
    image: async (at, number) => imageOf(await reader.read(at), number),
    imageOf,
    async close() {
      ending.abort()
      await Promise.all([followed, warm])
    },
  }
}

function openFile({ name, under, formats, rows, trouble, isItems }: LogFile): OpenFile {
  const format = formats.size === 0 ? null : [...formats].join(', ')
  return { name, under: under ?? null, format, rows, isItems, problem: trouble }
}

/** A file that was read to its end is done, whatever blanks or half line it ends in. */
const bytesDone = ({ identity, bytes, consumed }: LogFile) => (identity === '' ? Math.min(consumed, bytes) : bytes)

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
