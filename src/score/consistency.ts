import { foldLabel } from '../layout/label'
import { parseAnswer } from '../parse/answer/answer'
import type { Answer, AnswerKind } from '../parse/answer/choice'
import { type ParsedLayout, parseLayout } from '../parse/layout'
import type { Question, QuestionKind } from '../question/question'
import { parseQuestion } from '../question/read/read'
import type { Solved } from '../question/solution'
import { solveQuestion } from '../question/solve/solve'

/** What a check of consistency may find. */
export const VERDICTS = ['consistent', 'inconsistent', 'undecidable'] as const

/** Whether the answer a response states follows from the map it states. */
export interface Consistency {
  readonly verdict: (typeof VERDICTS)[number]
  /** The stated answer: a choice's letter, or the answer as read; absent where none could be read. */
  readonly stated?: string
  /** What the map implies, spelled likewise; absent where it implies nothing. */
  readonly implied?: string
  /** Why it is undecidable. */
  readonly reason?: string
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
 * Solves the question on the map of a response and compares the answer it states. Undecidable where map, answer or
 * question cannot be read, where the question has no answer on the map, and where a tie leaves both open.
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
  const read = readQuestion(question, options.choices)
  if ('reason' in read) return { verdict: 'undecidable', reason: read.reason }
  return judgeConsistency(parseLayout(response), response, read, options)
}

/** The same where the map is read already and the question is typed; the answer may stand alone or in its block. */
export function judgeConsistency(
  map: ParsedLayout,
  answerText: string,
  question: Question,
  options: Omit<ConsistencyOptions, 'choices'> = {},
): Consistency {
  const { lenient = false, tolerance = 0.05 } = options
  const { choices } = question
  // A number that is written with its unit is compared in the question's own.
  const unit = lenient && 'unit' in question ? { unit: question.unit } : {}
  const answer = parseAnswer(
    answerText,
    choices ? { choices, lenient } : { kind: ANSWER_KINDS[question.kind], lenient, ...unit },
  )
  const stated = answer.ok ? spellAnswer(answer.value) : undefined
  const said = stated === undefined ? {} : { stated }
  if (!map.ok) return { verdict: 'undecidable', ...said, reason: `no map: ${map.diagnostics[0].message}` }
  const solution = solveQuestion(question, map.value)
  if (solution.status === 'unsolved') return { verdict: 'undecidable', ...said, reason: solution.message }
  const implied = solution.choice?.letter ?? solution.answer
  if (!answer.ok) return { verdict: 'undecidable', implied, reason: `no answer: ${answer.diagnostics[0].message}` }
  if (agrees(answer.value, solution, tolerance)) return { verdict: 'consistent', stated: stated!, implied }
  if (solution.ambiguous) return { verdict: 'undecidable', stated: stated!, implied, reason: 'the map has a tie here' }
  return { verdict: 'inconsistent', stated: stated!, implied }
}

function readQuestion(
  question: string | Question,
  choices: readonly string[] | undefined,
): Question | { readonly reason: string } {
  if (typeof question !== 'string') return choices ? { ...question, choices } : question
  const read = parseQuestion(question, choices ? { choices } : {})
  return read.ok ? read.value : { reason: `the question cannot be read: ${read.diagnostics[0].message}` }
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
}

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

function agrees(answer: Answer, solution: Solved, tolerance: number): boolean {
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
      return foldLabel(answer.text) === foldLabel(solution.answer)
  }
}

/** Half a unit of the last digit a number is written with. */
function halfUnitOf(value: number): number {
  const text = String(value)
  const dot = text.indexOf('.')
  return 0.5 * 10 ** (dot < 0 ? 0 : dot + 1 - text.length) * (1 + 1e-9)
}
