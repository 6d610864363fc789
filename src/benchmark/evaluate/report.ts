import type { Layout } from '../../layout/layout'
import type { ExtractionProfile } from '../profiles/grade'
import type { ErrorCell } from '../split/split'
import type { ClusteredCorrelation } from '../statistics/correlation-interval'
import type { SignFlip } from '../statistics/permutation'
import type { McNemar } from '../statistics/proportions'
import type { ScoreEstimate } from './estimate'

/** A score with the name of the group it is of. */
export interface NamedEstimate {
  readonly name: string
  readonly estimate: ScoreEstimate
}

/** How many of everything, so that nothing is dropped silently. */
export interface ReportCounts {
  /** Items of the benchmark, those with an id that occurs again left out. */
  readonly items: number
  /** Scenes they are of. */
  readonly scenes: number
  /** Predictions that were read. */
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
  /** Mean score by item, 0 to 1. */
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

/** What a difference shows. */
export const VERDICTS = ['better', 'worse', 'no difference shown'] as const

/** A difference, with every test of it. */
export interface ComparedGroup {
  readonly name: string
  readonly difference: ScoreEstimate
  /** `better` and `worse` only where the interval over scenes excludes 0. */
  readonly verdict: (typeof VERDICTS)[number]
  readonly signFlip: SignFlip | null
  /** Ignores scenes. */
  readonly mcNemar: McNemar
  /** Items on which the run scores more. */
  readonly wins: number
  /** Items on which it scores less. */
  readonly losses: number
  /** Items on which both score the same. */
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
  readonly mapAccuracy: ScoreEstimate
  /** Of being right (0 or 1) with map accuracy. */
  readonly pointBiserial: ClusteredCorrelation | null
  /** Of the score with map accuracy. */
  readonly spearman: ClusteredCorrelation | null
  /** From the worst fifth of maps to the best. */
  readonly fifths: readonly { readonly from: number; readonly to: number; readonly accuracy: ScoreEstimate }[]
}

/** Where errors come from. */
export interface ErrorSplit {
  /** True if items carry no true layout: then `form-limit` cannot be told, and its answers are in the other cells. */
  readonly withoutTrueLayouts: boolean
  readonly cells: readonly { readonly cell: ErrorCell; readonly count: number; readonly share: ScoreEstimate }[]
  readonly said: ScoreEstimate
  /** Over the answers from whose map something follows. */
  readonly derived: ScoreEstimate
  readonly consistency: ScoreEstimate
  /** The score with the true map in the prompt minus the score without it; with `oracle`. */
  readonly oracleGap?: ScoreEstimate
}

/** The figures of one frame budget. */
export interface BudgetRow {
  /** Frames shown. */
  readonly budget: number
  readonly score: ScoreEstimate
  readonly mapAccuracy: ScoreEstimate | null
  readonly mapAnswer: MapAnswer | null
}

/** The budgets, and whether the best one is told apart from its neighbors. */
export interface FrameBudgets {
  readonly rows: readonly BudgetRow[]
  /** The budget with the highest score. */
  readonly peak: number
  /** The peak minus each neighbor, paired by question where the questions have ids. */
  readonly neighbors: readonly {
    readonly budget: number
    readonly difference: ScoreEstimate
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
  readonly majority: ScoreEstimate
  /** Of scores within items, mean over items; `null` if no item has two answers. */
  readonly withinVariance: number | null
  /** Of the true item means: that of the means without what `withinVariance` puts into it. */
  readonly betweenVariance: number | null
}

/** Pairs of an item and its changed twin. */
export interface TwinRow {
  readonly change: string
  /** Pairs with both items in the benchmark. */
  readonly pairs: number
  /** Both right. */
  readonly bothRight: ScoreEstimate
  /**
   * The answers fit each other, right or wrong: the same one for `first-frame`, the same with left and right changed over
   * for `mirror`. An unreadable or missing answer fits nothing. `null` for changes that fix no relation.
   */
  readonly consistent: ScoreEstimate | null
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
  readonly overall: { readonly byItem: ScoreEstimate; readonly byTask: ScoreEstimate; readonly balanced: ScoreEstimate }
  readonly tasks: readonly NamedEstimate[]
  /** By the values of the column the caller named. */
  readonly by?: { readonly name: string; readonly rows: readonly NamedEstimate[] }
  readonly profiles: readonly ProfileRow[]
  readonly chance: { readonly rows: readonly ChanceRow[]; readonly adjustedAccuracy: number | null }
  /** Present with a baseline. */
  readonly comparison?: Comparison
  readonly mapAnswer: MapAnswer | null
  readonly split: ErrorSplit
  readonly frames: FrameBudgets | null
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
  /** Of the response's map, 0 to 1. */
  readonly mapAccuracy: number
  readonly trueLayout: Layout
}

/** Under which conditions the figures came about. */
export interface Conditions {
  readonly profile: ExtractionProfile
  /** Of the bootstrap and the permutations. */
  readonly seed: number
  /** The numbers of frames that were shown; empty if the items do not say. */
  readonly budgets: readonly number[]
  readonly version: string
  /** Whose log the predictions were read from; absent if unknown. */
  readonly harness?: string
  /** The call that made the report; absent if a program made it. */
  readonly command?: string
  /** SHA-256 of the files by their names. */
  readonly files?: Readonly<Record<string, string>>
  /** SHA-256 of all prompts in the log, one after another. */
  readonly promptHash?: string
}
