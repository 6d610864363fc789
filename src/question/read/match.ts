import { TAILS } from '../wordings/wordings'
import { type Follow, type NameKind, type Node, nodeOf, type SlotValue } from './graph'
import { numberAt } from './numerals'
import type { Word } from './words'

/** What a slot holds: a value, or the words from `from` to `to` (exclusive). */
export type Filling =
  | { readonly kind: NameKind; readonly field: string; readonly from: number; readonly to: number }
  | { readonly kind: 'set'; readonly field: string; readonly value: SlotValue }

/** A wording found in a text, over the words from `from` to `to` (exclusive). */
export interface Match {
  /** Which of the wordings of the graph. */
  readonly index: number
  readonly from: number
  readonly to: number
  readonly fillings: readonly Filling[]
}

/** The longest name that is read, words. */
export const NAME_WORDS = 12
/** The longest list of names that is read, words. */
const LIST_WORDS = 240
/** With more readings than this, the text is simply ambiguous. */
const MOST_MATCHES = 64

/**
 * Places at which the rest of a wording is known not to fit. Whether it fits depends on nothing before, so no pair of
 * place and node is walked twice in vain, and a text of any kind is read in linear time.
 */
export type DeadEnds = Map<Node, Set<number>>

/** Every way a wording of a graph fits the words from `from` on, up to an end of a sentence, a line, or the text. */
export function matchesAt(graph: Node, words: readonly Word[], from: number, dead: DeadEnds): Match[] {
  const found: Match[] = []
  const fillings: Filling[] = []

  function walk(node: Node, at: number): void {
    switch (node.kind) {
      case 'end':
        if (found.length < MOST_MATCHES) {
          const to = afterTail(words, at)
          if (isEnd(words, to)) found.push({ index: node.index, from, to, fillings: [...fillings] })
        }
        return
      case 'words': {
        const literal = node.words
        for (let i = 0; i < literal.length; i++) if (words[at + i]?.text !== literal[i]) return
        walk(nodeOf(node.next), at + literal.length)
        return
      }
      case 'any': {
        const word = words[at]
        if (word !== undefined) for (const option of node.byWord.get(word.text) ?? []) walk(option, at)
        for (const option of node.others) walk(option, at)
        return
      }
      case 'set':
        fillings.push(node)
        walk(nodeOf(node.next), at)
        fillings.pop()
        return
      case 'number': {
        const number = numberAt(words, at)
        if (number === undefined) return
        fillings.push({ kind: 'set', field: node.field, value: number.value })
        walk(nodeOf(node.next), number.to)
        fillings.pop()
        return
      }
      case 'rest':
        fillings.push({ kind: 'rest', field: node.field, from: at, to: words.length })
        walk(nodeOf(node.next), words.length)
        fillings.pop()
        return
      default:
        takeName(node, at)
    }
  }

  function followsName(at: number): boolean {
    const last = fillings.findLast(({ kind }) => kind !== 'set')
    const word = words[at]
    return (
      last !== undefined &&
      last.kind === 'name' &&
      last.to === at &&
      word !== undefined &&
      !word.soft &&
      !isArticle(word)
    )
  }

  function takeName(node: Node & { kind: NameKind }, at: number): void {
    if (dead.get(node)?.has(at)) return
    const before = found.length
    const one = node.kind === 'name'
    // A list begins with a name: "closest to the sofa or the bed" asks about two places.
    if (node.kind === 'names' && words[at] !== undefined && beginsNone(words[at]!)) return
    // A name right after another is separated from it: "the coffee table" is one name, not a coffee and tables.
    if (followsName(at)) return
    const limit = Math.min(words.length, at + (one ? NAME_WORDS : LIST_WORDS))
    const next = nodeOf(node.next)
    const follow = next.follow()
    for (let end = at + 1; end <= limit; end++) {
      const last = words[end - 1]!
      if (end - 1 > at && (last.stop || (one && last.soft))) break
      if (!mayEnd(follow, words, end) || (one && !isWholeName(words, at, end))) continue
      fillings.push({ kind: node.kind, field: node.field, from: at, to: end })
      walk(next, end)
      fillings.pop()
    }
    if (found.length > before) return
    const places = dead.get(node)
    if (places) places.add(at)
    else dead.set(node, new Set([at]))
  }

  walk(graph, from)
  return found
}

const TAIL_WORDS: readonly (readonly string[])[] = /* @__PURE__ */ TAILS.map((tail) => tail.split(' '))

/** Where the filler words after a question end. */
function afterTail(words: readonly Word[], at: number): number {
  if (isEnd(words, at)) return at
  const tail = TAIL_WORDS.find((one) => one.every((word, i) => words[at + i]?.text === word))
  return tail ? at + tail.length : at
}

/** Whether a sentence, a line or the text ends here. */
export const isEnd = (words: readonly Word[], at: number) => at >= words.length || words[at]!.opens

function mayEnd(follow: Follow, words: readonly Word[], at: number): boolean {
  if (follow.end && isEnd(words, afterTail(words, at))) return true
  if (at >= words.length) return false
  return follow.words === undefined || follow.words.has(words[at]!.text)
}

/** A name is more than an article, does not end in one, and does not run on into the next name. */
export function isWholeName(words: readonly Word[], from: number, to: number): boolean {
  const last = words[to - 1]!
  // "the a" is an object whose name is a letter.
  if (
    isArticle(last) &&
    (last.text === 'the' || (to - from !== 1 && !(to - from === 2 && words[from]!.text === 'the')))
  )
    return false
  for (let i = from + 1; i + 1 < to; i++)
    if (isJoin(words[i]!) && isArticle(words[i + 1]!) && words[i + 1]!.text === 'the') return false
  const first = bare(words[from]!)
  if (first === 'other' && to - from > 1 && words[from + 1]!.text === 'than') return false
  return !beginsNone(words[from]!) && !LINKS.has(bare(last)) && !ENDS_NONE.has(bare(last))
}

/** Words before a name that say it is not meant, or that others are meant too. */
const BEGINS_NONE: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'except excluding besides ignoring either neither not much'.split(' '),
)
const beginsNone = (word: Word) => LINKS.has(bare(word)) || BEGINS_NONE.has(bare(word))

const ENDS_NONE: ReadonlySet<string> = new Set(['not', 'much', 'either', 'neither'])

/** Words that never begin or end a name: they belong to the sentence. */
const LINKS: ReadonlySet<string> = new Set(['and', 'or', 'of', 'from', 'to', 'between', 'among', 'than', 'is', 'are'])

/** Words with which a sentence continues after a name; few names contain one. */
const GOES_ON: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    'is are was were be do does did has have would should i you we it there that which who what where if from to at in on with between by near behind under against facing within around beside along touching without except excluding minus plus than larger bigger smaller taller longer wider left remain more meters metres feet inches here visible total altogether overall exactly'.split(
      ' ',
    ),
  ))()

/** Whether a name, or a list of names, is free of words that continue a sentence; quoted words are always a name. */
export function isPlain(
  words: readonly Word[],
  { kind, from, to }: Exclude<Filling, { readonly kind: 'set' }>,
): boolean {
  for (let at = from; at < to; at++)
    if (GOES_ON.has(bare(words[at]!)) || (kind === 'name' && isJoin(words[at]!))) return false
  return true
}

/** Whether a word may be part of a name: neither one that continues a sentence, nor one that joins names. */
export const isPlainWord = (word: Word): boolean =>
  !GOES_ON.has(bare(word)) && !LINKS.has(bare(word)) && !isArticle(word)

const bare = (word: Word) => (word.quoted ? '' : word.text)

const isJoin = (word: Word) => !word.quoted && (word.text === 'and' || word.text === 'or')

export const isArticle = (word: Word) =>
  !word.quoted && (word.text === 'the' || word.text === 'a' || word.text === 'an')

/** The name that words spell, without its article, in its original spelling. */
export function nameOf(words: readonly Word[], from: number, to: number, text: string): string {
  const first = to - from > 1 && isArticle(words[from]!) ? from + 1 : from
  return text.slice(words[first]!.start, words[to - 1]!.end)
}

/**
 * The names in a list: separated by commas, and by "and" or "or" before an article, or before the last name of a list
 * without brackets ("a, b and c").
 */
export function namesOf(words: readonly Word[], from: number, to: number, text: string): string[] {
  const bounds: number[] = [from]
  for (let at = from + 1; at < to; at++)
    if (words[at]!.soft || (isJoin(words[at]!) && at + 1 < to && isArticle(words[at + 1]!))) bounds.push(at)
  const last = bounds.at(-1)!
  if (text[words[from]!.start - 1] !== '(' && !isJoin(words[last]!))
    for (let at = last + 1; at < to; at++) if (isJoin(words[at]!)) bounds.push(at)
  const names: string[] = []
  for (const [i, bound] of bounds.entries()) {
    const end = bounds[i + 1] ?? to
    let start = bound
    while (start < end && isJoin(words[start]!)) start++
    if (start < end) names.push(nameOf(words, start, end, text))
  }
  return names
}
