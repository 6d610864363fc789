import type { Scene } from '../../scene/scene'
import { directionCandidate } from '../candidates/directions'
import { type ItemDraft, type Showing, showingOf } from '../drafts/draft'
import { judged, type Kept } from '../drafts/draft-view'
import { seedOf } from '../hash'
import type { TwinChange } from '../item'
import type { ItemSettings } from '../options'
import type { View } from '../scene/view'
import { type SceneViews, viewOf } from '../scene/views'
import { askedAgain } from './again'
import { mirrorDraft } from './mirror'
import { type Emptied, emptiedView, removedDraft, removedPlace, withoutObject } from './removed'

/** What twins of a scene's items are made with. */
export interface Twinning {
  readonly scene: Scene
  readonly seen: SceneViews
  readonly settings: ItemSettings
  /** Those of the scene; twins that show something else add theirs. */
  readonly showings: Showing[]
}

/** The drafts with their twins, for as many of the changes as make sense for each. */
export function withTwins(kept: readonly (readonly Kept[])[], twinning: Twinning): readonly ItemDraft[] {
  const make = twinMakers(twinning)
  return kept.flatMap((list, at) =>
    list.map((one): ItemDraft => {
      const view = twinning.seen.views[at]!
      const twins = twinning.settings.twins.flatMap((change) => make[change](one, view, at) ?? [])
      return twins.length > 0 ? { ...one.draft, twins } : one.draft
    }),
  )
}

type TwinMaker = (kept: Kept, view: View, showing: number) => ItemDraft | undefined

function twinMakers(twinning: Twinning): Readonly<Record<TwinChange, TwinMaker>> {
  return {
    mirror: ({ draft }) => mirrorDraft(draft),
    facing: (kept, view, showing) => facingDraft(kept, view, showing, twinning.settings),
    'first-frame': firstFrameMaker(twinning),
    'object-removed': removedMaker(twinning),
  }
}

/** Standing at what was faced, facing where one stood. */
function facingDraft({ draft, candidate, source }: Kept, view: View, showing: number, settings: ItemSettings) {
  if (candidate?.family !== 'direction' || candidate.question.kind !== 'relative-direction') return undefined
  const { at, facing, target, from } = candidate
  const places = { at: facing, facing: at, target, ...(from !== at && { from }) }
  const turned = directionCandidate(source.form!, candidate.question.as, places)
  return turned && twinOf(judged(turned, draft, view, { settings, showing }), 'facing')
}

/** The budget's number of frames, and each of them the first. */
function firstFrameMaker({ scene, seen, settings, showings }: Twinning): TwinMaker {
  const { cameras, sights, views } = seen
  const once = views.find(({ budget }) => budget === 1)
  const first = once ?? viewOf(scene, { cameras, seen: sights, indices: [0] }, settings, 1)
  const known = new Map<number, number>()
  const showingFor = (view: View, of: View): number => {
    let at = known.get(view.budget)
    if (at === undefined) {
      at = showings.length
      known.set(view.budget, at)
      const { ids, images, ...rest } = showingOf(of)
      const repeated = (names: readonly string[]) => Array.from({ length: view.budget }, () => names[0]!)
      const evidence = rest.evidence.map((one) => ({ ...one, frames: view.budget }))
      showings.push({
        ...rest,
        evidence,
        budget: view.budget,
        ids: repeated(ids),
        ...(images && { images: repeated(images) }),
      })
    }
    return at
  }
  return ({ draft, candidate, source }, view) => {
    if (view.budget === 1 || !candidate || !first) return undefined
    const again = askedAgain(candidate, source, first)
    if (!again) return undefined
    const twin = judged(again, draft, { ...first, budget: view.budget }, { settings, showing: 0 })
    return typeof twin === 'string' ? undefined : twinOf({ ...twin, showing: showingFor(view, first) }, 'first-frame')
  }
}

/** Only made-up rooms can be filmed again without the object. */
function removedMaker({ scene, seen, settings, showings }: Twinning): TwinMaker {
  const emptied = new Map<string, Emptied>()
  const known = new Map<string, readonly [View, number]>()
  return (kept, view) => {
    if (scene.source !== 'generated' || !kept.candidate) return undefined
    const place = removedPlace(kept.candidate, seedOf(kept.draft.questionId, settings.seed))
    const id = place === undefined ? undefined : view.sceneIds[place]
    if (id === undefined) return undefined
    const key = `${view.budget} ${id}`
    let found = known.get(key)
    if (!found) {
      const without = emptied.get(id) ?? withoutObject(scene, id, seen)
      emptied.set(id, without)
      const after = emptiedView(without, view, seen, settings)
      if (!after) return undefined
      found = [after, showings.length]
      const { images: _, ...shown } = showingOf(after)
      showings.push({ ...shown, ids: shown.ids.map((frame) => `${frame}~without ${id}`) })
      known.set(key, found)
    }
    return removedDraft(kept, found[0], found[1], settings)
  }
}

const twinOf = (draft: ItemDraft | string, change: TwinChange): ItemDraft | undefined =>
  typeof draft === 'string' ? undefined : { ...draft, change }
