import type { Wording } from '../wordings/wording'
import { WORDINGS } from '../wordings/wordings'
import { optionsOf, type Part, partsOf } from './graph'
import { splitWords, type Word } from './words'

/** Words that say little about what is asked, and how much they count. */
const COMMON: ReadonlySet<string> = new Set(['the', 'a', 'an', 'is', 'are', 'of', 'to', 'and', 'or', 'in', 'i', 'you'])
const weightOf = (word: string) => (COMMON.has(word) ? 0.05 : 1)

/** The wordings whose own words, names left out, a text has the most of, the best first; those it has none of are left out. */
export function nearestWordings(words: readonly Word[], most: number): readonly Wording[] {
  const present = new Set(words.map((word) => word.text))
  const scored = WORDINGS.flatMap((wording) => {
    let [shared, all] = [0, 0]
    for (const word of new Set(splitWords(firstSpelling(partsOf(wording.text), true)).map((one) => one.text))) {
      all += weightOf(word)
      if (present.has(word)) shared += weightOf(word)
    }
    // Whatever else a long text says counts little, but it counts.
    return shared > 0 ? [{ wording, score: shared / (all + 0.1 * Math.min(present.size, 40)) }] : []
  })
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ wording }) => wording)
}

/** A wording as it is first spelled, its slots as `{field}`, or as the words of their first value and without names. */
export function firstSpelling(parts: readonly Part[], valuesInWords = false): string {
  const pieces = parts.map((part) => {
    if (part.kind === 'any') return firstSpelling(part.options[0]!, valuesInWords)
    if (part.kind === 'text') return part.text
    const words = optionsOf(part.slot)?.[0]?.words
    return valuesInWords || words === '' ? (words ?? '') : `{${part.slot.split(/[:.*#]/)[0]}}`
  })
  return tidySpaces(pieces.join(''))
}

/** Extra spaces that omitted alternatives leave behind: doubled, or before a mark. */
export function tidySpaces(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.?:)])/g, '$1')
    .replace(/\( /g, '(')
    .trim()
}
