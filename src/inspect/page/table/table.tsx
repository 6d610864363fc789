import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RowSummary } from '../../answers/rows'
import { counted } from '../format'
import { Menu } from '../menu'
import { offer } from '../offer'
import type { PageState } from '../state'
import { allColumns, type Column, shownColumns } from './columns'
import { ROW_HEIGHT, scrolled } from './scroll'

/** Rows that are kept above and below the visible ones. */
const MARGIN = 12
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
  const { rows, files, indexed } = page.server.value!
  const text =
    rows > 0
      ? 'No row passes the filters.'
      : indexed.done < indexed.total
        ? 'Reading the first rows.'
        : files.length === 0
          ? 'No file here has the name of a log: .jsonl, .ndjson, .json or .parquet. Rows appear here as soon as one has.'
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
    query.set('sort', page.query.value.get('sort') ?? '')
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
      <Menu title="Columns">
        {all.map(({ name, title }) => (
          <label key={name}>
            <input type="checkbox" checked={!hidden.has(name)} onChange={() => page.toggle('hide', name)} /> {title}
          </label>
        ))}
      </Menu>
      <button type="button" onClick={exported}>
        Export JSONL
      </button>
    </div>
  )
}
