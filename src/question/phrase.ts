import { listOptions, showReceived, V2loError } from '../base/error'
import { canonicalQuestion } from './canonical'
import type { Question, RouteStep } from './question'
import { optionsOf, type Part, partsOf, placeInList } from './read/graph'
import { tidySpaces } from './read/nearest-wording'
import { parseQuestion } from './read/read'
import { PUBLISHED, WORDING_TABLES, type WordingTable } from './wordings/published'
import type { Wording } from './wordings/wording'
import { WORDINGS } from './wordings/wordings'

/** How {@link phraseQuestion} words a question. */
export interface PhraseOptions {
  /** The name of a wording, as in `docs/questions.md`; default the one the question was read from, else the first that can say it. */
  readonly template?: string
  /** The wordings to choose from: those of the paper, of VSI-Bench or of ReVSI, as they published them. */
  readonly table?: WordingTable
  /** Which wording of the table, if several can say the question: any whole number; default 0. See {@link wordingFor}. */
  readonly hash?: number
}

/**
 * A question in words, out of the same tables that read them: `parseQuestion` of the text gives the question again.
 * Choices are not written; they belong beside a text. Throws a `V2loError` for a template that does not exist or cannot
 * say the question, for a table without a wording that can, and for names that no wording can carry.
 *
 * @example
 * const text = phraseQuestion({ kind: 'closest-distance', a: 'sofa', b: 'tv', unit: 'm' })
 * unwrap(parseQuestion(text)).kind // 'closest-distance'
 */
export function phraseQuestion(question: Question, options: PhraseOptions = {}): string {
  const template = options.template ?? tableWording(question, options) ?? question.wording
  const named = wordingNamed(template)
  if (options.template !== undefined && named?.kind !== question.kind)
    throw new V2loError({
      code: 'bad-option',
      expected: `the name of a wording of ${question.kind}: ${wordingNames(question).join(', ')}`,
      received: showReceived(options.template),
      remedy: 'leave it out for the first that fits',
    })
  const others = options.template === undefined ? WORDINGS.filter(({ kind }) => kind === question.kind) : []
  for (const wording of named ? [named, ...others] : others) {
    const text = phrasedIn(wording, question)
    if (text !== undefined) return text
  }
  throw new V2loError({
    code: 'bad-option',
    expected: 'a question whose names can stand in a sentence',
    received: showReceived(question),
    remedy: 'shorten its names, or choose another template',
  })
}

/**
 * The name of a wording in which a benchmark asks such a question, for `template` or a question's `wording`; a kind that
 * is asked in several ways is spread over them by the hash, any whole number. `undefined` if the table has no wording
 * that can say it. Throws a `V2loError` for a table that does not exist and for a hash that is not a whole number.
 *
 * @example
 * const question = { kind: 'object-count', label: 'chair' } as const
 * phraseQuestion({ ...question, wording: wordingFor(question, 'revsi', 0)! }) // 'How many chair(s) are in the scene?'
 */
export function wordingFor(question: Question, table: WordingTable, hash: number): string | undefined {
  if (!WORDING_TABLES.includes(table) || !Number.isSafeInteger(hash)) {
    const bad = WORDING_TABLES.includes(table) ? 'hash' : 'table'
    throw new V2loError({
      code: 'bad-option',
      expected: bad === 'hash' ? 'hash: a whole number' : `table: ${listOptions(WORDING_TABLES)}`,
      received: showReceived(bad === 'hash' ? hash : table),
      remedy: bad === 'hash' ? 'leave it out for the first wording' : 'leave it out for the wording of the question',
    })
  }
  const able = PUBLISHED.filter((one) => one.table === table && canSay(one, question))
  const start = able.length > 0 ? Math.abs(hash) % able.length : 0
  for (let i = 0; i < able.length; i++) {
    const wording = able[(start + i) % able.length]!
    if (phrasedIn(wording, question) !== undefined) return wording.name
  }
  return undefined
}

function tableWording(question: Question, { table, hash = 0 }: PhraseOptions): string | undefined {
  if (table === undefined) return undefined
  const name = wordingFor(question, table, hash)
  if (name !== undefined) return name
  throw new V2loError({
    code: 'bad-option',
    expected: `a question that the table '${table}' has a wording for`,
    received: showReceived(question),
    remedy: 'ask wordingFor first, or leave the table out',
  })
}

/** Whether a wording's fixed fields are the question's, and its slots can be filled. */
function canSay(wording: Wording, question: Question): boolean {
  if (wording.kind !== question.kind) return false
  const fields: Fields = { scheme: 'quadrant', ...question }
  for (const [field, value] of Object.entries(wording.fixed ?? {}))
    if (typeof value === 'object' ? typeof fields[field] !== 'object' : fields[field] !== value) return false
  return write(wording, question, '') !== undefined
}

const wordingNamed = (name: string | undefined): Wording | undefined =>
  WORDINGS.find((one) => one.name === name) ?? PUBLISHED.find((one) => one.name === name)

const wordingNames = ({ kind }: Question) =>
  [...WORDINGS, ...PUBLISHED].filter((one) => one.kind === kind).map(({ name }) => name)

/** The question in a wording, with its names in quotes if it does not read back without; `undefined` if it never does. */
function phrasedIn(wording: Wording, question: Question): string | undefined {
  for (const quote of ['', '"']) {
    const text = write(wording, question, quote)
    if (text !== undefined && saysTheSame(text, question)) return text
  }
  return undefined
}

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
