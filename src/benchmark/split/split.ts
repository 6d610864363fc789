import type { GridMap } from '../../grid/grid-map'
import type { Layout } from '../../layout/layout'
import type { Question } from '../../question/question'
import { parseQuestion } from '../../question/read/read'
import { meanRelativeAccuracy } from '../../score/mra'
import type { BenchmarkItem } from '../item'
import { type ExpectedTruth, gradeWords, type SaidAnswer, sameWords, truthKind } from '../profiles/grade'
import { type Derived, derive, inFormOf } from './derive'

/** The values of {@link ErrorCell}, in the order they are tried. */
export const ERROR_CELLS = [
  'unanswered',
  'unreadable',
  'no-map',
  'question-unread',
  'form-limit',
  'map-incomplete',
  'undecidable',
  'right',
  'reasoning',
  'lucky',
  'perception',
  'both',
] as const
/**
 * Where the error of an answer comes from; the first that fits, in this order.
 *
 * - `unanswered`: no prediction. `unreadable`: no answer can be read. `no-map`: the response has no readable map.
 *   `question-unread`: the question fits no wording, so that nothing can be derived.
 * - `form-limit`: the true map in the response's own form leads to no answer, to a tie or to a wrong one.
 * - `map-incomplete`: the response's map leads to no answer. `undecidable`: it leads to a tie.
 * - `right`: derived and said right. `reasoning`: derived right, said wrong. `lucky`: said right, derived wrong.
 * - `perception`: both wrong, and what was said follows from the map. `both`: both wrong and different.
 */
export type ErrorCell = (typeof ERROR_CELLS)[number]

/** The three answers of one response and what they say about it. */
export interface SplitResult {
  readonly cell: ErrorCell
  /** Whether what was said is right: the letter, or a mean relative accuracy of 0.8. */
  readonly saidRight: boolean
  /** Whether what follows from the response's map is right; `null` if nothing follows. */
  readonly derivedRight: boolean | null
  /** Whether what was said follows from the response's map; `null` if nothing follows. */
  readonly follows: boolean | null
}

/** An item with its question read once. */
export interface SplitItem {
  readonly item: BenchmarkItem
  readonly truth: ExpectedTruth
  /** `undefined` if its words fit no wording. */
  readonly question: Question | undefined
}

/** Reads the question of an item. */
export function prepareItem(item: BenchmarkItem): SplitItem {
  const { question: text, choices, answer } = item
  const read = parseQuestion(text, choices ? { choices } : {})
  return {
    item,
    truth: { answer, ...(choices && { choices }) },
    question: read.ok ? read.value : undefined,
  }
}

/**
 * Where the error of one response comes from: what it said, what follows from its map (see `statedMap`), and the truth. Without a true
 * layout `form-limit` cannot be told, and its items fall to the cells after it. `said` is the answer as the profile in
 * use took it.
 */
export function splitResponse(
  prepared: SplitItem,
  map: Layout | GridMap | undefined,
  said: SaidAnswer | null,
): SplitResult {
  const { item, truth, question } = prepared
  if (said === null) return openSplit('unreadable', false)
  const plainRight = isRight(said, truth)
  if (map === undefined) return openSplit('no-map', plainRight)
  if (question === undefined) return openSplit('question-unread', plainRight)
  const derived = derive(question, map)
  const derivedRight = derived.kind === 'answer' ? isRight(derived.said, truth) : null
  const follows = derived.kind === 'answer' ? saysTheSame(said, derived.said) : null
  // What follows from the map counts as derived: a rounding of it is neither better nor worse than it is.
  const saidRight = follows === true ? derivedRight! : plainRight
  const limited = item.trueLayout !== undefined && isLimited(prepared, inFormOf(map, item.trueLayout))
  const cell = limited ? 'form-limit' : cellOf(derived, saidRight, derivedRight === true, follows === true)
  return { cell, saidRight, derivedRight, follows }
}

/** A cell that is reached before anything follows from a map. */
export const openSplit = (cell: ErrorCell, saidRight: boolean): SplitResult => ({
  cell,
  saidRight,
  derivedRight: null,
  follows: null,
})

/** No observer could have got the answer from the true map in this form. */
function isLimited({ question, truth }: SplitItem, map: ReturnType<typeof inFormOf>): boolean {
  const derived = derive(question!, map)
  return derived.kind !== 'answer' || !isRight(derived.said, truth)
}

function cellOf(derived: Derived, saidRight: boolean, derivedRight: boolean, follows: boolean): ErrorCell {
  if (derived.kind === 'unsolved') return 'map-incomplete'
  if (derived.kind === 'tie') return 'undecidable'
  if (derivedRight) return saidRight ? 'right' : 'reasoning'
  if (saidRight) return 'lucky'
  return follows ? 'perception' : 'both'
}

/** Which share of the truth a number must reach to count as right. */
const RIGHT = 0.8

/** The letter, the word, or a mean relative accuracy (`vsi-abs`) of at least 0.8. */
export function isRight(said: SaidAnswer, truth: ExpectedTruth): boolean {
  const kind = truthKind(truth)
  if (kind === 'number') {
    if (said.number === undefined) return false
    return (meanRelativeAccuracy(said.number, Number(truth.answer), 'vsi-abs') ?? 0) >= RIGHT
  }
  return gradeWords(said, truth)
}

/** Whether two answers are the same: the same letter or word; a number within 2 %, or within half a unit of the last digit that was printed. */
export function saysTheSame(said: SaidAnswer, derived: SaidAnswer): boolean {
  if (derived.choice !== undefined || said.choice !== undefined) return derived.choice === said.choice
  if (derived.number === undefined || said.number === undefined) return sameWords(derived.text, said.text)
  const off = Math.abs(said.number - derived.number)
  return off <= 0.02 * Math.abs(derived.number) || off <= halfUnit(said.text) * (1 + 1e-9)
}

/** Half a unit of the last digit of a printed number. */
function halfUnit(text: string): number {
  const digits = /\d+(?:\.(\d+))?/.exec(text)
  return 0.5 * 10 ** -(digits?.[1]?.length ?? 0)
}
