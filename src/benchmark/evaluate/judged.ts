import { isGridMap } from '../../grid/grid-map'
import { overallAccuracy } from '../../score/map/accuracy'
import type { BenchmarkItem, Prediction } from '../item'
import { EXTRACTION_PROFILES, type ExtractionProfile, gradeResponse, type SaidAnswer } from '../profiles/grade'
import { type ItemIndex, indexItems, type Unmatched } from '../read/join'
import { statedMap } from '../split/derive'
import { type ErrorCell, isRight, prepareItem, type SplitItem, splitResponse } from '../split/split'

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
 * Judges predictions as they come and keeps no response but the worst twenty: a million of them need some hundred
 * bytes each.
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
    const item = (prepared[at] ??= prepareItem(index.items[at]!))
    const sample = judge(item, prediction.response, profile)
    samples[at]!.push(sample)
    if (!sample.saidRight && sample.mapAccuracy !== null)
      keepWorst(worst, { item: at, response: prediction.response, mapAccuracy: sample.mapAccuracy })
  }
  const { items: kept, duplicateIds } = index
  return { items: kept, samples, predictions: count, unmatched, unmatchedCount, duplicateIds, worst }
}

function judge(prepared: SplitItem, response: string, profile: ExtractionProfile): JudgedSample {
  const graded = EXTRACTION_PROFILES.map((one) => gradeResponse(response, prepared.truth, one))
  const { said, score } = graded[EXTRACTION_PROFILES.indexOf(profile)]!
  const map = statedMap(response)
  const split = splitResponse(prepared, map, said)
  return {
    score,
    scores: graded.map((one) => one.score),
    said,
    ...split,
    saidRight: split.cell === 'unreadable' ? false : split.saidRight,
    mapAccuracy: accuracyOf(prepared, map),
  }
}

function accuracyOf({ item }: SplitItem, map: ReturnType<typeof statedMap>): number | null {
  if (item.trueLayout === undefined || map === undefined || isGridMap(map)) return null
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
