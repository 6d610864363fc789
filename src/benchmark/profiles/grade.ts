import { readDirection } from '../../base/direction-words'
import { foldLabel } from '../../layout/label'
import { choiceByLetter, choiceByText } from '../../parse/answer/choice'
import { spelledNumber } from '../../parse/json/numbers'
import { meanRelativeAccuracy, v2loAccuracy } from '../../score/mra'
import { resolvePreset, type StrictPreset } from '../../score/presets'
import { judgeAnswer, readTruth } from '../../score/strict/accuracy'
import { readStructure } from '../../score/strict/structure'
import { pythonFloat } from '../../score/v2lo/python-number'
import { readV2loResponse } from '../../score/v2lo/response'
import { vlmevalkitNumber, vlmevalkitOption } from './vlmevalkit'

/** The values of {@link ExtractionProfile}. */
export const EXTRACTION_PROFILES = ['v2lo', 'vsi', 'vlmevalkit', 'strict'] as const
/**
 * Which program's reading of a response counts.
 *
 * - `v2lo`: the first `<answer>` block, as the paper's program; equality without case; MRA `v2lo`.
 * - `vsi`: the first word of the response (of its `<answer>` block if it has one) without a final full stop, as
 *   VSI-Bench's program; equality without case; MRA `vsi`.
 * - `vlmevalkit`: its matching of options and numbers; MRA `vsi-abs`.
 * - `strict`: the one `<answer>` block, as preset `strict`; without any block the whole response, read leniently; the
 *   letter or the text of a choice; MRA `vsi-abs`.
 */
export type ExtractionProfile = (typeof EXTRACTION_PROFILES)[number]

/** What an answer is compared with. */
export interface ExpectedTruth {
  /** A letter, a number, or words. */
  readonly answer: string
  /** The texts of the choices in order A, B, ... */
  readonly choices?: readonly string[] | undefined
}

/** An answer as a profile took it from a response. */
export interface SaidAnswer {
  /** As it is written. */
  readonly text: string
  /** Which choice it is, from 0. */
  readonly choice?: number
  readonly number?: number
}

/** A response under one profile. */
export interface Graded {
  /** `null` if the profile finds no answer of the truth's kind. */
  readonly said: SaidAnswer | null
  /** 0 or 1 for a choice or a word; the mean relative accuracy, 0 to 1, for a number. */
  readonly score: number
}

/** What kind of answer a truth asks for. */
export type TruthKind = 'choice' | 'number' | 'words'

/** A letter beside choices is a choice, a number is a number, and the rest are words. */
export function truthKind({ answer, choices }: ExpectedTruth): TruthKind {
  if (choices && choices.length > 0 && choiceOf(answer, choices) !== undefined) return 'choice'
  if (numberOf(answer) !== undefined) return 'number'
  return /^[A-Za-z]$/.test(answer.trim()) ? 'choice' : 'words'
}

/**
 * How right a response is, read as one profile reads it. Never throws on a response, whatever it holds.
 *
 * @example
 * gradeResponse('B. the lamp', { answer: 'B', choices: ['sofa', 'lamp'] }, 'vsi').score // 1
 */
export function gradeResponse(response: string, truth: ExpectedTruth, profile: ExtractionProfile): Graded {
  const kind = truthKind(truth)
  switch (profile) {
    case 'v2lo':
      return gradeV2lo(response, truth, kind)
    case 'vsi':
      return gradeVsi(response, truth, kind)
    case 'vlmevalkit':
      return gradeVlmevalkit(response, truth, kind)
    case 'strict':
      return gradeStrict(response, truth)
  }
}

function gradeV2lo(response: string, truth: ExpectedTruth, kind: TruthKind): Graded {
  const { answer } = readV2loResponse(response)
  if (answer === undefined) return NOTHING
  const [number, expected] = [pythonFloat(answer), pythonFloat(truth.answer)]
  const same = answer.toLowerCase() === truth.answer.toLowerCase()
  const score = number !== undefined && expected !== undefined ? v2loAccuracy(number, expected) : same ? 1 : 0
  return { said: said(answer, truth, kind, number), score }
}

function gradeVsi(response: string, truth: ExpectedTruth, kind: TruthKind): Graded {
  const taken = readV2loResponse(response).answer ?? response
  // VSI-Bench asks for letters and numbers only; words may be several.
  const text = (kind === 'words' ? taken : taken.split(' ')[0]!).replace(/\.+$/, '').trim()
  if (kind !== 'number') return equality(text, truth, kind)
  const number = pythonFloat(text)
  return number === undefined ? NOTHING : ofNumber(text, number, truth, 'vsi')
}

function gradeVlmevalkit(response: string, truth: ExpectedTruth, kind: TruthKind): Graded {
  if (kind === 'number') {
    const number = vlmevalkitNumber(response)
    return number === undefined ? NOTHING : ofNumber(String(number), number, truth, 'vsi-abs')
  }
  if (kind === 'words') return equality(readV2loResponse(response).answer ?? response.trim(), truth, kind)
  const letter = vlmevalkitOption(response)
  return letter === undefined ? NOTHING : equality(letter, truth, kind)
}

function gradeStrict(response: string, { answer, choices }: ExpectedTruth): Graded {
  const preset = resolvePreset('strict') as StrictPreset
  const truth = readTruth(answer, choices, preset.mra)
  if (truth === undefined) return NOTHING
  const { blocks } = readStructure(response, preset)
  const answers = blocks.filter(({ name }) => name === 'answer')
  if (answers.length > 1 || (blocks.length > 0 && answers.length === 0)) return NOTHING
  const text = (answers[0]?.text ?? response).trim()
  if (text === '') return NOTHING
  const { value, read } = judgeAnswer(text, truth, { lenient: blocks.length === 0, mra: preset.mra })
  if (read === null) return { said: { text }, score: value }
  if (!read.ok) return NOTHING
  if (read.value.kind === 'choice') return { said: { text, choice: read.value.index }, score: value }
  return { said: read.value.kind === 'number' ? { text, number: read.value.value } : { text }, score: value }
}

const NOTHING: Graded = { said: null, score: 0 }

function ofNumber(text: string, number: number, truth: ExpectedTruth, mra: 'vsi' | 'vsi-abs'): Graded {
  const score = meanRelativeAccuracy(number, numberOf(truth.answer)!, mra) ?? 0
  return Number.isFinite(number) ? { said: { text, number }, score } : NOTHING
}

/** The comparison of programs that know letters only: equality without case. */
function equality(text: string, truth: ExpectedTruth, kind: TruthKind): Graded {
  return { said: said(text, truth, kind), score: text.toLowerCase() === truth.answer.trim().toLowerCase() ? 1 : 0 }
}

function said(text: string, truth: ExpectedTruth, kind: TruthKind, number = numberOf(text)): SaidAnswer | null {
  if (kind === 'number') return number === undefined || !Number.isFinite(number) ? null : { text, number }
  if (kind === 'words') return foldLabel(text) === '' ? null : { text }
  const choice = choiceOf(text, truth.choices)
  return choice === undefined ? null : { text, choice }
}

/** Whether an answer is the letter or the words of the truth. */
export function gradeWords({ text, choice }: SaidAnswer, truth: ExpectedTruth): boolean {
  const expected = choiceOf(truth.answer, truth.choices)
  if (choice !== undefined) return choice === expected
  if (truth.choices && expected !== undefined) return choiceOf(text, truth.choices) === expected
  return sameWords(text, truth.answer)
}

/** The same words as labels are compared, or the same direction in another order: `left-front` is `front-left`. */
export function sameWords(a: string, b: string): boolean {
  const direction = readDirection(a)
  if (direction !== undefined && direction === readDirection(b)) return true
  return foldLabel(a) !== '' && foldLabel(a) === foldLabel(b)
}

const choiceOf = (text: string, choices: readonly string[] | undefined) =>
  choiceByLetter(text.trim(), choices) ?? choiceByText(text, choices)

function numberOf(text: string): number | undefined {
  const trimmed = text.trim()
  return trimmed === '' ? undefined : spelledNumber(trimmed, 0, trimmed.length)?.value
}
