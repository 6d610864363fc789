import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import type { FileRow } from './file-row'

/**
 * The rows of a table under their header, cells as text; a cell may be quoted, with quotes in it doubled and line ends in
 * it. A row of another width keeps the cells it has.
 */
export async function* tableRows(bytes: AsyncIterable<Uint8Array>, delimiter: ',' | '\t'): AsyncIterable<FileRow> {
  const broken: FileRow[] = []
  const parser = parse({
    delimiter,
    bom: true,
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push({ place: `line ${(error as CsvError | undefined)?.lines ?? '?'}`, problem: 'not a row of the table' })
      return undefined
    },
  })
  let at = 0
  for await (const row of Readable.from(bytes, { objectMode: false }).pipe(parser)) {
    yield* broken.splice(0)
    yield { place: `row ${++at}`, row }
  }
  yield* broken
}
