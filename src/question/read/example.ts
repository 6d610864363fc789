import { foldLabel } from '../../layout/label'
import { optionsOf, type Part, partsOf } from './graph'
import { isArticle, isPlainWord } from './match'
import { nearestWordings, tidySpaces } from './nearest-wording'
import type { Word } from './words'

/** How many wordings are tried, the nearest first. */
const MOST_TRIED = 12
/** Names where a text has none. */
const USUAL_NAMES = ['sofa', 'tv', 'lamp', 'table']
/** The longest name that is guessed from a text, words. */
const GUESSED_WORDS = 2

/** A question in the words of a text that can be read: one that `accepts` takes. */
export function exampleFor(
  words: readonly Word[],
  names: readonly string[],
  accepts: (text: string) => boolean,
): string | undefined {
  const present = new Set(words.map(({ text }) => text))
  const [first = USUAL_NAMES[0]] = names
  for (const { text } of nearestWordings(words, MOST_TRIED)) {
    const filled = fill(partsOf(text), { present, names, fields: {} })
    if (filled === undefined) continue
    const tidy = tidySpaces(filled.text).replace(/^./, (letter) => letter.toUpperCase())
    if (accepts(tidy)) return tidy
  }
  return [`Where is the ${first}?`, `How big is the ${first}?`, 'What objects are there?'].find(accepts)
}

/** The names for an example: those of the map that a text mentions, in its order, then its others; without a map those after an article. */
export function namesFor(words: readonly Word[], known: readonly string[] | undefined): readonly string[] {
  if (known === undefined) return [...new Set([...guessedNames(words), ...USUAL_NAMES])]
  const text = words.map((word) => word.text).join(' ')
  const mentioned = known
    .map((name) => ({ name, at: placeOf(text, name.replace(/#\d+$/, '')) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name)
  return [...new Set([...mentioned, ...known])]
}

function placeOf(text: string, name: string): number {
  const words = ` ${text} `
  const lower = name.toLowerCase().replace(/[_-]+/g, ' ')
  const found = [lower, `${lower}s`, foldLabel(name)].map((one) => words.indexOf(` ${one} `)).filter((at) => at >= 0)
  return found.length > 0 ? Math.min(...found) : -1
}

/** What stands behind an article, up to the next word of the sentence. */
function guessedNames(words: readonly Word[]): string[] {
  return words.flatMap((word, i) => {
    if (!isArticle(word)) return []
    let end = i + 1
    while (end < words.length && end - i <= GUESSED_WORDS && isPlainWord(words[end]!) && !words[end]!.soft) end++
    return end > i + 1
      ? [
          words
            .slice(i + 1, end)
            .map(({ text }) => text)
            .join(' '),
        ]
      : []
  })
}

interface Filling {
  readonly present: ReadonlySet<string>
  /** Those left to use. */
  readonly names: readonly string[]
  readonly fields: { readonly [field: string]: string }
}

interface Filled extends Filling {
  readonly text: string
  /** How many of its own words the text has, less half of those it does not have. */
  readonly score: number
}

/** A wording with names in its slots, of several spellings the one that has the most words of the text. */
function fill(parts: readonly Part[], start: Filling): Filled | undefined {
  let filled: Filled | undefined = { ...start, text: '', score: 0 }
  for (const part of parts) {
    const before: Filled = filled
    filled =
      part.kind === 'text'
        ? withText(before, part.text)
        : part.kind === 'slot'
          ? fillSlot(part.slot, before)
          : best(part.options.map((option) => fill(option, before)))
    if (filled === undefined) return undefined
    filled = { ...filled, text: `${before.text}${filled.text}`, score: before.score + filled.score }
  }
  return filled
}

const best = (options: readonly (Filled | undefined)[]): Filled | undefined =>
  options.reduce((one, other) => (one === undefined || (other && other.score > one.score) ? other : one), undefined)

function withText(filling: Filling, text: string): Filled {
  let score = 0
  for (const word of text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []) score += filling.present.has(word) ? 1 : -0.5
  return { ...filling, text, score }
}

function fillSlot(slot: string, filling: Filling): Filled | undefined {
  const options = optionsOf(slot)
  if (options) return best(options.map(({ words }) => withText(filling, words)))
  if (slot.includes('..') || slot.endsWith('***')) return undefined
  if (slot.endsWith('#')) {
    const number = [...filling.present].find((word) => /^\d+(?:\.\d+)?$/.test(word))
    return { ...filling, text: number ?? '1', score: number === undefined ? -0.5 : 1 }
  }
  const [name, ...names] = filling.names
  const text = filling.fields[slot] ?? name
  if (text === undefined) return undefined
  const isNew = filling.fields[slot] === undefined
  const fields = { ...filling.fields, [slot]: text }
  return { ...filling, fields, names: isNew ? names : filling.names, text, score: 0 }
}
