import { createLineScorer, type LineScorer, type LineSettings, type ScoredLines } from '../../serve/rows/score-lines'
import type { Done } from '../../workers/work'
import type { LineTask } from './line-work'

/** What a worker does with lines. */
export function makeLineScorer(settings: LineSettings): (task: LineTask) => Done<ScoredLines> {
  const score: LineScorer = createLineScorer(settings)
  return ({ bytes, firstLine }) => {
    const result = score(bytes, firstLine)
    return { result, transfer: [result.bytes.buffer as ArrayBuffer] }
  }
}
