import type { ParquetSchema, ParquetValues } from '../../benchmark/read/parquet'
import type { ParquetColumn, ParquetRow, SchemaElement } from '../../dataset/write/parquet-file'
import { UsageError } from '../command'

/** Columns of the input that go beside the scores, and their values in the order of the rows. */
export interface KeptColumns {
  readonly columns: readonly ParquetColumn[]
  /** Takes the values of rows that were read. */
  add(rows: readonly ParquetValues[]): void
  /** Gives those of the next row, once. */
  next(): ParquetRow
}

/**
 * The columns that `--keep` names, or all; those that scores have themselves must not be among them, and neither may a
 * column of a type that cannot be written as it was read.
 */
export function keepColumns(
  keep: 'all' | readonly string[],
  columns: readonly ParquetSchema[],
  taken: readonly string[],
): KeptColumns {
  const names = keep === 'all' ? columns.map(({ element }) => element.name) : keep
  const kept = names.map((name) => {
    const column = columns.find(({ element }) => element.name === name)
    const known = columns.map(({ element }) => element.name).join(', ')
    if (column === undefined) throw new UsageError(`--keep: expected columns of the input: ${known}, received ${name}`)
    if (taken.includes(name))
      throw new UsageError(`--keep: expected columns besides those of a score, received ${name}; name the others`)
    const odd = oddPart(column)
    if (odd !== undefined)
      throw new UsageError(
        `--keep: expected columns of texts, numbers, lists and structs, received ${odd}; name the others`,
      )
    return { name, schema: elementsOf(column) }
  })
  const held: ParquetRow[] = []
  let at = 0
  return {
    columns: kept,
    add(rows) {
      held.splice(0, at)
      at = 0
      for (const row of rows) held.push(Object.fromEntries(kept.map(({ name }) => [name, row[name]])))
    },
    next: () => held[at++]!,
  }
}

/**
 * The elements of a column, a group before what is in it. Types are told in the older of the two ways that Parquet has,
 * which every reader knows.
 */
function elementsOf({ element, children }: ParquetSchema): SchemaElement[] {
  const { name, type, repetition_type, num_children } = element
  const own = { type, repetition_type, converted_type: convertedType(element), num_children }
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return [{ name, ...given } as SchemaElement, ...children.flatMap(elementsOf)]
}

/** What a column's values are, besides how they are stored; some writers tell it of texts and lists in the newer way alone. */
function convertedType({ converted_type, logical_type }: ParquetSchema['element']): string | undefined {
  if (converted_type !== undefined) return converted_type
  const { type } = logical_type ?? {}
  return type === 'STRING' ? 'UTF8' : type
}

const PLAIN_TYPES: readonly unknown[] = ['BYTE_ARRAY', 'INT32', 'INT64', 'DOUBLE', 'FLOAT', 'BOOLEAN']
const PLAIN_CONVERTED: readonly unknown[] = [undefined, 'UTF8', 'JSON', 'INT_8', 'INT_16', 'INT_32', 'INT_64']

/** A part of a column whose values are not read as they were written, such as a time or a decimal. */
function oddPart({ element, children, path }: ParquetSchema): string | undefined {
  const converted = convertedType(element)
  const told = `${path.join('.')} (${converted ?? element.type})`
  if (children.length === 0)
    return PLAIN_TYPES.includes(element.type) && PLAIN_CONVERTED.includes(converted) ? undefined : told
  if (converted !== undefined && converted !== 'LIST') return told
  return children.map(oddPart).find((odd) => odd !== undefined)
}
