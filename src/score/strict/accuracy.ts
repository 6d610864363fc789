import { readDirection } from '../../base/direction-words'
import type { Parsed } from '../../base/parsed'
import { foldLabel } from '../../layout/label'
import { parseAnswer, parseBareAnswer } from '../../parse/answer/answer'
import { type Answer, choiceByAmount, choiceByLetter, choiceByText } from '../../parse/answer/choice'
import { endsWithStop } from '../../parse/answer/options'
import { spelledNumber } from '../../parse/json/numbers'
import type { Flag } from '../flags'
import { type MraProfile, meanRelativeAccuracy } from '../mra'
import type { GroundTruth } from '../v2lo/ground-truth'

/** A truth as an answer is compared with it. */
export type ComparableTruth =
  | { readonly kind: 'choice'; readonly index: number; readonly choices?: readonly string[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'direction'; readonly label: string }
  /** `fitsNoChoice`: the row has choices, and this is none of their texts or letters. */
  | { readonly kind: 'text'; readonly text: string; readonly fitsNoChoice: boolean }

/** What kind of truth a row has; `undefined` for one that no answer can be compared with. */
export function readTruth(
  groundTruth: GroundTruth,
  choices: readonly string[] | undefined,
  profile: MraProfile,
): ComparableTruth | undefined {
  if (typeof groundTruth !== 'string' && typeof groundTruth !== 'number') return undefined
  const text = String(groundTruth).trim()
  if (text === '') return undefined
  const hasChoices = choices !== undefined && choices.length > 0
  if (hasChoices) {
    const index = choiceByLetter(text, choices) ?? choiceByText(text, choices)
    if (index !== undefined) return { kind: 'choice', index, choices }
  }
  const number = spelledNumber(text, 0, text.length)
  const amount = hasChoices && number ? choiceByAmount(number.value, choices) : undefined
  if (amount !== undefined) return { kind: 'choice', index: amount, choices: choices! }
  if (typeof groundTruth === 'number') return numberTruth(groundTruth, profile)
  if (number) return numberTruth(number.value, profile)
  if (/^[A-Za-z]$/.test(text)) return { kind: 'choice', index: choiceByLetter(text, undefined)! }
  const label = readDirection(text)
  return label ? { kind: 'direction', label } : { kind: 'text', text, fitsNoChoice: hasChoices }
}

/** A number that the profile can score at all. */
function numberTruth(value: number, profile: MraProfile): ComparableTruth | undefined {
  return meanRelativeAccuracy(value, value, profile) === undefined ? undefined : { kind: 'number', value }
}

/**
 * A truth such as `4.95 m`, `2,5`, `NaN`, `lamp.`, `B. lamp`, `<answer>B</answer>`, `Answer: lamp` or `["B"]`: compared
 * as text, only the very same answer would be right, which is hardly what the row means.
 */
const hidesLiteral = (text: string): boolean =>
  endsWithStop(text) ||
  !/\p{L}/u.test(text) ||
  /^[+-]?(?:nan|inf|infinity|null|none|undefined|n\/a)$/i.test(text) ||
  /^\(?[A-Za-z][.):]|^[[({<$\\"'`*]|\banswer\b[\s*_]*(?::|is\b)/i.test(text) ||
  (['number', 'choice', 'direction'] as const).some((kind) => parseAnswer(text, { kind, lenient: true }).ok)

export interface Accuracy {
  /** In [0, 1]. */
  readonly value: number
  /** The literal the answer was read as; `null` if the text itself was compared. */
  readonly read: Parsed<Answer> | null
  readonly flags: readonly Flag[]
}

/** How right one answer is. It must be one literal of the truth's kind; nothing is searched for inside other words. */
export function judgeAnswer(
  answer: string,
  truth: ComparableTruth,
  options: { readonly lenient: boolean; readonly mra: MraProfile },
): Accuracy {
  if (answer.trim() === '') return { value: 0, read: null, flags: ['empty-answer'] }
  if (truth.kind === 'text') {
    const same = foldLabel(answer) === foldLabel(truth.text) && foldLabel(answer) !== ''
    const equal = answer.trim().toLowerCase() === truth.text.toLowerCase()
    const right = same || equal
    // Beside choices only one of them can be meant, so the row is mistaken whatever is answered.
    const mistaken = truth.fitsNoChoice || (!right && hidesLiteral(truth.text))
    return { value: right ? 1 : 0, read: null, flags: mistaken ? ['truth-not-literal'] : [] }
  }
  const { lenient, mra } = options
  const expected =
    truth.kind === 'choice'
      ? { kind: 'choice' as const, ...(truth.choices && { choices: truth.choices }), lenient }
      : { kind: truth.kind, lenient }
  const read = parseBareAnswer(answer, expected)
  if (!read.ok) return { value: 0, read, flags: ['answer-not-literal'] }
  const flags = read.diagnostics.map(({ code }) => `answer-${code}` as const)
  return { value: agreement(read.value, truth, mra), read, flags }
}

function agreement(answer: Answer, truth: Exclude<ComparableTruth, { kind: 'text' }>, mra: MraProfile): number {
  switch (truth.kind) {
    case 'choice':
      return answer.kind === 'choice' && answer.index === truth.index ? 1 : 0
    case 'direction':
      return answer.kind === 'direction' && answer.label === truth.label ? 1 : 0
    case 'number':
      return answer.kind === 'number' ? (meanRelativeAccuracy(answer.value, truth.value, mra) ?? 0) : 0
  }
}
