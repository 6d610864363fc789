import type { PageState } from './state'

/** Listens to the keys of the page; gives what ends that. */
export function listenToKeys(page: PageState): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    const typing = target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
    if (event.key === 'Escape') {
      if (typing) (target as HTMLElement).blur()
      else goBack(page)
      return
    }
    if (typing || page.help.value) return
    const act = KEYS[event.key]
    // A button that has the focus takes Enter for itself.
    if (
      act === undefined ||
      (event.key === 'Enter' && target instanceof HTMLElement && /^(?:BUTTON|SUMMARY|A)$/.test(target.tagName))
    )
      return
    event.preventDefault()
    act(page)
  }
  addEventListener('keydown', listen)
  return () => removeEventListener('keydown', listen)
}

const KEYS: { readonly [key: string]: (page: PageState) => void } = {
  j: (page) => step(page, 1),
  k: (page) => step(page, -1),
  ArrowDown: (page) => (page.screen.value === 'rows' ? step(page, 1) : scrollBy({ top: 60 })),
  ArrowUp: (page) => (page.screen.value === 'rows' ? step(page, -1) : scrollBy({ top: -60 })),
  '[': (page) => stepTraining(page, -1),
  ']': (page) => stepTraining(page, 1),
  '/': (page) => focusSearch(page),
  f: (page) => focusFilters(page),
  g: (page) => open(page, 'group'),
  c: (page) => page.go({ screen: page.screen.value === 'compare' ? undefined : 'compare' }, true),
  Enter: (page) => open(page, 'row'),
  '?': (page) => {
    page.help.value = true
  },
}

function goBack(page: PageState): void {
  if (page.help.value) page.help.value = false
  else if (page.screen.value !== 'rows') page.go({ screen: undefined }, true)
}

/** Where a row stands among the filtered ones. */
export interface RowPosition {
  readonly place: number
  readonly total: number
  readonly previous: number | null
  readonly next: number | null
}

/** What asks for the place of the row that is shown. */
export function positionWords(page: PageState): string {
  const words = page.filterQuery()
  words.set('sort', page.query.value.get('sort') ?? '')
  words.set('at', String(page.at.value))
  const hits = page.search.value?.hits
  if (hits) words.set('only', hits.join(','))
  return words.toString()
}

/** The next or previous row of the order, in the table and in the row. */
export async function step(page: PageState, by: 1 | -1): Promise<void> {
  if (page.screen.value === 'row' || page.screen.value === 'group') {
    const { previous, next } = await page.source.get<RowPosition>('place', new URLSearchParams(positionWords(page)))
    const at = by > 0 ? next : previous
    if (at !== null) page.go({ at: String(at) })
    return
  }
  const next = Math.min(page.rows.value.total - 1, Math.max(0, page.chosen.value + by))
  if (next < 0) return
  page.chosen.value = next
  page.need(next, next)
}

/** The previous or next training step, as the filter has it. */
function stepTraining(page: PageState, by: number): void {
  const steps = page.server.value?.steps ?? []
  if (steps.length === 0) return
  const now = Number(page.query.value.get('step') ?? Number.NaN)
  const place = steps.indexOf(now)
  const next = place < 0 ? (by > 0 ? 0 : steps.length - 1) : place + by
  page.go({ step: next < 0 || next >= steps.length ? undefined : String(steps[next]) })
}

function open(page: PageState, screen: 'row' | 'group'): void {
  const row = page.rows.value.loaded.get(page.chosen.value)
  const at = page.screen.value === 'rows' ? row?.at : page.at.value
  if (at !== undefined && !Number.isNaN(at)) page.go({ screen, at: String(at) }, true)
}

function focusSearch(page: PageState): void {
  page.go({ screen: undefined }, true)
  requestAnimationFrame(() => document.getElementById('search')?.focus())
}

function focusFilters(page: PageState): void {
  page.go({ screen: undefined }, true)
  requestAnimationFrame(() => {
    const filters = document.getElementById('filters') as HTMLDetailsElement | null
    if (filters) filters.open = true
    filters?.querySelector<HTMLElement>('input, select, button')?.focus()
  })
}
