import type { Question } from '../../question/question'
import { labelsOf } from '../../solve/sectors'
import { mix } from '../hash'
import type { NamedObject, View } from '../scene/view'
import { byKey, CHOSEN_FROM, nearestMeasure } from './amounts'
import { directionQuestion, drawnAs } from './directions'
import { drawn, drawnSeveral } from './draw'
import type { Source } from './sources'

/** A question that names something the frames do not show. */
export interface UnseenQuestion {
  readonly question: Question
  /** What it names and the frames do show. */
  readonly shown: readonly NamedObject[]
  /** What is chosen from, "cannot be determined" apart. */
  readonly texts: readonly string[]
}

/**
 * A question of a source in which one name, drawn among its names, is of something in the room that the frames do not
 * show. `undefined` if everything is shown, if too little is, or if the source's questions have no choices.
 */
export function drawUnseen({ form, task, most }: Source, view: View, seed: number): UnseenQuestion | undefined {
  const count = form ? (form.fromFourth ? 4 : 3) : CHOSEN_FROM + 1
  if (!form && most !== 'most-nearest') return undefined
  const shown = drawnSeveral(view.named, seed, count - 1)
  const unseen = drawn(view.unseen, mix(seed, 1))
  if (!shown || !unseen) return undefined
  const at = mix(seed, 2) % count
  const names = [...shown.slice(0, at), unseen, ...shown.slice(at)] as [
    NamedObject,
    NamedObject,
    NamedObject,
    NamedObject?,
  ]
  if (form) {
    const [standing, facing, target, from] = names
    const places = { at: standing, facing, target, ...(from && { from }) }
    return { question: directionQuestion(form, drawnAs(form, seed), places), shown, texts: labelsOf(form.scheme) }
  }
  const [reference, ...candidates] = names
  const texts = byKey(candidates as NamedObject[]).map(({ name }) => name)
  const measure = nearestMeasure(task)
  return {
    question: { kind: 'nearest', reference: reference.name, candidates: texts, pick: 'nearest', measure },
    shown,
    texts,
  }
}
