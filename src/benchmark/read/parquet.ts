import type { Compressors, SchemaTree } from 'hyparquet'
import { V2loError } from '../../base/error'

/** Where the bytes of a Parquet file come from. */
export interface ParquetBytes {
  readonly byteLength: number
  slice(start: number, end?: number): ArrayBuffer | Promise<ArrayBuffer>
}

/** Rows that are read together: a row group, or a part of a large one. */
export interface ParquetPage {
  /** Rows before it. */
  readonly start: number
  readonly rows: number
}

/** A Parquet file whose rows are read page by page. */
export interface ParquetRows {
  readonly rows: number
  readonly columns: readonly ParquetSchema[]
  /** The row groups; reading one whole costs no more than reading the first of its pages. */
  readonly groups: readonly ParquetPage[]
  readonly pages: readonly ParquetPage[]
  /** The rows of a page, as JSON would hold them. */
  read(page: ParquetPage): Promise<readonly unknown[]>
  /**
   * The rows of a page as they are stored, of these columns only: integers of 64 bits as `bigint`, and bytes where the
   * file does not say that they are text.
   */
  values(page: ParquetPage, columns: readonly string[]): Promise<readonly ParquetValues[]>
}

/** A column, or a part of one, and what is in it. */
export type ParquetSchema = SchemaTree

/** A row of a Parquet file: its columns by name. */
export type ParquetValues = Readonly<Record<string, unknown>>

/** Unpacked bytes that one page holds about. */
const PAGE_BYTES = 8 * 1024 * 1024

/**
 * Opens a Parquet file. Only its description is read; every page is read when it is asked for. The reader is an optional
 * peer, loaded here alone: a `V2loError` says how to get it. Rejects with an error of the reader for other bytes.
 */
export async function openParquet(file: ParquetBytes, compressors?: Compressors): Promise<ParquetRows> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await loadReader()
  const metadata = await parquetMetadataAsync(file)
  const groups: ParquetPage[] = []
  const pages: ParquetPage[] = []
  let before = 0
  for (const { num_rows, total_byte_size } of metadata.row_groups) {
    const rows = Number(num_rows)
    groups.push({ start: before, rows })
    const parts = Math.max(1, Math.ceil(Number(total_byte_size) / PAGE_BYTES))
    const atOnce = Math.max(1, Math.ceil(rows / parts))
    for (let from = 0; from < rows; from += atOnce)
      pages.push({ start: before + from, rows: Math.min(atOnce, rows - from) })
    before += rows
  }
  const optionsOf = ({ start, rows }: ParquetPage) => ({
    ...{ file, metadata, rowStart: start, rowEnd: start + rows },
    ...(compressors && { compressors }),
  })
  return {
    rows: before,
    columns: parquetSchema(metadata).children,
    groups,
    pages,
    read: async (page) => (await parquetReadObjects(optionsOf(page))).map(plain),
    values: (page, columns) => parquetReadObjects({ ...optionsOf(page), columns: [...columns], utf8: false }),
  }
}

async function loadReader(): Promise<typeof import('hyparquet')> {
  try {
    return await import('hyparquet')
  } catch {
    throw new V2loError({
      code: 'bad-option',
      expected: 'the package hyparquet, with which Parquet is read',
      received: 'none',
      remedy: 'npm install hyparquet',
    })
  }
}

/** Whole numbers of 64 bits as numbers, as JSON would hold them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
