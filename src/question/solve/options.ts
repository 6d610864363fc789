import type { InstancePolicy } from './refer'

/** How a question is solved when neither its wording nor the map settles it. */
export interface SolveOptions {
  /**
   * What a name with several instances means. `closest`: the instance that is nearest (default in questions of
   * distance, as VSI-Bench asks it; in questions of direction nearest to the observer; sizes have none). `all`: every
   * instance; there is an answer only if they all give the same one. `refuse` (default outside distances): nothing that
   * can be answered.
   */
  readonly instances?: InstancePolicy
  /** 3: gaps are measured in space if both objects have a `zRange`; default 2, on the floor plan. */
  readonly dimensions?: 2 | 3
  /**
   * True: a name that is not on the map is taken to be another word for a label that is (couch for sofa, television for
   * tv), which a note says; default false.
   */
  readonly synonyms?: boolean
  /** How near to the edge of a sector is a tie, degrees; default 1e-9. */
  readonly toleranceDeg?: number
}

/** The options as solvers get them. */
export interface InnerOptions extends SolveOptions {
  /** What lengths are called in answers; default `m`. */
  readonly lengths?: 'cells'
}
