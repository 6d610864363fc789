/** How many entries a result has where nobody says. */
export const DEFAULT_LIMIT = 20

/** A part of a list, with what is needed to ask for the rest. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly total: number
  readonly offset: number
  readonly more: boolean
  /** A sentence that says how to go on; empty where everything was given. */
  readonly hint: string
}

interface Paged {
  readonly limit?: number | null | undefined
  readonly offset?: number | null | undefined
}

/** A page of a list, as the fields `limit` and `offset` of a call say. */
export function pageOf<T>(list: readonly T[], { limit, offset }: Paged): Page<T> {
  const from = Math.min(offset ?? 0, list.length)
  const to = Math.min(from + (limit ?? DEFAULT_LIMIT), list.length)
  const hint =
    from === 0 && to === list.length
      ? ''
      : to === from
        ? ` There are only ${list.length}.`
        : ` These are ${from + 1} to ${to} of ${list.length}${to < list.length ? `; ask with offset ${to} for more` : ''}.`
  return { items: list.slice(from, to), total: list.length, offset: from, more: to < list.length, hint }
}
