import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type LogReading, readLoggedRows } from '../read/logged-row'
import type { RowTable } from '../table/table'
import { type FoundFile, stepOfName } from './paths'
import { createSplitter, kindOfFile, type RowBytes, type Splitter } from './splitter'

/** Rows longer than this are shown as broken: 64 MiB. */
const MAX_ROW_BYTES = 64 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024
/** Bytes from the beginning, and before the place reached, that tell whether a file was written anew. */
const WITNESS_BYTES = 256

/** What is known of one log. */
export interface LogFile extends FoundFile {
  readonly number: number
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
  return { ...found, number, ...start, formats: new Set(), trouble: found.problem ?? null }
}

/** What reading a file needs besides the file. */
export interface IndexRun {
  readonly table: RowTable
  readonly reading: LogReading
  /** Ends reading. */
  readonly signal: AbortSignal
  /** Lets others run; called every few milliseconds. */
  pause(): Promise<void>
}

/** Opens a file of the given paths. A link that has taken its place is refused. */
export const openLog = (path: string): Promise<FileHandle> => open(path, constants.O_RDONLY | constants.O_NOFOLLOW)

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
    if (code === 'ENOENT' && file.rows > 0) forget(file, run.table)
    return before !== file.trouble
  }
  try {
    const { size, mtimeMs, ino } = await handle.stat()
    const identity = `${ino} ${size} ${mtimeMs}`
    if (identity === file.identity) return false
    const appended = file.consumed > 0 && (await isAppended(handle, file, size))
    const isList = kindOfFile(file.head) === 'list'
    if (file.consumed > 0 && (!appended || isList)) forget(file, run.table)
    file.bytes = size
    file.trouble = null
    await readOn(handle, file, run)
    if (!run.signal.aborted) file.identity = identity
    return true
  } finally {
    await handle.close()
  }
}

function forget(file: LogFile, table: RowTable): void {
  table.dropFile(file.number)
  Object.assign(file, { rows: 0, consumed: 0, line: 0, unread: 0, identity: '', bytes: 0 })
  file.formats.clear()
}

/** Whether what was read of a file is still there, so that only its end is new. */
async function isAppended(handle: FileHandle, file: LogFile, size: number): Promise<boolean> {
  const known = file.identity.split(' ')
  // Something was written, and the file has not grown.
  if (size < file.consumed || Number(known[1]) === size) return false
  const head = await readAt(handle, 0, file.head.length)
  const tail = await readAt(handle, file.consumed - file.tail.length, file.tail.length)
  return Buffer.compare(head, file.head) === 0 && Buffer.compare(tail, file.tail) === 0
}

async function readAt(
  handle: FileHandle,
  offset: number,
  length: number,
  into: Uint8Array = new Uint8Array(length),
): Promise<Uint8Array> {
  const bytes = into.subarray(0, length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

async function readOn(handle: FileHandle, file: LogFile, run: IndexRun): Promise<void> {
  if (file.head.length < WITNESS_BYTES || file.consumed === 0) file.head = await readAt(handle, 0, WITNESS_BYTES)
  const kind = kindOfFile(file.head)
  if (kind === undefined) return
  const { consumed: offset, line } = file
  const splitter = createSplitter({ kind, offset, line, maxBytes: MAX_ROW_BYTES })
  const chunk = new Uint8Array(CHUNK_BYTES)
  let position = offset
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, position)
    if (bytesRead === 0 || run.signal.aborted) break
    position += bytesRead
    for (const piece of splitter.feed(chunk.subarray(0, bytesRead))) take(piece, file, run)
    await run.pause()
  }
  if (kind === 'lines') takeRest(splitter, file, run)
  else if (file.rows === 0) file.trouble = NOT_A_LOG
  const witness = Math.min(WITNESS_BYTES, file.consumed)
  file.tail = await readAt(handle, file.consumed - witness, witness)
  if (file.line > 0 && file.line === file.unread) file.trouble = NOT_A_LOG
}

/** A last line without an end counts if it is whole; half a line waits for the rest. */
function takeRest(splitter: Splitter, file: LogFile, run: IndexRun): void {
  const rest = splitter.rest()
  if (rest === undefined || rest.tooLong) return
  try {
    JSON.parse(new TextDecoder().decode(rest.bytes))
  } catch {
    return
  }
  take(rest, file, run)
}

const NOT_A_LOG =
  'it is no log: it was tried as JSON Lines and as a JSON list, and no row has the keys of a log; name the field of the response with --keys response=FIELD'

function take(piece: RowBytes, file: LogFile, { table, reading }: IndexRun): void {
  const { offset, length, line } = piece
  file.consumed = offset + length
  file.line = line
  const place = { file: file.number, offset, length, line, sample: 0 }
  const rows = rowsOf(piece, { ...reading, ...fileStep(file.name) })
  if (typeof rows === 'string') {
    table.addBroken(place)
    file.rows++
    file.unread++
    return
  }
  for (const [sample, row] of rows.entries()) {
    table.add({ ...place, sample }, row)
    file.formats.add(row.format)
    file.rows++
  }
}

/** The step in the name of a file, for rows that name none. */
export function fileStep(name: string): Pick<LogReading, 'fileStep'> {
  const step = stepOfName(name)
  return step === undefined ? {} : { fileStep: step }
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
    return readLoggedRows(JSON.parse(text), reading)
  } catch (error) {
    return `it is not JSON: ${(error as Error).message}`
  }
}

/** The bytes of rows that were indexed; in `into`, where that has room for them. */
export async function readPlace(path: string, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
  const handle = await openLog(path)
  try {
    const bytes = Math.min(length, MAX_ROW_BYTES)
    return await readAt(handle, offset, bytes, into && into.length >= bytes ? into : undefined)
  } finally {
    await handle.close()
  }
}
