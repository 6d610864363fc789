import { splitWords } from './words'

/**
 * A wording as a graph that is walked along a text: words to find, names to take, alternatives. Built once from the
 * text of a wording; see `wordings.ts` for its notation.
 */
export type Node =
  | { readonly kind: 'end' }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly next: Node }
  | { readonly kind: 'name' | 'names' | 'rest'; readonly field: string; readonly next: Node; readonly follow: Follow }
  | { readonly kind: 'set'; readonly field: string; readonly value: string; readonly next: Node }
  | { readonly kind: 'any'; readonly options: readonly Node[] }

/** The words that can come next; `undefined` where a name can, `end` where the wording may be over. */
export interface Follow {
  readonly words?: ReadonlySet<string>
  readonly end: boolean
}

const END: Node = { kind: 'end' }

const UNIT_WORDS = 'm=meters|m=meter|cm=centimeters|cm=centimeter|mm=millimeters|ft=feet|ft=foot|in=inches|in=inch'
const AREA_WORDS = 'm2=square meters|m2=square meter|m2=m²|cm2=square centimeters|ft2=square feet|ft2=square foot'

/** A piece of a wording's text. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: string }
  | { readonly kind: 'any'; readonly options: readonly (readonly Part[])[] }

/** The parts of a wording's text; shared with phrasing, which writes what this reads. */
export function partsOf(text: string): readonly Part[] {
  return readParts(text, { at: 0 })
}

function readParts(text: string, c: { at: number }): Part[] {
  const parts: Part[] = []
  while (c.at < text.length) {
    const char = text[c.at]!
    if (char === '|' || char === ']') return parts
    if (char === '{') {
      const close = text.indexOf('}', c.at)
      parts.push({ kind: 'slot', slot: text.slice(c.at + 1, close) })
      c.at = close + 1
    } else if (char === '[') {
      const options: Part[][] = []
      do {
        c.at++
        options.push(readParts(text, c))
      } while (text[c.at] === '|')
      c.at++
      parts.push({ kind: 'any', options })
    } else {
      const start = c.at
      // A backslash takes the meaning from the mark behind it.
      while (c.at < text.length && !'{[|]'.includes(text[c.at]!)) c.at += text[c.at] === '\\' ? 2 : 1
      parts.push({ kind: 'text', text: text.slice(start, c.at).replaceAll('\\', '') })
    }
  }
  return parts
}

/** The graph of a wording. */
export function compileWording(text: string): Node {
  return link(partsOf(text), END)
}

function link(parts: readonly Part[], end: Node): Node {
  let next = end
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i]!
    if (part.kind === 'any') next = { kind: 'any', options: part.options.map((option) => link(option, next)) }
    else if (part.kind === 'slot') next = linkSlot(part.slot, next)
    else next = linkWords(part.text, next)
  }
  return next
}

function linkWords(text: string, next: Node): Node {
  // The mark of a plural belongs to the name before it.
  const words = splitWords(text.startsWith('(s)') ? text.slice(3) : text).map((word) => word.text)
  // A name brings its own article, or none.
  if (words.at(-1) === 'the' && beginsWithName(next)) words.pop()
  return words.length === 0 ? next : { kind: 'words', words, next }
}

function beginsWithName(node: Node): boolean {
  if (node.kind === 'any') return node.options.some(beginsWithName)
  return node.kind === 'name' || node.kind === 'names'
}

function linkSlot(slot: string, next: Node): Node {
  if (slot.endsWith('...')) return { kind: 'names', field: slot.slice(0, -3), next, follow: followOf(next) }
  if (slot.endsWith('***')) return { kind: 'rest', field: slot.slice(0, -3), next, follow: followOf(next) }
  const options = optionsOf(slot)
  if (options === undefined) return { kind: 'name', field: slot, next, follow: followOf(next) }
  return {
    kind: 'any',
    options: options.map(({ field, value, words }) => linkWords(words, { kind: 'set', field, value, next })),
  }
}

/** A value that a slot can have, with the words for it. */
export interface SlotOption {
  readonly field: string
  readonly value: string
  readonly words: string
}

/** The values of a slot that has some, in the order they are listed; `undefined` for a slot that takes a name. */
export function optionsOf(slot: string): SlotOption[] | undefined {
  if (slot === 'unit') return spellings('unit', UNIT_WORDS)
  if (slot === 'area') return spellings('unit', AREA_WORDS)
  const colon = slot.indexOf(':')
  return colon < 0 ? undefined : spellings(slot.slice(0, colon), slot.slice(colon + 1))
}

function spellings(field: string, spec: string): SlotOption[] {
  return spec.split('|').map((one) => {
    const [value, words] = one.split('=')
    return { field, value: value!, words: words ?? value! }
  })
}

function followOf(node: Node): Follow {
  switch (node.kind) {
    case 'end':
      return { words: new Set(), end: true }
    case 'words':
      return { words: new Set([node.words[0]!]), end: false }
    case 'set':
      return followOf(node.next)
    case 'any': {
      const all = node.options.map(followOf)
      const end = all.some((follow) => follow.end)
      if (all.some((follow) => follow.words === undefined)) return { end }
      return { words: new Set(all.flatMap((follow) => [...follow.words!])), end }
    }
    default:
      return { end: false }
  }
}

/** The words a text of this wording can begin with. */
export function firstWords(node: Node): readonly string[] {
  return [...(followOf(node).words ?? [])]
}
