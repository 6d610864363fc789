import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { ChartsReply } from '../answers/charts'
import type { NoteWords } from '../answers/inspector'
import type { RowSummary, RowsReply, StateReply } from '../answers/rows'
import type { PageSource } from './source'

/** Everything the page knows. Where one is stands in the address; the rest is fetched. */
export interface PageState {
  readonly source: PageSource
  /** The words of the address: filters, order, screen. */
  readonly query: ReadonlySignal<URLSearchParams>
  readonly screen: ReadonlySignal<Screen>
  /** The row that is shown, or begins the group. */
  readonly at: ReadonlySignal<number>
  readonly server: Signal<StateReply | undefined>
  readonly charts: Signal<ChartsReply | undefined>
  /** Rows by their place in the order, as far as they were fetched. */
  readonly rows: Signal<RowWindow>
  /** The place of the chosen row in the order. */
  readonly chosen: Signal<number>
  readonly search: Signal<SearchState | undefined>
  readonly problem: Signal<string>
  readonly help: Signal<boolean>
  /** Notes that were begun and not kept, by the number of their row. */
  readonly drafts: Map<number, NoteWords>
  /** The filters alone, for what is asked of them. */
  filterQuery(): URLSearchParams
  /** Goes to an address; `undefined` takes a word away. `push` makes a step of the history. */
  go(change: QueryChange, push?: boolean): void
  /** Goes to where one came from; from outside, to the table. */
  back(): void
  /** Adds or takes away one value of a filter. */
  toggle(name: string, value: string): void
  /** Fetches the rows around a place. */
  need(from: number, to: number): void
}

/** The four screens. */
export type Screen = 'rows' | 'row' | 'group' | 'compare'
/** New words of the address by their names. */
export type QueryChange = { readonly [name: string]: string | readonly string[] | undefined }

/** Rows that were fetched. */
export interface RowWindow {
  readonly total: number
  readonly loaded: ReadonlyMap<number, RowSummary>
}

/** A search in the texts of the rows. */
export interface SearchState {
  readonly text: string
  readonly hits: readonly number[]
  readonly done: number
  readonly total: number
  readonly running: boolean
}

/** Words of the address that choose rows. */
const FILTERS = ['file', 'task', 'budget', 'step', 'flag', 'cell', 'right', 'differs', 'broken', 'range'] as const
const PAGE = 200
/** Marks an address that was reached from within the page. */
const INSIDE = 'inside'

/** The state of one page, and what keeps it up to date. */
export function createPageState(source: PageSource): PageState {
  const query = signal(new URLSearchParams(location.search))
  const screen = computed<Screen>(() => {
    const name = query.value.get('screen')
    return name === 'row' || name === 'group' || name === 'compare' ? name : 'rows'
  })
  const at = computed(() => Number(query.value.get('at') ?? Number.NaN))
  const server = signal<StateReply | undefined>(undefined)
  const charts = signal<ChartsReply | undefined>(undefined)
  const rows = signal<RowWindow>({ total: 0, loaded: new Map() })
  const chosen = signal(0)
  const search = signal<SearchState | undefined>(undefined)
  const problem = signal('')
  const help = signal(false)
  const drafts = new Map<number, NoteWords>()
  /** What was said when the server did not answer; empty while it does. */
  let lost = ''
  let generation = 0
  const pending = new Set<number>()
  let searching = new AbortController()

  const filterQuery = () => {
    const own = new URLSearchParams()
    for (const name of FILTERS) for (const value of query.value.getAll(name)) own.append(name, value)
    return own
  }
  const ask = async <T>(path: string, words: URLSearchParams, take: (reply: T) => void) => {
    const asked = generation
    try {
      const reply = await source.get<T>(path, words)
      if (asked === generation) take(reply)
    } catch (error) {
      problem.value = (error as Error).message
    }
  }
  function need(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
      if (pending.has(page)) continue
      pending.add(page)
      const words = filterQuery()
      words.set('sort', query.value.get('sort') ?? '')
      words.set('from', String(page * PAGE))
      words.set('count', String(PAGE))
      const found = search.value
      if (found) words.set('only', found.hits.join(','))
      ask<RowsReply>('rows', words, ({ total, rows: part, from: first }) => {
        const loaded = new Map(rows.value.loaded)
        for (const [i, row] of part.entries()) loaded.set(first + i, row)
        rows.value = { total, loaded }
      })
    }
  }
  /** Asks anew for everything that depends on the filters. What is shown stays until the answer comes. */
  function refresh(): void {
    generation++
    pending.clear()
    const first = Math.max(0, chosen.peek() - PAGE / 2)
    need(first, first + PAGE / 2)
    ask<ChartsReply>('charts', filterQuery(), (reply) => {
      charts.value = reply
    })
  }
  async function runSearch(text: string): Promise<void> {
    searching.abort()
    searching = new AbortController()
    const { signal: ended } = searching
    if (text === '') {
      if (search.peek() === undefined) return
      search.value = undefined
      refresh()
      return
    }
    const words = filterQuery()
    words.set('text', text)
    let state: SearchState = { text, hits: [], done: 0, total: 0, running: true }
    search.value = state
    const show = (next: SearchState) => {
      if (ended.aborted) return
      const more = next.hits.length !== state.hits.length || state.done === 0
      state = next
      search.value = next
      if (more) refresh()
    }
    try {
      await source.search(
        words,
        (lines) => {
          const hits = lines.flatMap((line) => (line.at === undefined ? [] : [line.at]))
          const { done = state.done, total = state.total } = lines.findLast((line) => line.done !== undefined) ?? {}
          show({ ...state, hits: [...state.hits, ...hits], done, total })
        },
        ended,
      )
    } catch (error) {
      if (!ended.aborted) problem.value = (error as Error).message
    }
    show({ ...state, running: false })
  }
  function go(change: QueryChange, push = false): void {
    const next = new URLSearchParams(query.peek())
    for (const [name, value] of Object.entries(change)) {
      next.delete(name)
      for (const one of value === undefined ? [] : [value].flat()) next.append(name, one)
    }
    if (next.toString() === query.peek().toString()) return
    const address = `${location.pathname}${next.size > 0 ? `?${next}` : ''}${location.hash}`
    if (push) history.pushState(INSIDE, '', address)
    else history.replaceState(history.state, '', address)
    batch(() => {
      query.value = next
      problem.value = ''
    })
  }
  function back(): void {
    if (history.state === INSIDE) history.back()
    else go({ screen: undefined }, true)
  }
  function toggle(name: string, value: string): void {
    const values = query.peek().getAll(name)
    go({ [name]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] })
  }
  async function look(): Promise<void> {
    try {
      const reply = await source.get<StateReply>('state')
      const before = server.peek()
      const wasLost = lost !== ''
      batch(() => {
        server.value = reply
        if (problem.peek() === lost) problem.value = ''
      })
      lost = ''
      // What was asked for while nobody answered is asked for again.
      if (wasLost || before?.revision !== reply.revision) refresh()
    } catch (error) {
      lost = problem.value = (error as Error).message
    }
    // A server that has ended is asked less often.
    if (source.pollMs > 0) setTimeout(look, lost === '' ? source.pollMs : 5 * source.pollMs)
  }

  addEventListener('beforeunload', (event) => {
    if (drafts.size > 0) event.preventDefault()
  })
  addEventListener('popstate', () => {
    query.value = new URLSearchParams(location.search)
  })
  let shown: string | undefined
  effect(() => {
    const words = `${filterQuery()}&${query.value.get('sort') ?? ''}`
    const before = shown
    shown = words
    if (before === undefined || before === words) return
    chosen.value = 0
    refresh()
  })
  let sought = ''
  effect(() => {
    const words = `${query.value.get('text') ?? ''}\n${filterQuery()}`
    if (words === sought) return
    sought = words
    const text = query.value.get('text') ?? ''
    queueMicrotask(() => runSearch(text))
  })
  void look()
  return {
    source,
    query,
    screen,
    at,
    server,
    charts,
    rows,
    chosen,
    search,
    problem,
    help,
    drafts,
    filterQuery,
    go,
    back,
    toggle,
    need,
  }
}
