import { badOption, listOptions } from '../base/error'
import { canonicalQuestion } from './canonical'
import type { Question } from './question'
import { parseQuestion } from './read/read'
import { PUBLISHED, WORDING_TABLES, type WordingTable } from './wordings/published'
import type { Wording } from './wordings/wording'
import { WORDINGS } from './wordings/wordings'
import { writeQuestion } from './write'

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
    throw badOption(
      `the name of a wording of ${question.kind}: ${wordingNames(question).join(', ')}`,
      options.template,
      'leave it out for the first that fits',
    )
  const others = options.template === undefined ? WORDINGS.filter(({ kind }) => kind === question.kind) : []
  for (const wording of named ? [named, ...others] : others) {
    const text = phrasedIn(wording, question)
    if (text !== undefined) return text
  }
  throw badOption(
    'a question whose names can stand in a sentence',
    question,
    'shorten its names, or choose another template',
  )
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
    throw badOption(
      bad === 'hash' ? 'hash: a whole number' : `table: ${listOptions(WORDING_TABLES)}`,
      bad === 'hash' ? hash : table,
      bad === 'hash' ? 'leave it out for the first wording' : 'leave it out for the wording of the question',
    )
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
  throw badOption(
    `a question that the table '${table}' has a wording for`,
    question,
    'ask wordingFor first, or leave the table out',
  )
}

/** Whether a wording's fixed fields are the question's, and its slots can be filled. */
function canSay(wording: Wording, question: Question): boolean {
  if (wording.kind !== question.kind) return false
  const fields: { readonly [field: string]: unknown } = { scheme: 'quadrant', ...question }
  for (const [field, value] of Object.entries(wording.fixed ?? {}))
    if (typeof value === 'object' ? typeof fields[field] !== 'object' : fields[field] !== value) return false
  return writeQuestion(wording, question, '') !== undefined
}

const wordingNamed = (name: string | undefined): Wording | undefined =>
  WORDINGS.find((one) => one.name === name) ?? PUBLISHED.find((one) => one.name === name)

const wordingNames = ({ kind }: Question) =>
  [...WORDINGS, ...PUBLISHED].filter((one) => one.kind === kind).map(({ name }) => name)

/** The question in a wording, with its names in quotes if it does not read back without; `undefined` if it never does. */
function phrasedIn(wording: Wording, question: Question): string | undefined {
  for (const quote of ['', '"']) {
    const text = writeQuestion(wording, question, quote)
    if (text !== undefined && saysTheSame(text, question)) return text
  }
  return undefined
}

function saysTheSame(text: string, question: Question): boolean {
  const read = parseQuestion(text)
  return read.ok && canonicalQuestion(read.value) === canonicalQuestion(question)
}
