import { isV2loError } from '../../base/error'
import { inWireWords, wireMessage } from '../../base/fields/wire-words'
import type { Preset } from '../../score/presets'
import type { Score, ScoreInput } from '../../score/result'
import { scoreRow } from '../../score/score'
import type { QuestionReader } from '../../score/strict/question'
import type { WireError } from '../../transport/failure'
import type { WireLimits } from '../../transport/limits'
import type { WireItem } from './read-row'

export type ItemResult = Score | { readonly error: WireError }

/** The length of a line is the only limit of a row in a file. */
export const FILE_LIMITS: WireLimits = {
  maxBytes: Number.POSITIVE_INFINITY,
  maxItems: 1,
  maxResponseChars: Number.POSITIVE_INFINITY,
}

/** Longest question of a row with its choices, in UTF-16 units: one is read much more slowly than a response. */
const MAX_QUESTION_CHARS = 50_000

/**
 * Scores one item and never throws: whatever is wrong with a row is an error of that row. `ask` is shared by the items
 * of a batch, so that a question they share is read once. The preset was checked where it was read.
 */
export function scoreItem(item: WireItem, preset: Preset, limits: WireLimits, ask?: QuestionReader): ItemResult {
  const { input, flags, problem } = item
  if (problem !== undefined) return { error: { code: 'bad-row', message: problem } }
  const message = lengthComplaint(input, limits)
  if (message !== undefined) return { error: { code: 'too-long', message } }
  try {
    const result = scoreRow(input, preset, ask)
    if (result.error) return { error: { ...result.error, message: inWireWords(result.error.message) } }
    return flags === undefined ? result : { ...result, flags: [...result.flags, ...flags] }
  } catch (error) {
    // A mistake in the row, such as a true layout with swapped corners, costs only this row.
    if (isV2loError(error)) return { error: { code: 'bad-row', message: wireMessage(error) } }
    return { error: { code: 'internal', message: `scoring failed: ${(error as Error).name}` } }
  }
}

/** A row holds up all others while it is scored, so that each of its texts has a limit. */
function lengthComplaint(input: ScoreInput | undefined, { maxResponseChars }: WireLimits): string | undefined {
  const lengths = [
    ['a response', lengthOf(input?.response), maxResponseChars],
    ['a ground truth', lengthOf(input?.groundTruth), maxResponseChars],
    ['a true layout', lengthOf(input?.trueLayout), maxResponseChars],
    ['a question with its choices', lengthOf(input?.question) + lengthOfAll(input?.choices), MAX_QUESTION_CHARS],
  ] as const
  const over = lengths.find(([, length, most]) => length > most)
  return over && `expected ${over[0]} of at most ${over[2]} characters, received ${over[1]}`
}

const lengthOf = (text: unknown): number => (typeof text === 'string' ? text.length : 0)

/** Each counts as one more than its characters: thousands of empty ones take their time too. */
const lengthOfAll = (texts: unknown): number =>
  Array.isArray(texts) ? texts.reduce((sum: number, text) => sum + 1 + lengthOf(text), 0) : 0
