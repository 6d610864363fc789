import { foldLabel } from '../../layout/label'
import { isArticle, isPlainWord } from './match'
import type { Word } from './words'

/** Questions with letters for names; they are examples for texts that cannot be read. */
const EXAMPLES: readonly string[] = [
  'Where is the A?',
  'How far is the A from the B?',
  'What is the distance between the A and the B?',
  'How wide is the gap between the A and the B?',
  'How big is the A?',
  'How wide is the A?',
  'What is the area of the A?',
  'How large is this room?',
  'Is the A wider than the B?',
  'Which is larger, the A or the B?',
  'Which object is the largest?',
  'Which object is nearest to the A?',
  'Which is closer to the A, the B or the C?',
  'Is the A closer to the B than the C?',
  'Is the A near the B?',
  'Is the A between the B and the C?',
  'What is to the left of the A?',
  'What is between the A and the B?',
  'What objects are within 2 meters of the A?',
  'What objects are there?',
  'How many objects are near the A?',
  'How many objects are there?',
  'Does this room have a A?',
  'Would the A fit between the B and the C?',
  'Standing at the A and facing the B, where is the C?',
  'Standing at the B and facing the C, in which direction is the A?',
  'Standing at the A and facing the B, what is to my left?',
  'Is the A to the left of the B?',
]
/** Words that say nothing about what is asked. */
const SMALL = /^(?:the|is|to|of|and|at|[abc])$/
/** Words of an example that cost nothing if a text lacks them, as no question of direction goes without them. */
const FREE = /^(?:standing|facing)$/
/** Words for what the examples call by another. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:angle|bearing|heading)$/, 'direction'],
  [/^(?:coordinates?|position|location|located)$/, 'where'],
]
/** Names where a text has none. */
const USUAL_NAMES = ['sofa', 'tv', 'lamp']
/** The longest name that is guessed from a text, words. */
const GUESSED_WORDS = 2

/** The question that has most words in common with a text, of those that can be asked. */
export function exampleFor(
  words: readonly Word[],
  known: readonly string[] | undefined,
  accepts: (text: string) => boolean,
): string | undefined {
  const present = new Set(words.flatMap(({ text }) => [text, SAME.find(([word]) => word.test(text))?.[1] ?? text]))
  const scoreOf = (example: string): number => {
    const own = new Set(example.toLowerCase().match(/\w+/g))
    return [...own].reduce(
      (sum, word) =>
        sum + (SMALL.test(word) ? 0 : (present.has(word) ? 1 : FREE.test(word) ? 0 : -0.3) * (word.length > 4 ? 2 : 1)),
      0,
    )
  }
  const names = [...new Set([...namesMentioned(words, known), ...(known ?? USUAL_NAMES)])]
  return [...EXAMPLES]
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .map((example) => example.replace(/\b[ABC]\b/g, (letter) => names['ABC'.indexOf(letter)] ?? ''))
    .find(accepts)
}

/** The names of a map that a text mentions, in its order; without a map what stands behind an article. */
export function namesMentioned(words: readonly Word[], known: readonly string[] | undefined): readonly string[] {
  if (known === undefined)
    return words.flatMap((word, i) => {
      let end = i + 1
      while (end <= i + GUESSED_WORDS && words[end] && isPlainWord(words[end]!) && !words[end]!.soft) end++
      const name = words.slice(i + 1, end).map(({ text }) => text)
      return isArticle(word) && name.length > 0 ? [name.join(' ')] : []
    })
  const text = ` ${words.map((word) => word.text).join(' ')} `
  return known
    .map((name) => {
      const label = name.replace(/#\d+$/, '').toLowerCase()
      const spellings = [label, `${label}s`, foldLabel(label), label.replace(/[_-]/g, ' ')]
      return { name, at: Math.max(...spellings.map((one) => text.indexOf(` ${one} `))) }
    })
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name)
}
