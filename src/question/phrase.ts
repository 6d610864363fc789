import { showReceived, V2loError } from '../base/error'
import { canonicalQuestion } from './canonical'
import type { Question, RouteStep } from './question'
import { optionsOf, type Part, partsOf, placeInList } from './read/graph'
import { tidySpaces } from './read/nearest-wording'
import { parseQuestion } from './read/read'
import type { Wording } from './wordings/wording'
import { WORDINGS } from './wordings/wordings'

/** How {@link phraseQuestion} words a question. */
export interface PhraseOptions {
  /** The name of a wording, as in `docs/questions.md`; default the one the question was read from, else the first that can say it. */
  readonly template?: string
}

/**
 * A question in words, out of the same tables that read them: `parseQuestion` of the text gives the question again.
 * Choices are not written; they belong beside a text. Throws a `V2loError` for a template that does not exist or cannot
 * say the question, and for names that no wording can carry.
 *
 * @example
 * const text = phraseQuestion({ kind: 'closest-distance', a: 'sofa', b: 'tv', unit: 'm' })
 * unwrap(parseQuestion(text)).kind // 'closest-distance'
 */
export function phraseQuestion(question: Question, options: PhraseOptions = {}): string {
  const template = options.template ?? question.wording
  const named = WORDINGS.find(({ name }) => name === template)
  if (options.template !== undefined && named?.kind !== question.kind)
    throw new V2loError({
      code: 'bad-option',
      expected: `the name of a wording of ${question.kind}: ${wordingNames(question).join(', ')}`,
      received: showReceived(options.template),
      remedy: 'leave it out for the first that fits',
    })
  const others = options.template === undefined ? WORDINGS.filter(({ kind }) => kind === question.kind) : []
  for (const wording of named ? [named, ...others] : others)
    for (const quote of ['', '"']) {
      const text = write(wording, question, quote)
      if (text !== undefined && saysTheSame(text, question)) return text
    }
  throw new V2loError({
    code: 'bad-option',
    expected: 'a question whose names can stand in a sentence',
    received: showReceived(question),
    remedy: 'shorten its names, or choose another template',
  })
}

const wordingNames = ({ kind }: Question) => WORDINGS.filter((one) => one.kind === kind).map(({ name }) => name)

function saysTheSame(text: string, question: Question): boolean {
  const read = parseQuestion(text)
  return read.ok && canonicalQuestion(read.value) === canonicalQuestion(question)
}

type Fields = { readonly [field: string]: unknown }

function write(wording: Wording, question: Question, quote: string): string | undefined {
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
  if (options) return options.find(({ field, value }) => fields[field] === value)?.words
  const item = placeInList(slot)
  if (item) {
    const list = fields[item.field]
    return Array.isArray(list) && list[item.place] !== undefined ? quoted(list[item.place], quote) : undefined
  }
  const value = fields[slot.replace(/[.*]+$/, '')]
  if (slot.endsWith('***')) return Array.isArray(value) ? writeRoute(value as RouteStep[]) : undefined
  if (slot.endsWith('...')) return Array.isArray(value) ? writeList(value, before, quote) : undefined
  return typeof value === 'string' ? quoted(value, quote) : undefined
}

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
