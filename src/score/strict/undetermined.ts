import { findObject } from '../../layout/find'
import type { Layout } from '../../layout/layout'
import { parseBareAnswer } from '../../parse/answer/answer'
import { letterOf } from '../../parse/answer/choice'
import { plainChoices } from '../../parse/answer/options'
import type { ParsedLayout } from '../../parse/layout'
import { namesIn } from '../../question/names'
import type { Question } from '../../question/question'
import { saysCannotTell } from '../../question/read/cannot-tell'
import { namesOfChoices } from '../../question/solve/choose'
import { countNamed } from '../../question/solve/count-named'
import { type ConsistencyTrace, traceConsistency } from '../consistency'
import type { StrictPreset } from '../presets'
import type { ComparableTruth } from './accuracy'

/** Whether the truth of a row is that its question cannot be answered. */
export function isUndetermined(truth: ComparableTruth): boolean {
  if (truth.kind === 'choice')
    return truth.choices !== undefined && saysCannotTell(plainChoices(truth.choices)[truth.index] ?? '')
  return truth.kind === 'text' && saysCannotTell(truth.text)
}

/** Whether every object a question names is on a map, in one instance or several; what is counted need not be. */
export function namesAreIn(question: Question, layout: Layout): boolean {
  return namesIn(question).every(({ holds, name }) => {
    if (holds === 'label' || findObject(layout, name).kind !== 'none') return true
    // A plural to choose from ("which of the chairs") names its instances.
    return holds === 'names' && countNamed(layout, name).length > 0
  })
}

/** Whether a map lacks something that a question needs: what it names, counts, or lets one choose from. */
export function lacksNamed(question: Question, layout: Layout): boolean {
  if (!namesAreIn(question, layout)) return true
  if (question.kind === 'object-count')
    return namesIn(question).some(({ name }) => countNamed(layout, name).length === 0)
  const chosenFrom =
    (question.kind === 'nearest' || (question.kind === 'size-comparison' && !('a' in question))) &&
    question.candidates === undefined
  const names = chosenFrom && question.choices ? namesOfChoices(plainChoices(question.choices)) : undefined
  return names?.some((name) => findObject(layout, name).kind === 'none') ?? false
}

/**
 * Consistency where the truth is that the question cannot be answered: to say so follows from a map exactly when the map
 * lacks what the question names, and no other answer follows from such a map.
 */
export function judgeUndetermined(
  map: ParsedLayout & { readonly ok: true },
  answerText: string,
  question: Question,
  truth: ComparableTruth,
  preset: StrictPreset,
): ConsistencyTrace {
  const { lenient } = preset
  const { choices } = question
  const answer = parseBareAnswer(answerText, choices ? { choices, lenient } : { kind: 'text', lenient })
  const saysSo =
    answer.ok &&
    (truth.kind === 'choice'
      ? answer.value.kind === 'choice' && answer.value.index === truth.index
      : answer.value.kind === 'text' && saysCannotTell(answer.value.text))
  const lacks = lacksNamed(question, map.value)
  const found = traceConsistency(map, parseBareAnswer, answerText, question, preset)
  if (!lacks) return saysSo && found.implied !== undefined ? { ...found, verdict: 'inconsistent' } : found
  const implied = truth.kind === 'choice' ? letterOf(truth.index) : 'cannot be determined'
  const { reason: _, ...said } = found
  if (!answer.ok) return { ...found, verdict: 'undecidable', implied }
  return { ...said, verdict: saysSo ? 'consistent' : 'inconsistent', implied }
}
