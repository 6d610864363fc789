import { isV2loError, showReceived } from '../../base/error'
import { findObject } from '../../layout/find'
import { createLayout, type Layout } from '../../layout/layout'
import { type ParsedLayout, parseLayout } from '../../parse/layout'
import { namesIn } from '../../question/names'
import type { Question } from '../../question/question'
import { countNamed } from '../../question/solve/count-named'
import { solveQuestion } from '../../question/solve/solve'
import { type ConsistencyTrace, traceConsistency } from '../consistency'
import type { Flag } from '../flags'
import { composeScore } from '../overall'
import type { StrictPreset } from '../presets'
import { checkArithmetic, reasoningValue } from '../reasoning/claims/check'
import { COMPONENTS, type Component, type ScoreFailure, type ScoreInput } from '../result'
import type { StrictTrace, UnmeasuredConsistency } from '../trace'
import { judgeAnswer, readTruth } from './accuracy'
import { type QuestionReader, type RowQuestion, readQuestion } from './question'
import { type ResponseBlock, readStructure } from './structure'

/** Compares a predicted map with the true one: with all its pairs, or for its one number. */
export type CompareMaps<Compared> = (predicted: Layout, truth: Layout) => Compared

/**
 * The reward that sees everything a response says: its structure, its map, its answer, whether the answer follows from
 * the map, and whether the stated arithmetic is true. Every component is finite and always there; one that the row
 * gives nothing to measure by is 0, not in `measured`, and its weight is shared out.
 */
export function traceStrict<Compared extends { readonly overall: number }>(
  input: ScoreInput,
  preset: StrictPreset,
  compare: CompareMaps<Compared>,
  ask: QuestionReader = readQuestion,
): StrictTrace<Compared> | ScoreFailure {
  const { response, groundTruth } = input
  if (response.length > preset.maxChars)
    return failure('too-long', `expected at most ${preset.maxChars} characters, received ${response.length}`)
  const trueLayout = checkedLayout(input.trueLayout)
  if (typeof trueLayout === 'string') return failure('bad-row', trueLayout)
  const asked = ask(input)
  const choices = input.choices ?? asked.question?.choices
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
  const question = asked.question && choices ? { ...asked.question, choices } : asked.question
  const complete = own !== undefined && own.objects.length > 0 && namesAreIn(question, own)
  if (own !== undefined && !complete) found.add(own.objects.length === 0 ? 'empty-map' : 'map-lacks-question')
  const format = sound && complete && think?.trim() !== '' && answer?.trim() !== '' ? 1 : 0

  const judged = answer === undefined ? undefined : judgeAnswer(answer, truth, preset)
  for (const flag of judged?.flags ?? []) found.add(flag)
  const measured = new Set<Component>(['format', 'accuracy', 'reasoning'])
  if (trueLayout) measured.add('map')
  const mapAccuracy = own && trueLayout ? compare(own, trueLayout) : null
  const mapValue = mapAccuracy?.overall ?? 0
  if (own && trueLayout && trueLayout.origin !== own.origin && trueLayout.origin !== 'unknown')
    found.add('origins-differ')
  const unmeasured = whyUnmeasured(asked, trueLayout)
  const consistency = unmeasured ?? judgeAgainstMap(map, answer, question!, preset)
  if (unmeasured === undefined) measured.add('consistency')
  if (consistency.verdict === 'inconsistent') found.add('inconsistent-answer')
  else if (consistency.verdict === 'undecidable' && leavesOpen(map, consistency)) found.add('undecidable-map')
  const { claims } = think === null ? { claims: [] } : checkArithmetic(think, own ? { layout: own } : {})
  if (claims.some(({ verdict }) => verdict === 'false')) found.add('false-claim')
  if (claims.some(({ verdict }) => verdict === 'ungrounded')) found.add('ungrounded-claim')
  const values = {
    format,
    accuracy: judged?.value ?? 0,
    map: mapValue,
    // Where the truth is known, agreeing with a bad map pays no more than the map does.
    consistency: consistency.verdict === 'consistent' ? (trueLayout ? mapValue : 1) : 0,
    reasoning: reasoningValue(claims),
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
    score: composeScore(preset, values, parts, [...found]),
    error: null,
  }
}

/** The true layout as rows of any origin may hold it, checked; a sentence where it is none. */
function checkedLayout(layout: Layout | undefined): Layout | undefined | string {
  if (layout === undefined || layout === null) return undefined
  if (typeof layout !== 'object' || !Array.isArray(layout.objects))
    return `expected a true layout { origin, objects }, received ${showReceived(layout)}`
  try {
    return createLayout(layout.objects, {
      origin: layout.origin ?? 'unknown',
      ...(layout.floor && { floor: layout.floor }),
    })
  } catch (error) {
    if (isV2loError(error)) return `the true layout: ${error.message}`
    return `expected a true layout { origin, objects } with boxes, received ${showReceived(layout)}`
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

/** Whether every object a question names is on a map, in one instance or several; what is counted need not be. */
function namesAreIn(question: Question | null, layout: Layout): boolean {
  if (question === null) return true
  return namesIn(question).every(({ holds, name }) => {
    if (holds === 'label' || findObject(layout, name).kind !== 'none') return true
    // A plural to choose from ("which of the chairs") names its instances.
    return holds === 'names' && countNamed(layout, name).length > 0
  })
}

/**
 * Why the row gives nothing to measure consistency by: that hangs on its question, and on the true layout where it is
 * known, and never on the response, which must not choose what it is measured by.
 */
function whyUnmeasured(asked: RowQuestion, trueLayout: Layout | undefined): UnmeasuredConsistency | undefined {
  if (asked.question === null) return { verdict: 'unmeasured', reason: asked.reason }
  if (asked.question.kind === 'appearance-order') return { verdict: 'unmeasured', reason: 'needs-frames' }
  if (trueLayout === undefined || solveQuestion(asked.question, trueLayout).status === 'solved') return undefined
  return { verdict: 'unmeasured', reason: 'open-truth' }
}

function judgeAgainstMap(
  map: ParsedLayout | undefined,
  answer: string | undefined,
  question: Question,
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
  return answer === undefined ? open('there is no answer') : traceConsistency(map, answer, question, preset)
}

/** Whether it is the map that leaves a verdict open. An answer that cannot be read says nothing about the map. */
function leavesOpen(map: ParsedLayout | undefined, { answer, implied, stated }: ConsistencyTrace): boolean {
  if (!map?.ok) return true
  return answer !== null && (implied === undefined || stated !== undefined)
}

function failure(code: ScoreFailure['error']['code'], message: string): ScoreFailure {
  return { error: { code, message } }
}
