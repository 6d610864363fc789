import { findObject, nameOf } from '../layout/find'
import type { Layout } from '../layout/layout'
import { NAME_FIELDS, namesIn } from '../question/names'
import type { Question } from '../question/question'
import type { UnsolvedReason } from '../question/solution'
import { choiceLetter } from '../question/solve/choose'
import { lookUp, objectNamed } from './names'
import { listed, quoted } from './text'
import { refusal } from './tool'

/** Where a name is the trouble, it is refused as in every tool, which says the names or the instances there are. */
export function checkNames(question: Question, layout: Layout, reason: UnsolvedReason): void {
  const kind = reason === 'missing-object' ? 'none' : reason === 'several-instances' ? 'many' : undefined
  if (kind === undefined) return
  for (const { field, holds, name } of namesIn(question)) {
    // One plural alone to choose from counts as its instances, and what is counted need not exist.
    if (holds === 'names' || holds === 'label') continue
    if (findObject(layout, name).kind === kind) objectNamed(layout, name, `question (${field})`)
  }
  if (kind !== 'none' || !('candidates' in NAME_FIELDS[question.kind])) return
  for (const [i, name] of (question.choices ?? []).entries())
    if (lookUp(layout, name).kind === 'none') throw notOnMap(layout, name, i)
}

/** A choice is given by whoever asked the question, so no other name is right in its place. */
function notOnMap(layout: Layout, name: string, i: number) {
  const names = layout.objects.map((object) => nameOf(layout, object))
  return refusal(
    'no-such-object',
    `choices (${choiceLetter(i)}): the name of an object on the map`,
    `${quoted(name)}, which is not on it`,
    `ask again without choices, or with names on the map: ${listed(names)}`,
  )
}
