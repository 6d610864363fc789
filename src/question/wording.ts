import type { Camera, QuestionKind } from './types'

/**
 * A wording of a question, for reading and for phrasing. In its text `[a|b]` are spellings of one thing (the first
 * that has what the question has is written; an empty one leaves it out), and `{slot}` is a field of the question:
 *
 * - `{target}` a name of one or several words, with or without an article or quotes;
 * - `{candidates...}` a list of names, `{candidates.0}` a name that is one of a list, `{steps***}` everything up to the
 *   end;
 * - `{unit}` a unit of length, `{area}` a unit of area;
 * - `{as:forward|backward}` one of these values, each as `value` or `value=the words for it`.
 *
 * Case, punctuation, line ends and British or American spelling do not count.
 */
export interface Wording {
  readonly name: string
  readonly kind: QuestionKind
  readonly text: string
  /** Fields the wording itself fixes; a slot of the same name goes before. */
  readonly fixed?: { readonly [field: string]: string | true | Camera }
  /**
   * Its names hold no words that a sentence goes on with ("chairs in the kitchen"), unless they are in quotes: for
   * wordings that say so little themselves that any text would be a name.
   */
  readonly plainNames?: true
}

export const CAMERA: Camera = { kind: 'camera' }

/** What is chosen from, where a list may follow. */
export const OF_THESE =
  '[which of these objects|which of these|which of them|which of the following objects|which of the following|which of the objects|which of all objects|which object|which one of these objects|which one|what object|which|what]'
/** What an object is called where it has no name yet; may be left out. */
export const A_THING = '[|object|thing|item|one]'
/** Asking for a number, or only naming it. */
export const WHAT_IS_THE =
  '[What is the|Give me the|Tell me the|Measure the|Can you tell me the|Can you give me the|Could you provide the|Can you provide the|Could you measure the|How much is the|Compute the|Calculate the|Estimate the|Determine the|Find the|The|]'
