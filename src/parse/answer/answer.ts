import { readDirection } from '../../base/direction-words'
import { badOption } from '../../base/error'
import type { Diagnostic, Parsed, Span } from '../../base/parsed'
import { isAnswerSpace } from '../../base/unicode-characters'
import { scanBlocks } from '../blocks/response'
import { type DiagnosticCode, diagnose, settle } from '../diagnostics'
import { spelledNumber } from '../json/numbers'
import {
  ANSWER_KINDS,
  type Answer,
  type AnswerKind,
  type AnswerText,
  choiceAnswer,
  choiceByLetter,
  choiceByText,
} from './choice'
import { readLenientAnswer } from './lenient'

/** What kind of answer {@link parseAnswer} should find. */
export interface ExpectedAnswer {
  /** The texts of the choices A, B, ... in order. */
  readonly choices?: readonly string[]
  /** Default `'choice'` when `choices` are given; otherwise decided by the text. */
  readonly kind?: AnswerKind
  /** The unit wanted for the number, `'m'` or `'cm'`; under `lenient`, a number in another unit is converted. */
  readonly unit?: string
  /** Also reads `B.`, `(B)`, `B. front-left`, `3.4 m`, `Final answer: D`, and reports it. Default false. */
  readonly lenient?: boolean
}

/**
 * The answer in a text: either a whole response, whose first `<answer>` counts, or a bare answer. By default it must be
 * one literal: a letter or a choice's own text, a number in JSON's grammar or one of its respellings, or a direction.
 * A text that names several choices gives no answer, and other words are not searched for one.
 *
 * @example
 * unwrap(parseAnswer('<answer>B</answer>', { choices: ['left', 'right'] })).text // 'right'
 * parseAnswer('<answer>either</answer>', { kind: 'number' }).ok // false
 */
export function parseAnswer(text: string, expected: ExpectedAnswer = {}): Parsed<Answer> {
  return readAnswer(text, expected, false)
}

/** The answer in the content of an answer block: one literal. Text that contains a block's tag is refused. */
export function parseBareAnswer(text: string, expected: ExpectedAnswer = {}): Parsed<Answer> {
  return readAnswer(text, expected, true)
}

function readAnswer(text: string, expected: ExpectedAnswer, bare: boolean): Parsed<Answer> {
  const { choices, kind = choices ? 'choice' : undefined, lenient = false } = expected
  if (kind !== undefined && !ANSWER_KINDS.includes(kind))
    throw badOption(`kind ${ANSWER_KINDS.join(', ')}`, kind, 'leave it out to take the answer for what it looks like')
  const found: Diagnostic[] = []
  const report = (code: DiagnosticCode, span: Span, detail?: string) => {
    found.push(diagnose(code, text, span, { detail }))
  }
  const fail = (code: DiagnosticCode, span: Span, detail?: string): Parsed<Answer> => {
    report(code, span, detail)
    const [first, ...others] = settle(found)
    return { ok: false, diagnostics: [first!, ...others] }
  }

  const { blocks, found: aboutBlocks, end } = scanBlocks(text)
  for (const [block, diagnostic] of aboutBlocks) if (block === 'answer') found.push(diagnostic)
  const inside = blocks.answer
  const hasBlocks = Boolean(blocks.map ?? blocks.think ?? inside)
  // Without an answer block, the text after the other blocks may be the answer, but only in lenient mode.
  const span: Span = inside ? [inside.start, inside.end] : [hasBlocks ? end : 0, text.length]
  const literal = trimmed(text, span)
  if (literal.text === '' || (hasBlocks && !inside && !lenient)) return fail('no-answer', span)
  // The caller who took the block out of its response has already settled where it begins and ends.
  if (bare && (hasBlocks || aboutBlocks.length > 0))
    return fail('bad-answer', [0, text.length], 'it holds the tag of a block')
  if (found.some((d) => d.code === 'nested-block')) return fail('bad-answer', span, 'it holds another block')

  const strict = readStrict(literal, kind, choices, expected.unit, report)
  if (strict) {
    if (hasBlocks && !inside) report('lenient-answer', literal.span, literal.text.slice(0, 40))
    return { ok: true, value: strict, diagnostics: settle(found) }
  }
  const forgiven = lenient ? readLenientAnswer(literal, kind, choices, expected.unit) : undefined
  if (forgiven && 'answer' in forgiven) {
    report('lenient-answer', literal.span, forgiven.shown)
    return { ok: true, value: forgiven.answer, diagnostics: settle(found) }
  }
  if (kind === undefined || kind === 'text')
    return { ok: true, value: { kind: 'text', ...literal }, diagnostics: settle(found) }
  return fail('bad-answer', literal.span, forgiven?.refused ?? `expected ${EXPECTED[kind]} and nothing else`)
}

const EXPECTED = {
  choice: 'the letter of one choice or its text',
  number: 'one number',
  direction: 'one direction',
} as const

function readStrict(
  { text, span }: AnswerText,
  kind: AnswerKind | undefined,
  choices: readonly string[] | undefined,
  unit: string | undefined,
  report: (code: DiagnosticCode, span: Span, detail?: string) => void,
): Answer | undefined {
  if (kind === 'choice' || kind === undefined) {
    const index = choiceByLetter(text, choices) ?? choiceByText(text, choices)
    if (index !== undefined && (kind === 'choice' || /^[A-Z]$/.test(text))) return choiceAnswer(index, choices, span)
    if (kind === 'choice') return undefined
  }
  if (kind === 'number' || kind === undefined) {
    const spelled = spelledNumber(text, 0, text.length)
    if (spelled) {
      if (!spelled.json) report('respelled-number', span, String(spelled.value))
      return { kind: 'number', value: spelled.value + 0, ...(unit !== undefined && { unit }), span }
    }
    if (kind === 'number') return undefined
  }
  if (kind === 'direction' || kind === undefined) {
    const label = readDirection(text)
    if (label) return { kind: 'direction', label, span }
  }
  return undefined
}

function trimmed(text: string, [start, end]: Span): AnswerText {
  let from = start
  let to = end
  while (from < to && isAnswerSpace(text.charCodeAt(from))) from++
  while (to > from && isAnswerSpace(text.charCodeAt(to - 1))) to--
  return { text: text.slice(from, to), span: [from, to] }
}
