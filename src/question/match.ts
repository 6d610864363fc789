import type { Element, Pattern } from './compile'
import type { Word } from './words'

/** What a slot was filled with. */
export type Filling =
  | { readonly field: string; readonly kind: 'name' | 'names'; readonly from: number; readonly to: number }
  | { readonly field: string; readonly kind: 'value'; readonly value: string }

/** A pattern found in a text: the words from `from` to `to` (exclusive) with what its slots hold. */
export interface Match {
  readonly pattern: Pattern
  readonly from: number
  readonly to: number
  readonly fillings: readonly Filling[]
}

/** The longest name that is read, words. */
export const NAME_WORDS = 12
/** The longest list of names that is read, words. */
const LIST_WORDS = 240

/** Every way a pattern fits the words from `from` on, up to an end of a sentence, a line, or the text. */
export function matchesAt(pattern: Pattern, words: readonly Word[], from: number): Match[] {
  const found: Match[] = []
  const fillings: Filling[] = []
  const { elements } = pattern
  const last = elements.length

  function walk(index: number, at: number): void {
    if (index === last) {
      if (at === words.length || words[at]!.opens) found.push({ pattern, from, to: at, fillings: [...fillings] })
      return
    }
    const element = elements[index]!
    switch (element.kind) {
      case 'words': {
        const end = wordsEnd(element.words, words, at)
        if (end >= 0) walk(index + 1, end)
        return
      }
      case 'value':
        for (const option of element.options) {
          const end = wordsEnd(option.words, words, at)
          if (end < 0) continue
          fillings.push({ field: element.field, kind: 'value', value: option.value })
          walk(index + 1, end)
          fillings.pop()
        }
        return
      default: {
        const next = elements[index + 1]
        const limit = Math.min(words.length, at + (element.kind === 'name' ? NAME_WORDS : LIST_WORDS))
        for (let end = at + 1; end <= limit; end++) {
          const word = words[end - 1]!
          if (end - 1 > at && (word.stop || (element.kind === 'name' && word.soft))) return
          if (!mayFollow(next, words, end)) continue
          if (!isNameEnd(words, at, end)) continue
          fillings.push({ field: element.field, kind: element.kind, from: at, to: end })
          walk(index + 1, end)
          fillings.pop()
        }
      }
    }
  }

  walk(0, from)
  return found
}

/** Where the literal words end when they stand at `at`, else -1. */
function wordsEnd(literal: readonly string[], words: readonly Word[], at: number): number {
  for (let i = 0; i < literal.length; i++) if (words[at + i]?.text !== literal[i]) return -1
  return at + literal.length
}

/** A cheap look ahead: whether what comes after a name can begin at `at`. */
function mayFollow(next: Element | undefined, words: readonly Word[], at: number): boolean {
  if (next === undefined) return at === words.length || words[at]!.opens
  if (next.kind === 'words') return words[at]?.text === next.words[0]
  return at < words.length
}

/** A name is more than an article, does not end in one, and does not go over into the next name. */
function isNameEnd(words: readonly Word[], from: number, to: number): boolean {
  const last = words[to - 1]!
  // "the a" is an object whose name is a letter.
  if (isArticle(last) && (last.text === 'the' || to - from !== 2 || words[from]!.text !== 'the')) return false
  for (let i = from + 1; i < to - 1; i++) {
    const word = words[i]!
    if (!word.quoted && (word.text === 'and' || word.text === 'or') && words[i + 1]!.text === 'the') return false
  }
  return true
}

export const isArticle = (word: Word) =>
  !word.quoted && (word.text === 'the' || word.text === 'a' || word.text === 'an')
