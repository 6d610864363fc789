import type { Camera } from '../asked'
import type { QuestionKind } from '../question'

/**
 * A wording of a question, for reading and for phrasing. In its text `[a|b]` are spellings of one thing (the first
 * that has what the question has is written; an empty one leaves it out), and `{slot}` is a field of the question:
 *
 * - `{target}` a name of one or several words, with or without an article or quotes;
 * - `{candidates...}` a list of names, `{candidates.0}` a name that is one of a list, `{steps***}` everything up to the
 *   end;
 * - `{unit}` or `{limitUnit}` a unit of length, `{area}` a unit of area, `{limit#}` a number;
 * - `{as:forward|backward}` one of these values, each as `value` or `value=the words for it`, and `value=` takes no
 *   words; the value `@` is the camera, and digits are a number.
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
   * Its names contain no words with which a sentence continues ("chairs in the kitchen"), unless they are in quotes:
   * for wordings that say so little themselves that any text would be a name.
   */
  readonly plainNames?: true
}

export const CAMERA: Camera = { kind: 'camera' }

/** Asking for one of the candidates, where a list of them may follow. */
export const OF_THESE =
  '[which of these objects|which of these|which of them|which of the following objects|which of the following|which of the objects|which of all objects|which object|which one of these objects|which one|what object|which|what]'
/** What an object is called before it is named; may be left out. */
export const A_THING = '[|object|thing|item|one]'
/** Asking for a quantity, or only naming it; "tell me" and the like are read as lead-ins. */
export const GIVE_ME = '[|Can you|Could you] [give me|provide|measure|compute|calculate|estimate|determine|find]'
export const WHAT_IS_THE = /* @__PURE__ */ (() => `[[What is|How much is|${GIVE_ME}] the|The|]`)()
const views = (from: string) =>
  `[${from} the camera's|from the observer's|from the viewer's|from my|from your] [perspective|point of view|viewpoint|view]|from the [perspective|viewpoint] of the camera|[|as seen] from the camera|in the camera's view`
/** Seen by the camera, before a question. */
export const CAMERA_VIEW = /* @__PURE__ */ (() => `[${views('From')}]`)()
/** The same after a question, where it must be present and where it may be. */
export const VIEWS = /* @__PURE__ */ views('from')
export const IN_VIEW = /* @__PURE__ */ (() => `[${VIEWS}|]`)()
