import { isV2loError, showReceived } from '../../base/error'
import { findObject } from '../../layout/find'
import { createLayout, type Layout } from '../../layout/layout'
import { type ParsedLayout, parseLayout } from '../../parse/layout'
import { namesIn } from '../../question/names'
import type { Question } from '../../question/question'
import { countNamed } from '../../question/solve/count-named'
import { solveQuestion } from '../../question/solve/solve'
import { judgeConsistency } from '../consistency'
import { overallAccuracy } from '../map/accuracy'
import type { StrictPreset } from '../presets'
import { checkArithmetic, reasoningValue } from '../reasoning/claims/check'
import type { Component, ScoreFailure, ScoreInput, ScoreResult } from '../result'
import { judgeAnswer, readTruth } from './accuracy'
import { type QuestionReader, readQuestion } from './question'
import { type Block, readStructure } from './structure'

/**
 * The reward that sees everything a response says: its structure, its map, its answer, whether the answer follows from
 * the map, and whether the stated arithmetic is true. Every component is finite and always there; one that the row
 * gives nothing to measure by is 0, not in `measured`, and its weight is shared out.
 */
export function scoreStrict(
  input: ScoreInput & { readonly response: string },
  preset: StrictPreset,
  ask: QuestionReader = readQuestion,
): ScoreResult {
  const { response, groundTruth } = input
  if (response.length > preset.maxChars)
    return failure('too-long', `expected at most ${preset.maxChars} characters, received ${response.length}`)
  const trueLayout = checkedLayout(input.trueLayout)
  if (typeof trueLayout === 'string') return failure('bad-row', trueLayout)
  const question = ask(input)
  const choices = input.choices ?? question?.choices
  const truth = readTruth(groundTruth, choices, preset.mra)
  if (truth === undefined)
    return failure(
      'bad-truth',
      'expected a letter, a number, a direction or a text that an answer can be compared with',
    )

  const { blocks, sound, flags } = readStructure(response, preset)
  const found = new Set(flags)
  const map = readMap(blocks, found)
  const own = map?.ok ? map.value : undefined
  const think = blocks.find(({ name }) => name === 'think')?.text
  if (think !== undefined && think.trim() === '') found.add('empty-think')
  const answers = blocks.filter(({ name }) => name === 'answer')
  const answer = chosenAnswer(answers, preset, found)
  if (answers.some(({ text }) => text.trim() === '')) found.add('empty-answer')
  const complete = own !== undefined && own.objects.length > 0 && namesAreIn(question, own)
  if (own !== undefined && !complete) found.add(own.objects.length === 0 ? 'empty-map' : 'map-lacks-question')
  const format = sound && complete && think?.trim() !== '' && answer?.trim() !== '' ? 1 : 0

  const judged = judgeAnswer(answer, truth, preset)
  for (const flag of judged.flags) found.add(flag)
  const measured = new Set<Component>(['format', 'accuracy', 'reasoning'])
  let mapValue = 0
  if (trueLayout) {
    measured.add('map')
    if (own) mapValue = overallAccuracy(own, trueLayout)
    if (own && trueLayout.origin !== own.origin && trueLayout.origin !== 'unknown') found.add('origins-differ')
  }
  let consistency = 0
  if (question && isDecidable(question, trueLayout)) {
    measured.add('consistency')
    const follows =
      map?.ok && answer !== undefined
        ? judgeConsistency(map, answer, choices ? { ...question, choices } : question, preset)
        : undefined
    if (follows?.verdict === 'consistent') consistency = trueLayout ? mapValue : 1
    else if (follows?.verdict === 'inconsistent') found.add('inconsistent-answer')
    // An answer that cannot be read is flagged as such: it says nothing about the map.
    else if (!map?.ok || (follows && (follows.implied === undefined || follows.stated !== undefined)))
      found.add('undecidable-map')
  }
  const { claims } = think === undefined ? { claims: [] } : checkArithmetic(think, own ? { layout: own } : {})
  if (claims.some(({ verdict }) => verdict === 'false')) found.add('false-claim')
  if (claims.some(({ verdict }) => verdict === 'ungrounded')) found.add('ungrounded-claim')
  const parts = { format, accuracy: judged.value, map: mapValue, consistency, reasoning: reasoningValue(claims) }
  return {
    overall: preset.gates.format && format === 0 ? 0 : weighted(parts, measured, preset),
    ...parts,
    measured: COMPONENTS.filter((component) => measured.has(component)),
    flags: [...found],
    error: null,
  }
}

const COMPONENTS: readonly Component[] = ['format', 'accuracy', 'map', 'consistency', 'reasoning']

function weighted(parts: Readonly<Record<Component, number>>, measured: ReadonlySet<Component>, preset: StrictPreset) {
  let sum = 0
  let total = 0
  for (const component of COMPONENTS) {
    if (!measured.has(component)) continue
    sum += preset.weights[component] * parts[component]
    total += preset.weights[component]
  }
  return total > 0 ? Math.min(1, sum / total) : 0
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

function readMap(blocks: readonly Block[], flags: Set<string>): ParsedLayout | undefined {
  const block = blocks.find(({ name }) => name === 'map')
  if (block === undefined) return undefined
  const read = parseLayout(block.text)
  for (const { code } of read.diagnostics) flags.add(`map-${code}`)
  if (!read.ok) flags.add('unreadable-map')
  return read
}

function chosenAnswer(
  answers: readonly Block[],
  { answerPolicy }: StrictPreset,
  flags: Set<string>,
): string | undefined {
  if (answers.length > 1) flags.add('several-answers')
  if (answerPolicy === 'unique') return answers.length === 1 ? answers[0]!.text : undefined
  return answers.at(answerPolicy === 'first' ? 0 : -1)?.text
}

/** Whether every object a question names is on a map, in one instance or several; what is counted need not be. */
function namesAreIn(question: Question | undefined, layout: Layout): boolean {
  if (question === undefined) return true
  return namesIn(question).every(({ holds, name }) => {
    if (holds === 'label' || findObject(layout, name).kind !== 'none') return true
    // A plural to choose from ("which of the chairs") names its instances.
    return holds === 'names' && countNamed(layout, name).length > 0
  })
}

/** Whether a question has an answer at all: on the true map where it is known, else by its kind. */
function isDecidable(question: Question, trueLayout: Layout | undefined): boolean {
  if (question.kind === 'appearance-order') return false
  return trueLayout === undefined || solveQuestion(question, trueLayout).status === 'solved'
}

function failure(code: ScoreFailure['error']['code'], message: string): ScoreFailure {
  return { error: { code, message } }
}
