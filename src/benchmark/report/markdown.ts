import type { ReportDocument, Table, TableCell } from './document'

/**
 * A document as Markdown: every section with its words and tables, charts left out (their numbers are in the tables).
 * Names from files are escaped.
 *
 * @example
 * formatMarkdown({ title: 'A run', sections: [], failures: [] }) // '# A run\n'
 */
export function formatMarkdown({ title, sections, failures }: ReportDocument): string {
  const parts = [`# ${escaped(title)}`]
  for (const { title: name, text, tables } of sections)
    parts.push(`## ${escaped(name)}`, ...text.map(escaped), ...tables.filter(({ rows }) => rows.length > 0).map(table))
  if (failures.length > 0)
    parts.push(
      '## Wrong answers with the worst maps',
      failures.map(({ id, lines }) => `- \`${id.replaceAll('`', "'")}\`: ${lines.map(escaped).join(' ')}`).join('\n'),
    )
  return `${parts.join('\n\n')}\n`
}

function table({ header, rows }: Table): string {
  const right = header.map((_, c) => rows.every((row) => typeof row[c] === 'number'))
  const line = (cells: readonly TableCell[]) => `| ${cells.map((cell) => escaped(String(cell))).join(' | ')} |`
  return [line(header), `|${right.map((is) => (is ? '---:' : '---')).join('|')}|`, ...rows.map(line)].join('\n')
}

/** Text that Markdown takes for nothing but text. */
const escaped = (text: string): string =>
  text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`)
    .replace(/&/g, '&amp;')
