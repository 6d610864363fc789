import type { QuestionKind } from './types'

/**
 * A wording of a question, for reading and for phrasing. `[a|b]` in its text are spellings of one thing (the first
 * is written, an empty one leaves it out); `{slot}` holds what the question's field of that name gets:
 *
 * - `{target}` a name of one or several words, with or without an article or quotes;
 * - `{candidates...}` a list of names;
 * - `{unit}` a unit of length, `{area}` a unit of area;
 * - `{as:forward|backward}` one of these values, each as `value` or `value=the words for it`.
 */
export interface Wording {
  readonly name: string
  readonly kind: QuestionKind
  readonly text: string
  /** Fields the wording itself fixes. */
  readonly fixed?: { readonly [field: string]: string | boolean }
}

const w = (name: string, kind: QuestionKind, text: string, fixed?: Wording['fixed']): Wording =>
  fixed ? { name, kind, text, fixed } : { name, kind, text }

/** The wordings of each kind; the first of a kind that holds all its fields is the one questions are phrased in. */
export const WORDINGS: readonly Wording[] = [
  w(
    'qvs-sight',
    'relative-direction',
    "[Imagine|Suppose|Assume] you are [at|standing at|standing by|located at] the {at} and facing [precisely at|directly at|precisely|directly towards|towards|toward|] the {facing}. If this line of sight is '{as:forward|backward}', what is the [location|position|direction] of the {target} [with respect to|relative to|from] the {from}?",
  ),
  w(
    'qvs-center-nearest',
    'nearest',
    'Considering the center point of the {reference} as a reference point, which of these objects has the [nearest|closest] center point to it?',
    { pick: 'nearest', measure: 'center' },
  ),
  w(
    'qvs-center-farthest',
    'nearest',
    'Considering the center point of the {reference} as a reference point, which of these objects has the [farthest|furthest|most distant] center point [to|from] it?',
    { pick: 'farthest', measure: 'center' },
  ),
]
