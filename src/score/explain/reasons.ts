import { partOfFlag } from '../flags'
import type { Component } from '../result'
import type { ScoreTrace, StrictTrace, UnmeasuredConsistency, V2loTrace } from '../trace'

/** Why a part of a score is what it is. */
export function reasonOf(part: Component, trace: ScoreTrace): string {
  return trace.reading === 'v2lo' ? v2loReason(part, trace) : STRICT[part](trace)
}

function v2loReason(part: Component, { score, answer, truth }: V2loTrace): string {
  if (part === 'accuracy')
    return answer === null ? 'no answer block' : `answer ${JSON.stringify(answer)}, truth ${JSON.stringify(truth.text)}`
  return score.format === 1
    ? 'a map, a think and an answer block in this order'
    : 'the response is not a map, a think and an answer block in this order'
}

/** The flags of a trace that say something of one part. */
export const flagsOf = (part: Component, { score }: ScoreTrace): readonly string[] =>
  score.flags.filter((flag) => partOfFlag(flag) === part)

const STRICT: Readonly<Record<Component, (trace: StrictTrace) => string>> = {
  format: (trace) => flagsOf('format', trace).join(', ') || 'one of each block, in order',
  accuracy(trace) {
    const { answer, blocks, groundTruth } = trace
    if (answer === null) {
      const several = blocks.filter(({ name }) => name === 'answer').length
      return several > 1 ? `${several} answer blocks, where one alone counts` : 'no answer block'
    }
    const read = flagsOf('accuracy', trace)
    const because = read.length > 0 ? ` (${read.join(', ')})` : ''
    return `answer ${JSON.stringify(answer.text.trim())}, truth ${JSON.stringify(groundTruth)}${because}`
  },
  map({ trueLayout, map, mapAccuracy }) {
    if (trueLayout === null) return 'not measured: the row has no true layout'
    if (mapAccuracy === null) return map === null ? 'there is no map' : 'the map cannot be read'
    const { precision, recall, centerError, matchedCount, truthCount, predictedCount } = mapAccuracy
    const off = centerError === null ? '' : `, centers ${centerError.toFixed(2)} m off on average`
    return `${matchedCount} of ${predictedCount} objects match ${truthCount} true ones: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}${off}`
  },
  consistency({ consistency }) {
    if (consistency.verdict === 'unmeasured') return `not measured: ${UNMEASURED[consistency.reason]}`
    const { verdict, stated, implied, reason } = consistency
    if (verdict === 'undecidable') return `undecidable: ${reason ?? 'the map leaves it open'}`
    return `${verdict}: the answer says ${JSON.stringify(stated)}, the map ${JSON.stringify(implied)}`
  },
  reasoning(trace) {
    if (trace.neededClaims === 0) return 'not measured: nothing has to be computed to answer the question'
    const found = `${relevantClaims(trace, 'true').length} true and ${relevantClaims(trace, 'false').length} false claims about the map`
    return `${found}, ${trace.neededClaims} true ${trace.neededClaims === 1 ? 'one is' : 'ones are'} enough`
  },
}

/** The claims that count, of one verdict. */
export const relevantClaims = ({ claims }: StrictTrace, wanted: 'true' | 'false') =>
  claims.filter(({ relevant, verdict }) => relevant && verdict === wanted)

const UNMEASURED: Readonly<Record<UnmeasuredConsistency['reason'], string>> = {
  'no-question': 'the row has no question',
  'unreadable-question': 'the question cannot be read',
  'needs-frames': 'no map can answer the question',
  'no-choices': 'the truth is the letter of a choice, and the choices are not known',
  'open-truth': 'the true layout does not answer the question',
}
