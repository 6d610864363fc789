import type { Parsed } from '../base/parsed'
import type { Layout } from '../layout/layout'
import type { Answer } from '../parse/answer/choice'
import type { ParsedLayout } from '../parse/layout'
import type { Question } from '../question/question'
import type { ConsistencyTrace } from './consistency'
import type { MapAccuracy } from './map/accuracy'
import type { StrictPreset, V2loPreset } from './presets'
import type { ArithmeticClaim } from './reasoning/claims/claim'
import type { Score } from './result'
import type { ComparableTruth } from './strict/accuracy'
import type { ResponseBlock } from './strict/structure'
import type { GroundTruth, PythonView } from './v2lo/ground-truth'

/** What the traces of all readings hold. */
interface Traced {
  /** The result: the same score that `score` gives for the row. */
  readonly score: Score
  readonly error: null
}

/** How the paper's reward came to its score. It looks at no map and no reasoning. */
export interface V2loTrace extends Traced {
  readonly reading: 'v2lo'
  readonly preset: V2loPreset
  /** The first answer, cleaned as the paper's program cleans it; `null` if the response has none. */
  readonly answer: string | null
  /** The answer as Python's `float` reads it; `null` if it is not a number. */
  readonly answerNumber: number | null
  /** The truth as Python's `float` and `str` read it. */
  readonly truth: PythonView
}

/** Why consistency was not measured. */
export interface UnmeasuredConsistency {
  readonly verdict: 'unmeasured'
  /**
   * `no-question`: the row has no question. `unreadable-question`: it fits no form. `needs-frames`: no map can answer
   * it. `no-choices`: the truth is the letter of a choice, and the choices are not known. `open-truth`: the true layout
   * does not answer it.
   */
  readonly reason: 'no-question' | 'unreadable-question' | 'needs-frames' | 'no-choices' | 'open-truth'
}

/** The answer that counts. */
export interface TracedAnswer {
  /** The text of its block. */
  readonly text: string
  /** The literal it was read as; `null` if the text itself is compared with the truth. */
  readonly read: Parsed<Answer> | null
}

/**
 * How preset `strict` came to its score: what it saw of the response and the row, in the order it was computed. A
 * `null` is something that the response or the row does not have.
 */
export interface StrictTrace<Compared = MapAccuracy> extends Traced {
  readonly reading: 'strict'
  readonly preset: StrictPreset
  /** Every top-level block, in the order of the response. */
  readonly blocks: readonly ResponseBlock[]
  /** The first map block as it was read, with the diagnostics. */
  readonly map: ParsedLayout | null
  /** The text of the first think block. */
  readonly think: string | null
  readonly answer: TracedAnswer | null
  /** The truth as it was given, and as an answer is compared with it. */
  readonly groundTruth: GroundTruth
  readonly truth: ComparableTruth
  /** The question of the row, typed, with its choices; `null` if it has no readable question. */
  readonly question: Question | null
  readonly trueLayout: Layout | null
  /** The map against the true layout, with the matched pairs; its `overall` is the part `map`. */
  readonly mapAccuracy: Compared | null
  /** What follows from the map, and whether the answer does. */
  readonly consistency: ConsistencyTrace | UnmeasuredConsistency
  /** The claims of the reasoning, checked. */
  readonly claims: readonly ArithmeticClaim[]
  /** How many true claims full `reasoning` takes for this row; 0 if it was not measured. */
  readonly neededClaims: number
}

/** How a score came about, as plain data with the score itself; `reading` tells the two kinds apart. */
export type ScoreTrace = V2loTrace | StrictTrace
