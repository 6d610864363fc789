import type { FileRow } from '../benchmark/file-row'
import { openParquetOf, unreadable } from './reader'

/** The rows of a Parquet file, a page of rows at a time. */
export async function* parquetRows(bytes: Uint8Array, name: string): AsyncIterable<FileRow> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const opened = await openParquetOf(file, name)
  let done = 0
  try {
    for (const page of opened.pages) for (const row of await opened.read(page)) yield { place: `row ${++done}`, row }
  } catch (error) {
    if (done === 0) throw unreadable(name, error)
    yield { place: `rows after ${done}`, problem: `their Parquet cannot be read (${(error as Error).message})` }
  }
}
