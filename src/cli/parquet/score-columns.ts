import { asWritten } from '../../base/json-text'
import { double, integer, list, type ParquetColumn, type ParquetRow, text } from '../../dataset/write/parquet-file'
import { COMPONENTS, type Score, type ScoreFailure } from '../../score/result'

/**
 * The columns of a score: those of its line of JSON, with the error in three. A row without a score has its error and no
 * numbers. The id is a text, as ids of JSON may be of any type.
 */
export const scoreColumns = (): ParquetColumn[] => [
  { name: 'id', schema: [text('id', 'OPTIONAL')] },
  ...['overall', ...COMPONENTS].map((name) => ({ name, schema: [double(name, 'OPTIONAL')] })),
  ...['measured', 'flags'].map((name) => ({ name, schema: list(name, [text('element')], 'OPTIONAL') })),
  { name: 'error_code', schema: [text('error_code', 'OPTIONAL')] },
  { name: 'error_message', schema: [text('error_message', 'OPTIONAL')] },
  { name: 'error_line', schema: [integer('error_line', 'OPTIONAL')] },
]

/** Their names, but for the id: a column of the input that is kept may be the id. */
export const SCORE_COLUMNS: readonly string[] = /* @__PURE__ */ scoreColumns()
  .map(({ name }) => name)
  .filter((name) => name !== 'id')

/** A line of results as a row of these columns. */
export function scoreRowOf(line: string): ParquetRow {
  const result: (Score | ScoreFailure) & { readonly id?: unknown } = JSON.parse(line)
  const id =
    result.id === undefined ? null : typeof result.id === 'string' ? result.id : asWritten(result.id, line, 'id')
  if (result.error === null) {
    const { error: _, ...score } = result
    return { ...score, id }
  }
  const { code, message, line: at } = result.error
  return { id, error_code: code, error_message: message, error_line: at === undefined ? null : BigInt(at) }
}
