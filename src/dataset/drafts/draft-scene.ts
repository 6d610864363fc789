import { isV2loError } from '../../base/error'
import type { Scene } from '../../scene/scene'
import { rankOf } from '../hash'
import { createLedger, type ItemLedger } from '../ledger'
import type { ItemSettings } from '../options'
import { type SceneViews, viewsOf } from '../scene/views'
import { splitOf } from '../selection/deal'
import { withTwins } from '../twins/twins'
import { type ItemDraft, itemId, type SceneDrafts, type Showing, showingOf } from './draft'
import { draftView, type Kept } from './draft-view'

/** Every item of a scene before it is put in words. A scene without room for a camera has none and says why. */
export function draftScene(scene: Scene, settings: ItemSettings): SceneDrafts {
  const split = splitOf(scene.id, settings.split)
  let seen: SceneViews
  try {
    seen = viewsOf(scene, settings)
  } catch (error) {
    if (!isV2loError(error)) throw error
    return { scene: scene.id, split, showings: [], drafts: [], ledger: [], problem: error.message }
  }
  const ledger = createLedger()
  const showings = seen.views.map(showingOf)
  const kept = seen.views.map((view, showing) => draftView(view, { settings, ledger, showing }))
  const all = withinLimit(kept, showings, settings, ledger)
  const drafts = withTwins(all, { scene, seen, settings, showings })
  return { scene: scene.id, split, showings, drafts, ledger: ledger.rows() }
}

/** What a draft is ordered by where only some are taken: the smallest are. */
export const rankOfDraft = (draft: ItemDraft, showings: readonly Showing[], seed: number): number =>
  rankOf(itemId(draft, showings[draft.showing]!.budget), seed)

/** At most so many of a scene. */
function withinLimit(
  kept: readonly (readonly Kept[])[],
  showings: readonly Showing[],
  { perScene, seed }: ItemSettings,
  ledger: ItemLedger,
): readonly (readonly Kept[])[] {
  const count = kept.reduce((sum, list) => sum + list.length, 0)
  if (perScene === undefined || count <= perScene) return kept
  const ranks = new Map(kept.flat().map((one) => [one, rankOfDraft(one.draft, showings, seed)]))
  const taken = new Set(
    [...ranks]
      .sort((a, b) => a[1] - b[1])
      .slice(0, perScene)
      .map(([one]) => one),
  )
  for (const one of ranks.keys())
    if (!taken.has(one)) ledger.takeBack(one.draft.task, showings[one.draft.showing]!.budget, 'per-scene')
  return kept.map((list) => list.filter((one) => taken.has(one)))
}
