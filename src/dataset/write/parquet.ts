import { V2loError } from '../../base/error'
import type { OutputFile } from './writer'

/** A row of `verl`, as its Parquet file holds it. */
export interface VerlRow {
  readonly [column: string]: unknown
}

/** A Parquet file that takes row after row. */
export interface ParquetFile {
  write(row: VerlRow): Promise<void>
  /** Writes what is still held, and the footer. */
  close(): Promise<void>
}

/** Rows are held until there are so many: one row group of the file. */
const GROUP_ROWS = 1000

type Package = typeof import('hyparquet-writer')
type SchemaElement = ConstructorParameters<Package['ParquetWriter']>[0]['schema'][number]

const text = (name: string): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: 'REQUIRED',
})
const integer = (name: string): SchemaElement => ({ name, type: 'INT64', repetition_type: 'REQUIRED' })
const group = (name: string, fields: readonly SchemaElement[]): SchemaElement[] => [
  { name, repetition_type: 'REQUIRED', num_children: fields.length },
  ...fields,
]
/** A list of structs, in the three levels that Parquet prescribes. */
const list = (name: string, fields: readonly SchemaElement[]): SchemaElement[] => [
  { name, repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ...group('element', fields),
]

/** The columns of `verl`, written out: a column whose first values are empty is of the same type in every file. */
function columnsOf(textOnly: boolean): { readonly name: string; readonly schema: readonly SchemaElement[] }[] {
  return [
    { name: 'data_source', schema: [text('data_source')] },
    { name: 'prompt', schema: list('prompt', [text('role'), text('content')]) },
    ...(textOnly ? [] : [{ name: 'images', schema: list('images', [text('image')]) }]),
    { name: 'ability', schema: [text('ability')] },
    { name: 'reward_model', schema: group('reward_model', [text('style'), text('ground_truth')]) },
    {
      name: 'extra_info',
      schema: group('extra_info', [
        text('split'),
        integer('index'),
        text('id'),
        text('scene_id'),
        integer('budget'),
        text('question'),
        text('true_layout'),
      ]),
    },
  ]
}

/** Opens a Parquet file of `verl` rows. Throws a `V2loError` where the package `hyparquet-writer` is missing. */
export async function createParquetFile(file: OutputFile, textOnly: boolean): Promise<ParquetFile> {
  const { ByteWriter, ParquetWriter } = await loadPackage()
  const columns = columnsOf(textOnly)
  const bytes = new ByteWriter()
  const root: SchemaElement = { name: 'root', num_children: columns.length }
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: [root, ...columns.flatMap(({ schema }) => schema)],
    createdBy: 'v2lo-map',
  })
  let held: VerlRow[] = []

  async function writeGroup() {
    if (held.length > 0)
      await parquet.write({
        columnData: columns.map(({ name }) => ({ name, data: held.map((row) => asParquet(name, row[name])) })),
        rowGroupSize: GROUP_ROWS,
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
      if (held.length >= GROUP_ROWS) await writeGroup()
    },
    async close() {
      await writeGroup()
      await parquet.finish()
      await flush()
    },
  }
}

/** 64-bit integers are written from `bigint`. */
function asParquet(column: string, value: unknown): unknown {
  if (column !== 'extra_info') return value
  const { index, budget, ...rest } = value as { readonly index: number; readonly budget: number }
  return { ...rest, index: BigInt(index), budget: BigInt(budget) }
}

async function loadPackage(): Promise<Package> {
  try {
    return await import('hyparquet-writer')
  } catch {
    throw new V2loError({
      code: 'bad-option',
      expected: 'the package hyparquet-writer, which writes Parquet',
      received: 'none',
      remedy: 'npm install hyparquet-writer, or write JSON Lines without parquet: verl reads both',
    })
  }
}
