import { parseAnswer } from '../parse/answer/answer'
import { parseResponse } from '../parse/blocks/response'
import { parseLayout } from '../parse/layout'
import { checkConsistency } from '../score/consistency'
import { mapAccuracy } from '../score/map/accuracy'
import { presetHash } from '../score/preset-hash'
import type { Preset } from '../score/presets'
import { checkArithmetic } from '../score/reasoning/claims/check'
import type { Component, ScoreInput, ScoreResult } from '../score/result'
import { COMPONENTS } from '../score/result'
import { score } from '../score/score'

/** One part of a score, with why it is what it is and what would have changed it. */
export interface ExplainedPart {
  readonly part: Component
  readonly value: number
  readonly measured: boolean
  readonly weight: number
  readonly reason: string
  /** What `overall` would be with this part at 1 and everything else as it is. */
  readonly overallAtOne: number
  /** What would have made it 1; absent where it is, and where the row gives nothing to measure by. */
  readonly remedy?: string
}

export interface ScoreExplanation {
  readonly preset: { readonly name: string; readonly hash: string }
  readonly result: ScoreResult
  /** What was read of the response. */
  readonly read: {
    readonly objects: readonly string[] | null
    readonly answer: string | null
    readonly thinkChars: number | null
    readonly diagnostics: readonly string[]
  }
  /** Empty for a row that could not be scored. */
  readonly parts: readonly ExplainedPart[]
}

/** Scores a row and says why, part by part. */
export function explainScore(input: ScoreInput, preset: Preset): ScoreExplanation {
  const result = score(input, { preset })
  const sections = parseResponse(input.response).value ?? {}
  const map = sections.map && parseLayout(sections.map.text)
  const read = {
    objects: map?.ok ? map.value.objects.map(({ id }) => id) : null,
    answer: sections.answer?.text ?? null,
    thinkChars: sections.think ? sections.think.text.length : null,
    diagnostics: map ? map.diagnostics.map(({ code, message }) => `${code}: ${message}`) : [],
  }
  const head = { preset: { name: preset.name, hash: presetHash(preset) }, result, read }
  if (result.error) return { ...head, parts: [] }
  const weights: Readonly<Record<string, number>> = preset.weights
  const weighed = COMPONENTS.filter((part) => part in weights)
  const parts = weighed.map((part): ExplainedPart => {
    const measured = result.measured.includes(part)
    const value = result[part]
    const reason = measured ? REASONS[part](input, result.flags, preset) : unmeasured(part, input)
    const remedy = measured && value < 1 ? REMEDIES[part](input, result.flags, preset) : undefined
    const overallAtOne = measured ? overallWith(preset, result, part) : result.overall
    return { part, value, measured, weight: weights[part]!, reason, overallAtOne, ...(remedy && { remedy }) }
  })
  return { ...head, parts }
}

function overallWith(preset: Preset, result: Exclude<ScoreResult, { error: object }>, part: Component): number {
  const weights: Readonly<Record<string, number>> = preset.weights
  const value = (one: Component) => (one === part ? 1 : result[one])
  const sum = result.measured.reduce((total, one) => total + weights[one]! * value(one), 0)
  if (preset.reading === 'v2lo') return sum
  if (preset.gates.format && value('format') === 0) return 0
  const total = result.measured.reduce((all, one) => all + weights[one]!, 0)
  return total > 0 ? Math.min(1, sum / total) : 0
}

type Explain = (input: ScoreInput, flags: readonly string[], preset: Preset) => string

/** Flags that take the format away. */
const STRUCTURE =
  /^(text-outside|stray-tag|nested-tag|unclosed-block|missing-|repeated-|wrong-order|empty-|unreadable-map|map-lacks)/

const broken = (flags: readonly string[]) => flags.filter((flag) => STRUCTURE.test(flag))

const REASONS: Readonly<Record<Component, Explain>> = {
  format: (_, flags, preset) =>
    broken(flags).join(', ') ||
    (preset.reading === 'v2lo' ? 'one match of map, think, answer, or none' : 'one of each block, in order'),
  accuracy: ({ response, groundTruth }, flags) => {
    const stated = parseResponse(response).value?.answer?.text.trim()
    const read = flags.filter((flag) => flag.startsWith('answer-') || flag === 'several-answers')
    const because = read.length > 0 ? ` (${read.join(', ')})` : ''
    return stated === undefined
      ? 'no answer block'
      : `answer ${JSON.stringify(stated)}, truth ${JSON.stringify(groundTruth)}${because}`
  },
  map: ({ response, trueLayout }) => {
    const map = parseLayout(response)
    if (!map.ok || !trueLayout) return 'no map could be read'
    const { precision, recall, centerError, matchedCount, truthCount, predictedCount } = mapAccuracy(
      map.value,
      trueLayout,
    )
    const off = centerError === null ? '' : `, centers ${centerError.toFixed(2)} m off on average`
    return `${matchedCount} of ${predictedCount} objects match ${truthCount} true ones: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}${off}`
  },
  consistency: (input) => {
    const { verdict, stated, implied, reason } = consistencyOf(input)
    if (verdict === 'undecidable') return `undecidable: ${reason ?? 'the map leaves it open'}`
    return `${verdict}: the answer says ${JSON.stringify(stated)}, the map ${JSON.stringify(implied)}`
  },
  reasoning: (input) => {
    const relevant = claimsOf(input).filter((claim) => claim.relevant)
    const count = (verdict: string) => relevant.filter((claim) => claim.verdict === verdict).length
    return `${count('true')} true and ${count('false')} false claims about the map`
  },
}

const REMEDIES: Readonly<Record<Component, Explain>> = {
  format: (_, flags) =>
    broken(flags)
      .map((flag) => FORMAT_REMEDIES[flag] ?? `no ${flag.replaceAll('-', ' ')}`)
      .join('; ') || 'the whole response as <map>...</map><think>...</think><answer>...</answer>',
  accuracy: ({ groundTruth }) => `the answer ${JSON.stringify(groundTruth)}`,
  map: ({ response, trueLayout }) => {
    const map = parseLayout(response)
    if (!map.ok || !trueLayout) return 'a map that can be read'
    const { pairs } = mapAccuracy(map.value, trueLayout)
    const found = new Set(pairs.map(({ truth }) => truth))
    const used = new Set(pairs.map(({ predicted }) => predicted))
    const list = (objects: readonly { id: string }[], known: ReadonlySet<string>) =>
      objects.filter(({ id }) => !known.has(id)).map(({ id }) => id)
    const worst = [...pairs].sort((a, b) => a.quality - b.quality).slice(0, 3)
    const [missing, extra] = [list(trueLayout.objects, found), list(map.value.objects, used)]
    return [
      missing.length > 0 ? `the missing ${some(missing)}` : '',
      extra.length > 0 ? `without the extra ${some(extra)}` : '',
      worst.length > 0
        ? `better boxes for ${worst.map(({ predicted, centerError }) => `${predicted} (${centerError.toFixed(2)} m off)`).join(', ')}`
        : '',
    ]
      .filter((one) => one !== '')
      .join('; ')
  },
  consistency: (input) => {
    const { verdict, implied } = consistencyOf(input)
    if (verdict === 'consistent') return 'a better map: consistency pays only together with it'
    return implied === undefined
      ? 'a map that answers the question'
      : `the answer ${JSON.stringify(implied)}, which follows from the map`
  },
  reasoning: (input) => {
    const wrong = claimsOf(input).filter(({ verdict, relevant }) => relevant && verdict === 'false')
    if (wrong.length === 0) return 'three true claims about objects or numbers of the map'
    return wrong
      .slice(0, 3)
      .map(({ expression, stated, computed }) => `${expression.trim()} is ${shown(computed)}, not ${shown(stated)}`)
      .join('; ')
  },
}

const FORMAT_REMEDIES: Readonly<Record<string, string>> = {
  'text-outside': 'nothing outside the blocks',
  'nested-tag': 'no tag inside another block',
  'unclosed-block': 'a closing tag for every block',
  'wrong-order': 'map, then think, then answer',
  'empty-map': 'at least one object on the map',
  'unreadable-map': 'a map that can be read',
  'map-lacks-question': 'every object that the question names on the map',
}

const some = (names: readonly string[]) => names.slice(0, 5).join(', ') + (names.length > 5 ? ', ...' : '')

const shown = (value: number | readonly number[] | null) =>
  value === null
    ? 'nothing'
    : [value]
        .flat()
        .map((one) => Number(one.toPrecision(6)))
        .join(', ')

function consistencyOf({ response, question, choices }: ScoreInput) {
  return checkConsistency(response, question ?? '', { choices })
}

function claimsOf({ response }: ScoreInput) {
  const think = parseResponse(response).value?.think?.text ?? ''
  const map = parseLayout(response)
  return checkArithmetic(think, map.ok ? { layout: map.value } : {}).claims
}

function unmeasured(part: Component, { question, trueLayout }: ScoreInput): string {
  if (part === 'map') return 'not measured: the row has no true layout'
  if (question === undefined) return 'not measured: the row has no question'
  return trueLayout
    ? 'not measured: the question cannot be read, or the true layout does not answer it'
    : 'not measured: the question cannot be read, or no map can answer it'
}

/** Whether a stated answer is a literal at all, for the reading at the top of an explanation. */
export function answerReading(answer: string | null): string {
  if (answer === null) return 'no answer'
  const read = parseAnswer(answer)
  return read.ok
    ? `${read.value.kind} ${JSON.stringify(answer.trim())}`
    : `${JSON.stringify(answer.trim())}, no literal`
}
