import { isV2loError } from '../../base/error'
import { openParquet, type ParquetRows } from '../../benchmark/read/parquet'
import { UsageError } from '../command'
import type { FileRow } from './file-row'

/** The rows of a Parquet file, a page of rows at a time. */
export async function* parquetRows(bytes: Uint8Array, name: string): AsyncIterable<FileRow> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  let opened: ParquetRows
  try {
    opened = await openParquet(file)
  } catch (error) {
    if (isV2loError(error)) throw new UsageError(`${name}: expected ${error.expected}: ${error.remedy}`)
    throw new UsageError(`${name}: its Parquet cannot be read (${(error as Error).message})`)
  }
  let done = 0
  try {
    for (const page of opened.pages) for (const row of await opened.read(page)) yield { place: `row ${++done}`, row }
  } catch (error) {
    const why = `Parquet cannot be read (${(error as Error).message})`
    if (done === 0) throw new UsageError(`${name}: its ${why}`)
    yield { place: `rows after ${done}`, problem: `their ${why}` }
  }
}
