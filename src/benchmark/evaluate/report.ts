import type { Layout } from '../../layout/layout'
import type { ExtractionProfile } from '../profiles/grade'
import type { ErrorCell } from '../split/split'
import type { ClusteredCorrelation } from '../statistics/correlation-interval'
import type { SignFlip } from '../statistics/permutation'
import type { McNemar } from '../statistics/proportions'
import type { Estimate } from './estimate'

/** A score with the name of the group it is of. */
export interface NamedEstimate {
  readonly name: string
  readonly estimate: Estimate
}

/** How many of everything, so that nothing is dropped silently. */
export interface ReportCounts {
  readonly items: number
  readonly scenes: number
  readonly predictions: number
  /** Items with at least one prediction. */
  readonly answered: number
  /** Items without one; they score 0. The first hundred are listed. */
  readonly unanswered: { readonly count: number; readonly ids: readonly string[] }
  /** Answers the profile cannot read; they score 0. */
  readonly unreadable: number
  /** Predictions that belong to no item. The first hundred are listed. */
  readonly unmatched: {
    readonly count: number
    readonly listed: readonly { readonly id: string | null; readonly reason: string }[]
  }
  /** Ids that occur again in the items; the first of each counts. */
  readonly duplicateItems: readonly string[]
}

/** What guessing reaches on these items. */
export interface ChanceRow {
  readonly name: string
  /** Mean score by item. */
  readonly mean: number
  /** By task and by what is asked for, where the guess differs with them. */
  readonly tasks?: readonly {
    readonly task: string
    readonly asked: string
    readonly mean: number
    readonly items: number
  }[]
}

/** How a score changes with the program that reads the answers. */
export interface ProfileRow {
  readonly profile: ExtractionProfile
  readonly mean: number | null
  /** Items whose score differs from the one under the profile in use. */
  readonly changed: number
  /** The first fifty of them. */
  readonly ids: readonly string[]
}

/** Two runs on the same items, the first minus the baseline. */
export interface Comparison {
  readonly baseline: string
  readonly overall: ComparedGroup
  readonly tasks: readonly ComparedGroup[]
}

/** A difference, with every test of it. */
export interface ComparedGroup {
  readonly name: string
  readonly difference: Estimate
  /** `better` and `worse` only where the interval over scenes excludes 0. */
  readonly verdict: 'better' | 'worse' | 'no difference shown'
  readonly signFlip: SignFlip | null
  /** Ignores scenes. */
  readonly mcNemar: McNemar
  readonly wins: number
  readonly losses: number
  readonly ties: number
  /** Two-sided p of the t-test that the interval comes from; `null` without one. */
  readonly p: number | null
  /** The same after Holm's correction over tasks; of tasks only. */
  readonly holmP?: number | null
  /** The smallest true difference found in 80 % of studies like this one. */
  readonly detectable: number | null
}

/** How map accuracy and right answers hang together. */
export interface MapAnswer {
  /** Answers with a metric map whose true map is known. */
  readonly n: number
  readonly mapAccuracy: Estimate
  /** Of being right (0 or 1) with map accuracy. */
  readonly pointBiserial: ClusteredCorrelation | null
  /** Of the score with map accuracy. */
  readonly spearman: ClusteredCorrelation | null
  /** From the worst fifth of maps to the best. */
  readonly fifths: readonly { readonly from: number; readonly to: number; readonly accuracy: Estimate }[]
}

/** Where errors come from. */
export interface ErrorSplit {
  /** True if items carry no true layout: then `form-limit` cannot be told, and its answers are in the other cells. */
  readonly withoutTrueLayouts: boolean
  readonly cells: readonly { readonly cell: ErrorCell; readonly count: number; readonly share: Estimate }[]
  readonly said: Estimate
  /** Over the answers from whose map something follows. */
  readonly derived: Estimate
  readonly consistency: Estimate
  /** The score with the true map in the prompt minus the score without it; with `oracle`. */
  readonly oracleGap?: Estimate
}

/** The figures of one frame budget. */
export interface BudgetRow {
  readonly budget: number
  readonly score: Estimate
  readonly mapAccuracy: Estimate | null
  readonly mapAnswer: MapAnswer | null
}

/** The budgets, and whether the best one is told apart from its neighbors. */
export interface Frames {
  readonly rows: readonly BudgetRow[]
  /** The budget with the highest score. */
  readonly peak: number
  /** The peak minus each neighbor, paired by question where the questions have ids. */
  readonly neighbors: readonly {
    readonly budget: number
    readonly difference: Estimate
    readonly toldApart: boolean
  }[]
}

/** Several answers to each item. */
export interface Samples {
  /** The most answers an item has. */
  readonly most: number
  /** Share of items with at least one right answer among `k`, unbiased (Chen et al. 2021). */
  readonly passAtK: readonly { readonly k: number; readonly mean: number; readonly items: number }[]
  /** Accuracy of the most frequent answer; ties share. */
  readonly majority: Estimate
  readonly withinVariance: number | null
  readonly betweenVariance: number | null
}

/** Pairs of an item and its changed twin. */
export interface TwinRow {
  readonly change: string
  readonly pairs: number
  /** Both right. */
  readonly bothRight: Estimate
  /**
   * The answers fit each other, right or wrong: the same one for `first-frame`, the same with left and right changed over
   * for `mirror`. An unreadable or missing answer fits nothing. `null` for changes that fix no relation.
   */
  readonly consistent: Estimate | null
}

/** What an evaluation gives. Plain JSON data, the same for the same input. */
export interface Report {
  /** The version of this shape; the first key. */
  readonly v2lo: 'report/1'
  readonly title: string
  /** True if a simulated observer gave the answers; then nothing in it is a claim about a model. */
  readonly simulated: boolean
  readonly conditions: Conditions
  readonly counts: ReportCounts
  readonly overall: { readonly byItem: Estimate; readonly byTask: Estimate; readonly balanced: Estimate }
  readonly tasks: readonly NamedEstimate[]
  /** By the values of the column the caller named. */
  readonly by?: { readonly name: string; readonly rows: readonly NamedEstimate[] }
  readonly profiles: readonly ProfileRow[]
  readonly chance: { readonly rows: readonly ChanceRow[]; readonly adjustedAccuracy: number | null }
  readonly comparison?: Comparison
  readonly mapAnswer: MapAnswer | null
  readonly split: ErrorSplit
  readonly frames: Frames | null
  readonly balance: { readonly byValue: readonly NamedEstimate[]; readonly byLabel: readonly NamedEstimate[] }
  readonly samples: Samples | null
  readonly twins: readonly TwinRow[]
  /** What was left out, or what a reader must know about the figures. */
  readonly notes: readonly string[]
  readonly worst: readonly WorstAnswer[]
}

/** A wrong answer with a map, to be drawn beside the true one. */
export interface WorstAnswer {
  readonly id: string
  readonly scene: string
  readonly question: string
  readonly answer: string
  readonly response: string
  readonly mapAccuracy: number
  readonly trueLayout: Layout
}

/** Under which conditions the figures came about. */
export interface Conditions {
  readonly profile: ExtractionProfile
  readonly seed: number
  readonly version: string
  readonly harness?: string
  readonly command?: string
  /** SHA-256 of the files by their names. */
  readonly files?: Readonly<Record<string, string>>
  readonly promptHash?: string
}
