import { isV2loError } from '../../base/error'
import type { Preset } from '../../score/presets'
import type { Score } from '../../score/result'
import { score } from '../../score/score'
import type { WireError } from '../../transport/failure'
import type { WireLimits } from '../../transport/limits'
import type { WireItem } from './request'

export type ItemResult = Score | { readonly error: WireError }

/** Scores one item and never throws: whatever is wrong with a row is an error of that row. */
export function scoreItem({ input }: WireItem, preset: Preset, { maxResponseChars }: WireLimits): ItemResult {
  const length = typeof input?.response === 'string' ? input.response.length : 0
  if (length > maxResponseChars) {
    return {
      error: {
        code: 'too-long',
        message: `expected a response of at most ${maxResponseChars} characters, received ${length}`,
      },
    }
  }
  try {
    return score(input, { preset })
  } catch (error) {
    // A mistake in the row, such as a true layout with swapped corners, costs only this row.
    if (isV2loError(error)) return { error: { code: 'bad-row', message: error.message } }
    return { error: { code: 'internal', message: `scoring failed: ${(error as Error).name}` } }
  }
}
