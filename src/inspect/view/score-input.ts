import { isV2loError } from '../../base/error'
import type { Preset, PresetName } from '../../score/presets'
import type { ScoreFailure, ScoreInput } from '../../score/result'
import { scoreTrace } from '../../score/score'
import type { ScoreTrace } from '../../score/trace'
import type { LoggedRow } from '../read/logged-row'

/** What the scorer takes of a logged row; `undefined` for a row without a response or a truth. */
export function scoreInputOf(row: LoggedRow): ScoreInput | undefined {
  const { response, truth, question, choices, trueLayout } = row
  if (response === null || truth === undefined) return undefined
  // Types are checked where the row is scored: a wrong one is an error of the row.
  return {
    response,
    groundTruth: truth,
    ...(question !== undefined && { question }),
    ...(choices && { choices }),
    ...(trueLayout !== undefined && { trueLayout }),
  } as ScoreInput
}

/** The trace of a row's score. Never throws for what a row holds: a mistake in it is a failure of the row. */
export function traceOf(row: LoggedRow, preset: PresetName | Preset): ScoreTrace | ScoreFailure | undefined {
  const input = scoreInputOf(row)
  if (input === undefined) return undefined
  try {
    return scoreTrace(input, { preset })
  } catch (error) {
    if (!isV2loError(error)) throw error
    return { error: { code: 'bad-row', message: error.message } }
  }
}
