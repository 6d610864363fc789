import type { Layout } from '../../layout/layout'
import type { Question } from '../../question/question'
import type { Family } from '../filters/candidate'
import type { ItemEvidence, Split, Task, TwinChange } from '../item'
import type { LedgerRow } from '../ledger'
import type { View } from '../scene/view'

/** What the items of one budget have in common. */
export interface Showing {
  readonly budget: number
  readonly ids: readonly string[]
  readonly images?: readonly string[]
  readonly layout: Layout
  /** For each object of the layout. */
  readonly evidence: readonly ItemEvidence[]
}

/** An item that is not yet put in words. */
export interface ItemDraft {
  /** `${scene}:${hash}`. */
  readonly questionId: string
  readonly task: Task
  readonly family: Family
  /** Without choices. */
  readonly question: Question
  /** Which of the scene's showings it is about. */
  readonly showing: number
  readonly choices?: readonly string[]
  readonly answer: string
  readonly answerFromMap: string | null
  readonly margin: number | null
  /** The objects it is about, by their place in the layout. */
  readonly objects: readonly number[]
  /** Of a twin: what was changed. `mirror` is left to whoever puts it in words. */
  readonly change?: TwinChange
  /** Its twins, which go where it goes. */
  readonly twins?: readonly ItemDraft[]
}

/** All items of a scene before they are put in words, as plain JSON data: small enough to keep by the thousand. */
export interface SceneDrafts {
  readonly scene: string
  readonly split: Split
  readonly showings: readonly Showing[]
  readonly drafts: readonly ItemDraft[]
  readonly ledger: readonly LedgerRow[]
  /** Why the scene has no items, if no camera fits into it. */
  readonly problem?: string
}

/** The id of a draft's item. */
export const itemId = ({ questionId }: Pick<ItemDraft, 'questionId'>, budget: number): string =>
  `${questionId}:k${budget}`

/** What a view shows. */
export function showingOf({ budget, frameIds, images, printed, evidence }: View): Showing {
  return { budget, ids: frameIds, ...(images && { images }), layout: printed, evidence }
}
