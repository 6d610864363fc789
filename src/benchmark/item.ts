import type { Layout } from '../layout/layout'

/** A question of a benchmark with its truth, from whatever file it came. */
export interface BenchmarkItem {
  /** Unique in its benchmark; what predictions are joined by. */
  readonly id: string
  /** The room it is about: the cluster of every interval. */
  readonly scene: string
  /** What kind of question it is, by the benchmark's own name. */
  readonly task: string
  readonly question: string
  /** The texts of the choices in order A, B, ..., without their letters. */
  readonly choices?: readonly string[]
  /** A letter, a number, or words. */
  readonly answer: string
  /** How many frames were shown. */
  readonly budget?: number
  /** The same for all budgets of one question. */
  readonly questionId?: string
  readonly trueLayout?: Layout
  readonly twin?: { readonly of: string; readonly change: string }
}

/** What one model answered to one item, once. */
export interface Prediction {
  /** The item's id, if the log has one. */
  readonly id?: string
  /** What the model was asked with, if the log has it; joins rows without an id. */
  readonly prompt?: string
  readonly response: string
}
