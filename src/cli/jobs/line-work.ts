import { LINE_FEED } from '../../base/characters'
import { joined } from '../../base/lines'
import { lostLine } from '../../serve/rows/lost-row'
import type { LineSettings, ScoredLines } from '../../serve/rows/score-lines'
import { addTally, newTally } from '../../serve/rows/tally'
import { countLines } from '../../transport/blocks'
import type { Work } from '../../workers/work'

/** Whole lines to score, in memory that workers see, too. */
export interface LineTask {
  readonly bytes: Uint8Array
  readonly firstLine: number
}

/** Scoring lines as work for workers. What scores them is not loaded here. */
export const lineWork = (settings: LineSettings): Work<LineTask, ScoredLines> => ({
  name: 'score-lines',
  settings,
  halves({ bytes, firstLine }) {
    const middle = lineEndNear(bytes, bytes.length >> 1)
    if (middle === undefined) return undefined
    const first = bytes.subarray(0, middle)
    const lines = countLines(first)
    return [
      { bytes: first, firstLine },
      { bytes: bytes.subarray(middle), firstLine: firstLine + lines },
    ]
  },
  joined(first, second) {
    const bytes = joined([first.bytes, second.bytes], first.bytes.length + second.bytes.length)
    const tally = newTally(first.tally.lastLine + 1)
    for (const part of [first, second]) addTally(tally, part.tally)
    return { bytes, tally }
  },
  lost: ({ bytes, firstLine }) => lostLine(bytes, firstLine),
})

/** Where a line ends, such that something is before and behind it; `undefined` in a single line. */
function lineEndNear(bytes: Uint8Array, middle: number): number | undefined {
  const before = bytes.lastIndexOf(LINE_FEED, middle)
  if (before >= 0 && before < bytes.length - 1) return before + 1
  const after = bytes.indexOf(LINE_FEED, middle)
  return after >= 0 && after < bytes.length - 1 ? after + 1 : undefined
}
