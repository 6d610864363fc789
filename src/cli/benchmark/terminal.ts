import type { Report } from '../../benchmark/evaluate/report'
import type { ReportDocument, ReportSection } from '../../benchmark/report/document'
import { evaluationDocument } from '../../benchmark/report/evaluation'
import { formatTable, withoutControls } from '../table'
import type { FileReport } from './file-report'

/** The sections a person wants first. */
const FIRST = ['overall', 'tasks', 'by', 'comparison', 'split', 'frames']
/** The tables of them that are not for a terminal: columns of words. */
const WITHOUT = ['meaning']

/** What a terminal shows of a report: what was read, the tables a person wants first, and what was left out. */
export function describeReport(
  report: Report,
  { files, written }: { readonly files: readonly FileReport[]; readonly written: readonly string[] },
): string {
  const read = files.map(({ name, kind, rows, ...rest }) => {
    const log = 'format' in rest && typeof rest.format === 'string' ? `, log "${rest.format}"` : ''
    return `${name}: ${rows} rows of ${kind}${log}`
  })
  const { unanswered, unreadable, unmatched } = report.counts
  const counts = [
    unanswered.count > 0 && `${unanswered.count} items without a prediction`,
    unreadable > 0 && `${unreadable} answers that cannot be read`,
    unmatched.count > 0 && `${unmatched.count} predictions of no item`,
  ].filter((part) => part !== false)
  const document = evaluationDocument({ ...report, worst: [] })
  return [
    [report.title, ...read, ...(counts.length > 0 ? [counts.join(', ')] : [])].map(withoutControls).join('\n'),
    ...sectionTexts(document, FIRST),
    [...report.notes, ...written].map(withoutControls).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The first table of some sections of a document. */
export function sectionTexts({ sections }: ReportDocument, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => sections.filter((section) => section.id === id).map(sectionText))
}

function sectionText({ title, tables }: ReportSection): string {
  const [table] = tables
  if (table === undefined || table.rows.length === 0) return title
  const kept = table.header.flatMap((name, c) => (WITHOUT.includes(name) ? [] : [c]))
  const pick = <T>(cells: readonly T[]) => kept.map((c) => cells[c]!)
  return `${withoutControls(title)}\n${formatTable(pick(table.header), table.rows.map(pick)).trimEnd()}`
}
