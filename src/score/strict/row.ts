import { isV2loError, showReceived } from '../../base/error'
import type { Layout } from '../../layout/layout'
import { NAME_FIELDS } from '../../question/names'
import type { Question } from '../../question/question'
import type { ScoreInput } from '../result'
import { readTrueLayout } from '../true-layout'

/** The parts of a row beside its response and its truth, checked. */
export interface CheckedRow {
  readonly question: string | Question | undefined
  readonly choices: readonly string[] | undefined
  readonly trueLayout: Layout | undefined
}

/**
 * The row of a batch, as JSON may hold it, or a sentence saying why it cannot be scored; `null` is absent everywhere.
 */
export function checkRow({ question, choices, trueLayout }: ScoreInput): CheckedRow | string {
  const texts = choiceTexts(choices ?? undefined)
  if (typeof texts === 'string') return texts
  const layout = readTrueLayout(trueLayout)
  if (typeof layout === 'string') return layout
  const asked = question ?? undefined
  if (asked !== undefined && typeof asked !== 'string' && !isTyped(asked))
    return `expected a question in words or a typed one { kind, ... }, received ${showReceived(asked)}`
  return { question: asked, choices: texts, trueLayout: layout }
}

/** The choices as texts, numbers too; the texts of a batch are used as they are. */
export function choiceTexts(choices: unknown): readonly string[] | undefined | string {
  if (choices === undefined) return undefined
  if (!Array.isArray(choices) || !choices.every(isChoice))
    return `expected choices to be a list of texts or numbers, received ${showReceived(choices)}`
  return choices.every((choice) => typeof choice === 'string') ? choices : choices.map(String)
}

const isChoice = (choice: unknown) =>
  typeof choice === 'string' || (typeof choice === 'number' && Number.isFinite(choice))

const isTyped = (question: unknown): question is Question =>
  typeof question === 'object' &&
  question !== null &&
  'kind' in question &&
  Object.hasOwn(NAME_FIELDS, String(question.kind))

/** What is wrong with a typed question that no solver can work with: its fields are the row's own mistake. */
export function complaintOf(error: unknown, question: unknown): string {
  const detail = isV2loError(error) ? error.message : 'a field is missing or of another kind'
  return `expected a typed question with all of its fields, received ${showReceived(question)}: ${detail}`
}
