import * as zlib from 'node:zlib'
import type { AsyncBuffer, Compressors, FileMetaData, SchemaTree } from 'hyparquet'
import { UsageError } from '../command'

export type { AsyncBuffer, SchemaElement, SchemaTree } from 'hyparquet'

/** A row of a Parquet file: its columns by name. */
export type ParquetValues = Readonly<Record<string, unknown>>

/** A Parquet file: its columns, and its rows a row group at a time, so that memory is bounded by one of them. */
export interface ParquetSource {
  readonly columns: readonly SchemaTree[]
  readonly rowCount: number
  /** The rows of each row group; of these columns only where they are named. */
  groups(columns?: readonly string[]): AsyncIterable<readonly ParquetValues[]>
}

/** What a column of bytes is read as where the file does not say that it is text. */
export type ByteColumns = 'text' | 'bytes'

/** Opens a Parquet file on the disk, or one whose bytes are here. The reader is an optional peer, loaded here alone. */
export async function openParquet(
  from: string | ArrayBuffer,
  name: string,
  bytes: ByteColumns = 'text',
): Promise<ParquetSource> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } = await loadReader(name)
  let file: AsyncBuffer
  let metadata: FileMetaData
  try {
    file = typeof from === 'string' ? await asyncBufferFromFile(from) : { ...bufferOf(from) }
    metadata = await parquetMetadataAsync(file)
  } catch (error) {
    throw unreadable(name, error)
  }
  return {
    columns: parquetSchema(metadata).children,
    rowCount: Number(metadata.num_rows),
    async *groups(columns) {
      let rowStart = 0
      for (const { num_rows } of metadata.row_groups) {
        const rowEnd = rowStart + Number(num_rows)
        const only = columns && { columns: [...columns] }
        const reading = { file, metadata, rowStart, rowEnd, compressors: COMPRESSORS, utf8: bytes === 'text', ...only }
        yield await parquetReadObjects(reading)
        rowStart = rowEnd
      }
    },
  }
}

const bufferOf = (bytes: ArrayBuffer): AsyncBuffer => ({
  byteLength: bytes.byteLength,
  slice: (start, end) => bytes.slice(start, end),
})

/** The sentence for a file that cannot be read. */
export const unreadable = (name: string, error: unknown): UsageError =>
  new UsageError(`${name}: its Parquet cannot be read (${(error as Error).message})`)

/** What Node unpacks besides Snappy, which the reader knows itself. Zstandard came with Node 22.15. */
const COMPRESSORS: Compressors = {
  GZIP: (input) => zlib.gunzipSync(input),
  BROTLI: (input) => zlib.brotliDecompressSync(input),
  ZSTD: (input) => {
    const { zstdDecompressSync } = zlib as { zstdDecompressSync?: (input: Uint8Array) => Uint8Array }
    if (zstdDecompressSync) return zstdDecompressSync(input)
    throw new Error('it is packed with Zstandard, which Node 22.15 and later unpack; Snappy and gzip are read by any')
  },
}

async function loadReader(name: string): Promise<typeof import('hyparquet')> {
  try {
    return await import('hyparquet')
  } catch {
    throw new UsageError(`${name}: Parquet is read with the package hyparquet: npm install hyparquet`)
  }
}
