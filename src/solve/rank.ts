import { badOption, listOptions } from '../base/error'
import type { Place } from '../layout/place'
import { centerDistance, closestDistance, MEASURES } from './distance'

/** A candidate with its distance from the reference, meters. */
export interface Ranked<P extends Place = Place> {
  readonly candidate: P
  /** Its position in the list that was given, from 0. */
  readonly index: number
  /** From the reference, meters. */
  readonly distance: number
  /** How much farther the next one is; absent for the last. */
  readonly gap?: number
}

/** Candidates from the nearest to the farthest. Candidates at one distance keep the order they were given in. */
export interface Ranking<P extends Place = Place> {
  readonly order: readonly Ranked<P>[]
  /** True where the two nearest, or the two farthest, are equally far up to the tolerance. */
  readonly nearestAmbiguous: boolean
  readonly farthestAmbiguous: boolean
}

/** Distances this near, meters, are a tie unless told otherwise. */
export const TIED = 1e-9

/** How {@link rankByDistance} measures, and what it calls a tie. */
export interface RankOptions {
  /** Between centers or between closest points; a question's wording says which, so there is no default. */
  readonly measure: 'center' | 'closest'
  /** Distances this near, meters, are a tie; default 1e-9. */
  readonly tolerance?: number
}

/**
 * Ranks candidates by their distance from a reference.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * const { order } = rankByDistance([5, 0.5], layout.objects, { measure: 'closest' })
 * order.map(({ candidate }) => candidate.id) // ['tv', 'sofa']
 */
export function rankByDistance<P extends Place>(
  reference: Place,
  candidates: readonly P[],
  options: RankOptions,
): Ranking<P> {
  const { measure, tolerance = TIED } = options
  if (!MEASURES.includes(measure))
    throw badOption(`measure ${listOptions(MEASURES)}`, measure, 'read from the question which of the two it means')
  const between = measure === 'center' ? centerDistance : closestDistance
  const sorted = candidates
    .map((candidate, index) => ({ candidate, index, distance: between(reference, candidate) }))
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
  const order = sorted.map((entry, i): Ranked<P> => {
    const next = sorted[i + 1]
    return next ? { ...entry, gap: next.distance - entry.distance } : entry
  })
  return {
    order,
    nearestAmbiguous: order.length > 1 && order[0]!.gap! <= tolerance,
    farthestAmbiguous: order.length > 1 && order[order.length - 2]!.gap! <= tolerance,
  }
}
