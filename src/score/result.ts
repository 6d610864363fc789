import type { Question } from '../question/question'
import type { TrueLayout } from './true-layout'
import type { GroundTruth } from './v2lo/ground-truth'

/** The parts of a score, in the order they are shown in. */
export const COMPONENTS = ['format', 'accuracy', 'map', 'consistency', 'reasoning'] as const

/** A part of a score; a preset says which of them it measures and how they weigh. */
export type Component = (typeof COMPONENTS)[number]

/** One row to score: a model's response and what was asked. */
export interface ScoreInput {
  /** The model's whole output. */
  readonly response: string
  readonly groundTruth: GroundTruth
  /**
   * The JSON text of `groundTruth`, if it is known: it keeps what JavaScript's numbers and objects lose (`1.0`
   * beside `1`, integers above 2^53, the order of keys), and is scored in place of `groundTruth`.
   */
  readonly groundTruthJson?: string
  /** The question, in its own words or typed; preset `v2lo` does not look at it. */
  readonly question?: string | Question | null
  /** The choices in order A, B, ..., with or without their letters (`A. sofa`); preset `v2lo` does not look at them. */
  readonly choices?: readonly (string | number)[] | null
  /** The true map, in any form; a list or a text is in the observer's frame. Preset `v2lo` does not look at it. */
  readonly trueLayout?: TrueLayout | null
}

/** A score in its parts. Every number is finite; a part that is not in `measured` is 0 and outside `overall`. */
export interface Score {
  /** The reward: the preset's sum of the measured parts. */
  readonly overall: number
  /** 1 if the response has the required structure, else 0. */
  readonly format: number
  /** Agreement of the answer with the truth, in [0, 1]. */
  readonly accuracy: number
  /** Quality of the stated map, in [0, 1]. */
  readonly map: number
  /** Whether the answer follows from the response's own map, in [0, 1]; see docs/rewards.md. */
  readonly consistency: number
  /** How much of the relevant arithmetic the reasoning states is true, in [0, 1]. */
  readonly reasoning: number
  readonly measured: readonly Component[]
  /** What was noticed: every deduction and every leniency by name. */
  readonly flags: readonly string[]
  readonly error: null
}

/** The values of {@link ScoreFailureCode}. */
export const SCORE_FAILURE_CODES = ['bad-row', 'bad-response', 'bad-truth', 'too-long'] as const
/** Why a row has no score; stable, so that code may branch on it. */
export type ScoreFailureCode = (typeof SCORE_FAILURE_CODES)[number]

/** A row that could not be scored. It carries no numbers: a failure is never a 0. */
export interface ScoreFailure {
  readonly error: {
    readonly code: ScoreFailureCode
    readonly message: string
    /** The line of the file the row came from, counted from 1, if it came from a file. */
    readonly line?: number
  }
}

/** `result.error` tells the two apart: null for a score. */
export type ScoreResult = Score | ScoreFailure
