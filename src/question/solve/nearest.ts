import { nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import type { NearestQuestion } from '../question'
import type { Solution, Unsolved } from '../solution'
import { chooseName, namesOfChoices } from './choose'
import { ASSUMED_CENTERS, closestPair, type Pair, pairSteps } from './distance'
import type { SolveOptions } from './options'
import { candidatesNamed, closestNotes, objectsNamed, unsolved } from './refer'
import { solved } from './solved'
import { conclude } from './steps'

/** A candidate by the name it was asked under, with the instances that count. */
interface Candidate extends Pair {
  readonly name: string
  /** The instances the name covers. */
  readonly objects: readonly BevObject[]
}

export function solveNearest(question: NearestQuestion, layout: Layout, options: SolveOptions): Solution {
  const references = objectsNamed(layout, question.reference)
  if ('status' in references) return references
  if (options.instances === 'refuse' && references.length > 1)
    return unsolved('several-instances', `"${question.reference}" names ${references.length} objects`)
  const candidates = candidatesOf(question, layout, references, options)
  if ('status' in candidates) return candidates
  if (candidates.length === 0) return unsolved('no-candidates', 'there is no object to choose from')

  const ascending = [...candidates].sort((a, b) => a.distance - b.distance)
  // Sorted either way, so that candidates at equal distances keep the order of the question.
  const order = question.pick === 'nearest' ? ascending : [...candidates].sort((a, b) => b.distance - a.distance)
  const best = order[0]!
  const margin = order.length > 1 ? Math.abs(order[1]!.distance - best.distance) : undefined
  const ambiguous = margin !== undefined && margin <= 1e-9
  const choice = chooseName(question.choices, best.name, question.choices && nameOf(layout, best.a))
  const seen = new Set<string>()
  // A center is given once, however many candidates are measured to it.
  const steps = candidates
    .flatMap((candidate) => pairSteps(candidate, question.measure))
    .filter((step) => {
      if (step.kind !== 'point' && step.kind !== 'box') return true
      const known = seen.has(step.name)
      seen.add(step.name)
      return !known
    })
  return solved({
    answer: best.name,
    value: best.a.id,
    choice,
    margin: ambiguous ? 0 : margin,
    ambiguous,
    notes: [
      ...(question.assumed ? [ASSUMED_CENTERS] : []),
      ...closestNotes(
        [typeof question.reference === 'string' ? question.reference : '', references],
        ...candidates.map(({ name, objects }) => [name, objects] as const),
      ),
    ],
    steps: [
      ...steps.filter((step) => step.kind === 'point' || step.kind === 'box'),
      ...steps.filter((step) => step.kind !== 'point' && step.kind !== 'box'),
      {
        kind: 'order',
        what: `distance from ${references.length === 1 ? references[0]!.id : question.reference}`,
        unit: 'm',
        items: ascending.map((c) => ({ name: c.a.id, value: c.distance })),
      },
      conclude(`the ${question.pick} object`, best.a.id, ambiguous),
    ],
  })
}

function candidatesOf(
  question: NearestQuestion,
  layout: Layout,
  references: readonly BevObject[],
  options: SolveOptions,
): Candidate[] | Unsolved {
  const { measure } = question
  const names = question.candidates ?? namesOfChoices(question.choices)
  if (names === undefined)
    return layout.objects
      .filter((object) => !references.includes(object))
      .map((object) => ({
        name: object.id,
        objects: [object],
        ...closestPair([object], references, measure, options)!,
      }))
  const named = candidatesNamed(layout, names)
  if ('status' in named) return named
  return named.flatMap(({ name, objects }) => {
    const pair = closestPair(objects, references, measure, options)
    // The reference itself is not a candidate.
    return pair ? [{ name, objects, ...pair }] : []
  })
}
