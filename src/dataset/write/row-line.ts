/** One row of a file for a training program, as plain JSON data. */
export type Row = { readonly [column: string]: unknown }

/**
 * A row as one line of JSON. Python's `splitlines` also ends a line at U+0085, U+2028 and U+2029, which JSON may hold
 * as they are: they are escaped.
 */
export function formatRowLine(row: Row): string {
  const text = JSON.stringify(row)
  return `${text.replace(/[\u0085\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
