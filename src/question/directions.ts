import type { DirectionLabel } from '../base/direction-words'
import type { Scheme } from '../solve/sectors'
import { labelsOf } from '../solve/sectors'

type Part = 'front' | 'back' | 'left' | 'right'

const PARTS: ReadonlyMap<string, Part | ''> = new Map<string, Part | ''>([
  ...['front', 'forward', 'forwards', 'ahead', 'f', 'straight'].map((word) => [word, 'front'] as const),
  ...['back', 'backward', 'backwards', 'behind', 'rear', 'b', 'backside'].map((word) => [word, 'back'] as const),
  ...['left', 'l', 'leftward'].map((word) => [word, 'left'] as const),
  ...['right', 'r', 'rightward'].map((word) => [word, 'right'] as const),
  // Words that say nothing more.
  ...['to', 'the', 'my', 'your', 'in', 'of', 'on', 'at', 'and', 'side', 'directly', 'me', 'you', 'it', 'its'].map(
    (word) => [word, ''] as const,
  ),
])
const SHORT: ReadonlyMap<string, readonly Part[]> = new Map([
  ['fl', ['front', 'left']],
  ['lf', ['front', 'left']],
  ['fr', ['front', 'right']],
  ['rf', ['front', 'right']],
  ['bl', ['back', 'left']],
  ['lb', ['back', 'left']],
  ['br', ['back', 'right']],
  ['rb', ['back', 'right']],
])

/**
 * The direction a short text names, in any case, order and spelling (`Left-Front`, `rear left`, `FL`, `to my back
 * right`, `ahead`); `undefined` where it names none, or two that exclude each other.
 */
export function readDirection(text: string): DirectionLabel | undefined {
  if (text.length > 60) return undefined
  const parts = new Set<Part>()
  for (const word of text.toLowerCase().split(/[^a-z]+/)) {
    if (word === '') continue
    const short = SHORT.get(word)
    if (short) for (const part of short) parts.add(part)
    else {
      const part = PARTS.get(word)
      if (part === undefined) return undefined
      if (part !== '') parts.add(part)
    }
  }
  const along = parts.has('front') ? 'front' : parts.has('back') ? 'back' : undefined
  const across = parts.has('left') ? 'left' : parts.has('right') ? 'right' : undefined
  if (parts.size === 0 || parts.size > 2) return undefined
  if (parts.size === 1) return along ?? across
  return along && across ? `${along}-${across}` : undefined
}

const SCHEMES: readonly Scheme[] = ['left-right', 'front-back', 'left-right-back', 'quadrant', 'cardinal', 'octant']

/** The coarsest scheme that has all these directions; `undefined` where one of the texts names none. */
export function schemeOfChoices(choices: readonly string[]): Scheme | undefined {
  const labels = choices.map(readDirection)
  if (labels.length === 0 || labels.includes(undefined)) return undefined
  return SCHEMES.find((scheme) => labels.every((label) => labelsOf(scheme).includes(label!)))
}
