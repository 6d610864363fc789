import type { WireError } from '../../transport/failure'
import { type AbsentTally, mergeAbsent, newAbsent } from './absent'

/** What the results of some rows come to. */
export interface RowTally {
  /** The line of the last row that has a result; the one before the first line if there is none. */
  lastLine: number
  scored: number
  failed: number
  /** Of the overall scores. */
  sum: number
  /** How many rows have each flag. */
  readonly flags: { [flag: string]: number }
  /** How many rows failed with each code. */
  readonly codes: { [code: string]: number }
  /** Why the first of them failed. */
  failure?: WireError
  /** What rows lack of what `keys` name. */
  readonly absent: AbsentTally
  /** How many rows have each field that is nearly called what they lack. */
  readonly misspelled: { [field: string]: number }
}

/** The tally of no rows; `firstLine` is the number of the line that comes. */
export const newTally = (firstLine = 1): RowTally => ({
  lastLine: firstLine - 1,
  scored: 0,
  failed: 0,
  sum: 0,
  flags: {},
  codes: {},
  absent: newAbsent(),
  misspelled: {},
})

/** Counts the score of one row. */
export function addScore(tally: RowTally, line: number, overall: number, flags: readonly string[]): void {
  tally.lastLine = line
  tally.scored++
  tally.sum += overall
  for (const flag of flags) addTo(tally.flags, flag, 1)
}

/** Counts a row without a score. */
export function addFailure(tally: RowTally, line: number, error: WireError): void {
  tally.lastLine = line
  tally.failed++
  tally.failure ??= { ...error, line }
  addTo(tally.codes, error.code, 1)
}

/** Counts fields of one row that are nearly called what it lacks. */
export function addMisspelled(tally: RowTally, fields: readonly string[]): void {
  for (const field of fields) addTo(tally.misspelled, field, 1)
}

/** Counts what comes after. */
export function addTally(tally: RowTally, next: RowTally): void {
  tally.lastLine = Math.max(tally.lastLine, next.lastLine)
  tally.scored += next.scored
  tally.failed += next.failed
  tally.sum += next.sum
  mergeAbsent(tally.absent, next.absent)
  if (next.failure) tally.failure ??= next.failure
  for (const counts of ['flags', 'codes', 'misspelled'] as const)
    for (const [name, count] of Object.entries(next[counts])) addTo(tally[counts], name, count)
}

function addTo(counts: { [name: string]: number }, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count
}
