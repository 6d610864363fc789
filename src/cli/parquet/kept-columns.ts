import type { ParquetColumn, ParquetRow, SchemaElement } from '../../dataset/write/parquet-file'
import { UsageError } from '../command'
import type { ParquetValues, SchemaTree } from './reader'

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
  columns: readonly SchemaTree[],
  taken: readonly string[],
): KeptColumns {
  const names = keep === 'all' ? columns.map(({ element }) => element.name) : keep
  const kept = names.map((name) => {
    const column = columns.find(({ element }) => element.name === name)
    const known = columns.map(({ element }) => element.name).join(', ')
    if (column === undefined) throw new UsageError(`--keep: expected columns of the input: ${known}, received ${name}`)
    if (taken.includes(name))
      throw new UsageError(`--keep: expected columns besides those of a score, received ${name}; name the others`)
    const odd = oddLeaf(column)
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

/** The elements of a column, a group before what is in it. */
function elementsOf({ element, children }: SchemaTree): SchemaElement[] {
  const { name, type, type_length, repetition_type, converted_type, logical_type, num_children } = element
  const own = { type, type_length, repetition_type, converted_type, logical_type, num_children }
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return [{ name, ...given } as SchemaElement, ...children.flatMap(elementsOf)]
}

/** A part of a column whose values are not read as they were written, such as a time or a decimal. */
function oddLeaf({ element, children, path }: SchemaTree): string | undefined {
  if (children.length > 0) {
    if (element.converted_type?.startsWith('MAP')) return `${path.join('.')} (MAP)`
    return children.map(oddLeaf).find((odd) => odd !== undefined)
  }
  const { type, converted_type } = element
  const plainType = ['BYTE_ARRAY', 'INT32', 'INT64', 'DOUBLE', 'FLOAT', 'BOOLEAN'].includes(type ?? '')
  const isPlain =
    converted_type === undefined ||
    converted_type === 'UTF8' ||
    converted_type === 'JSON' ||
    /^INT_(32|64)$/.test(converted_type)
  return plainType && isPlain ? undefined : `${path.join('.')} (${converted_type ?? type})`
}
