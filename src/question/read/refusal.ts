import type { Diagnostic, Span } from '../../base/parsed'
import { quoteSpan } from '../../base/parsed'
import { canonicalQuestion } from '../canonical'
import type { Question } from '../question'
import { WORDINGS } from '../wordings/wordings'
import { writeQuestion } from '../write'
import { exampleFor } from './example'
import type { Word } from './words'

/** The map a text is asked of, for refusals that speak of it. */
export interface AskedOf {
  /** The names its objects can be asked for by. */
  readonly names: readonly string[]
  readonly solves: (question: Question) => boolean
}

/** The one question a text is read as. */
export type Reads = (text: string) => Question | undefined

export function refuseStep(text: string, span: Span): Diagnostic {
  return {
    code: 'unknown-question',
    severity: 'error',
    message: `a step of the route is neither a walk to an object nor a turn: ${JSON.stringify(quoteSpan(text, span))}`,
    span,
    text: quoteSpan(text, span),
  }
}

/** What no map holds. */
const NOT_HELD: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'color colors colour colored coloured material made brand price cost old new clean dirty style weight weigh heavy temperature who why when open closed'.split(
    ' ',
  ),
)
/** Names that are listed. */
const MOST_NAMES = 8

export function refuseUnknown(
  text: string,
  words: readonly Word[],
  reads: Reads,
  map: AskedOf | undefined,
): Diagnostic {
  let kind: string | undefined
  const example = exampleFor(words, map?.names, (one) => {
    const question = reads(one)
    kind = question?.kind
    return question !== undefined && (map === undefined || map.solves(question))
  })
  const held = words.some((word) => NOT_HELD.has(word.text))
    ? 'a map holds names, places and sizes, and nothing else'
    : 'the text fits no form of a question'
  const span: Span = [0, text.length]
  return {
    code: 'unknown-question',
    severity: 'error',
    message: `${held}${example === undefined ? '' : `; the nearest is ${kind}: ${JSON.stringify(example)}`}${namesOn(map)}`,
    span,
    text: quoteSpan(text, span),
  }
}

function namesOn(map: AskedOf | undefined): string {
  if (map === undefined) return ''
  if (map.names.length === 0) return '; the map is empty'
  const more = map.names.length > MOST_NAMES ? ` and ${map.names.length - MOST_NAMES} more` : ''
  return `; the map holds ${map.names.slice(0, MOST_NAMES).join(', ')}${more}`
}

/** A text with several readings: each as a question that has only this one, where there is one. */
export function refuseSeveral(text: string, questions: readonly Question[], reads: Reads): Diagnostic {
  const span: Span = [0, text.length]
  const readings = questions
    .slice(0, 3)
    .map((question) => JSON.stringify(plainText(question, reads) ?? textsOf(question)[0] ?? question.kind))
  return {
    code: 'ambiguous-question',
    severity: 'error',
    message: `the text can be read in ${questions.length} ways: ${readings.join(', or ')}; ask one of them`,
    span,
    text: quoteSpan(text, span),
  }
}

/** A text that has this one reading. */
export const plainText = (question: Question, reads: Reads): string | undefined =>
  textsOf(question).find((one) => {
    const read = reads(one)
    return read && canonicalQuestion(read) === canonicalQuestion(question)
  })

const textsOf = (question: Question): readonly string[] =>
  WORDINGS.flatMap((one) => (one.kind === question.kind ? (writeQuestion(one, question, '') ?? []) : []))
