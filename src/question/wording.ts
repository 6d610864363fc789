import type { Camera, QuestionKind } from './types'

/**
 * A wording of a question, for reading and for phrasing. In its text `[a|b]` are spellings of one thing (the first
 * that has what the question has is written; an empty one leaves it out), and `{slot}` is a field of the question:
 *
 * - `{target}` a name of one or several words, with or without an article or quotes;
 * - `{candidates...}` a list of names, `{steps***}` everything up to the end;
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
}

export const CAMERA: Camera = { kind: 'camera' }
