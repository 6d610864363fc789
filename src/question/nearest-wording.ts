import { type Part, partsOf } from './graph'
import type { QuestionKind } from './types'
import { WORDINGS } from './wordings'
import { splitWords, type Word } from './words'

interface NearWording {
  readonly kind: QuestionKind
  /** The wording with its slots as names in braces. */
  readonly example: string
}

/** The wording that shares most words with a text; `undefined` where none shares half of its own. */
export function nearestWording(words: readonly Word[]): NearWording | undefined {
  const present = new Set<string>()
  for (const word of words) present.add(word.text)
  let best: NearWording | undefined
  let bestScore = 0
  for (const { kind, text } of WORDINGS) {
    const example = firstSpelling(partsOf(text))
    const own = new Set(splitWords(example.replace(/\{[^}]*\}/g, ' ')).map((word) => word.text))
    let shared = 0
    for (const word of own) if (present.has(word)) shared++
    const score = shared / own.size
    if (score > bestScore) [best, bestScore] = [{ kind, example }, score]
  }
  return bestScore >= 0.5 ? best : undefined
}

/** A wording as it is first spelled, values and names as `{field}`. */
export function firstSpelling(parts: readonly Part[]): string {
  const pieces = parts.map((part) => {
    if (part.kind === 'any') return firstSpelling(part.options[0]!)
    return part.kind === 'slot' ? `{${part.slot.split(/[:.*]/)[0]}}` : part.text
  })
  return tidySpaces(pieces.join(''))
}

/** Spaces as left-out alternatives leave them: doubled, or before a mark. */
export function tidySpaces(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.?:)])/g, '$1')
    .replace(/\( /g, '(')
    .trim()
}
