import { isUtf8 } from 'node:buffer'
import { rawField } from '../../base/json-text'
import { errorJson, type WireError, withId } from '../../transport/failure'
import { createByteWriter } from './byte-writer'
import type { ScoredLines } from './score-lines'
import { addFailure, newTally } from './tally'

/** What becomes of a row that ended its worker again and again. */
export const LOST_ROW: WireError = {
  code: 'internal',
  message: 'scoring this row ended its worker, every time; no other row was lost',
}

/** The result of a row whose scoring ended its worker, again and again; with its id where that can be told. */
export function lostLine(line: Uint8Array, number: number): ScoredLines {
  const out = createByteWriter(256)
  const tally = newTally(number)
  out.line(withId(idIn(line), errorJson({ ...LOST_ROW, line: number })))
  addFailure(tally, number, LOST_ROW)
  return { bytes: out.bytes(), tally }
}

/** The id of a row that is better not read whole. */
function idIn(line: Uint8Array): string | undefined {
  if (line.length > MOST_FOR_ID || !isUtf8(line)) return undefined
  const id = rawField(Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8'), 'id')
  try {
    const value: unknown = JSON.parse(id ?? '')
    return typeof value === 'string' ? JSON.stringify(value) : id
  } catch {
    return undefined
  }
}

/** Longest line whose id is looked for, in bytes, when the row has ended its worker. */
const MOST_FOR_ID = 1 << 20
