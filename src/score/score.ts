import { showReceived, V2loError } from '../base/error'
import { v2loAccuracy } from './mra'
import { DEFAULT_PRESET, type Preset, type PresetName, resolvePreset } from './presets'
import type { Component, ScoreFailure, ScoreFailureCode, ScoreInput, ScoreResult } from './result'
import { createQuestionReader, type QuestionReader } from './strict/question'
import { scoreStrict } from './strict/score'
import { pythonView } from './v2lo/ground-truth'
import { pythonViewOfJson } from './v2lo/ground-truth-json'
import { pythonFloat } from './v2lo/python-number'
import { readV2loResponse } from './v2lo/response'

/** Which reward {@link score} and {@link scoreAll} compute. */
export interface ScoreOptions {
  /** Which reward; default `'strict'`. */
  readonly preset?: PresetName | Preset
}

/**
 * The reward of one response. A row that cannot be scored (a response that is no text, a truth that JSON cannot hold)
 * is a `ScoreFailure`; text of any content scores. Throws a `V2loError` for a preset that does not exist.
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
    throw new V2loError({
      code: 'bad-option',
      expected: 'a list of rows { response, groundTruth }',
      received: showReceived(inputs),
      remedy: 'pass one row to score, many to scoreAll',
    })
  }
  const results: ScoreResult[] = []
  const ask = createQuestionReader()
  for (const input of inputs) results.push(scoreRow(input, preset, ask))
  return results
}

const presetOf = (options: ScoreOptions | undefined): Preset =>
  resolvePreset(options?.preset === undefined ? DEFAULT_PRESET : options.preset)

const V2LO_MEASURED: readonly Component[] = Object.freeze(['format', 'accuracy'] as const)
const NO_FLAGS: readonly string[] = Object.freeze([])

function scoreRow(input: ScoreInput, preset: Preset, ask?: QuestionReader): ScoreResult {
  if (typeof input !== 'object' || input === null) {
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
  if (preset.reading === 'strict') return scoreStrict(input, preset, ask)
  const { weights } = preset
  const truth = groundTruthJson === undefined ? pythonView(groundTruth) : pythonViewOfJson(groundTruthJson)
  if ('reason' in truth) return failure('bad-truth', truth.reason)

  const { format, answer } = readV2loResponse(response)
  let accuracy = 0
  if (answer !== undefined) {
    const stated = pythonFloat(answer)
    if (stated !== undefined && truth.float !== undefined) accuracy = v2loAccuracy(stated, truth.float)
    else if (answer === truth.text || answer.toLowerCase() === truth.text.toLowerCase()) accuracy = 1
  }
  return {
    overall: weights.accuracy * accuracy + weights.format * format,
    format,
    accuracy,
    map: 0,
    consistency: 0,
    reasoning: 0,
    measured: V2LO_MEASURED,
    flags: NO_FLAGS,
    error: null,
  }
}

function failure(code: ScoreFailureCode, message: string): ScoreFailure {
  return { error: { code, message } }
}
