import { showReceived, V2loError } from '../base/error'
import type { Question } from './question'
import { parseQuestion } from './read/read'
import { WORDINGS } from './wordings/wordings'
import { canonical, writeQuestion } from './write'

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
      const text = writeQuestion(wording, question, quote)
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
  return read.ok && canonical(read.value) === canonical(question)
}
