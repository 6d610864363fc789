import type { Split } from '../item'
import type { RowFormat } from './format-item'
import type { LeftOut } from './row-text'

/** What was counted, and the first few of it by name. */
export interface Counted {
  readonly count: number
  readonly first: readonly string[]
}

/** What one format's files hold, and what they do not. */
export interface RowReport {
  readonly format: RowFormat
  readonly rows: { readonly [Name in Split]?: number }
  readonly files: readonly string[]
  /** Items that are not in the files, by the reason. */
  readonly leftOut: { readonly [Why in LeftOut]?: Counted }
  /** Pictures that are not where their path says, whether their items were left out or not. */
  readonly missingImages: Counted
  /** Estimated tokens of the texts, pictures not counted: the most in a prompt, in a response and in a whole row. */
  readonly tokens: {
    readonly prompt: number
    readonly response: number
    readonly row: number
    readonly longest: string
  }
  /** Rows over the limit that was given; absent without one. */
  readonly tooLong?: Counted
  /** What to know before training, in sentences. */
  readonly notes: readonly string[]
}

const FIRST = 5

/** Counts by name and keeps the first five. */
export interface Counter {
  add(name: string): void
  counted(): Counted
}

/** An empty counter. */
export function createCounter(): Counter {
  let count = 0
  const first: string[] = []
  return {
    add(name) {
      count++
      if (first.length < FIRST) first.push(name)
    },
    counted: () => ({ count, first }),
  }
}
