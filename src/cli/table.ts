import { textColumns } from './columns'

/** Rows as aligned columns with a header and a rule; numbers to the right, text to the left. */
export function formatTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map(showCell))
  const widths = header.map((name, c) => Math.max(name.length, ...cells.map((row) => textColumns(row[c]!))))
  const right = header.map((_, c) => rows.length > 0 && rows.every((row) => typeof row[c] === 'number'))
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => {
        const fill = ' '.repeat(Math.max(0, widths[c]! - textColumns(cell)))
        return right[c] ? fill + cell : cell + fill
      })
      .join('  ')
      .trimEnd()
  return `${[line(header), line(widths.map((w) => '─'.repeat(w))), ...cells.map(line)].join('\n')}\n`
}

function showCell(cell: string | number): string {
  return typeof cell === 'number' ? String(cell) : withoutControls(cell)
}

/** Text for a terminal: a label is untrusted, and no control character of it may get there. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '?')
}
