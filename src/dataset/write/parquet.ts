import { group, integer, list, openParquetFile, type ParquetColumn, type ParquetFile, text } from './parquet-file'
import type { OutputFile } from './writer'

/** Rows are held until there are so many: one row group of the file. */
const GROUP_ROWS = 1000

/** The columns of `verl`, written out: a column whose first values are empty is of the same type in every file. */
function columnsOf(textOnly: boolean): ParquetColumn[] {
  return [
    { name: 'data_source', schema: [text('data_source')] },
    { name: 'prompt', schema: list('prompt', group('element', [text('role'), text('content')])) },
    ...(textOnly ? [] : [{ name: 'images', schema: list('images', group('element', [text('image')])) }]),
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
  const parquet = await openParquetFile(file, { columns: columnsOf(textOnly), groupRows: GROUP_ROWS })
  return {
    ...parquet,
    write: (row) => parquet.write({ ...row, extra_info: asParquet(row.extra_info) }),
  }
}

/** 64-bit integers are written from `bigint`. */
function asParquet(extraInfo: unknown): unknown {
  const { index, budget, ...rest } = extraInfo as { readonly index: number; readonly budget: number }
  return { ...rest, index: BigInt(index), budget: BigInt(budget) }
}
