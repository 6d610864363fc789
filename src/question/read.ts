import type { Diagnostic, Parsed } from '../base/parsed'
import { quoteSpan } from '../base/parsed'
import { compileWording, type Pattern } from './compile'
import { isArticle, type Match, matchesAt } from './match'
import type { Question } from './types'
import { WORDINGS } from './wordings'
import { splitWords, type Word } from './words'

export interface QuestionOptions {
  /** The texts of the choices in order A, B, ...; default those that stand in the text. */
  readonly choices?: readonly string[] | undefined
}

const PATTERNS: ReadonlyMap<string, readonly Pattern[]> = byFirstWord(WORDINGS.flatMap(compileWording))

function byFirstWord(patterns: readonly Pattern[]): Map<string, Pattern[]> {
  const table = new Map<string, Pattern[]>()
  for (const pattern of patterns) {
    const first = pattern.elements[0]!
    if (first.kind !== 'words') throw new Error(`wording ${pattern.wording.name} begins with a slot`)
    const same = table.get(first.words[0]!)
    if (same) same.push(pattern)
    else table.set(first.words[0]!, [pattern])
  }
  return table
}

/**
 * Reads a question in a benchmark's own words. Fails softly: a text that fits no form names the nearest one, and a
 * text that fits two is refused. Linear in the length of the text.
 */
export function parseQuestion(text: string, options: QuestionOptions = {}): Parsed<Question> {
  const words = splitWords(text)
  const matches = longestMatches(findMatches(words))
  const questions = distinct(matches.map((match) => questionOf(match, words, text, options.choices)))
  if (questions.length === 1) return { ok: true, value: questions[0]!, diagnostics: [] }
  return { ok: false, diagnostics: [questions.length === 0 ? refuseUnknown(text) : refuseSeveral(text, questions)] }
}

function findMatches(words: readonly Word[]): Match[] {
  const found: Match[] = []
  for (let at = 0; at < words.length; at++) {
    if (!words[at]!.opens) continue
    for (const pattern of PATTERNS.get(words[at]!.text) ?? []) found.push(...matchesAt(pattern, words, at))
  }
  return found
}

/**
 * Those that no other match contains, and of those over the same words the ones that leave the fewest words to names:
 * "facing precisely at the box" is a box that is faced precisely.
 */
function longestMatches(matches: readonly Match[]): Match[] {
  return matches.filter((one) => !matches.some((other) => isBetter(other, one)))
}

function isBetter(other: Match, one: Match): boolean {
  const longer = other.to - other.from - (one.to - one.from)
  if (other.from > one.from || other.to < one.to) return false
  return longer > 0 || namedWords(other) < namedWords(one)
}

function namedWords(match: Match): number {
  let count = 0
  for (const filling of match.fillings) if (filling.kind !== 'value') count += filling.to - filling.from
  return count
}

function questionOf(match: Match, words: readonly Word[], text: string, choices?: readonly string[]): Question {
  const { wording } = match.pattern
  const fields: Record<string, unknown> = { kind: wording.kind, ...wording.fixed }
  for (const filling of match.fillings) {
    if (filling.kind === 'value') fields[filling.field] = filling.value
    else fields[filling.field] = nameOf(words, filling.from, filling.to, text)
  }
  return { ...fields, ...(choices && { choices: [...choices] }), wording: wording.name } as unknown as Question
}

/** The name that words spell, without its article, as it is written. */
function nameOf(words: readonly Word[], from: number, to: number, text: string): string {
  const first = to - from > 1 && isArticle(words[from]!) ? from + 1 : from
  return text.slice(words[first]!.start, words[to - 1]!.end)
}

function distinct(questions: readonly Question[]): Question[] {
  const seen = new Map<string, Question>()
  for (const question of questions) {
    const key = JSON.stringify({ ...question, wording: undefined })
    if (!seen.has(key)) seen.set(key, question)
  }
  return [...seen.values()]
}

function refuseUnknown(text: string): Diagnostic {
  return {
    code: 'unknown-question',
    severity: 'error',
    message: 'expected a question in a known form, received none',
    span: [0, text.length],
    text: quoteSpan(text, [0, text.length]),
  }
}

function refuseSeveral(text: string, questions: readonly Question[]): Diagnostic {
  return {
    code: 'ambiguous-question',
    severity: 'error',
    message: `expected one question, received a text that can be read as ${questions.length}: ${questions
      .slice(0, 3)
      .map((q) => q.wording)
      .join(', ')}`,
    span: [0, text.length],
    text: quoteSpan(text, [0, text.length]),
  }
}
