import { direction, distance } from '../base/vec2'
import type { BevObject, Layout } from '../layout/layout'
import { placePoint } from '../layout/place'
import { closestDistance } from '../solve/distance'
import { chooseName, withoutArticle } from './choose'
import { objectsNamed, unsolved } from './refer'
import type { Solution, Step, Unsolved } from './solution'
import { pointSteps, vectorStep } from './solve-direction'
import type { NearestQuestion } from './types'

/** A candidate by the name it was asked under, with the instance that counts and the reference it is measured to. */
interface Candidate {
  readonly name: string
  readonly object: BevObject
  readonly reference: BevObject
  readonly distance: number
}

export function solveNearest(question: NearestQuestion, layout: Layout): Solution {
  if (typeof question.reference !== 'string') return unsolved('no-frame', 'the map does not say where the camera is')
  const references = objectsNamed(layout, question.reference)
  if ('status' in references) return references
  const candidates = candidatesOf(question, layout, references)
  if ('status' in candidates) return candidates
  if (candidates.length === 0) return unsolved('no-candidates', 'there is no object to choose from')

  const ascending = [...candidates].sort((a, b) => a.distance - b.distance)
  const order = question.pick === 'nearest' ? ascending : [...ascending].reverse()
  const best = order[0]!
  const margin = order.length > 1 ? Math.abs(order[1]!.distance - best.distance) : undefined
  const choice = chooseName(question.choices, best.name)
  if (choice && 'status' in choice) return choice
  return {
    status: 'solved',
    answer: choice?.text ?? best.name,
    value: best.object.id,
    ...(choice && { choice }),
    ...(margin !== undefined && { margin }),
    ambiguous: margin !== undefined && margin <= 1e-9,
    steps: [
      ...pointSteps([...candidates.map((c) => c.reference), ...candidates.map((c) => c.object)]),
      ...candidates.flatMap((candidate) => distanceSteps(candidate)),
      {
        kind: 'order',
        what: `distance from ${references.length === 1 ? references[0]!.id : question.reference}`,
        unit: 'm',
        items: ascending.map((c) => ({ name: c.object.id, value: c.distance })),
      },
      {
        kind: 'conclusion',
        what: `the ${question.pick} object`,
        answer: best.object.id,
        ambiguous: margin !== undefined && margin <= 1e-9,
      },
    ],
  }
}

function candidatesOf(
  question: NearestQuestion,
  layout: Layout,
  references: readonly BevObject[],
): Candidate[] | Unsolved {
  const names = question.candidates ?? question.choices?.map(withoutArticle)
  const between = question.measure === 'center' ? centers : closestDistance
  if (names === undefined)
    return layout.objects
      .filter((object) => !references.includes(object))
      .map((object) => nearestPair(object.id, [object], references, between))
  const candidates: Candidate[] = []
  for (const name of names) {
    const objects = objectsNamed(layout, name)
    if ('status' in objects) return objects
    candidates.push(nearestPair(name, objects, references, between))
  }
  return candidates
}

const centers = (a: BevObject, b: BevObject) => distance(placePoint(a), placePoint(b))

/** The instances of two names that are closest to each other. */
function nearestPair(
  name: string,
  objects: readonly BevObject[],
  references: readonly BevObject[],
  between: (a: BevObject, b: BevObject) => number,
): Candidate {
  let best: Candidate | undefined
  for (const reference of references)
    for (const object of objects) {
      const d = between(reference, object)
      if (best === undefined || d < best.distance) best = { name, object, reference, distance: d }
    }
  return best!
}

function distanceSteps({ object, reference, distance: length }: Candidate): Step[] {
  const [from, to] = [placePoint(reference), placePoint(object)]
  return [
    vectorStep(`to ${object.id}`, reference.id, object.id, from, to),
    { kind: 'length', of: `to ${object.id}`, vector: direction(from, to), length },
  ]
}
