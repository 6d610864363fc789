import type { Scene } from '../scene/scene'
import type { ItemDraft, SceneDrafts } from './drafts/draft'
import { draftScene } from './drafts/draft-scene'
import { itemOf } from './finish'
import type { Item } from './item'
import type { LedgerRow } from './ledger'
import { fillItemOptions, type ItemOptions, type ItemSettings } from './options'

/**
 * The items of a scene, budget by budget, each followed by its twins: questions that are clear on the map which its
 * frames show, with the answer that this map gives. Nothing depends on another scene, so scenes can be dealt to any
 * number of processes. Lazy; the same scene and options give the same items. A scene that no camera fits into has none.
 * Throws a `V2loError` on options out of range.
 *
 * @example
 * const [item] = generateItems(generateScene({ seed: 1 }), { budgets: [4], tasks: ['size'] })
 * item.question.startsWith('What is the maximum dimension') // true
 */
export function generateItems(scene: Scene, options: ItemOptions = {}): Iterable<Item> {
  const settings = fillItemOptions(options)
  return {
    *[Symbol.iterator]() {
      const drafts = draftScene(scene, settings)
      yield* itemsOf(drafts, drafts.drafts, settings)
    },
  }
}

/** Some drafts of a scene as items, each followed by its twins. */
export function* itemsOf(from: SceneDrafts, drafts: readonly ItemDraft[], settings: ItemSettings): Generator<Item> {
  for (const draft of drafts) for (const one of [draft, ...(draft.twins ?? [])]) yield itemOf(from, one, settings)
}

/** What {@link countItems} tells of a scene. */
export interface SceneCounts {
  /** By task and budget. */
  readonly ledger: readonly LedgerRow[]
  /** Why the scene has no items, if no camera fits into it. */
  readonly problem?: string
}

/**
 * How many candidates of a scene were asked, what each rule dropped, and how many items it keeps.
 *
 * @example
 * const { ledger } = countItems(generateScene({ seed: 1 }), { tasks: ['size'], budgets: [16] })
 * ledger[0].kept // 3
 */
export function countItems(scene: Scene, options: ItemOptions = {}): SceneCounts {
  const { ledger, problem } = draftScene(scene, fillItemOptions(options))
  return { ledger, ...(problem !== undefined && { problem }) }
}
