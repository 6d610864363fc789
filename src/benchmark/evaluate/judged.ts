import { type GridMap, isGridMap } from '../../grid/grid-map'
import type { Layout } from '../../layout/layout'
import { overallAccuracy } from '../../score/map/accuracy'
import type { BenchmarkItem, Prediction } from '../item'
import { EXTRACTION_PROFILES, type ExtractionProfile, gradeResponse, type SaidAnswer } from '../profiles/grade'
import { type ItemIndex, indexItems, type Unmatched } from '../read/join'
import { statedMap } from '../split/derive'
import { type ErrorCell, isRight, openSplit, prepareItem, type SplitItem, splitResponse } from '../split/split'

/** One answer to one item, judged. */
export interface JudgedSample {
  /** In [0, 1], under the profile in use. */
  readonly score: number
  /** Under every profile, in the order of the list of profiles. */
  readonly scores: readonly number[]
  readonly said: SaidAnswer | null
  readonly cell: ErrorCell
  readonly saidRight: boolean
  readonly derivedRight: boolean | null
  readonly follows: boolean | null
  /** How good its map is, 0 to 1; `null` without a metric map or a true one. */
  readonly mapAccuracy: number | null
}

/** A run: every item with the answers it was given. */
export interface JudgedRun {
  readonly items: readonly BenchmarkItem[]
  /** By item; empty where it was not answered. */
  readonly samples: readonly (readonly JudgedSample[])[]
  readonly predictions: number
  readonly unmatched: readonly Unmatched[]
  readonly unmatchedCount: number
  readonly duplicateIds: readonly string[]
  /** Responses whose maps are worth looking at: wrong answers with the worst maps. */
  readonly worst: readonly WorstResponse[]
}

/** A wrong answer with a map, for the report to draw. */
export interface WorstResponse {
  readonly item: number
  readonly response: string
  readonly mapAccuracy: number
}

const MOST_LISTED = 100
const MOST_WORST = 20

/**
 * Judges predictions as they come and keeps no response but the worst twenty. Answers without a map that come to the
 * same are one object, so that a million of them need little more than a million items.
 */
export async function judgeRun(
  items: ItemIndex | Iterable<BenchmarkItem>,
  predictions: AsyncIterable<Prediction> | Iterable<Prediction>,
  profile: ExtractionProfile,
): Promise<JudgedRun> {
  const index = 'find' in items ? items : indexItems(items)
  const prepared: (SplitItem | undefined)[] = []
  const samples: JudgedSample[][] = index.items.map(() => [])
  const unmatched: Unmatched[] = []
  const worst: WorstResponse[] = []
  const share = sharer()
  let count = 0
  let unmatchedCount = 0
  for await (const prediction of predictions) {
    count++
    const at = index.find(prediction)
    if (typeof at !== 'number') {
      unmatchedCount++
      if (unmatched.length < MOST_LISTED) unmatched.push(at)
      continue
    }
    const map = statedMap(prediction.response)
    const item = index.items[at]!
    const sample = map
      ? judgeMapped((prepared[at] ??= prepareItem(item)), map, prediction.response, profile)
      : share(judgeAnswer(item, prediction.response, profile))
    samples[at]!.push(sample)
    if (!sample.saidRight && sample.mapAccuracy !== null)
      keepWorst(worst, { item: at, response: prediction.response, mapAccuracy: sample.mapAccuracy })
  }
  const { items: kept, duplicateIds } = index
  return { items: kept, samples, predictions: count, unmatched, unmatchedCount, duplicateIds, worst }
}

/** An answer without a map: its question need not be read. */
function judgeAnswer(item: BenchmarkItem, response: string, profile: ExtractionProfile): JudgedSample {
  const { graded, truth } = gradeAll(item, response, profile)
  const right = graded.said !== null && isRight(graded.said, truth)
  return { ...graded, ...openSplit(graded.said === null ? 'unreadable' : 'no-map', right), mapAccuracy: null }
}

function judgeMapped(
  prepared: SplitItem,
  map: Layout | GridMap,
  response: string,
  profile: ExtractionProfile,
): JudgedSample {
  const { graded } = gradeAll(prepared.item, response, profile)
  return { ...graded, ...splitResponse(prepared, map, graded.said), mapAccuracy: accuracyOf(prepared, map) }
}

function gradeAll({ answer, choices }: BenchmarkItem, response: string, profile: ExtractionProfile) {
  const truth = { answer, ...(choices && { choices }) }
  const all = EXTRACTION_PROFILES.map((one) => gradeResponse(response, truth, one))
  const { said, score } = all[EXTRACTION_PROFILES.indexOf(profile)]!
  return { truth, graded: { score, scores: all.map((one) => one.score), said } }
}

/** Gives one object for all samples that are equal. */
function sharer(): (sample: JudgedSample) => JudgedSample {
  const known = new Map<string, JudgedSample>()
  return (sample) => {
    const { said, scores, cell, saidRight } = sample
    // Long answers are rarely equal.
    if (said !== null && said.text.length > 40) return sample
    const key = JSON.stringify([said?.text, said?.choice, said?.number, scores, cell, saidRight])
    const found = known.get(key)
    if (found === undefined) known.set(key, sample)
    return found ?? sample
  }
}

function accuracyOf({ item }: SplitItem, map: Layout | GridMap): number | null {
  if (item.trueLayout === undefined || isGridMap(map)) return null
  return overallAccuracy(map, item.trueLayout)
}

/** The list of the worst, from the worst on, as long as it may be. */
function keepWorst(worst: WorstResponse[], one: WorstResponse): void {
  const at = worst.findIndex(({ mapAccuracy }) => one.mapAccuracy < mapAccuracy)
  if (at === -1) worst.push(one)
  else worst.splice(at, 0, one)
  if (worst.length > MOST_WORST) worst.pop()
}

/** The score of an item: the mean over its answers, 0 where it has none. */
export function itemScore(samples: readonly JudgedSample[]): number {
  return samples.length === 0 ? 0 : samples.reduce((sum, { score }) => sum + score, 0) / samples.length
}

/** Whether an item counts as right in tests of yes and no: its first answer. */
export function itemRight(item: BenchmarkItem, samples: readonly JudgedSample[]): boolean {
  const [first] = samples
  if (first?.said == null) return false
  return isRight(first.said, { answer: item.answer, choices: item.choices })
}
