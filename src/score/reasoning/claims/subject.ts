import type { BevObject } from '../../../layout/layout'
import type { MathToken } from '../tokens/token'
import { type NamedObjects, objectsCalled, wordOf } from './named-objects'
import type { Sentence } from './sides'
import type { StatedNumbers } from './stated-numbers'

/** Which extent of an object a claim is about. */
export type Extent = 'width' | 'length' | 'longest' | 'area'

/** What a statement is about. If a label names several objects, any of them may be meant. */
export interface Subject {
  readonly about: About
  /** Token indices of its words, end exclusive. */
  readonly from: number
  readonly to: number
  /** The same for the same subject. */
  readonly read: string
}

export type About =
  | ({ readonly kind: 'object'; readonly objects: readonly BevObject[] } & Begins)
  | ({ readonly kind: 'size'; readonly objects: readonly BevObject[]; readonly measure: Extent } & Begins)
  | Pair
  | ({ readonly kind: 'unknown' } & Begins)

type Pair = { readonly from: readonly BevObject[]; readonly to: readonly BevObject[] } & Begins &
  ({ readonly kind: 'vector' } | { readonly kind: 'distance'; readonly measure: 'center' | 'closest' | 'either' })

interface Begins {
  /** Index of its first word. */
  readonly start: number
}

const MAX_WORDS = 24
const MAX_LABEL_WORDS = 6
const CENTERS = new Set(
  'center centre centers centres centroid midpoint middle position location coordinates coords bbox box'.split(' '),
)
const MEASURES: ReadonlyMap<string, Extent> = new Map([
  ['width', 'width'],
  ['wide', 'width'],
  ['length', 'length'],
  ['long', 'length'],
  ['depth', 'width'],
  ['deep', 'width'],
  ['side', 'longest'],
  ['dimension', 'longest'],
  ['area', 'area'],
])
const DISTANCES = new Set('distance gap separation clearance apart'.split(' '))
/** Nouns between a name and its numbers: "the sofa, coordinates (1, 2)". */
const LINKING_NOUN = /^(?:points?|coordinates?|coords)$/
const JOINTS: readonly string[] = ['to', 'and', '->']
const OPENERS: readonly string[] = ['from', 'between']
/** Things every scene has and no map lists. */
const GENERIC = new Set(
  'room scene camera observer viewer origin map image it object objects agent user person target point vector line two answer x y z'.split(
    ' ',
  ),
)

/** The words before stated numbers, if they name something the map could settle. */
export function subjectBefore(sentence: Sentence, stated: StatedNumbers, objects: NamedObjects): Subject | undefined {
  const { words, from, to } = wordsBefore(sentence, endOfWords(sentence, stated, objects))
  if (words.length === 0 || numbersItsName(sentence, stated, words, objects)) return undefined
  const about = read(words, wordsAfter(sentence, stated), stated, objects)
  if (about === undefined) return undefined
  return { about, from: from[about.start]!, to, read: words.slice(about.start).join(' ') }
}

function read(
  words: readonly string[],
  after: readonly string[],
  stated: StatedNumbers,
  objects: NamedObjects,
): About | undefined {
  const pair = readPair(words, after, stated, objects)
  if (pair !== undefined) return pair
  const last = words[words.length - 1]!
  const quantity = CENTERS.has(last) || MEASURES.has(last)
  const owner = quantity ? labelBefore(words, wordsBeforeQuantity(words), objects) : undefined
  // A word such as `box` or `area` may be a label itself: "the center of the box", but "the sofa box".
  const label = owner ?? labelBefore(words, words.length, objects)
  const named = quantity && (owner !== undefined || label === undefined)
  const measure = (named ? extentAt(words, words.length - 1) : undefined) ?? MEASURES.get(after[0] ?? '')
  // "width of the sofa", "center of the fridge": the quantity comes before the label.
  const quantityAt = label && quantityBefore(words, label.start)
  const single = stated.literals.length === 1
  const meant = (quantityAt !== undefined ? extentAt(words, quantityAt) : undefined) ?? measure
  if (label !== undefined) {
    const start = quantityAt ?? label.start
    if (!single) return meant === undefined ? { kind: 'object', objects: label.objects, start } : undefined
    return meant !== undefined && stated.linked
      ? { kind: 'size', objects: label.objects, measure: meant, start }
      : undefined
  }
  return readUnknown(words, named, stated)
}

/** The extent a word means: "the shorter side" may be either of the two. */
function extentAt(words: readonly string[], at: number): Extent | undefined {
  const measure = MEASURES.get(words[at]!)
  return measure === 'longest' && /^(shorter|shortest|smaller|smallest)$/.test(words[at - 1] ?? '') ? 'width' : measure
}

function wordsBeforeQuantity(words: readonly string[]): number {
  let end = words.length - 1
  while (end > 0 && /^(longest|longer|shortest|shorter|bounding|2d|its)$/.test(words[end - 1]!)) end--
  return end
}

/** Index of `width` in "width of the sofa". */
function quantityBefore(words: readonly string[], labelStart: number): number | undefined {
  let at = labelStart - 1
  if (words[at] === 'the') at--
  if (words[at] !== 'of') return undefined
  const word = words[at - 1] ?? ''
  return CENTERS.has(word) || MEASURES.has(word) ? at - 1 : undefined
}

interface LabelAt {
  readonly objects: readonly BevObject[]
  /** Indices of its words, end exclusive. */
  readonly start: number
  readonly end: number
}

/** The longest run of words ending before `end` that names an object of the map. */
function labelBefore(words: readonly string[], end: number, objects: NamedObjects): LabelAt | undefined {
  for (let start = Math.max(0, end - MAX_LABEL_WORDS); start < end; start++) {
    const found = objectsCalled(objects, words.slice(start, end))
    if (found !== undefined) return { objects: found, start, end }
  }
  return undefined
}

/** "from A to B", "between A and B", "A to B", "A and B are 3.4 m apart". */
function readPair(
  words: readonly string[],
  after: readonly string[],
  stated: StatedNumbers,
  objects: NamedObjects,
): About | undefined {
  // "0.9 m apart along x" is one part of a distance.
  if (after.includes('along')) return undefined
  let joint = lastIndexOf(words, JOINTS)
  if (joint < 1) return undefined
  const second = labelOrItsCenter(words, words.length, objects)
  if (second !== undefined && words[second.start - 1] !== 'the' && second.start < joint) joint = second.start - 1
  const opener = lastIndexOf(words.slice(0, joint), OPENERS)
  const before = words.slice(0, Math.max(opener, 0))
  const measured = before.some((word) => DISTANCES.has(word)) || after[0] === 'apart'
  const vector = stated.literals.length > 1 && words[joint] !== 'and'
  if (!(measured ? stated.literals.length === 1 : vector)) return undefined
  const first = labelOrItsCenter(words, joint, objects)
  const start = opener >= 0 ? opener : (first?.start ?? 0)
  if (first === undefined || second === undefined) {
    const unknown = opener >= 0 && !words.slice(opener).some((word) => GENERIC.has(word))
    return unknown ? { kind: 'unknown', start } : undefined
  }
  const ends = { from: first.objects, to: second.objects, start }
  if (!measured) return { kind: 'vector', ...ends }
  // Only words beside the labels say which distance is meant: a label may be `box`.
  const others = words.filter((_, at) => !isInside(first, at) && !isInside(second, at))
  const center = others.some((word) => CENTERS.has(word))
  const closest = others.some((word) => /^(closest|nearest|edges?|gap|clearance|shortest|minimum|min)$/.test(word))
  return { kind: 'distance', ...ends, measure: center === closest ? 'either' : center ? 'center' : 'closest' }
}

/** The label before `end`, or the one whose center is named there: "the sofa center". */
function labelOrItsCenter(words: readonly string[], end: number, objects: NamedObjects): LabelAt | undefined {
  const owner = CENTERS.has(words[end - 1] ?? '') ? labelBefore(words, end - 1, objects) : undefined
  return owner ?? labelBefore(words, end, objects)
}

const isInside = ({ start, end }: LabelAt, at: number) => at >= start && at < end

function lastIndexOf(words: readonly string[], wanted: readonly string[]): number {
  for (let at = words.length - 1; at >= 0; at--) if (wanted.includes(words[at]!)) return at
  return -1
}

/** Something is named explicitly, and the map has no such object. */
function readUnknown(words: readonly string[], named: boolean, stated: StatedNumbers): About | undefined {
  const end = named ? wordsBeforeQuantity(words) : words.length
  const article = words.lastIndexOf('the', end - 1)
  const start = article + 1
  const name = words.slice(start, end)
  if (article < 0 || name.length === 0 || name.length > 4) return undefined
  const asked = named || quantityBefore(words, start) !== undefined || (stated.placed && stated.literals.length > 1)
  if (!asked || name.some((word) => GENERIC.has(word) || CENTERS.has(word) || word === 'of')) return undefined
  return { kind: 'unknown', start }
}

/** The run of words that ends before `end`, lower case, without genitives, with the tokens they come from. */
function wordsBefore({ tokens, partner, text }: Sentence, end: number) {
  const words: string[] = []
  const from: number[] = []
  for (let at = end - 1; at >= 0 && words.length < MAX_WORDS; at--) {
    const token = tokens[at]!
    const numbersName = token.kind === 'number' && tokens[at - 1]?.kind === 'name'
    const enclosing = token.kind === 'open' && (partner[at] === -1 || partner[at]! >= end)
    if (token.kind === 'sep' && token.text === '') words.push('->')
    else if (token.kind === 'sep' && token.text === '->') words.push('->')
    else if (token.kind === 'name' || numbersName) words.push(wordOf(token.text))
    else if (isNumberedWord(text, token)) words.push(text.slice(token.start, token.end).toLowerCase())
    else if (enclosing || joinsWords(tokens, at)) continue
    else break
    from.push(at)
  }
  return { words: words.reverse(), from: from.reverse(), to: end }
}

/** The mark inside `L-shape` or `tv/monitor`. */
function joinsWords(tokens: readonly MathToken[], at: number): boolean {
  const token = tokens[at]!
  const next = tokens[at + 1]
  return token.kind === 'op' && token.glued && next?.kind === 'name' && next.glued && tokens[at - 1]?.kind === 'name'
}

/** `3d` of a "3d printer". */
const isNumberedWord = (text: string, { kind, start, end }: MathToken): boolean =>
  kind === 'bad' && end - start < 20 && /^\d+[a-z]+$/i.test(text.slice(start, end))

/** "stool 2": the number belongs to the name. */
function numbersItsName(
  { text, tokens }: Sentence,
  { from, to, literals, linked }: StatedNumbers,
  words: readonly string[],
  objects: NamedObjects,
): boolean {
  if (linked || to - from !== 1 || !literals[0]!.integer || tokens[from]!.unit !== undefined) return false
  const number = text.slice(tokens[from]!.start, tokens[from]!.end)
  return labelBefore([...words, number], words.length + 1, objects) !== undefined
}

/** Where the words before stated numbers end: "the point is at (1, 2)" may be about an object called `point`. */
function endOfWords({ tokens }: Sentence, { wordsEnd }: StatedNumbers, objects: NamedObjects): number {
  const link = tokens[wordsEnd]?.text.toLowerCase() ?? ''
  const isLabel = LINKING_NOUN.test(link) && objectsCalled(objects, [link]) !== undefined
  return isLabel ? wordsEnd + 1 : wordsEnd
}

/** The two words right behind stated numbers, lower case. */
function wordsAfter({ tokens }: Sentence, { to }: StatedNumbers): readonly string[] {
  const after: string[] = []
  for (let at = to; at < to + 2 && tokens[at]?.kind === 'name'; at++) after.push(tokens[at]!.text.toLowerCase())
  return after
}
