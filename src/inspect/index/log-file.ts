import type { FileHandle } from 'node:fs/promises'
import { isV2loError } from '../../base/error'
import { type LoggedRow, type LogReading, readLoggedRows } from '../read/logged-row'
import { parseRowJson } from '../read/row-json'
import type { RowPlace, RowTable } from '../table/table'
import { identityOf, openLog, readAt } from './file-bytes'
import type { ItemLookup } from './items'
import { parquetRowsOf } from './parquet-file'
import { type FoundFile, stepOfName } from './paths'
import { createSplitter, kindOfFile, type RowBytes, type Splitter } from './splitter'

/** Rows longer than this are shown as broken: 64 MiB. */
export const MAX_ROW_BYTES = 64 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024
/** Bytes from the beginning, and before the place reached, that tell whether a file was written anew. */
const WITNESS_BYTES = 256

/** What is known of one log. */
export interface LogFile extends FoundFile {
  readonly number: number
  /** Its rows are items that rows of other files are completed from, and no rows of the table. */
  isItems: boolean
  rows: number
  formats: Set<string>
  bytes: number
  /** Everything before it is indexed. */
  consumed: number
  line: number
  /** Lines read so far that fit no log. */
  unread: number
  trouble: string | null
  identity: string
  head: Uint8Array
  tail: Uint8Array
}

/** A file that nothing was read of yet. */
export function newLogFile(found: FoundFile, number: number): LogFile {
  const nothing = new Uint8Array(0)
  const start = { rows: 0, bytes: 0, consumed: 0, line: 0, unread: 0, identity: '', head: nothing, tail: nothing }
  return { ...found, number, ...start, isItems: false, formats: new Set(), trouble: found.problem ?? null }
}

/** What reading a file needs besides the file. */
export interface IndexRun {
  readonly table: RowTable
  readonly items: ItemLookup
  readonly reading: LogReading
  /** Ends reading. */
  readonly signal: AbortSignal
  /** Lets others run; called every few milliseconds. */
  pause(): Promise<void>
}

/** Brings the index of a file up to date: reads what was appended, or everything anew if it was cut or replaced. */
export async function catchUp(file: LogFile, run: IndexRun): Promise<boolean> {
  if (file.problem !== undefined) return false
  let handle: FileHandle
  try {
    handle = await openLog(file.path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const before = file.trouble
    file.trouble = code === 'ENOENT' ? 'it has disappeared' : `it cannot be opened (${code})`
    if (code === 'ENOENT' && file.rows > 0) forget(file, run)
    return before !== file.trouble
  }
  try {
    const { identity, size } = await identityOf(handle)
    if (identity === file.identity) return false
    if (file.consumed > 0 && !(await isAppended(handle, file, size))) forget(file, run)
    file.bytes = size
    file.trouble = null
    await readOn(handle, file, run)
    if (!run.signal.aborted) file.identity = identity
    return true
  } catch (error) {
    // A disk that fails, or a folder in the place of a file: told, and tried again when it changes.
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    const before = file.trouble
    file.trouble = `it cannot be read (${code})`
    return before !== file.trouble
  } finally {
    await handle.close()
  }
}

/** Takes everything that was read of a file out of the index, as if it had never been seen. */
export function forget(file: LogFile, { table, items }: Pick<IndexRun, 'table' | 'items'>): void {
  table.dropFile(file.number)
  items.dropFile(file.number)
  Object.assign(file, { rows: 0, consumed: 0, line: 0, unread: 0, identity: '', bytes: 0 })
  file.formats.clear()
}

/** Whether what was read of a file is still there, so that only its end is new. */
async function isAppended(handle: FileHandle, file: LogFile, size: number): Promise<boolean> {
  const known = file.identity.split(' ')
  // Only lines are appended; and where something was written, the file has grown.
  if (kindOfFile(file.head) !== 'lines' || size < file.consumed || Number(known[1]) === size) return false
  const head = await readAt(handle, 0, file.head.length)
  const tail = await readAt(handle, file.consumed - file.tail.length, file.tail.length)
  return Buffer.compare(head, file.head) === 0 && Buffer.compare(tail, file.tail) === 0
}

async function readOn(handle: FileHandle, file: LogFile, run: IndexRun): Promise<void> {
  if (file.head.length < WITNESS_BYTES || file.consumed === 0) file.head = await readAt(handle, 0, WITNESS_BYTES)
  const kind = kindOfFile(file.head)
  if (kind === undefined) return
  if (kind === 'packed') {
    file.trouble = PACKED
    return
  }
  if (kind === 'parquet') {
    await readParquet(handle, file, run)
    return
  }
  const { consumed: offset, line } = file
  const splitter = createSplitter({ kind, offset, line, maxBytes: MAX_ROW_BYTES })
  const chunk = new Uint8Array(CHUNK_BYTES)
  let position = offset
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, position)
    if (bytesRead === 0 || run.signal.aborted) break
    position += bytesRead
    for (const piece of splitter.feed(chunk.subarray(0, bytesRead))) takeBytes(piece, file, run)
    await run.pause()
  }
  takeRest(splitter, file, run)
  if (kind !== 'lines' && file.rows === 0) file.trouble = NOT_A_LOG
  const witness = Math.min(WITNESS_BYTES, file.consumed)
  file.tail = await readAt(handle, file.consumed - witness, witness)
  if (file.line > 0 && file.line === file.unread) file.trouble = NOT_A_LOG
}

/** Rows of Parquet have no bytes of their own: their place is their number. */
async function readParquet(handle: FileHandle, file: LogFile, run: IndexRun): Promise<void> {
  // While it is being written, its end is missing; it is read when it has changed.
  const fail = (error: Error) => {
    file.trouble = isV2loError(error)
      ? `it is Parquet: ${error.remedy}`
      : `its Parquet cannot be read (${error.message})`
    file.consumed = Math.max(1, file.consumed)
  }
  const opened = await parquetRowsOf(handle, file.bytes).catch(fail)
  for (const page of opened?.pages ?? []) {
    const rows = await opened!.read(page).catch(fail)
    if (rows === undefined || run.signal.aborted) return
    for (const [i, row] of rows.entries()) {
      const offset = page.start + i
      const place = { file: file.number, offset, length: 0, line: offset + 1, sample: 0 }
      take(readLoggedRows(row, readingOf(file, run.reading)), place, file, run)
      await run.pause()
    }
    file.line = page.start + page.rows
    file.consumed = Math.max(1, Math.floor((file.bytes * file.line) / opened!.rows))
    // All rows of such a file have the same columns.
    if (file.unread === file.line) {
      file.trouble = NOT_A_LOG
      return
    }
  }
}

/** A last line without an end counts if it is whole; half a line waits for the rest. */
function takeRest(splitter: Splitter, file: LogFile, run: IndexRun): void {
  const rest = splitter.rest()
  if (rest === undefined || rest.tooLong) return
  try {
    parseRowJson(new TextDecoder().decode(rest.bytes))
  } catch {
    return
  }
  takeBytes(rest, file, run)
}

const NOT_A_LOG =
  'it is no log: it was tried as JSON Lines, as a JSON list and as Parquet, and no row has the keys of a log; name the field of the response with --keys response=FIELD'

const PACKED = 'it is compressed: unpack it first, with gunzip --keep or as it was packed'

function takeBytes(piece: RowBytes, file: LogFile, run: IndexRun): void {
  const { offset, length, line } = piece
  file.consumed = offset + length
  file.line = line
  const place = { file: file.number, offset, length, line, sample: 0 }
  take(rowsOf(piece, readingOf(file, run.reading)), place, file, run)
}

function take(rows: readonly LoggedRow[] | string, place: RowPlace, file: LogFile, { table, items }: IndexRun): void {
  if (typeof rows === 'string') {
    file.unread++
    if (file.isItems) return
    table.addBroken(place)
    file.rows++
    return
  }
  for (const [sample, row] of rows.entries()) {
    file.formats.add(row.format)
    file.rows++
    if (file.isItems) items.add(row, place)
    else {
      const item = items.find(row.id)
      const hasTruth = row.truth !== undefined || item?.hasTruth === true
      table.add({ ...place, sample }, item ? { ...item.brief, ...row } : row, hasTruth)
    }
  }
}

/** How the rows of a file are read: the step in its name counts for rows that name none. */
export function readingOf({ name, isItems }: Pick<LogFile, 'name' | 'isItems'>, reading: LogReading): LogReading {
  const fileStep = stepOfName(name)
  return { ...reading, ...(isItems && { format: 'items' }), ...(fileStep !== undefined && { fileStep }) }
}

/** One for all rows: making a decoder costs more than decoding a row. It keeps nothing between texts. */
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** The rows in the bytes of one, or why there are none. */
export function rowsOf({ bytes, tooLong }: Pick<RowBytes, 'bytes' | 'tooLong'>, reading: LogReading) {
  if (tooLong) return `it is longer than ${MAX_ROW_BYTES} bytes`
  let text: string
  try {
    text = UTF8.decode(bytes)
  } catch {
    return 'it is not valid UTF-8'
  }
  try {
    return readLoggedRows(parseRowJson(text), reading)
  } catch (error) {
    return `it is not JSON: ${(error as Error).message}`
  }
}
