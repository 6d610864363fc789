import type { Parsed } from '../base/parsed'
import { findObject } from '../layout/find'
import { foldLabel } from '../layout/label'
import { parseAnswer } from '../parse/answer/answer'
import type { Answer, AnswerKind } from '../parse/answer/choice'
import { type ParsedLayout, parseLayout } from '../parse/layout'
import type { Question, QuestionKind } from '../question/question'
import type { Solution, Solved } from '../question/solution'
import { sortedNames } from '../question/solve/objects/satisfying'
import { solveQuestion } from '../question/solve/solve'
import { askable, isBareLetter } from './question'

/** What a check of consistency may find. */
export const VERDICTS = ['consistent', 'inconsistent', 'undecidable'] as const

/** Whether the answer a response states follows from the map it states. */
export interface Consistency {
  readonly verdict: (typeof VERDICTS)[number]
  /** The stated answer: a choice's letter, or the answer as read; absent if it could not be read. */
  readonly stated?: string
  /** What the map implies, spelled likewise; absent if it implies nothing. */
  readonly implied?: string
  /** Why it is undecidable. */
  readonly reason?: string
}

/** A verdict with what led to it. */
export interface ConsistencyTrace extends Consistency {
  /** The answer as read; `null` if there was none to read. */
  readonly answer: Parsed<Answer> | null
  /** The question solved on the map; `null` if there is no map to solve it on. */
  readonly solution: Solution | null
}

/** How strictly {@link checkConsistency} compares. */
export interface ConsistencyOptions {
  /** The texts of the choices in order A, B, ...; default those of the question. */
  readonly choices?: readonly string[] | undefined
  /** Reads answers such as `D.` too; default false. */
  readonly lenient?: boolean
  /** How far a stated number may be from the implied one, relative to it; default 0.05. A correct rounding is always enough. */
  readonly tolerance?: number
}

/**
 * Solves the question on the map of a response and compares the answer it states. Undecidable if map, answer or
 * question cannot be read, if the question has no answer on the map, and if a tie leaves both open.
 *
 * @example
 * const map = '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "tv", "bbox": [3, 0, 3.2, 1]}]'
 * const question = 'Is the sofa wider than the tv?'
 * checkConsistency(`<map>${map}</map><think>.</think><answer>yes</answer>`, question).verdict // 'consistent'
 */
export function checkConsistency(
  response: string,
  question: string | Question,
  options: ConsistencyOptions = {},
): Consistency {
  const read = askable(question, options.choices)
  if (read.question === null) return { verdict: 'undecidable', reason: read.reason }
  const map = parseLayout(response)
  const { answer: _, solution: __, ...verdict } = traceConsistency(map, parseAnswer, response, read.question, options)
  return verdict
}

/**
 * The same for a map that has already been read and a typed question, with what led to the verdict. `read` reads the
 * answer in the text: of a whole response, or of its answer block alone.
 */
export function traceConsistency(
  map: ParsedLayout,
  read: typeof parseAnswer,
  answerText: string,
  question: Question,
  options: Omit<ConsistencyOptions, 'choices'> = {},
): ConsistencyTrace {
  const { lenient = false, tolerance = 0.05 } = options
  const { choices } = question
  // A number written with its unit is compared in the question's unit.
  const unit = lenient && 'unit' in question ? { unit: question.unit } : {}
  const answer = read(answerText, choices ? { choices, lenient } : { kind: answerKindOf(question), lenient, ...unit })
  const solution = map.ok ? solveQuestion(question, map.value) : null
  const verdict = verdictOn(map, answer, solution, tolerance, question.kind)
  // A letter says nothing without the choices it refers to; an object may be called A, too.
  const letter = choices === undefined && answer.ok ? spellAnswer(answer.value) : ''
  const unknown = verdict.verdict === 'inconsistent' && isBareLetter(letter, question) && !isOn(map, letter)
  return unknown
    ? { ...verdict, verdict: 'undecidable', reason: NO_CHOICES, answer, solution }
    : { ...verdict, answer, solution }
}

const NO_CHOICES = 'the answer is the letter of a choice, and the choices are not known'

const isOn = (map: ParsedLayout, name: string): boolean => map.ok && findObject(map.value, name).kind !== 'none'

function verdictOn(
  map: ParsedLayout,
  answer: Parsed<Answer>,
  solution: Solution | null,
  tolerance: number,
  kind: QuestionKind,
): Consistency {
  const said = answer.ok ? { stated: spellAnswer(answer.value) } : {}
  if (!map.ok || solution === null)
    return { verdict: 'undecidable', ...said, reason: `no map: ${map.diagnostics[0]?.message}` }
  if (solution.status === 'unsolved') return { verdict: 'undecidable', ...said, reason: solution.message }
  const implied = solution.choice?.letter ?? solution.answer
  if (!answer.ok) return { verdict: 'undecidable', implied, reason: `no answer: ${answer.diagnostics[0].message}` }
  if (agrees(answer.value, solution, tolerance, kind === 'list')) return { verdict: 'consistent', ...said, implied }
  if (solution.ambiguous) return { verdict: 'undecidable', ...said, implied, reason: 'the map has a tie here' }
  return { verdict: 'inconsistent', ...said, implied }
}

const ANSWER_KINDS: { readonly [kind in QuestionKind]: AnswerKind } = {
  'relative-direction': 'direction',
  'camera-direction': 'direction',
  'direction-check': 'text',
  'closest-distance': 'number',
  'center-distance': 'number',
  nearest: 'text',
  'distance-check': 'text',
  'object-size': 'number',
  'object-count': 'number',
  'room-size': 'number',
  route: 'text',
  'appearance-order': 'text',
  'size-comparison': 'text',
  'size-check': 'text',
  locate: 'direction',
  list: 'text',
  exists: 'text',
  'condition-check': 'text',
  fits: 'text',
}

const answerKindOf = (question: Question): AnswerKind =>
  question.kind === 'object-size' && question.dimension === 'all' ? 'text' : ANSWER_KINDS[question.kind]

function spellAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'choice':
      return answer.letter
    case 'number':
      return String(answer.value)
    case 'direction':
      return answer.label
    case 'text':
      return answer.text
  }
}

function agrees(answer: Answer, solution: Solved, tolerance: number, isList: boolean): boolean {
  switch (answer.kind) {
    case 'choice':
      return answer.index === solution.choice?.index
    case 'direction':
      return answer.label === solution.value
    case 'number': {
      const { value, unit } = solution
      if (typeof value !== 'number') return false
      if (unit === undefined) return answer.value === value
      const off = Math.abs(answer.value - value)
      return off <= tolerance * Math.abs(value) || off <= halfUnitOf(answer.value)
    }
    case 'text':
      // Names of a list may come in any order; the turns of a route have one.
      return (
        foldLabel(answer.text) === foldLabel(solution.answer) ||
        (isList && sortedNames(answer.text) === sortedNames(solution.answer))
      )
  }
}

/** Half a unit of the last digit a number is written with. */
function halfUnitOf(value: number): number {
  const text = String(value)
  const dot = text.indexOf('.')
  return 0.5 * 10 ** (dot < 0 ? 0 : dot + 1 - text.length) * (1 + 1e-9)
}
