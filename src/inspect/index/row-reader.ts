import { type BrokenRow, isBroken } from '../answers/inspector'
import { joinItem, lacksItem } from '../read/join-item'
import { type LoggedRow, type LogReading, readLoggedRows } from '../read/logged-row'
import type { RowPlace, RowTable } from '../table/table'
import { openLog, readAt } from './file-bytes'
import type { ItemLookup, KnownItem } from './items'
import { type LogFile, MAX_ROW_BYTES, readingOf, rowsOf } from './log-file'
import { createParquetReader } from './parquet-file'
import { kindOfFile } from './splitter'

/** Reads rows of the table again from their files, completed from their items. */
export interface RowReader {
  read(at: number): Promise<LoggedRow | BrokenRow>
  /**
   * Rows that lie close together in one file are read with one look at it. With a text, those whose bytes show that they
   * do not hold it, whatever its case, are left out as `undefined`.
   */
  readMany(rows: readonly number[], text?: string): Promise<readonly (LoggedRow | BrokenRow | undefined)[]>
}

/** What rows are read from. */
export interface RowReaderSource {
  readonly table: RowTable
  readonly files: readonly LogFile[]
  readonly items: ItemLookup
  readonly reading: LogReading
}

/** Bytes that are read with one look at a file. */
const SPAN_BYTES = 262_144
/** Items that are kept: the rollouts of one prompt lie together. */
const KEPT_ITEMS = 64

/** A reader of the rows that are indexed. */
export function createRowReader({ table, files, items, reading }: RowReaderSource): RowReader {
  const readParquet = createParquetReader()
  // By what the index knows, which is another object once a file of items was read anew.
  const kept = new Map<KnownItem, LoggedRow>()
  let spare: Uint8Array | undefined

  const isParquet = ({ file }: RowPlace) => kindOfFile(files[file]!.head) === 'parquet'

  function rowIn(place: RowPlace, bytes: Uint8Array): LoggedRow | BrokenRow {
    const { file, length, sample } = place
    const rows = rowsOf({ bytes, tooLong: length > MAX_ROW_BYTES }, readingOf(files[file]!, reading))
    const row = typeof rows === 'string' ? undefined : rows[sample]
    if (row) return row
    const problem = bytes.length < length || typeof rows !== 'string' ? CHANGED : rows
    return { problem, bytes: new TextDecoder().decode(bytes.subarray(0, 4000)), length }
  }
  async function rowOfParquet(place: RowPlace): Promise<LoggedRow | BrokenRow> {
    const file = files[place.file]!
    const found = await readParquet(file.path, place.offset)
    const rows = found === undefined ? CHANGED : readLoggedRows(found, readingOf(file, reading))
    const row = typeof rows === 'string' ? undefined : rows[place.sample]
    if (row) return row
    const bytes = JSON.stringify(found) ?? ''
    return { problem: typeof rows === 'string' ? rows : CHANGED, bytes: bytes.slice(0, 4000), length: bytes.length }
  }
  async function readPlace(place: RowPlace): Promise<LoggedRow | BrokenRow> {
    try {
      if (isParquet(place)) return await rowOfParquet(place)
      return rowIn(place, await bytesOf(files[place.file]!.path, place.offset, place.length))
    } catch (error) {
      return unreadable(error, place.length)
    }
  }
  /** The row with what its item knows. */
  async function completed(row: LoggedRow | BrokenRow): Promise<LoggedRow | BrokenRow> {
    if (isBroken(row) || !lacksItem(row)) return row
    const known = items.find(row.id)
    if (known === undefined) return row
    let item = kept.get(known)
    if (item === undefined) {
      const read = await readPlace(known.place)
      // The file of items has changed: it is read anew in a moment, and this row with it.
      if (isBroken(read) || read.id !== row.id) return row
      item = read
      if (kept.size >= KEPT_ITEMS) kept.delete(kept.keys().next().value!)
      kept.set(known, item)
    }
    return joinItem(row, item)
  }
  /** The end of the run of rows from `from` on that lie close together. */
  function spanOf(rows: readonly number[], from: number): { readonly to: number; readonly end: number } {
    const first = table.place(rows[from]!)
    let end = first.offset + first.length
    let to = from + 1
    for (; to < rows.length; to++) {
      const { file, offset, length } = table.place(rows[to]!)
      if (file !== first.file || offset < first.offset || offset + length > first.offset + SPAN_BYTES) break
      end = Math.max(end, offset + length)
    }
    return { to, end }
  }
  async function readMany(rows: readonly number[], text?: string) {
    const found: (LoggedRow | BrokenRow | undefined)[] = []
    const lacks = text !== undefined && items.size === 0 ? createSieve(text) : undefined
    // Taken by one reader at a time, so that a search through everything does not fill the memory with old bytes.
    const into = spare ?? new Uint8Array(SPAN_BYTES)
    spare = undefined
    for (let from = 0; from < rows.length; ) {
      const first = table.place(rows[from]!)
      if (isParquet(first)) {
        found.push(await readPlace(first))
        from++
        continue
      }
      const { to, end } = spanOf(rows, from)
      const places = rows.slice(from, to).map((at) => table.place(at))
      try {
        const bytes = await bytesOf(files[first.file]!.path, first.offset, end - first.offset, into)
        for (const place of places) {
          const start = place.offset - first.offset
          const own = bytes.subarray(start, start + place.length)
          found.push(lacks?.(own) ? undefined : rowIn(place, own))
        }
      } catch (error) {
        for (const { length } of places) found.push(unreadable(error, length))
      }
      from = to
    }
    spare = into
    const whole: (LoggedRow | BrokenRow | undefined)[] = []
    for (const row of found) whole.push(row && (await completed(row)))
    return whole
  }
  return { read: async (at) => completed(await readPlace(table.place(at))), readMany }
}

/**
 * Tells bytes that surely do not hold a text, whatever its case; `undefined` for a text that JSON may write in more than
 * one way. To look through the bytes takes a tenth of what reading the row does, and leaves nothing behind.
 */
function createSieve(text: string): ((bytes: Uint8Array) => boolean) | undefined {
  if (!/^[\x20-\x7e]+$/.test(text) || /["\\/]/.test(text)) return undefined
  const wanted = text.toLowerCase()
  return (bytes) => {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').toLowerCase()
    // Some writers spell characters such as < by their numbers.
    return !raw.includes(wanted) && !raw.includes('\\u00')
  }
}

const CHANGED = 'the file has changed since it was read'

const unreadable = (error: unknown, length: number): BrokenRow => ({
  problem: `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
  bytes: '',
  length,
})

/** Bytes of rows that were indexed; in `into`, where that has room for them. */
async function bytesOf(path: string, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
  const handle = await openLog(path)
  try {
    return await readAt(handle, offset, Math.min(length, MAX_ROW_BYTES), into)
  } finally {
    await handle.close()
  }
}
