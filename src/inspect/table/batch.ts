import type { RowTable } from './table'

/** Bytes of rows that are held at once: few rows of megabytes, or many of kilobytes. */
const MOST_BYTES = 4 * 1024 * 1024

/** The end of a batch of rows from `from` on: at least one row, at most so many, and no more than can be held at once. */
export function batchEnd(table: RowTable, rows: readonly number[], from: number, most: number): number {
  let bytes = table.place(rows[from]!).length
  let end = from + 1
  while (end < rows.length && end - from < most) {
    bytes += table.place(rows[end]!).length
    if (bytes > MOST_BYTES) break
    end++
  }
  return end
}
