import { badOption, showReceived } from '../base/error'
import { mapAccuracy, overallAccuracy } from './map/accuracy'
import { DEFAULT_PRESET, type Preset, type PresetName, resolvePreset } from './presets'
import type { ScoreFailure, ScoreFailureCode, ScoreInput, ScoreResult } from './result'
import type { QuestionReader } from './strict/question'
import { createQuestionReader } from './strict/question'
import { complaintOf } from './strict/row'
import { type CompareMaps, traceStrict } from './strict/trace'
import type { ScoreTrace, StrictTrace } from './trace'
import { scoreV2lo, traceV2lo } from './v2lo/trace'

/** Which reward {@link score} and {@link scoreAll} compute. */
export interface ScoreOptions {
  /** Which reward; default `'strict'`. */
  readonly preset?: PresetName | Preset
}

/**
 * The reward of one response. A row that cannot be scored (a response that is not a text, a truth that JSON cannot
 * hold) is a `ScoreFailure`; text of any content scores. Throws a `V2loError` for a preset that does not exist.
 *
 * Preset `v2lo` is the paper's own reward: `format` is 1 for a response that is a map, a think and an answer block in
 * this order, `accuracy` compares the first answer with the truth (two numbers by mean relative accuracy, anything
 * else by equality without regard to case), `overall = 0.9 * accuracy + 0.1 * format`. Linear in the response.
 *
 * @example
 * const result = score({ response: '<map>[]</map><think>.</think><answer>B</answer>', groundTruth: 'B' }, { preset: 'v2lo' })
 * result.error ? undefined : result.overall // 1
 */
export function score(input: ScoreInput, options: ScoreOptions = {}): ScoreResult {
  return scoreRow(input, presetOf(options))
}

/**
 * The reward of each row, in order; a row that cannot be scored costs no other row.
 *
 * @example
 * const rows = [{ response: '<answer>B</answer>', groundTruth: 'B' }, { response: 'no idea', groundTruth: 'C' }]
 * scoreAll(rows, { preset: 'v2lo' }).length // 2
 */
export function scoreAll(inputs: Iterable<ScoreInput>, options: ScoreOptions = {}): readonly ScoreResult[] {
  const preset = presetOf(options)
  if (inputs == null || typeof inputs[Symbol.iterator] !== 'function') {
    throw badOption('a list of rows { response, groundTruth }', inputs, 'pass one row to score, many to scoreAll')
  }
  const results: ScoreResult[] = []
  const ask = createQuestionReader()
  for (const input of inputs) results.push(scoreRow(input, preset, ask))
  return results
}

/**
 * How the score of one response comes about: what was read of it, the truth it was compared with, the matched objects
 * of its map, what follows from the map, the claims of its reasoning, and the weights. Plain data, with the score that
 * `score` gives for the same row in `trace.score`. A row that cannot be scored is a `ScoreFailure`. Throws as `score` does.
 *
 * @example
 * const response = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>.</think><answer>2</answer>'
 * const trace = scoreTrace({ response, groundTruth: '2' })
 * trace.error ? undefined : trace.score.accuracy // 1
 */
export function scoreTrace(input: ScoreInput, options: ScoreOptions = {}): ScoreTrace | ScoreFailure {
  const preset = presetOf(options)
  const refused = refuseRow(input)
  if (refused) return refused
  if (preset.reading === 'strict') return traceStrictly(input, preset, mapAccuracy)
  const trace = traceV2lo(input, preset)
  return typeof trace === 'string' ? failure('bad-truth', trace) : trace
}

const presetOf = (options: ScoreOptions | undefined): Preset =>
  resolvePreset(options?.preset === undefined ? DEFAULT_PRESET : options.preset)

/** The number alone: a reward that does not show the pairs does not build them. */
const compareOverall: CompareMaps<{ readonly overall: number }> = (predicted, truth) => ({
  overall: overallAccuracy(predicted, truth),
})

/** {@link score} under a preset that was resolved before; `ask` is shared by the rows of a batch. */
export function scoreRow(input: ScoreInput, preset: Preset, ask?: QuestionReader): ScoreResult {
  const refused = refuseRow(input)
  if (refused) return refused
  if (preset.reading === 'strict') {
    const trace = traceStrictly(input, preset, compareOverall, ask)
    return trace.error ? trace : trace.score
  }
  const scored = scoreV2lo(input, preset)
  return typeof scored === 'string' ? failure('bad-truth', scored) : scored
}

/** A typed question may lack a field that its solver needs: that costs its row and no other. */
function traceStrictly<Compared extends { readonly overall: number }>(
  ...[input, preset, compare, ask]: Parameters<typeof traceStrict<Compared>>
): StrictTrace<Compared> | ScoreFailure {
  try {
    return traceStrict(input, preset, compare, ask)
  } catch (error) {
    const { question } = input
    if (typeof question !== 'object' || question === null) throw error
    return failure('bad-row', complaintOf(error, question))
  }
}

/** Why a row cannot be scored under any preset. */
function refuseRow(input: ScoreInput): ScoreFailure | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return failure('bad-row', `expected a row { response, groundTruth }, received ${showReceived(input)}`)
  }
  const { response, groundTruth, groundTruthJson } = input
  if (typeof response !== 'string') {
    return failure('bad-response', `expected a response that is text, received ${showReceived(response)}`)
  }
  if (groundTruth === undefined && groundTruthJson === undefined)
    return failure(
      'bad-truth',
      'expected a truth to compare with: groundTruth (ground_truth in JSON Lines), received none',
    )
  return undefined
}

function failure(code: ScoreFailureCode, message: string): ScoreFailure {
  return { error: { code, message } }
}
