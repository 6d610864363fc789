import type { FileRow } from '../benchmark/file-row'
import { openParquetOf, unreadable } from './reader'

/** The rows of a Parquet file, a row group at a time: of nested columns each page of a group costs as much as all. */
export async function* parquetRows(bytes: Uint8Array, name: string): AsyncIterable<FileRow> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const opened = await openParquetOf(file, name)
  let done = 0
  try {
    for (const group of opened.groups) for (const row of await opened.read(group)) yield { place: `row ${++done}`, row }
  } catch (error) {
    if (done === 0) throw unreadable(name, error)
    yield { place: `rows after ${done}`, problem: `their Parquet cannot be read (${(error as Error).message})` }
  }
}
