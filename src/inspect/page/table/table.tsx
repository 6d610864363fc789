import type { ComponentChild } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RowSummary } from '../../answers/rows'
import { counted, judgeOf, shortNumber } from '../format'
import { offer } from '../offer'
import type { PageState } from '../state'
import { ROW_HEIGHT, scrolled } from './scroll'

/** Rows that are kept above and below the visible ones. */
const MARGIN = 12
interface Column {
  readonly name: string
  readonly title: string
  readonly width: string
  readonly cell: (row: RowSummary) => ComponentChild
  readonly number?: boolean
}

/** The table of the filtered rows. Only what is seen is in the document. */
export function RowTable({ page }: { page: PageState }) {
  const { total, loaded } = page.rows.value
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const columns = shownColumns(page)
  const chosen = page.chosen.value
  const list = scrolled(total, view.top, view.height)
  const first = Math.max(0, Math.floor(list.top / ROW_HEIGHT) - MARGIN)
  const last = Math.min(total - 1, Math.ceil((list.top + view.height) / ROW_HEIGHT) + MARGIN)
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  useLayoutEffect(() => {
    if (total > 0 && indexes.some((at) => !loaded.has(at))) page.need(first, Math.max(first, last))
  })
  useLayoutEffect(() => {
    const element = box.current!
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    const element = box.current!
    const now = scrolled(total, element.scrollTop, element.clientHeight)
    const top = chosen * ROW_HEIGHT
    const body = element.clientHeight - ROW_HEIGHT
    if (top < now.top) element.scrollTop = now.scrollTopFor(top)
    else if (top + ROW_HEIGHT > now.top + body) element.scrollTop = now.scrollTopFor(top + ROW_HEIGHT - body)
  }, [chosen])
  const grid = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') }
  return (
    <div class="table">
      <TableBar page={page} />
      <div
        ref={box}
        class="scroll"
        role="grid"
        aria-label="Rollouts"
        aria-rowcount={total + 1}
        aria-activedescendant={loaded.has(chosen) ? `row-${chosen}` : undefined}
        tabIndex={0}
        onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
      >
        <div class="head" role="row" aria-rowindex={1} style={grid}>
          {columns.map((column) => (
            <HeadCell key={column.name} page={page} column={column} />
          ))}
        </div>
        <div class="body" role="rowgroup" style={{ height: `${list.height}px` }}>
          {indexes.map((index) => (
            <TableRow key={index} {...{ page, index, columns }} row={loaded.get(index)} offset={list.offsetOf(index)} />
          ))}
        </div>
      </div>
      {total === 0 && page.server.value !== undefined && <Nothing page={page} />}
    </div>
  )
}

function Nothing({ page }: { page: PageState }) {
  const { rows, indexed } = page.server.value!
  const text =
    rows > 0
      ? 'No row passes the filters.'
      : indexed.done < indexed.total
        ? 'Reading the first rows.'
        : 'There are no rows yet. They appear here as they are written.'
  return <p class="nothing">{text}</p>
}

interface TableRowProps {
  readonly page: PageState
  readonly index: number
  /** Pixels from the beginning of the list. */
  readonly offset: number
  readonly row: RowSummary | undefined
  readonly columns: readonly Column[]
}

function TableRow({ page, index, offset, row, columns }: TableRowProps) {
  const chosen = page.chosen.value === index
  const style = {
    gridTemplateColumns: columns.map(({ width }) => width).join(' '),
    transform: `translateY(${offset}px)`,
  }
  const open = () => {
    page.chosen.value = index
    if (row) page.go({ screen: 'row', at: String(row.at) }, true)
  }
  return (
    <div
      id={`row-${index}`}
      class={`row${chosen ? ' chosen' : ''}${row?.broken ? ' is-broken' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      style={style}
      onClick={open}
    >
      {columns.map(({ name, cell, number }) => (
        <div key={name} role="gridcell" class={number ? 'number' : ''}>
          {row === undefined ? '' : cell(row)}
        </div>
      ))}
    </div>
  )
}

function HeadCell({ page, column: { name, title, number } }: { page: PageState; column: Column }) {
  const sort = page.query.value.get('sort') ?? ''
  const order = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none'
  // Bad rollouts are what one looks for, so the first click on a number shows the lowest.
  const next = order === 'none' ? name : order === 'ascending' ? `-${name}` : undefined
  return (
    <div role="columnheader" aria-sort={order} class={number ? 'number' : ''}>
      <button type="button" title={`Sort by ${title}`} onClick={() => page.go({ sort: next })}>
        {title}
        <span aria-hidden="true">{order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}</span>
      </button>
    </div>
  )
}

function TableBar({ page }: { page: PageState }) {
  const { total } = page.rows.value
  const hidden = new Set(page.query.value.getAll('hide'))
  const all = allColumns(page)
  const exported = () => {
    const query = page.filterQuery()
    const hits = page.search.value?.hits
    if (hits) query.set('only', hits.join(','))
    return offer(page, page.source.export(query), 'rows.jsonl')
  }
  return (
    <div class="bar">
      <span class="count" role="status">
        {counted(total, 'row')}
        {page.search.value?.running ? `, searching ${page.search.value.done.toLocaleString('en')}` : ''}
      </span>
      <details class="menu">
        <summary>Columns</summary>
        <div class="menu-body">
          {all.map(({ name, title }) => (
            <label key={name}>
              <input type="checkbox" checked={!hidden.has(name)} onChange={() => page.toggle('hide', name)} /> {title}
            </label>
          ))}
        </div>
      </details>
      <button type="button" onClick={exported}>
        Export JSONL
      </button>
    </div>
  )
}

function shownColumns(page: PageState): readonly Column[] {
  const hidden = new Set(page.query.value.getAll('hide'))
  const columns = allColumns(page).filter(({ name }) => !hidden.has(name))
  return columns.length === 0 ? allColumns(page).slice(0, 1) : columns
}

function allColumns(page: PageState): readonly Column[] {
  const state = page.server.value
  const several = (state?.files.length ?? 0) > 1
  const names = state?.files.map(({ name }) => name) ?? []
  const numbers = state?.columns ?? []
  const measured = numbers.map(
    (name, i): Column => ({
      name,
      title: (state && judgeOf(state, name)) ?? name,
      width: '6rem',
      number: true,
      cell: (row) => <Measure value={row.numbers[i] ?? null} />,
    }),
  )
  // What says at once whether a rollout is worth opening comes first.
  const totals = measured.filter(({ name }) => TOTALS.test(name))
  const parts = measured.filter(({ name }) => !TOTALS.test(name))
  return [
    {
      name: 'row',
      title: 'Row',
      width: '4.5rem',
      cell: (row) => <RowName row={row} file={several ? names[row.file] : undefined} />,
    },
    ...((state?.steps.length ?? 0) > 0
      ? [{ name: 'step', title: 'Step', width: '3.6rem', number: true, cell: (row: RowSummary) => row.step ?? '' }]
      : []),
    ...totals,
    ...((state?.cells.length ?? 0) > 0
      ? [{ name: 'cell', title: 'Error', width: '8.5rem', cell: (row: RowSummary) => <Cell row={row} /> }]
      : []),
    { name: 'flags', title: 'Flags', width: '25rem', cell: (row) => <Flags flags={row.flags} /> },
    ...parts,
    ...((state?.tasks.length ?? 0) > 0
      ? [{ name: 'task', title: 'Task', width: '11rem', cell: (row: RowSummary) => row.task ?? '' }]
      : []),
    { name: 'id', title: 'Id', width: '19rem', cell: (row) => row.id ?? '' },
  ]
}

const TOTALS = /^(?:overall|reward|score)/

function RowName({ row, file }: { row: RowSummary; file: string | undefined }) {
  const name = file === undefined ? String(row.line) : `${file.replace(/\.\w+$/, '')}:${row.line}`
  return (
    <span title={`line ${row.line} of ${file ?? 'the log'}`}>
      {row.noted ? <span title="has a note">✎ </span> : ''}
      {row.broken ? <b class="bad">broken </b> : ''}
      {name}
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
        <span key={flag} class="flag">
          {flag}
        </span>
      ))}
    </span>
  )
}
