import { overallOf } from '../overall'
import { presetHash } from '../preset-hash'
import { COMPONENTS, type Component, type Score } from '../result'
import type { ScoreTrace } from '../trace'
import { reasonOf } from './reasons'
import { remedyOf } from './remedies'

/** One part of a score, with why it is what it is and what would have changed it. */
export interface ExplainedPart {
  readonly part: Component
  /** In [0, 1]; 0 if the part was not measured. */
  readonly value: number
  readonly measured: boolean
  /** Its weight in the preset, before the weights of parts that were not measured are shared out. */
  readonly weight: number
  readonly reason: string
  /** What `overall` would be with this part at 1 and everything else unchanged. */
  readonly overallAtOne: number
  /** What would have made it 1; absent if it is 1 or was not measured. */
  readonly remedy?: string
}

/** A score in words. Plain JSON data. */
export interface ScoreExplanation {
  readonly preset: { readonly name: string; readonly hash: string }
  readonly result: Score
  /** What the reward read of the response; `null` for what is missing, or what the reward does not look at. */
  readonly read: {
    /** Ids of the objects on the map. */
    readonly objects: readonly string[] | null
    /** The text of the answer that counts. */
    readonly answer: string | null
    /** What the answer was read as: `choice`, `number`, `direction` or `text`; `null` if it is not one literal. */
    readonly answerKind: string | null
    readonly thinkChars: number | null
    /** What the reader reported about the map. */
    readonly diagnostics: readonly string[]
  }
  /** The parts that have a weight in the preset, in the order of a score. */
  readonly parts: readonly ExplainedPart[]
}

/**
 * Explains why each part of a score is what it is and what would have made it 1. It only words a trace: nothing is read
 * or computed again, so it can never disagree with the score.
 *
 * @example
 * const response = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>.</think><answer>2</answer>'
 * const trace = scoreTrace({ response, groundTruth: '2' })
 * trace.error ? undefined : explainScore(trace).parts[0].part // 'format'
 */
export function explainScore(trace: ScoreTrace): ScoreExplanation {
  const { preset, score } = trace
  const weights: Partial<Record<Component, number>> = preset.weights
  return {
    preset: { name: preset.name, hash: presetHash(preset) },
    result: score,
    read: readingOf(trace),
    parts: COMPONENTS.flatMap((part): readonly ExplainedPart[] => {
      const weight = weights[part]
      if (weight === undefined) return []
      const counts = score.measured.includes(part)
      const remedy = counts && score[part] < 1 ? remedyOf(part, trace) : undefined
      return [
        {
          part,
          value: score[part],
          measured: counts,
          weight,
          reason: reasonOf(part, trace),
          overallAtOne: counts ? overallOf(preset, { ...score, [part]: 1 }, score.measured) : score.overall,
          ...(remedy !== undefined && { remedy }),
        },
      ]
    }),
  }
}

function readingOf(trace: ScoreTrace): ScoreExplanation['read'] {
  if (trace.reading === 'v2lo') {
    const answerKind = trace.answer === null ? null : trace.answerNumber === null ? 'text' : 'number'
    return { objects: null, answer: trace.answer, answerKind, thinkChars: null, diagnostics: [] }
  }
  const { map, think, answer } = trace
  return {
    objects: map?.ok ? map.value.objects.map(({ id }) => id) : null,
    answer: answer?.text ?? null,
    answerKind: answer === null ? null : answer.read === null ? 'text' : (answer.read.value?.kind ?? null),
    thinkChars: think === null ? null : think.length,
    diagnostics: map?.diagnostics.map(({ code, message }) => `${code}: ${message}`) ?? [],
  }
}
