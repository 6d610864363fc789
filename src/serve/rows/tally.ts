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
  /** What rows lack of what `keys` name. */
  readonly absent: AbsentTally
}

/** The tally of no rows; `firstLine` is the number of the line that comes. */
export const newTally = (firstLine = 1): RowTally => ({
  lastLine: firstLine - 1,
  scored: 0,
  failed: 0,
  sum: 0,
  flags: {},
  absent: newAbsent(),
})

/** Counts the result of one row; `overall` is `null` where it has none. */
export function addResult(tally: RowTally, line: number, overall: number | null, flags: readonly string[]): void {
  tally.lastLine = line
  if (overall === null) {
    tally.failed++
    return
  }
  tally.scored++
  tally.sum += overall
  for (const flag of flags) tally.flags[flag] = (tally.flags[flag] ?? 0) + 1
}

/** Counts what comes after. */
export function addTally(tally: RowTally, next: RowTally): void {
  tally.lastLine = Math.max(tally.lastLine, next.lastLine)
  tally.scored += next.scored
  tally.failed += next.failed
  tally.sum += next.sum
  mergeAbsent(tally.absent, next.absent)
  for (const [flag, count] of Object.entries(next.flags)) tally.flags[flag] = (tally.flags[flag] ?? 0) + count
}
