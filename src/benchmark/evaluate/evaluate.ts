import { badOption, listOptions, V2loError } from '../../base/error'
import type { BenchmarkItem, Prediction } from '../item'
import { EXTRACTION_PROFILES, type ExtractionProfile } from '../profiles/grade'
import { indexItems } from '../read/join'
import { chanceRows } from './chance'
import { compareRuns } from './compare'
import { estimate } from './estimate'
import { type JudgedRun, judgeRun, type SampleJudging } from './judged'
import { budgetsOf, errorSplit, framesOf, mapAndAnswer } from './maps'
import { notesOf } from './notes'
import type { Conditions, Report, ReportCounts } from './report'
import { samplesOf } from './samples'
import {
  adjustedAccuracy,
  balanced,
  byLabel,
  byTask,
  byValue,
  estimatesBy,
  itemValues,
  labelsOf,
  profileTable,
} from './scores'
import { twinsOf } from './twins'

/** Answers as they come, from a list or a file. */
export type Predictions = AsyncIterable<Prediction> | Iterable<Prediction>

/** How {@link evaluate} reads answers and what it compares with. */
export interface EvaluateOptions {
  /** Which program's reading counts; default `'strict'`. */
  readonly profile?: ExtractionProfile
  /** Another run on the same items. */
  readonly baseline?: { readonly name: string; readonly predictions: Predictions }
  /** A run whose prompts held the true map. */
  readonly oracle?: Predictions
  /** Another grouping: its name, and the group of an item. */
  readonly by?: {
    readonly name: string
    /** Items without a group are left out of this table alone. */
    readonly groupOf: (item: BenchmarkItem) => string | undefined
  }
  /** Of the bootstrap and the permutations; default 1. */
  readonly seed?: number
  /** Draws of the bootstrap; default 10,000. */
  readonly draws?: number
  /** Default "Evaluation". */
  readonly title?: string
  /** What else a reader must know, a sentence each. */
  readonly notes?: readonly string[]
  /** More about the conditions, to be kept with the figures. */
  readonly conditions?: Partial<Omit<Conditions, 'profile' | 'seed' | 'budgets'>>
}

/**
 * What a run of predictions is worth on a benchmark: scores with intervals over scenes, what other programs would have
 * read, a comparison with a baseline, where errors come from, and how maps, frames and answers hang together. Items
 * without a prediction score 0. Predictions are read once, as they come. Throws a `V2loError` on an unknown profile and
 * without items.
 *
 * @example
 * const question = 'How many chairs are in this room?'
 * const items = ['a', 'b'].map((id) => ({ id, scene: id, task: 'count', question, answer: '4' }))
 * const report = await evaluate(items, [{ id: 'a', response: '4' }, { id: 'b', response: '2' }], { profile: 'vsi' })
 * report.overall.byItem.mean // 0.55
 */
export function evaluate(
  items: Iterable<BenchmarkItem>,
  predictions: Predictions,
  options: EvaluateOptions = {},
): Promise<Report> {
  return evaluateWith(items, predictions, options)
}

/** {@link evaluate}, where predictions may be judged in other threads. */
export async function evaluateWith(
  items: Iterable<BenchmarkItem>,
  predictions: Predictions,
  options: EvaluateOptions,
  judge?: SampleJudging,
): Promise<Report> {
  const { profile = 'strict', seed = 1, draws, title = 'Evaluation' } = options
  if (!EXTRACTION_PROFILES.includes(profile))
    throw badOption(`profile ${listOptions(EXTRACTION_PROFILES)}`, profile, "leave it out for 'strict'")
  const index = indexItems(items)
  if (index.items.length === 0)
    throw new V2loError({
      code: 'bad-option',
      expected: 'at least one item',
      received: 'none',
      remedy: 'check the file of items and the names of its columns',
    })
  const run = await judgeRun(index, predictions, profile, judge)
  const baseline = options.baseline && (await judgeRun(index, options.baseline.predictions, profile, judge))
  const oracle = options.oracle && (await judgeRun(index, options.oracle, profile, judge))
  const labels = labelsOf(run.items)
  const simulated = [run, baseline, oracle].some((one) => one?.simulated === true)
  const drawing = { seed, ...(draws !== undefined && { draws }) }
  return {
    v2lo: 'report/1',
    title: simulated ? `${title} (a simulated observer, not a model)` : title,
    simulated,
    conditions: { version: 'unknown', ...options.conditions, profile, seed, budgets: budgetsOf(run.items) },
    counts: countsOf(run),
    overall: {
      byItem: estimate(itemValues(run), 'logit', drawing),
      byTask: byTask(run),
      balanced: balanced(run, labels),
    },
    tasks: estimatesBy(run, ({ task }) => task, drawing),
    ...(options.by && { by: { name: options.by.name, rows: estimatesBy(run, options.by.groupOf, drawing) } }),
    profiles: profileTable(run, profile),
    chance: { rows: chanceRows(run.items, seed), adjustedAccuracy: adjustedAccuracy(run) },
    ...(baseline && { comparison: compareRuns(run, baseline, options.baseline!.name, drawing) }),
    mapAnswer: mapAndAnswer(
      run,
      run.items.map((_, i) => i),
      seed,
    ),
    split: errorSplit(run, oracle),
    frames: framesOf(run, seed),
    balance: { byValue: byValue(run, drawing), byLabel: byLabel(run, labels, drawing) },
    samples: samplesOf(run),
    twins: twinsOf(run),
    notes: [...notesOf(run), ...(options.notes ?? [])],
    worst: run.worst.map(({ item, response, mapAccuracy }) => {
      const { id, scene, question, answer, trueLayout } = run.items[item]!
      return { id, scene, question, answer, response, mapAccuracy, trueLayout: trueLayout! }
    }),
  }
}

function countsOf(run: JudgedRun): ReportCounts {
  const missing = run.items.filter((_, i) => run.samples[i]!.length === 0).map(({ id }) => id)
  return {
    items: run.items.length,
    scenes: new Set(run.items.map(({ scene }) => scene)).size,
    predictions: run.predictions,
    answered: run.items.length - missing.length,
    unanswered: { count: missing.length, ids: missing.slice(0, 100) },
    unreadable: run.samples.reduce((sum, list) => sum + list.filter(({ said }) => said === null).length, 0),
    unmatched: { count: run.unmatchedCount, listed: run.unmatched },
    duplicateItems: run.duplicateIds,
  }
}
