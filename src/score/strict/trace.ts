import type { Layout } from '../../layout/layout'
import { parseBareAnswer } from '../../parse/answer/answer'
import { letterOf } from '../../parse/answer/choice'
import { type ParsedLayout, parseLayout } from '../../parse/layout'
import type { Question } from '../../question/question'
import type { Solution } from '../../question/solution'
import { solveQuestion } from '../../question/solve/solve'
import { type ConsistencyTrace, traceConsistency } from '../consistency'
import type { Flag } from '../flags'
import { composeScore } from '../overall'
import type { StrictPreset } from '../presets'
import { askable, isBareLetter } from '../question'
import { checkArithmetic, reasoningValue } from '../reasoning/claims/check'
import { COMPONENTS, type Component, type ScoreFailure, type ScoreInput } from '../result'
import type { StrictTrace, UnmeasuredConsistency } from '../trace'
import { type ComparableTruth, judgeAnswer, readTruth } from './accuracy'
import { neededClaims } from './needed-claims'
import type { QuestionReader } from './question'
import { type CheckedRow, checkRow } from './row'
import { type ResponseBlock, readStructure } from './structure'
import { isUndetermined, judgeUndetermined, lacksNamed, namesAreIn } from './undetermined'

/** Compares a predicted map with the true one: with all its pairs, or for its one number. */
export type CompareMaps<Compared> = (predicted: Layout, truth: Layout) => Compared

/**
 * The reward that sees everything a response says: its structure, its map, its answer, whether the answer follows from
 * the map, and whether the stated arithmetic is true. Every component is finite and always there; a component that the
 * row gives no way to measure is 0, not in `measured`, and its weight is shared out.
 */
export function traceStrict<Compared extends { readonly overall: number }>(
  input: ScoreInput,
  preset: StrictPreset,
  compare: CompareMaps<Compared>,
  ask: QuestionReader = askable,
): StrictTrace<Compared> | ScoreFailure {
  const { response, groundTruth } = input
  if (response.length > preset.maxChars)
    return failure('too-long', `expected at most ${preset.maxChars} characters, received ${response.length}`)
  const row = checkRow(input)
  if (typeof row === 'string') return failure('bad-row', row)
  const { trueLayout } = row
  const asked = row.question === undefined ? undefined : ask(row.question, row.choices)
  const question = asked?.question ?? null
  const choices = row.choices ?? question?.choices
  const truth = readTruth(groundTruth, choices, preset.mra)
  if (truth === undefined)
    return failure(
      'bad-truth',
      'expected a letter, a number, a direction or a text that an answer can be compared with',
    )

  const { blocks, sound, flags } = readStructure(response, preset)
  const found = new Set<Flag>(flags)
  const map = readMap(blocks, found)
  const own = map?.ok ? map.value : undefined
  const think = blocks.find(({ name }) => name === 'think')?.text ?? null
  if (think?.trim() === '') found.add('empty-think')
  const answers = blocks.filter(({ name }) => name === 'answer')
  const answer = chosenAnswer(answers, preset, found)
  if (answers.some(({ text }) => text.trim() === '')) found.add('empty-answer')
  // Where the frames do not show what is asked about, a true map lacks it.
  const undetermined = isUndetermined(truth)
  const complete =
    own !== undefined && own.objects.length > 0 && (undetermined || question === null || namesAreIn(question, own))
  if (own !== undefined && !complete) found.add(own.objects.length === 0 ? 'empty-map' : 'map-lacks-question')
  const format = sound && complete && think?.trim() !== '' && answer?.trim() !== '' ? 1 : 0

  const judged = answer === undefined ? undefined : judgeAnswer(answer, truth, preset)
  for (const flag of judged?.flags ?? []) found.add(flag)
  const measured = new Set<Component>(['format', 'accuracy'])
  if (trueLayout) measured.add('map')
  const mapAccuracy = own && trueLayout ? compare(own, trueLayout) : null
  const mapValue = mapAccuracy?.overall ?? 0
  if (own && trueLayout && trueLayout.origin !== own.origin && trueLayout.origin !== 'unknown')
    found.add('origins-differ')
  const onTruth = question && trueLayout ? solveQuestion(question, trueLayout) : undefined
  const unmeasured = whyUnmeasured(row, question, truth, onTruth)
  const consistency = unmeasured ?? judgeAgainstMap(map, answer, question!, truth, preset)
  if (unmeasured === undefined) measured.add('consistency')
  if (consistency.verdict === 'inconsistent') found.add('inconsistent-answer')
  else if (consistency.verdict === 'undecidable' && leavesOpen(map, consistency)) found.add('undecidable-map')
  const { maxClaims = 3 } = preset
  const needed = question && trueLayout ? neededClaims(question, trueLayout, maxClaims, onTruth) : maxClaims
  if (needed > 0) measured.add('reasoning')
  const { claims, flags: bounds } = checkArithmetic(think ?? '', own ? { layout: own } : {})
  for (const flag of bounds) found.add(flag)
  if (claims.some(({ verdict }) => verdict === 'false')) found.add('false-claim')
  if (claims.some(({ verdict }) => verdict === 'ungrounded')) found.add('ungrounded-claim')
  const values = {
    format,
    accuracy: judged?.value ?? 0,
    map: mapValue,
    // If the truth is known, agreeing with a bad map pays no more than the map does.
    consistency: consistency.verdict === 'consistent' ? (trueLayout ? mapValue : 1) : 0,
    reasoning: needed > 0 ? reasoningValue(claims, needed) : 0,
  }
  const parts = COMPONENTS.filter((component) => measured.has(component))
  return {
    reading: 'strict',
    preset,
    blocks,
    map: map ?? null,
    think,
    answer: answer === undefined ? null : { text: answer, read: judged!.read },
    groundTruth,
    truth,
    question,
    trueLayout: trueLayout ?? null,
    mapAccuracy,
    consistency,
    claims,
    neededClaims: needed,
    score: composeScore(preset, values, parts, [...found]),
    error: null,
  }
}

function readMap(blocks: readonly ResponseBlock[], flags: Set<Flag>): ParsedLayout | undefined {
  const block = blocks.find(({ name }) => name === 'map')
  if (block === undefined) return undefined
  const read = parseLayout(block.text)
  for (const { code } of read.diagnostics) flags.add(`map-${code}`)
  if (!read.ok) flags.add('unreadable-map')
  return read
}

function chosenAnswer(
  answers: readonly ResponseBlock[],
  { answerPolicy }: StrictPreset,
  flags: Set<Flag>,
): string | undefined {
  if (answers.length > 1) flags.add('several-answers')
  if (answerPolicy === 'unique') return answers.length === 1 ? answers[0]!.text : undefined
  return answers.at(answerPolicy === 'first' ? 0 : -1)?.text
}

/**
 * Why the row gives nothing to measure consistency by: that depends on its question, and on the true layout if it is
 * known, and never on the response, which must not choose what it is measured by.
 */
function whyUnmeasured(
  row: CheckedRow,
  question: Question | null,
  truth: ComparableTruth,
  onTruth: Solution | undefined,
): UnmeasuredConsistency | undefined {
  const because = (reason: UnmeasuredConsistency['reason']) => ({ verdict: 'unmeasured', reason }) as const
  if (question === null) return because(row.question === undefined ? 'no-question' : 'unreadable-question')
  if (question.kind === 'appearance-order') return because('needs-frames')
  if (truth.kind === 'choice' && truth.choices === undefined && isBareLetter(letterOf(truth.index), question))
    return because('no-choices')
  if (row.trueLayout === undefined) return undefined
  const answers = isUndetermined(truth) ? lacksNamed(question, row.trueLayout) : onTruth?.status === 'solved'
  return answers ? undefined : because('open-truth')
}

function judgeAgainstMap(
  map: ParsedLayout | undefined,
  answer: string | undefined,
  question: Question,
  truth: ComparableTruth,
  preset: StrictPreset,
): ConsistencyTrace {
  const open = (reason: string): ConsistencyTrace => ({
    verdict: 'undecidable',
    reason,
    answer: null,
    solution: null,
  })
  if (map === undefined) return open('there is no map')
  if (!map.ok) return open(`the map cannot be read: ${map.diagnostics[0].message}`)
  if (answer === undefined) return open('there is no answer')
  return isUndetermined(truth)
    ? judgeUndetermined(map, answer, question, truth, preset)
    : traceConsistency(map, parseBareAnswer, answer, question, preset)
}

/** Whether it is the map that leaves a verdict open. An answer that cannot be read says nothing about the map. */
function leavesOpen(map: ParsedLayout | undefined, { answer, solution, stated }: ConsistencyTrace): boolean {
  if (!map?.ok) return true
  return answer !== null && (solution?.status !== 'solved' || (solution.ambiguous && stated !== undefined))
}

function failure(code: ScoreFailure['error']['code'], message: string): ScoreFailure {
  return { error: { code, message } }
}
