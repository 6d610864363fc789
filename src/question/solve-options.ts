import type { InstancePolicy } from './refer'

/** How a question is solved where neither its wording nor the map says it. */
export interface SolveOptions {
  /**
   * What a name with several instances means: the `closest` (default in questions of distance, as VSI-Bench asks it),
   * or nothing that can be answered (`refuse`, the default elsewhere).
   */
  readonly instances?: Exclude<InstancePolicy, 'all'>
  /** 3: gaps are measured in space where both objects have a `zRange`; default 2, on the floor plan. */
  readonly dimensions?: 2 | 3
  /** How near to the edge of a sector is a tie, degrees; default 1e-9. */
  readonly toleranceDeg?: number
}
