import { foldLabel } from '../../layout/label'
import type { Scene } from '../../scene/scene'
import { type Sight, sights } from '../../scene/sight'
import { CANNOT_TELL, shuffled } from '../choices/choices'
import { noAnswer } from '../drafts/answer'
import { type ItemDraft, itemId } from '../drafts/draft'
import { judged, type Kept } from '../drafts/draft-view'
import type { Candidate } from '../filters/candidate'
import { seedOf } from '../hash'
import type { ItemSettings } from '../options'
import type { NamedObject, View } from '../scene/view'
import { type SceneViews, viewOf } from '../scene/views'
import { askedAgain } from './again'

/** What a question with names is about, and what is taken out for its twin; a room is not taken out. */
const subjectOf = (candidate: Candidate): NamedObject | undefined =>
  candidate.family === 'direction' ? candidate.target : candidate.objects[0]

/** The place of what is taken out: the subject of the question, or one of those it counts. */
export function removedPlace(candidate: Candidate, seed: number): number | undefined {
  if (candidate.family !== 'count') return subjectOf(candidate)?.index
  const { indices } = candidate.counted
  return indices[seed % indices.length]
}

/** The scene without an object, and what each frame of its walk sees then: things behind it may come into sight. */
export interface Emptied {
  readonly scene: Scene
  readonly sights: readonly Sight[]
}

export function withoutObject(scene: Scene, id: string, { cameras }: SceneViews): Emptied {
  const objects = scene.layout.objects.filter((object) => object.id !== id)
  const emptied = { ...scene, layout: { ...scene.layout, objects } }
  return { scene: emptied, sights: sights(emptied, cameras) }
}

/** The view of the same frames in the emptied scene. */
export const emptiedView = (emptied: Emptied, view: View, { cameras }: SceneViews, settings: ItemSettings) =>
  viewOf(emptied.scene, { cameras, seen: emptied.sights, indices: view.indices }, settings, view.budget)

/**
 * The draft after the object was taken out: one less of a count, else nothing that could be told. `undefined` if that is
 * not what the frames show, because another of the kind came into sight or the rules no longer hold.
 */
export function removedDraft(
  { draft, candidate, source }: Kept,
  view: View,
  showing: number,
  settings: ItemSettings,
): ItemDraft | undefined {
  if (candidate === undefined) return undefined
  if (candidate.family === 'count') {
    const again = askedAgain(candidate, source, view)
    if (again?.family !== 'count' || again.counted.indices.length !== candidate.counted.indices.length - 1)
      return undefined
    const twin = judged(again, draft, view, { settings, showing })
    return typeof twin === 'string' ? undefined : { ...twin, change: 'object-removed' }
  }
  const subject = subjectOf(candidate)
  const others = candidate.objects.filter((one) => one !== subject)
  const shown = others.flatMap(({ name }) => view.named.find((named) => named.name === name)?.index ?? [])
  // Another of its kind may have come into sight.
  const isGone = view.layout.objects.every(({ label }) => foldLabel(label) !== foldLabel(subject!.name))
  if (!isGone || shown.length < others.length) return undefined
  return { ...draft, ...untold(draft, view, settings), objects: shown, showing, change: 'object-removed' }
}

function untold({ questionId, choices }: ItemDraft, { budget }: View, { seed }: ItemSettings) {
  if (!choices) return { answer: CANNOT_TELL, answerFromMap: CANNOT_TELL, margin: null }
  if (choices.includes(CANNOT_TELL)) return noAnswer(choices)
  return noAnswer(shuffled([...choices, CANNOT_TELL], seedOf(itemId({ questionId }, budget), seed)))
}
