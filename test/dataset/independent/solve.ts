import type { Question } from '../../../src/question/question'
import { apart, clockwise, gapBetween, longerSide, middle, named, type PlainObject, sectorAt } from './boxes'

/** What the boxes of a map say to a question, found without the package's solvers. */
export type Found =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'missing'; readonly name: string }

class Missing extends Error {}

/** The answer of a question on boxes; `missing` where it names what is not there. */
export function solveOnBoxes(question: Question, objects: readonly PlainObject[]): Found {
  const one = (name: string): PlainObject => {
    const found = named(objects, name)
    if (found.length === 0) throw new Missing(name)
    if (found.length > 1) throw new Error(`"${name}" names ${found.length} objects`)
    return found[0]!
  }
  try {
    return solve(question, objects, one)
  } catch (error) {
    if (error instanceof Missing) return { kind: 'missing', name: error.message }
    throw error
  }
}

function solve(question: Question, objects: readonly PlainObject[], one: (name: string) => PlainObject): Found {
  switch (question.kind) {
    case 'relative-direction': {
      const [at, facing, target] = [question.at, question.facing, question.target].map((name) => middle(one(name)))
      const from = question.from === undefined ? at! : middle(one(question.from))
      const angle = clockwise(at!, facing!, question.as, from, target!)
      return { kind: 'words', words: sectorAt(angle, question.scheme ?? 'quadrant').name }
    }
    case 'closest-distance':
      return { kind: 'number', number: gapBetween(one(question.a), one(question.b as string)) }
    case 'nearest': {
      const reference = one(question.reference as string)
      const far = (name: string) =>
        question.measure === 'center' ? apart(middle(reference), middle(one(name))) : gapBetween(reference, one(name))
      const [first] = question.candidates!.map((name) => [far(name), name] as const).sort((a, b) => a[0] - b[0])
      return { kind: 'words', words: first![1] }
    }
    case 'object-count':
      return { kind: 'number', number: named(objects, question.label!).length }
    case 'object-size':
      return { kind: 'number', number: longerSide(one(question.object)) }
    default:
      throw new Error(`boxes say nothing to ${question.kind}`)
  }
}
