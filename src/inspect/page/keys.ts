import type { RowPosition } from '../answers/place'
import type { PageState } from './state'

/** Listens to the keys of the page; gives what ends that. */
export function listenToKeys(page: PageState): () => void {
  /** Keys that follow each other fast begin where the one before has led. */
  let done = Promise.resolve()
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    const typing = target instanceof HTMLElement && target.matches(TYPED)
    if (event.key === 'Escape') {
      if (typing) (target as HTMLElement).blur()
      else goBack(page)
      return
    }
    if (typing || page.help.value) return
    const act = KEYS[event.key]
    // A button that has the focus takes Enter for itself, and a radio button the arrows.
    if (act === undefined || (target instanceof HTMLElement && target.matches(OWN_KEYS[event.key] ?? ':not(*)'))) return
    event.preventDefault()
    done = done.then(() => act(page))
  }
  addEventListener('keydown', listen)
  return () => removeEventListener('keydown', listen)
}

/** Where a key is a letter of a text, or chooses from a list. */
const TYPED = 'textarea, select, input:not([type=checkbox], [type=radio])'
const OWN_KEYS: { readonly [key: string]: string } = {
  Enter: 'button, summary, a',
  ArrowDown: '[type=radio]',
  ArrowUp: '[type=radio]',
}

const KEYS: { readonly [key: string]: (page: PageState) => void | Promise<void> } = {
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
  else if (page.screen.value !== 'rows') page.back()
}

const showsRow = (page: PageState) => page.screen.value === 'row' || page.screen.value === 'group'

async function positionOf(page: PageState): Promise<RowPosition | undefined> {
  try {
    return await page.source.get<RowPosition>('place', new URLSearchParams(positionWords(page)))
  } catch (error) {
    page.problem.value = (error as Error).message
    return undefined
  }
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
  if (showsRow(page)) {
    const position = await positionOf(page)
    const at = by > 0 ? position?.next : position?.previous
    if (typeof at === 'number') page.go({ at: String(at) })
    return
  }
  const next = Math.min(page.rows.value.total - 1, Math.max(0, page.chosen.value + by))
  if (next < 0) return
  page.chosen.value = next
  page.need(next, next)
}

/** The previous or next training step: of the filter, or of the prompt whose row is shown. */
async function stepTraining(page: PageState, by: 1 | -1): Promise<void> {
  if (showsRow(page)) {
    const position = await positionOf(page)
    const found = by > 0 ? position?.later : position?.earlier
    // A filter by step goes along, or the rows around would be those of another step.
    const filter = page.query.value.has('step') ? { step: String(found?.step) } : {}
    if (found) page.go({ at: String(found.at), ...filter })
    return
  }
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
