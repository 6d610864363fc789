import { badOption } from '../base/error'

/** Upper bounds on a reader's work; each can be set. */
export interface Limits {
  /** Characters read; the rest is reported as `too-long`. */
  readonly characters: number
  /** Objects in the text; the rest is reported as `too-many-objects`. */
  readonly objects: number
  /** Brackets open at a time; anything deeper is reported as `too-deep`. */
  readonly depth: number
  /** Characters in a name; an object with a longer one is reported as `bad-name`. */
  readonly nameLength: number
}

export const DEFAULT_LIMITS: Limits = { characters: 1_000_000, objects: 10_000, depth: 64, nameLength: 200 }

/** The largest limits allowed: brackets are followed by recursion, so their number needs a fixed bound. */
const LARGEST: Limits = { characters: 2 ** 29, objects: 2 ** 29, depth: 256, nameLength: 2 ** 29 }

/** Limits with the defaults filled in. Throws a `V2loError` on one that is not a positive integer. */
export function limitsFrom(given: Partial<Limits> | undefined): Limits {
  if (given === undefined) return DEFAULT_LIMITS
  const limits = { ...DEFAULT_LIMITS, ...given }
  for (const key of Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]) {
    const value = limits[key]
    if (!Number.isInteger(value) || value < 1 || value > LARGEST[key])
      throw badOption(
        `limits.${key}: an integer from 1 to ${LARGEST[key]}`,
        value,
        `leave it out for ${DEFAULT_LIMITS[key]}`,
      )
  }
  return limits
}
