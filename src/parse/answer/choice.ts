import { UPPER_A } from '../../base/characters'
import { type DirectionLabel, readDirection } from '../../base/direction-words'
import type { Span } from '../../base/parsed'
import { unitSpelled } from '../../base/units'
import { foldLabel } from '../../layout/label'
import { spelledNumber } from '../json/numbers'
import { endsWithStop, listedChoices, plainChoices, withoutStop } from './options'

/** The values of {@link AnswerKind}. */
export const ANSWER_KINDS = ['choice', 'number', 'direction', 'text'] as const
/** What an answer is: a lettered choice, a number, a direction, or any other text. */
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** One answer and nothing else, with its position in the text. */
export type Answer =
  /** `index` counts from 0 in the order of the letters; `text` is the choice's own text if the choices are known. */
  | {
      readonly kind: 'choice'
      readonly letter: string
      readonly index: number
      readonly text?: string
      readonly span: Span
    }
  /** Finite. `unit` is present when one was written or expected. */
  | { readonly kind: 'number'; readonly value: number; readonly unit?: string; readonly span: Span }
  | { readonly kind: 'direction'; readonly label: DirectionLabel; readonly span: Span }
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }

/** What an answer's literal may be read as; shared with the lenient reader. */
export interface AnswerText {
  /** Without surrounding white space. */
  readonly text: string
  readonly span: Span
}

export function choiceAnswer(index: number, choices: readonly string[] | undefined, span: Span): Answer {
  const text = choices && plainChoices(choices)[index]
  return { kind: 'choice', letter: letterOf(index), index, ...(text !== undefined && { text }), span }
}

export const letterOf = (index: number) => String.fromCharCode(UPPER_A + index)

/** The choice that a single letter names; if the choices are known, the letter must be one of theirs. */
export function choiceByLetter(text: string, choices: readonly string[] | undefined): number | undefined {
  if (!/^[A-Za-z]$/.test(text)) return undefined
  const index = text.toUpperCase().charCodeAt(0) - UPPER_A
  return index < (choices?.length ?? 26) ? index : undefined
}

/** The one choice with this text, with or without its letter, normalized as labels are, as a direction or as a number. */
export function choiceByText(text: string, choices: readonly string[] | undefined): number | undefined {
  if (choices === undefined) return undefined
  if (foldLabel(text) === '') return undefined
  const { given: asGiven, plain } = listedChoices(choices)
  let only: number | undefined
  for (const [index, choice] of plain.entries()) {
    const given = asGiven[index]!
    // The full stop of a choice may be repeated or left out; one that no choice has is part of the text.
    const asked = endsWithStop(given) ? withoutStop(text) : text
    const folded = foldLabel(asked)
    const direction = readDirection(asked)
    const number = numberIn(asked)
    const same =
      foldLabel(choice) === folded ||
      (direction !== undefined && readDirection(choice) === direction) ||
      (number !== undefined && numberIn(choice) === number)
    if (!same && foldLabel(withoutStop(given)) !== folded) continue
    if (only !== undefined) return undefined
    only = index
  }
  return only
}

/** The number that is the whole of a text: 1.5 for `1.5` and for `1.50`. */
function numberIn(text: string): number | undefined {
  const trimmed = text.trim()
  return spelledNumber(trimmed, 0, trimmed.length)?.value
}

/** The one choice that is this number of a unit, where all choices are numbers of that unit: `1.50 m` for 1.5. */
export function choiceByAmount(value: number, choices: readonly string[]): number | undefined {
  const amounts = plainChoices(choices).map((choice) => AMOUNT.exec(choice.trim()))
  const units = new Set(amounts.map((amount) => amount && unitSpelled(amount[2]!)?.name))
  if (units.size !== 1 || units.has(undefined) || units.has(null)) return undefined
  const fitting = amounts.flatMap((amount, index) => (numberIn(amount![1]!) === value ? [index] : []))
  return fitting.length === 1 ? fitting[0] : undefined
}

const AMOUNT = /^([-+.\de]{1,400}?)\s*([^\d\s.+-].{0,30})$/i
