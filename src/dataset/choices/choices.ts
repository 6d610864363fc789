import { createRandom } from '../../base/random'
import { labelsOf } from '../../solve/sectors'
import type { Candidate } from '../filters/candidate'
import { mix } from '../hash'
import { CHOICES, countChoices, lengthChoices } from './numbers'

/** The choice, and the answer, of a question that names what the frames do not show. */
export const CANNOT_TELL = 'cannot be determined'

/** What choices are made by. */
export interface ChoiceOptions {
  /** Of the item. */
  readonly seed: number
  /** The part of the questions for a number that get choices. */
  readonly numbers: number
  /** {@link CANNOT_TELL} is one of the choices. */
  readonly withCannotTell: boolean
}

/** The choices of a question, shuffled; `undefined` if it is asked openly. `answer` is that of a number. */
export function choicesOf(candidate: Candidate, answer: string, options: ChoiceOptions): readonly string[] | undefined {
  const texts = textsOf(candidate, answer, options)
  if (texts === undefined) return undefined
  return shuffled(options.withCannotTell ? [...texts, CANNOT_TELL] : texts, options.seed)
}

function textsOf(
  candidate: Candidate,
  answer: string,
  { seed, numbers }: ChoiceOptions,
): readonly string[] | undefined {
  switch (candidate.family) {
    case 'direction':
      return labelsOf(candidate.scheme)
    case 'nearest':
      return candidate.candidates.map(({ name }) => name)
    case 'order':
      return orderChoices(answer, seed)
    default:
      if (mix(seed, 11) / 4294967296 >= numbers) return undefined
      return candidate.family === 'count' ? countChoices(Number(answer), seed) : lengthChoices(answer, seed)
  }
}

/** Four orders of the same names, the right one among them. */
function orderChoices(answer: string, seed: number): readonly string[] {
  const names = answer.split(', ')
  const orders = new Set([answer])
  for (let i = 0; orders.size < CHOICES; i++) orders.add(shuffled(names, mix(seed, i)).join(', '))
  return [...orders]
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const random = createRandom(mix(seed, 5))
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
