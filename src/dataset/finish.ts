import type { Question } from '../question/question'
import { type ItemDraft, itemId, type SceneDrafts, type Showing } from './drafts/draft'
import { rulesOf } from './filters/rules'
import type { Item } from './item'
import type { ItemSettings } from './options'
import { mirrorLayout } from './twins/mirror'
import { wordsOf } from './words'

/** The item of a draft, put in words. */
export function itemOf(drafts: SceneDrafts, draft: ItemDraft, settings: ItemSettings): Item {
  const showing = drafts.showings[draft.showing]!
  const { budget } = showing
  const base = itemId(draft, budget)
  const { change } = draft
  const id = change ? `${base}~${change}` : base
  const layout = change === 'mirror' ? mirrorLayout(showing.layout) : showing.layout
  const question: Question = draft.choices ? { ...draft.question, choices: draft.choices } : draft.question
  return {
    v2lo: 'item/1',
    id,
    split: drafts.split,
    question_id: change ? `${draft.questionId}~${change}` : draft.questionId,
    scene_id: drafts.scene,
    kind: draft.question.kind,
    task: draft.task,
    question: wordsOf(question, id),
    ...(draft.choices && { choices: draft.choices }),
    answer: draft.answer,
    truth: settings.truth,
    answer_from_map: draft.answerFromMap,
    frames: framesOf(showing, change === 'mirror'),
    true_layout: layout,
    evidence: {
      objects: Object.fromEntries(draft.objects.map((at) => [layout.objects[at]!.id, showing.evidence[at]!])),
      margin: draft.margin,
      rule: { preset: settings.preset, ...rulesOf(draft.family, settings.values) },
    },
    ...(change && { twin: { of: base, change } }),
  }
}

/** In the mirror the frames are others, and nobody recorded them. */
function framesOf({ budget, ids, images }: Showing, isMirrored: boolean): Item['frames'] {
  if (isMirrored) return { budget, ids: ids.map((id) => `${id}~mirror`) }
  return { budget, ids, ...(images && { images }) }
}
