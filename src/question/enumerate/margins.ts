import { badOption } from '../../base/error'
import type { Direction } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'

/** How clear a question must be to be asked; each holds on both sides of an edge. */
export interface Margins {
  /** Angle to the nearest edge of a sector, degrees; 10. */
  readonly directionDeg: number
  /** Distance of two objects that a question names together, meters: at least 0.3, at most 5. */
  readonly pairDistance: readonly [least: number, most: number]
  /** Difference of distance between candidates next to each other in their ranking, meters; 0.15. */
  readonly candidateGap: number
  /** The same in rooms over `largeRoom`; 0.3. */
  readonly candidateGapLarge: number
  /** Floor area from which a room counts as large, square meters; 40. */
  readonly largeRoom: number
  /** Difference of two sizes that are compared, meters; 0.1. */
  readonly sizeGap: number
}

/** Those of VSI-Bench's question generator; `sizeGap` is ours. */
export const DEFAULT_MARGINS: Margins = {
  directionDeg: 10,
  pairDistance: [0.3, 5],
  candidateGap: 0.15,
  candidateGapLarge: 0.3,
  largeRoom: 40,
  sizeGap: 0.1,
}

/** The given margins, with defaults for the rest. Throws a `V2loError` on what is not a number of 0 or more. */
export function fillMargins(given: Partial<Margins> = {}): Margins {
  const margins = { ...DEFAULT_MARGINS, ...given }
  for (const [name, value] of Object.entries(margins))
    for (const number of Array.isArray(value) ? value : [value])
      if (!(number >= 0))
        throw badOption(
          `margin ${name}: a number that is not negative`,
          value,
          'leave it out for its default; 0 switches it off',
        )
  return margins
}

/**
 * Whether a direction is clear enough to be asked. In `left-right` a target behind the observer is never asked about,
 * as in VSI-Bench: left and right are clear beside an observer, but not behind them.
 */
export function isClearDirection(found: Direction, scheme: Scheme, { directionDeg }: Margins): boolean {
  if (found.ambiguous || found.marginDeg < directionDeg) return false
  return scheme !== 'left-right' || Math.abs(found.bearingDeg) <= 135 - directionDeg
}
