import { type GridMap, isGridMap } from '../../grid/grid-map'
import type { Layout } from '../../layout/layout'
import { mapAccuracy, overallAccuracy } from '../../score/map/accuracy'
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
  /** Whether a simulated observer gave any of the answers. */
  readonly simulated: boolean
}

/** A wrong answer with a map, for the report to draw. */
export interface WorstResponse {
  readonly item: number
  readonly response: string
  readonly mapAccuracy: number
}

const MOST_LISTED = 100
/** The answers of all items that have none; never pushed to. */
const NONE: JudgedSample[] = Object.freeze([]) as never
const MOST_WORST = 20

/** A prediction that belongs to an item; `at` is the item's place. */
export interface ToJudge {
  readonly at: number
  readonly item: BenchmarkItem
  readonly response: string
}

/** Judges predictions as they come, and gives them in the same order. */
export type SampleJudging = (
  given: AsyncIterable<ToJudge>,
) => AsyncIterable<ToJudge & { readonly sample: JudgedSample }>

/** Items whose questions are kept read at once. */
const MOST_PREPARED = 10_000

/** Judges one prediction after another; what was read of an item is kept for its next one. */
export function createSampleJudge(profile: ExtractionProfile): (given: ToJudge) => JudgedSample {
  const prepared = new Map<number, SplitItem>()
  return ({ at, item, response }) => {
    const map = statedMap(response)
    if (!map) return judgeAnswer(item, response, profile)
    let known = prepared.get(at)
    if (known === undefined) {
      if (prepared.size >= MOST_PREPARED) prepared.clear()
      known = prepareItem(item)
      prepared.set(at, known)
    }
    return judgeMapped(known, map, response, profile)
  }
}

/** Judges in this thread. */
const judgeHere = (profile: ExtractionProfile): SampleJudging =>
  async function* (given) {
    const judge = createSampleJudge(profile)
    for await (const one of given) yield { ...one, sample: judge(one) }
  }

/**
 * Judges predictions as they come and keeps no response but the worst twenty. Answers without a map that come to the
 * same are one object, so that a million of them need little more than a million items.
 */
export async function judgeRun(
  items: ItemIndex | Iterable<BenchmarkItem>,
  predictions: AsyncIterable<Prediction> | Iterable<Prediction>,
  profile: ExtractionProfile,
  judge: SampleJudging = judgeHere(profile),
): Promise<JudgedRun> {
  const index = 'find' in items ? items : indexItems(items)
  const samples: JudgedSample[][] = index.items.map(() => NONE)
  const unmatched: Unmatched[] = []
  const worst: WorstResponse[] = []
  const share = sharer()
  let count = 0
  let unmatchedCount = 0
  let simulated = false
  async function* matched(): AsyncIterable<ToJudge> {
    for await (const prediction of predictions) {
      count++
      simulated ||= prediction.simulated === true
      const at = index.find(prediction)
      if (typeof at === 'number') yield { at, item: index.items[at]!, response: prediction.response }
      else {
        unmatchedCount++
        if (unmatched.length < MOST_LISTED) unmatched.push(at)
      }
    }
  }
  for await (const { at, response, sample: judged } of judge(matched())) {
    const hasMap = judged.derivedRight !== null || judged.follows !== null || judged.mapAccuracy !== null
    const sample = hasMap ? judged : share(judged)
    // Most items have one answer; a list of one takes a tenth of a list that was pushed to.
    if (samples[at]!.length === 0) samples[at] = [sample]
    else samples[at]!.push(sample)
    if (!sample.saidRight && sample.mapAccuracy !== null)
      keepWorst(worst, { item: at, response, mapAccuracy: sample.mapAccuracy })
  }
  const { items: kept, duplicateIds } = index
  return { items: kept, samples, predictions: count, unmatched, unmatchedCount, duplicateIds, worst, simulated }
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
  // A scene knows nothing of where its observer began, so its maps are laid over each other first.
  return item.trueLayout.origin === 'observer'
    ? overallAccuracy(map, item.trueLayout)
    : mapAccuracy(map, item.trueLayout, { align: 'rigid' }).overall
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
