import type { Question, RouteStep } from './question'
import { optionsOf, type Part, partsOf, placeInList, type SlotValue } from './read/graph'
import type { Wording } from './wordings/wording'

/** Extra spaces that omitted alternatives leave behind: doubled, or before a mark. */
export function tidySpaces(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.?:)])/g, '$1')
    .replace(/\( /g, '(')
    .trim()
}

type Fields = { readonly [field: string]: unknown }

/** A question in one wording, its names in quotes or not; `undefined` if the wording cannot say it. */
export function writeQuestion(wording: Wording, question: Question, quote: string): string | undefined {
  const fields: Fields = { ...question }
  const text = writeParts(partsOf(wording.text), fields, quote)
  if (text === undefined) return undefined
  const tidy = tidySpaces(text)
  return tidy[0]!.toUpperCase() + tidy.slice(1)
}

/** The first spelling whose slots can all be filled from the question; `undefined` if there is none. */
function writeParts(parts: readonly Part[], fields: Fields, quote: string): string | undefined {
  let text = ''
  for (const part of parts) {
    const piece =
      part.kind === 'text' ? part.text : part.kind === 'slot' ? writeSlot(part.slot, fields, quote, text) : undefined
    if (part.kind !== 'any') {
      if (piece === undefined) return undefined
      text += piece
      continue
    }
    const option = part.options.map((one) => writeParts(one, fields, quote)).find((one) => one !== undefined)
    if (option === undefined) return undefined
    text += option
  }
  return text
}

function writeSlot(slot: string, fields: Fields, quote: string, before: string): string | undefined {
  const options = optionsOf(slot)
  if (options) return options.find(({ field, value }) => isSame(fields[field], value))?.words
  const item = placeInList(slot)
  if (item) {
    const list = fields[item.field]
    return Array.isArray(list) && list[item.place] !== undefined ? quoted(list[item.place], quote) : undefined
  }
  const value = fields[slot.replace(/[.*#]+$/, '')]
  if (slot.endsWith('***')) return Array.isArray(value) ? writeRoute(value as RouteStep[]) : undefined
  if (slot.endsWith('...')) return Array.isArray(value) ? writeList(value, before, quote) : undefined
  if (slot.endsWith('#')) return typeof value === 'number' ? String(value) : undefined
  return typeof value === 'string' ? quoted(value, quote) : undefined
}

/** The camera is the same wherever it comes from. */
const isSame = (a: unknown, b: SlotValue): boolean =>
  a === b || (typeof b === 'object' && typeof a === 'object' && a !== null && 'kind' in a && a.kind === b.kind)

/** Names as a list: `a, b, c` in brackets or after a colon, else `the a, the b, or the c`; `and` when all are meant. */
function writeList(names: readonly string[], before: string, quote: string): string {
  if (before.endsWith('(') || before.endsWith(': ')) return names.map((name) => quoted(name, quote)).join(', ')
  const join = before.endsWith(', ') ? 'or' : 'and'
  const items = names.map((name) => `the ${quoted(name, quote)}`)
  if (items.length === 2) return items.join(` ${join} `)
  return items.map((item, i) => (i > 0 && i === items.length - 1 ? `${join} ${item}` : item)).join(', ')
}

const quoted = (name: string, quote: string) => `${quote}${name}${quote}`

function writeRoute(steps: readonly RouteStep[]): string {
  const lines = steps.map((step, i) => {
    if (step.kind === 'go') return `${i + 1}. Go forward until the ${step.to}`
    return `${i + 1}. ${step.given ?? '[please fill in]'}`
  })
  return `${lines.join(' ')}. You have reached the final destination.`
}
