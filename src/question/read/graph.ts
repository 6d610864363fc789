import { once } from '../../base/once'
import { AREA_UNITS, LENGTH_UNITS, MEASURE_UNITS } from '../../base/units'
import type { Camera } from '../asked'
import { CAMERA } from '../wordings/wording'
import { splitWords } from './words'

/** A place for a name, for a list of names, and for the rest of a text. */
export type NameKind = 'name' | 'names' | 'rest'

/**
 * Wordings as one graph that is walked along a text: words to find, names to take, alternatives. Wordings that start
 * alike share their beginning, so it is walked only once. What comes next is linked when a walk comes there: a question
 * passes few of the wordings. See `wording.ts` for the notation it is built from.
 */
export type Node = { readonly follow: () => Follow } & (
  | { readonly kind: 'end'; readonly index: number }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly next: Link }
  | { readonly kind: NameKind; readonly field: string; readonly next: Link }
  | { readonly kind: 'set'; readonly field: string; readonly value: SlotValue; readonly next: Link }
  | { readonly kind: 'number'; readonly field: string; readonly next: Link }
  | {
      readonly kind: 'any'
      /** The options by the words they can begin with, and those that can begin with a name or be the end. */
      readonly byWord: ReadonlyMap<string, readonly Node[]>
      readonly others: readonly Node[]
    }
)

/** What comes next: made when a walk first comes there. */
export interface Link {
  made: Node | undefined
  readonly make: () => Node
}

const linkTo = (make: () => Node): Link => ({ made: undefined, make })

export const nodeOf = (link: Link): Node => (link.made ??= link.make())

/** The words that can come next; `undefined` if a name can, `end` if the wording may be over. */
export interface Follow {
  readonly words: ReadonlySet<string> | undefined
  readonly end: boolean
}

/** How a slot for a unit may be filled: its words first, as phrasing writes them, then the sign of an area. */
const unitOptions = (names: readonly string[], field = 'unit'): SlotOption[] =>
  MEASURE_UNITS.filter(({ name }) => names.includes(name)).flatMap(({ name, plural, singular, shown, power }) =>
    [plural, singular, ...(power === 2 ? [shown] : [])].map((words) => ({ field, value: name, words })),
  )

/** A piece of a wording's text. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: string }
  | { readonly kind: 'any'; readonly options: readonly (readonly Part[])[]; readonly source: string }

/** The parts of a wording's text; shared with phrasing, which writes what this reads. */
export function partsOf(text: string): readonly Part[] {
  return readParts(piecesOf(text), { at: 0 })
}

/** Many wordings contain the same pieces: each is split and examined once. */
interface Known {
  readonly keys: Map<string, string>
  readonly words: Map<string, readonly string[]>
  readonly slots: Map<string, readonly SlotOption[] | undefined>
  readonly follows: Map<string, Follow>
}

/** The value for a key in a map, created on first use. */
function cachedIn<T>(map: Map<string, T>, key: string, make: () => T): T {
  if (!map.has(key)) map.set(key, make())
  return map.get(key)!
}

/** A slot, a bracket or bar, or text; a backslash makes the mark after it literal. */
const piecesOf = (text: string): readonly string[] => text.match(/\{[^}]*\}|[[|\]]|(?:\\.|[^{[|\]\\])+/g) ?? []

function readParts(pieces: readonly string[], c: { at: number }): Part[] {
  const parts: Part[] = []
  while (c.at < pieces.length) {
    const piece = pieces[c.at]!
    if (piece === '|' || piece === ']') return parts
    const start = c.at++
    if (piece[0] === '{') parts.push({ kind: 'slot', slot: piece.slice(1, -1) })
    else if (piece === '[') {
      const options: Part[][] = []
      do options.push(readParts(pieces, c))
      while (pieces[c.at++] === '|')
      parts.push({ kind: 'any', options, source: pieces.slice(start, c.at).join('') })
    } else parts.push({ kind: 'text', text: piece.replaceAll('\\', '') })
  }
  return parts
}

/** Equal for parts that read the same texts: the order of alternatives matters only for phrasing. */
function keyOf(part: Part, known: Known): string {
  if (part.kind !== 'any') return part.kind === 'text' ? part.text : `{${part.slot}}`
  return cachedIn(known.keys, part.source, () => {
    const options = part.options.map((option) => option.map((one) => keyOf(one, known)).join(''))
    return `[${options.sort().join('|')}]`
  })
}

/** One graph for many wordings; its ends carry the index of the wording that is over there. */
export function compileWordings(texts: readonly string[]): Node {
  const known: Known = { keys: new Map(), words: new Map(), slots: new Map(), follows: new Map() }
  return join(
    texts.map((text, index) => ({ parts: partsOf(text), at: 0, index })),
    known,
  )
}

/** A wording from one of its parts on. */
interface Rest {
  readonly parts: readonly Part[]
  readonly at: number
  readonly index: number
}

/** What may follow at one place: wordings that continue alike share their links. */
function join(rests: readonly Rest[], known: Known): Node {
  const groups = new Map<string, Rest[]>()
  for (const rest of rests) {
    const first = rest.parts[rest.at]
    const second = rest.parts[rest.at + 1]
    // An article before a name is not a word to match, so such texts differ from others.
    const key =
      first === undefined ? `${rest.index}` : `${keyOf(first, known)} ${second !== undefined && isName(second, known)}`
    const same = groups.get(key)
    if (same) same.push(rest)
    else groups.set(key, [rest])
  }
  return anyOf(
    [...groups.values()].map((group) => {
      const [{ parts, at, index }] = group as [Rest]
      if (at === parts.length) return { kind: 'end', index, follow: () => THE_END }
      const after = linkTo(() =>
        join(
          group.map((rest) => ({ ...rest, at: rest.at + 1 })),
          known,
        ),
      )
      return linkPart(parts[at]!, after, known)
    }),
  )
}

const isName = (part: Part, known: Known) => part.kind === 'slot' && knownOptions(part.slot, known) === undefined

const knownOptions = (slot: string, { slots }: Known) => cachedIn(slots, slot, () => optionsOf(slot))

function linkPart(part: Part, next: Link, known: Known): Node {
  if (part.kind === 'text') return linkWords(part.text, next, known)
  if (part.kind === 'slot') return linkSlot(part.slot, next, known)
  return anyOf(part.options.map((option) => linkParts(option, 0, next, known)))
}

/** The parts of one alternative from one of them on, and what follows all of them. */
function linkParts(parts: readonly Part[], at: number, next: Link, known: Known): Node {
  if (at === parts.length) return nodeOf(next)
  const after = at + 1 === parts.length ? next : linkTo(() => linkParts(parts, at + 1, next, known))
  return linkPart(parts[at]!, after, known)
}

function anyOf(options: readonly Node[]): Node {
  if (options.length === 1) return options[0]!
  const byWord = new Map<string, Node[]>()
  const others: Node[] = []
  for (const option of options) {
    const { words, end } = option.follow()
    if (words === undefined || end) others.push(option)
    else
      for (const word of words) {
        const same = byWord.get(word)
        if (same) same.push(option)
        else byWord.set(word, [option])
      }
  }
  const follow = once(() => {
    const end = others.some((option) => option.follow().end)
    if (others.some((option) => option.follow().words === undefined)) return { words: undefined, end }
    const words = new Set(byWord.keys())
    for (const option of others) for (const word of option.follow().words!) words.add(word)
    return { words, end }
  })
  return { kind: 'any', byWord, others, follow }
}

function linkWords(text: string, next: Link, known: Known): Node {
  // A plural mark belongs to the name before it.
  const all = cachedIn(known.words, text, () =>
    splitWords(text.startsWith('(s)') ? text.slice(3) : text).map((word) => word.text),
  )
  // A name comes with its own article, or without one.
  const words = all.at(-1) === 'the' && nodeOf(next).follow().words === undefined ? all.slice(0, -1) : all
  if (words.length === 0) return nodeOf(next)
  const first = words[0]!
  const follow = cachedIn(known.follows, first, () => ({ words: new Set([first]), end: false }))
  return { kind: 'words', words, next, follow: () => follow }
}

const A_NAME: Follow = { words: undefined, end: false }
const THE_END: Follow = { words: new Set(), end: true }
const aName = () => A_NAME

function linkSlot(slot: string, next: Link, known: Known): Node {
  if (slot.endsWith('...')) return { kind: 'names', field: slot.slice(0, -3), next, follow: aName }
  if (slot.endsWith('#')) return { kind: 'number', field: slot.slice(0, -1), next, follow: aName }
  if (slot.endsWith('***')) return { kind: 'rest', field: slot.slice(0, -3), next, follow: aName }
  const options = knownOptions(slot, known)
  if (options === undefined) return { kind: 'name', field: slot, next, follow: aName }
  return anyOf(
    options.map(({ field, value, words }) => {
      const set: Node = { kind: 'set', field, value, next, follow: () => nodeOf(next).follow() }
      return linkWords(
        words,
        linkTo(() => set),
        known,
      )
    }),
  )
}

/** A value that a slot can have: a word, a whole number where it is written in digits, or the camera. */
export type SlotValue = string | number | Camera

/** A value that a slot can have, with the words for it. */
export interface SlotOption {
  readonly field: string
  readonly value: SlotValue
  readonly words: string
}

/** The values a slot lists, in their order; `undefined` for a slot that takes a name. */
export function optionsOf(slot: string): SlotOption[] | undefined {
  if (slot === 'unit' || slot === 'limitUnit') return unitOptions(LENGTH_UNITS, slot)
  if (slot === 'area') return unitOptions(AREA_UNITS)
  const colon = slot.indexOf(':')
  return colon < 0 ? undefined : spellings(slot.slice(0, colon), slot.slice(colon + 1))
}

/** Which list a slot such as `candidates.0` belongs to, and the position of the name in it. */
export function placeInList(slot: string): { readonly field: string; readonly place: number } | undefined {
  const dot = slot.indexOf('.')
  return dot < 0 || slot.endsWith('.') ? undefined : { field: slot.slice(0, dot), place: Number(slot.slice(dot + 1)) }
}

function spellings(field: string, spec: string): SlotOption[] {
  return spec.split('|').map((one) => {
    const [value, words] = one.split('=') as [string, string?]
    return { field, value: value === '@' ? CAMERA : /^\d/.test(value) ? Number(value) : value, words: words ?? value }
  })
}
