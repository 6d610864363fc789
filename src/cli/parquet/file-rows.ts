import type { FileRow } from '../benchmark/file-row'
import { UsageError } from '../command'
import { openParquet, unreadable } from './reader'

/** The rows of a Parquet file, a row group at a time. */
export async function* parquetRows(bytes: Uint8Array, name: string): AsyncIterable<FileRow> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const source = await openParquet(file, name)
  let at = 0
  try {
    for await (const rows of source.groups()) for (const row of rows) yield { place: `row ${++at}`, row: plain(row) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (at === 0) throw unreadable(name, error)
    yield { place: `rows after ${at}`, problem: `their Parquet cannot be read (${(error as Error).message})` }
  }
}

/** Whole numbers of 64 bits as numbers, as JSON would hold them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
