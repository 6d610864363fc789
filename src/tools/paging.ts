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

/** Which entries of lists a call wants: from `offset` up to `end`. */
export interface Window {
  readonly offset: number
  readonly end: number
  readonly more: boolean
  readonly hint: string
}

/** The part of lists, the longest of which has `length` entries, that the fields `limit` and `offset` of a call name. */
export function windowOf(length: number, { limit, offset }: Paged, these = 'These'): Window {
  const from = Math.min(offset ?? 0, length)
  const end = Math.min(from + (limit ?? DEFAULT_LIMIT), length)
  const hint =
    from === 0 && end === length
      ? ''
      : end === from
        ? ` There are only ${length}.`
        : ` ${these} are ${from + 1} to ${end} of ${length}${end < length ? `; ask with offset ${end} for more` : ''}.`
  return { offset: from, end, more: end < length, hint }
}

/** A page of a list, as the fields `limit` and `offset` of a call say. */
export function pageOf<T>(list: readonly T[], paged: Paged): Page<T> {
  const { offset, end, more, hint } = windowOf(list.length, paged)
  return { items: list.slice(offset, end), total: list.length, offset, more, hint }
}
