import type { FormatFlag } from '../flags'
import type { ClaimValue } from '../reasoning/claims/claim'
import type { Component } from '../result'
import type { ScoreTrace, StrictTrace } from '../trace'
import { flagsOf, relevantClaims } from './reasons'

const WHOLE = 'the whole response as <map>...</map><think>...</think><answer>...</answer>'

/** What would have made a measured part 1. */
export function remedyOf(part: Component, trace: ScoreTrace): string {
  if (trace.reading === 'strict') return STRICT[part](trace)
  return part === 'accuracy' ? `the answer ${JSON.stringify(trace.truth.text)}` : WHOLE
}

const STRICT: Readonly<Record<Component, (trace: StrictTrace) => string>> = {
  format(trace) {
    const remedies = flagsOf('format', trace).map((flag) => FORMAT[flag as FormatFlag])
    return [...new Set(remedies)].join('; ') || WHOLE
  },
  accuracy: ({ groundTruth }) => `the answer ${JSON.stringify(groundTruth)}`,
  map({ map, trueLayout, mapAccuracy }) {
    if (mapAccuracy === null || !map?.ok || trueLayout === null) return 'a map that can be read'
    const { pairs } = mapAccuracy
    const found = new Set(pairs.map(({ truth }) => truth))
    const used = new Set(pairs.map(({ predicted }) => predicted))
    const missing = trueLayout.objects.filter(({ id }) => !found.has(id))
    const extra = map.value.objects.filter(({ id }) => !used.has(id))
    const worst = pairs.filter(({ quality }) => quality < 1).sort((a, b) => a.quality - b.quality)
    const boxes = worst
      .slice(0, 3)
      .map(({ predicted, centerError }) => `${predicted} (${centerError.toFixed(2)} m off)`)
    return [
      missing.length > 0 ? `the missing ${some(missing)}` : '',
      extra.length > 0 ? `without the extra ${some(extra)}` : '',
      boxes.length > 0 ? `better boxes for ${boxes.join(', ')}` : '',
    ]
      .filter((one) => one !== '')
      .join('; ')
  },
  consistency({ consistency, map }) {
    if (consistency.verdict === 'consistent') return 'a better map: consistency pays only together with it'
    if (!map?.ok) return 'a map that can be read'
    if (consistency.verdict === 'unmeasured' || consistency.implied === undefined)
      return 'a map that answers the question'
    return `the answer ${JSON.stringify(consistency.implied)}, which follows from the map`
  },
  reasoning(trace) {
    const wrong = relevantClaims(trace, 'false')
    if (wrong.length === 0)
      return `${trace.neededClaims} true claim${trace.neededClaims === 1 ? '' : 's'} about objects or numbers of the map`
    return wrong
      .slice(0, 3)
      .map(({ expression, stated, computed }) => `${expression.trim()} is ${shown(computed)}, not ${shown(stated)}`)
      .join('; ')
  },
}

const FORMAT: Readonly<Record<FormatFlag, string>> = {
  'text-outside': 'nothing outside the blocks',
  'stray-tag': 'no closing tag without its opening one',
  'nested-tag': 'no tag inside another block',
  'unclosed-block': 'a closing tag for every block',
  'missing-map': 'a map between <map> and </map>, in this spelling',
  'missing-think': 'the reasoning between <think> and </think>, in this spelling',
  'missing-answer': 'the answer between <answer> and </answer>, in this spelling',
  'repeated-map': 'one map only',
  'repeated-think': 'one think block only',
  'repeated-answer': 'one answer only',
  'wrong-order': 'map, then think, then answer',
  'empty-map': 'at least one object on the map',
  'empty-think': 'reasoning in the think block',
  'empty-answer': 'an answer in the answer block',
  'unreadable-map': 'a map that can be read',
  'map-lacks-question': 'every object that the question names on the map',
}

const some = (objects: readonly { readonly id: string }[]) =>
  objects
    .slice(0, 5)
    .map(({ id }) => id)
    .join(', ') + (objects.length > 5 ? ', ...' : '')

const shown = (value: ClaimValue | null) =>
  value === null
    ? 'nothing'
    : [value]
        .flat()
        .map((one) => Number(one.toPrecision(6)))
        .join(', ')
