import { V2loError } from '../../base/error'
import type { OutputFile } from './writer'

/** A row of a Parquet file: a value for each of its columns. */
export interface ParquetRow {
  readonly [column: string]: unknown
}

/** A Parquet file that takes row after row. */
export interface ParquetFile {
  write(row: ParquetRow): Promise<void>
  /** Writes what is still held, and the footer. */
  close(): Promise<void>
}

type Package = typeof import('hyparquet-writer')
/** One element of a schema, as Parquet lists them: a group comes before what is in it. */
export type SchemaElement = ConstructorParameters<Package['ParquetWriter']>[0]['schema'][number]

/** A column with its schema. */
export interface ParquetColumn {
  readonly name: string
  readonly schema: readonly SchemaElement[]
}

type Repetition = 'REQUIRED' | 'OPTIONAL'

export const text = (name: string, repetition_type: Repetition = 'REQUIRED'): SchemaElement => ({
  ...{ name, repetition_type },
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
})

export const integer = (name: string, repetition_type: Repetition = 'REQUIRED'): SchemaElement => ({
  ...{ name, repetition_type },
  type: 'INT64',
})

export const double = (name: string, repetition_type: Repetition = 'REQUIRED'): SchemaElement => ({
  ...{ name, repetition_type },
  type: 'DOUBLE',
})

export const group = (name: string, fields: readonly SchemaElement[]): SchemaElement[] => [
  { name, repetition_type: 'REQUIRED', num_children: fields.length },
  ...fields,
]

/** A list, in the three levels that Parquet prescribes; `element` is what the elements are, with the name `element`. */
export const list = (
  name: string,
  element: readonly SchemaElement[],
  repetition_type: Repetition = 'REQUIRED',
): SchemaElement[] => [
  { name, repetition_type, num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ...element,
]

/** What a Parquet file is made of: its columns, and how many rows are held until they are written as one row group. */
export interface ParquetFileOptions {
  readonly columns: readonly ParquetColumn[]
  readonly groupRows: number
}

/** Opens a Parquet file. Throws a `V2loError` where the package `hyparquet-writer` is missing. */
export async function openParquetFile(
  file: OutputFile,
  { columns, groupRows }: ParquetFileOptions,
): Promise<ParquetFile> {
  const { ByteWriter, ParquetWriter } = await loadParquet()
  const bytes = new ByteWriter()
  const root: SchemaElement = { name: 'root', num_children: columns.length }
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: [root, ...columns.flatMap(({ schema }) => schema)],
    createdBy: 'v2lo-map',
  })
  let held: ParquetRow[] = []

  async function writeGroup() {
    if (held.length > 0)
      await parquet.write({
        columnData: columns.map(({ name }) => ({ name, data: held.map((row) => row[name]) })),
        rowGroupSize: groupRows,
      })
    held = []
    await flush()
  }

  async function flush() {
    if (bytes.index > 0) await file.write(new Uint8Array(bytes.buffer.slice(0, bytes.index)))
    // The offsets in the file go on; only what was written leaves the memory.
    bytes.index = 0
  }

  return {
    async write(row) {
      held.push(row)
      if (held.length >= groupRows) await writeGroup()
    },
    async close() {
      await writeGroup()
      await parquet.finish()
      await flush()
    },
  }
}

/** Loads the package `hyparquet-writer`, or throws a `V2loError` that says how to get it. */
export async function loadParquet(): Promise<Package> {
  try {
    return await import('hyparquet-writer')
  } catch {
    throw new V2loError({
      code: 'bad-option',
      expected: 'the package hyparquet-writer, which writes Parquet',
      received: 'none',
      remedy: 'npm install hyparquet-writer, or write JSON Lines, which verl and most others read, too',
    })
  }
}
