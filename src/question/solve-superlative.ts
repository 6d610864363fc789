import type { BevObject, Layout } from '../layout/layout'
import { chooseName, withoutArticle } from './choose'
import { candidatesNamed, objectNamed, unsolved } from './refer'
import type { Solution, Unsolved } from './solution'
import { extentSteps, sizeBy, WIDTH_ALONG_X } from './solve-size'
import { conclude } from './solve-steps'
import type { SizeSuperlativeQuestion } from './types'

/** A candidate by the name it was asked under. */
interface Candidate {
  readonly name: string
  readonly object: BevObject
}

/** The widest, largest, longest or tallest of some objects, or the least so; the margin is to the runner-up. */
export function solveSizeSuperlative(question: SizeSuperlativeQuestion, layout: Layout): Solution {
  const { by, pick } = question
  const candidates = candidatesOf(question, layout)
  if ('status' in candidates) return candidates
  if (candidates.length === 0) return unsolved('no-candidates', 'there is no object to choose from')
  const measured: (Candidate & { readonly value: number })[] = []
  for (const { name, object } of candidates) {
    const value = sizeBy(object, by)
    // Unknown is not small: without all heights no object is the tallest.
    if (value === undefined) return unsolved('no-height', `the map does not say how high ${object.id} is`)
    measured.push({ name, object, value })
  }
  // Sorted either way, so that candidates of one size keep the order of the question.
  const order = [...measured].sort((a, b) => (pick === 'more' ? b.value - a.value : a.value - b.value))
  const best = order[0]!
  const margin = order.length > 1 ? Math.abs(order[1]!.value - best.value) : undefined
  const ambiguous = margin !== undefined && margin <= 1e-9
  const choice = chooseName(question.choices, best.name)
  if (choice && 'status' in choice) return choice
  return {
    status: 'solved',
    answer: choice?.text ?? best.name,
    value: best.object.id,
    ...(choice && { choice }),
    ...(margin !== undefined && { margin }),
    ambiguous,
    ...(by === 'width' && layout.origin !== 'observer' && { notes: [WIDTH_ALONG_X] }),
    steps: [
      ...measured.flatMap(({ object }) => extentSteps(object)),
      {
        kind: 'order',
        what: by,
        unit: by === 'area' ? 'm2' : 'm',
        items: measured.map(({ object, value }) => ({ name: object.id, value })).sort((a, b) => a.value - b.value),
      },
      conclude(`the one with the ${pick === 'more' ? 'most' : 'least'} ${by}`, best.object.id, ambiguous),
    ],
  }
}

function candidatesOf(question: SizeSuperlativeQuestion, layout: Layout): readonly Candidate[] | Unsolved {
  const names = question.candidates ?? question.choices?.map(withoutArticle)
  if (names === undefined) return layout.objects.map((object) => ({ name: object.id, object }))
  const named = candidatesNamed(layout, names)
  if ('status' in named) return named
  const candidates: Candidate[] = []
  for (const { name, objects } of named) {
    const object = objects.length === 1 ? objects[0]! : objectNamed(layout, name)
    if ('status' in object) return object
    candidates.push({ name, object })
  }
  return candidates
}
