import { nearestWord } from '../../base/spelling/nearest-word'
import type { ParquetRows, ParquetSchema, ParquetValues } from '../../benchmark/read/parquet'
import { columnsRead, NEEDED_PARTS, type RowReading } from '../../serve/rows/read-row'
import { chunkSource } from '../../transport/input-bytes'
import { UsageError } from '../command'
import type { RowInput } from '../score/input'
import { jsonOfRow } from './json-rows'
import { type KeptColumns, keepColumns } from './kept-columns'
import { bytesOfFile, openParquetOf, unreadable } from './reader'
import { SCORE_COLUMNS } from './score-columns'

/** What is read of a Parquet file of rows, and what of it goes beside the scores. */
export interface ParquetInputOptions {
  readonly reading: RowReading
  readonly keep: 'all' | readonly string[] | undefined
}

/** Rows in a Parquet file, as JSON Lines. Of its columns those are read that a row is made of, and those that are kept. */
export async function openParquetInput(name: string, options: ParquetInputOptions): Promise<RowInput> {
  const file = await bytesOfFile(name)
  try {
    const close = () => file.close()
    return { ...inputOf(await openParquetOf(file, name), name, options), close }
  } catch (error) {
    await file.close()
    throw error
  }
}

function inputOf(parquet: ParquetRows, name: string, { reading, keep }: ParquetInputOptions): Omit<RowInput, 'close'> {
  const known = parquet.columns.map(({ element }) => element.name)
  checkColumns(name, known, reading)
  const kept = keep === undefined ? undefined : keepColumns(keep, parquet.columns, SCORE_COLUMNS)
  const read = columnsRead(reading)
  const rowColumns = parquet.columns.filter(({ element }) => read.includes(element.name))
  const names = [...rowColumns.map(({ element }) => element.name), ...(kept?.columns ?? []).map((one) => one.name)]
  const wanted = [...new Set(names)]
  return {
    source: async () => ({
      ...chunkSource(linesOf(groupsOf(parquet, wanted), name, rowColumns, kept)),
      isOpen: () => false,
    }),
    rowCount: parquet.rows,
    ...(kept && { kept }),
  }
}

/** A row group at a time, so that memory is bounded by one. */
async function* groupsOf(parquet: ParquetRows, columns: readonly string[]): AsyncIterable<readonly ParquetValues[]> {
  for (const group of parquet.groups) yield await parquet.values(group, columns)
}

/** About so many characters of lines are handed on at once. */
const CHUNK_CHARS = 1 << 18

async function* linesOf(
  groups: AsyncIterable<readonly ParquetValues[]>,
  name: string,
  columns: readonly ParquetSchema[],
  kept: KeptColumns | undefined,
): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  try {
    for await (const rows of groups) {
      kept?.add(rows)
      let text = ''
      for (const row of rows) {
        text += `${jsonOfRow(row, columns)}\n`
        if (text.length < CHUNK_CHARS) continue
        yield encoder.encode(text)
        text = ''
      }
      if (text !== '') yield encoder.encode(text)
    }
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(name, error)
  }
}

/** A column that is named and not there, or needed and not there, is told before any row is read. */
function checkColumns(file: string, known: readonly string[], reading: RowReading): void {
  const { keys = {} } = reading
  for (const [part, key] of Object.entries(keys)) {
    if (known.includes(key) || known.includes(key.split('.')[0]!)) continue
    const near = nearestWord(key, known)
    const remedy = near === undefined ? 'name one of these' : `write ${part}=${near}`
    throw new UsageError(
      `--keys: expected a column of ${file}: ${known.join(', ')}, received ${JSON.stringify(key)}; ${remedy}`,
    )
  }
  if (reading.lenient) return
  for (const part of NEEDED_PARTS)
    if (!Object.hasOwn(keys, part) && !known.includes(part))
      throw new UsageError(
        `${file}: expected a column ${part}, received ${known.join(', ')}; name it with --keys ${part}=COLUMN, or see --lenient`,
      )
}
