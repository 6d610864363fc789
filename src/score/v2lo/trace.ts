import { v2loAccuracy } from '../mra'
import { composeScore } from '../overall'
import type { V2loPreset } from '../presets'
import type { Component, Score, ScoreInput } from '../result'
import type { V2loTrace } from '../trace'
import { pythonView } from './ground-truth'
import { pythonViewOfJson } from './ground-truth-json'
import { pythonFloat } from './python-number'
import { readV2loResponse } from './response'

const MEASURED: readonly Component[] = Object.freeze(['format', 'accuracy'] as const)
const NO_FLAGS: readonly string[] = Object.freeze([])

/** What the paper's reward saw of a row. */
type Seen = Pick<V2loTrace, 'answer' | 'answerNumber' | 'truth'>

/**
 * The paper's reward of a response; a sentence saying why if the truth cannot be scored. `keep` is given what was seen
 * on the way; without it, recording costs nothing (it takes half a microsecond per response).
 */
export function scoreV2lo(
  { response, groundTruth, groundTruthJson }: ScoreInput,
  preset: V2loPreset,
  keep?: (seen: Seen) => void,
): Score | string {
  const truth = groundTruthJson === undefined ? pythonView(groundTruth) : pythonViewOfJson(groundTruthJson)
  if ('reason' in truth) return truth.reason
  const { format, answer } = readV2loResponse(response)
  let accuracy = 0
  let stated: number | undefined
  if (answer !== undefined) {
    stated = pythonFloat(answer)
    if (stated !== undefined && truth.float !== undefined) accuracy = v2loAccuracy(stated, truth.float)
    else if (answer === truth.text || answer.toLowerCase() === truth.text.toLowerCase()) accuracy = 1
  }
  keep?.({ answer: answer ?? null, answerNumber: stated ?? null, truth })
  return composeScore(preset, { format, accuracy, map: 0, consistency: 0, reasoning: 0 }, MEASURED, NO_FLAGS)
}

/** The same with all that was seen. */
export function traceV2lo(input: ScoreInput, preset: V2loPreset): V2loTrace | string {
  let seen: Seen | undefined
  const score = scoreV2lo(input, preset, (all) => {
    seen = all
  })
  return typeof score === 'string' ? score : { reading: 'v2lo', preset, ...seen!, score, error: null }
}
