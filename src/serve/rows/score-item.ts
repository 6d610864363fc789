import { isV2loError } from '../../base/error'
import type { Preset } from '../../score/presets'
import type { Score, ScoreInput } from '../../score/result'
import { score } from '../../score/score'
import type { WireError } from '../../transport/failure'
import type { WireLimits } from '../../transport/limits'
import type { WireItem } from './request'

export type ItemResult = Score | { readonly error: WireError }

/** Longest question of a row, in UTF-16 units: one is read much more slowly than a response. */
const MAX_QUESTION_CHARS = 50_000

/** Scores one item and never throws: whatever is wrong with a row is an error of that row. */
export function scoreItem({ input }: WireItem, preset: Preset, limits: WireLimits): ItemResult {
  const message = lengthComplaint(input, limits)
  if (message !== undefined) return { error: { code: 'too-long', message } }
  try {
    return score(input, { preset })
  } catch (error) {
    // A mistake in the row, such as a true layout with swapped corners, costs only this row.
    if (isV2loError(error)) return { error: { code: 'bad-row', message: error.message } }
    return { error: { code: 'internal', message: `scoring failed: ${(error as Error).name}` } }
  }
}

/** A row holds up all others while it is scored, so that each of its texts has a limit. */
function lengthComplaint(input: ScoreInput | undefined, { maxResponseChars }: WireLimits): string | undefined {
  const texts = [
    ['a response', input?.response, maxResponseChars],
    ['a ground truth', input?.groundTruth, maxResponseChars],
    ['a true layout', input?.trueLayout, maxResponseChars],
    ['a question', input?.question, MAX_QUESTION_CHARS],
  ] as const
  for (const [what, text, most] of texts) {
    if (typeof text === 'string' && text.length > most)
      return `expected ${what} of at most ${most} characters, received ${text.length}`
  }
  return undefined
}
