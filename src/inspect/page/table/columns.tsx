import type { ComponentChild } from 'preact'
import type { RowSummary } from '../../answers/rows'
import { Flag } from '../flags'
import { judgeOf, shortNumber } from '../format'
import type { PageState } from '../state'

/** A column of the table. */
export interface Column {
  readonly name: string
  readonly title: string
  readonly width: string
  readonly cell: (row: RowSummary) => ComponentChild
  readonly number?: boolean
}

/** The columns that are not hidden. */
export function shownColumns(page: PageState): readonly Column[] {
  const hidden = new Set(page.query.value.getAll('hide'))
  const columns = allColumns(page).filter(({ name }) => !hidden.has(name))
  return columns.length === 0 ? allColumns(page).slice(0, 1) : columns
}

/** Every column there is, in their order. */
export function allColumns(page: PageState): readonly Column[] {
  const state = page.server.value
  const several = (state?.files.length ?? 0) > 1
  const names = state?.files.map(({ name }) => name) ?? []
  const numbers = state?.columns ?? []
  const measured = numbers.map((name, i): Column => {
    const title = (state && judgeOf(state, name)) ?? name
    return {
      ...{ name, title, number: true },
      width: `${Math.min(10, Math.max(6, 0.55 * title.length + 1))}rem`,
      cell: (row) => <Measure value={row.numbers[i] ?? null} />,
    }
  })
  // What says at once whether a rollout is worth opening comes first.
  const totals = measured.filter(({ name }) => TOTALS.test(name))
  const parts = measured.filter(({ name }) => !TOTALS.test(name))
  return [
    {
      name: 'row',
      title: 'Row',
      width: `max(4.5rem, ${several ? Math.min(24, Math.max(...names.map(shortName).map(({ length }) => length)) + 6) : 0}ch)`,
      cell: (row) => <RowName row={row} file={several ? names[row.file] : undefined} />,
    },
    ...((state?.steps.length ?? 0) > 0
      ? [{ name: 'step', title: 'Step', width: '3.6rem', number: true, cell: (row: RowSummary) => row.step ?? '' }]
      : []),
    ...totals,
    ...((state?.cells.length ?? 0) > 0
      ? [{ name: 'cell', title: 'Error', width: '8.5rem', cell: (row: RowSummary) => <Cell row={row} /> }]
      : []),
    {
      name: 'flags',
      title: 'Flags',
      width: '25rem',
      cell: (row) => (row.broken ? <b class="bad">broken</b> : <Flags flags={row.flags} />),
    },
    ...parts,
    ...((state?.tasks.length ?? 0) > 0
      ? [{ name: 'task', title: 'Task', width: '11rem', cell: (row: RowSummary) => row.task ?? '' }]
      : []),
    { name: 'id', title: 'Id', width: '19rem', cell: (row) => row.id ?? '' },
  ]
}

const TOTALS = /^(?:overall|reward|score)/

const shortName = (file: string): string => file.replace(/\.\w+$/, '')

/** The line is always seen, however long the name of the file is. */
function RowName({ row, file }: { row: RowSummary; file: string | undefined }) {
  return (
    <span class="row-name" title={`line ${row.line} of ${file ?? 'the log'}`}>
      {row.noted ? <span title="has a note">✎ </span> : ''}
      {file !== undefined && <span class="file">{shortName(file)}</span>}
      <span>{file === undefined ? row.line : `:${row.line}`}</span>
    </span>
  )
}

/** A number with a bar behind it, so that a column is seen at a glance. */
function Measure({ value }: { value: number | null }) {
  if (value === null) return <span class="missing">–</span>
  const width = `${Math.round(100 * Math.min(1, Math.max(0, value)))}%`
  return (
    <span class="measure">
      <span class="fill" style={{ width }} />
      <span>{shortNumber(value)}</span>
    </span>
  )
}

function Cell({ row }: { row: RowSummary }) {
  if (row.cell === null) return <span class="missing">–</span>
  return <span class={row.cell === 'right' ? 'good' : 'bad'}>{row.cell}</span>
}

/** Flags in one line; what does not fit is in the row. */
function Flags({ flags }: { flags: readonly string[] }) {
  return (
    <span class="flags" title={flags.join(', ')}>
      {flags.map((flag) => (
        <Flag key={flag} flag={flag} />
      ))}
    </span>
  )
}
