/** How many entries a result has where nobody says. */
export const DEFAULT_LIMIT = 20

/** Which entries a call gets: those from `offset` on, up to `to`, of `total`. */
export interface PageSpan {
  readonly offset: number
  readonly to: number
  readonly more: boolean
  /** A sentence that says how to go on; empty where everything was given. */
  readonly hint: string
}

/** A part of a list, with what is needed to ask for the rest. */
export interface Page<T> extends PageSpan {
  readonly items: readonly T[]
  readonly total: number
}

/** How a call says which part it wants. */
export interface Paged {
  readonly limit?: number | null | undefined
  readonly offset?: number | null | undefined
}

const ONE_LIST = { these: 'These are', of: 'of', only: 'There are only' } as const
const LISTS = { these: 'The lists have entries', of: 'of up to', only: 'The longest list has only' } as const

/** Which of `total` entries a call gets, as its fields `limit` and `offset` say. */
function spanOf(
  total: number,
  { limit, offset }: Paged,
  { these, of, only }: typeof ONE_LIST | typeof LISTS,
): PageSpan {
  const from = Math.min(offset ?? 0, total)
  const to = Math.min(from + (limit ?? DEFAULT_LIMIT), total)
  const hint =
    from === 0 && to === total
      ? ''
      : to === from
        ? ` ${only} ${total}.`
        : ` ${these} ${from + 1} to ${to} ${of} ${total}${to < total ? `; ask with offset ${to} for more` : ''}.`
  return { offset: from, to, more: to < total, hint }
}

/** A page of a list. */
export function pageOf<T>(list: readonly T[], paged: Paged): Page<T> {
  const span = spanOf(list.length, paged, ONE_LIST)
  return { ...span, items: list.slice(span.offset, span.to), total: list.length }
}

/** The span of lists that are paged side by side: it goes on until the longest of them was given. */
export const spanOfLists = (lists: readonly (readonly unknown[])[], paged: Paged): PageSpan =>
  spanOf(Math.max(0, ...lists.map(({ length }) => length)), paged, LISTS)

/** The part of one list that a span covers. */
export const within = <T>(list: readonly T[], { offset, to }: PageSpan): readonly T[] => list.slice(offset, to)
