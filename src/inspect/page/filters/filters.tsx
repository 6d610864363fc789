import { useEffect, useState } from 'preact/hooks'
import type { StateReply } from '../../answers/rows'
import { flagWords } from '../flags'
import { counted, percent } from '../format'
import type { PageState } from '../state'
import { Ranges, Steps } from './ranges'

/** What chooses the rows: search, and one list for every kind of filter that the log has values for. */
export function Filters({ page }: { page: PageState }) {
  const state = page.server.value
  const logs = [...(state?.files.entries() ?? [])].filter(([, { isItems }]) => !isItems)
  const [open, setOpen] = useState(() => matchMedia('(min-width: 900px)').matches)
  useEffect(() => {
    const wide = matchMedia('(min-width: 900px)')
    const follow = () => setOpen(wide.matches)
    wide.addEventListener('change', follow)
    return () => wide.removeEventListener('change', follow)
  }, [])
  return (
    <aside class="filters" aria-label="Filters">
      <SearchBox page={page} />
      <details
        id="filters"
        open={open}
        onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}
      >
        <summary>Filters{activeCount(page) > 0 ? ` (${activeCount(page)})` : ''}</summary>
        <Active page={page} />
        <Steps page={page} />
        <Checks
          page={page}
          title="Flag"
          name="flag"
          values={state?.flags.map(([flag]) => flag) ?? []}
          counts={state?.flags.map(([, rows]) => rows) ?? []}
          hint={flagWords}
        />
        <fieldset>
          <legend>Answer</legend>
          <Radio page={page} value={undefined} title="any" />
          <Radio page={page} value="yes" title="right" />
          <Radio page={page} value="no" title="wrong" />
        </fieldset>
        <Checks page={page} title="Error" name="cell" values={state?.cells ?? []} />
        <Checks page={page} title="Task" name="task" values={state?.tasks ?? []} />
        <Checks page={page} title="Frames" name="budget" values={state?.budgets.map(String) ?? []} />
        <Ranges page={page} />
        <fieldset>
          <legend>Rows</legend>
          <Yes page={page} name="differs" title={`${judges(state)} disagree`} />
          <Yes page={page} name="broken" title="broken" />
        </fieldset>
        {logs.length > 1 && (
          <Checks
            page={page}
            title="File"
            name="file"
            values={logs.map(([i]) => String(i))}
            names={logs.map(([, { name }]) => name)}
            counts={logs.map(([, { rows }]) => rows)}
          />
        )}
      </details>
    </aside>
  )
}

const judges = (state: StateReply | undefined): string => state?.judges.join(' and ') ?? 'presets'

function SearchBox({ page }: { page: PageState }) {
  const found = page.search.value
  const text = page.query.value.get('text') ?? ''
  return (
    <search class="search">
      <label for="search">Search in the texts</label>
      <input
        id="search"
        type="search"
        placeholder="sofa, 3.5 m, <answer>"
        value={text}
        onChange={({ currentTarget }) => page.go({ text: currentTarget.value || undefined })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') page.go({ text: event.currentTarget.value || undefined })
        }}
      />
      <p class="found" role="status">
        {found
          ? `${counted(found.hits.length, 'hit')}${found.running ? `, ${percent(found.done, found.total)} % looked through` : ''}`
          : ''}
      </p>
    </search>
  )
}

const ONE_EACH = ['step', 'right', 'differs', 'broken'] as const
const MANY_EACH = ['flag', 'cell', 'task', 'budget', 'file', 'range'] as const

const activeCount = (page: PageState): number =>
  [...ONE_EACH, ...MANY_EACH].reduce((sum, name) => sum + page.query.value.getAll(name).length, 0)

/** The filters that hold, each to be taken away. */
function Active({ page }: { page: PageState }) {
  const query = page.query.value
  const all = [...ONE_EACH, ...MANY_EACH].flatMap((name) => query.getAll(name).map((value) => [name, value] as const))
  if (all.length === 0) return null
  const kind = (name: string) => (name === 'range' ? '' : `${name} `)
  const shown = (name: string, value: string) =>
    name === 'file'
      ? (page.server.value?.files[Number(value)]?.name ?? value)
      : value.replace(':', ' ').replace('..', ' to ')
  return (
    <ul class="active" aria-label="Filters in use">
      {all.map(([name, value]) => (
        <li key={`${name} ${value}`}>
          <button
            type="button"
            onClick={() => page.toggle(name, value)}
            aria-label={`Remove ${kind(name)}${shown(name, value)}`}
          >
            {kind(name)}
            <b>{shown(name, value)}</b> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          class="link"
          onClick={() => page.go(Object.fromEntries([...ONE_EACH, ...MANY_EACH].map((name) => [name, undefined])))}
        >
          clear
        </button>
      </li>
    </ul>
  )
}

interface ChecksProps {
  readonly page: PageState
  readonly title: string
  readonly name: string
  readonly values: readonly string[]
  readonly names?: readonly string[]
  readonly counts?: readonly number[]
  /** What a value means. */
  readonly hint?: (value: string) => string
}

const SHORT = 8

function Checks({ page, title, name, values, names = values, counts, hint }: ChecksProps) {
  const [all, setAll] = useState(false)
  if (values.length === 0) return null
  const chosen = page.query.value.getAll(name)
  const shown = values
    .map((value, i) => ({ value, title: names[i]!, count: counts?.[i] }))
    .filter(({ value }, i) => all || i < SHORT || chosen.includes(value))
  return (
    <fieldset>
      <legend>{title}</legend>
      {shown.map(({ value, title: text, count }) => (
        <label key={value} title={hint?.(value) ?? text}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => page.toggle(name, value)} />
          <span class="value">{text}</span>
          {count !== undefined && <span class="of">{count.toLocaleString('en')}</span>}
        </label>
      ))}
      {values.length > SHORT && (
        <button type="button" class="link" onClick={() => setAll(!all)}>
          {all ? 'fewer' : `all ${values.length}`}
        </button>
      )}
    </fieldset>
  )
}

function Radio({ page, value, title }: { page: PageState; value: string | undefined; title: string }) {
  return (
    <label>
      <input
        type="radio"
        name="right"
        checked={(page.query.value.get('right') ?? undefined) === value}
        onChange={() => page.go({ right: value })}
      />
      <span class="value">{title}</span>
    </label>
  )
}

function Yes({ page, name, title }: { page: PageState; name: string; title: string }) {
  const on = page.query.value.get(name) === 'yes'
  return (
    <label>
      <input type="checkbox" checked={on} onChange={() => page.go({ [name]: on ? undefined : 'yes' })} />
      <span class="value">{title}</span>
    </label>
  )
}
