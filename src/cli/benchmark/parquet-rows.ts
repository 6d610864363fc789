import { UsageError } from '../command'
import type { FileRow } from './file-row'

/** The rows of a Parquet file, a row group at a time. The reader is an optional peer, loaded here alone. */
export async function* parquetRows(bytes: Uint8Array, name: string): AsyncIterable<FileRow> {
  const { parquetMetadataAsync, parquetReadObjects } = await loadReader(name)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  let start = 0
  try {
    const metadata = await parquetMetadataAsync(file)
    for (const { num_rows } of metadata.row_groups) {
      const end = start + Number(num_rows)
      const rows = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end })
      for (const row of rows) yield { place: `row ${++start}`, row: plain(row) }
    }
  } catch (error) {
    if (start === 0) throw new UsageError(`${name}: its Parquet cannot be read (${(error as Error).message})`)
    yield { place: `rows after ${start}`, problem: `their Parquet cannot be read (${(error as Error).message})` }
  }
}

async function loadReader(name: string): Promise<typeof import('hyparquet')> {
  try {
    return await import('hyparquet')
  } catch {
    throw new UsageError(`${name}: Parquet is read with the package hyparquet: npm install hyparquet`)
  }
}

/** Whole numbers of 64 bits as numbers, as JSON would hold them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
