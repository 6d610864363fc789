import { isAscii, isUtf8 } from 'node:buffer'
import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB, UTF8_BYTE_ORDER_MARK } from '../../base/characters'
import type { Preset } from '../../score/presets'
import { createQuestionReader, type QuestionReader } from '../../score/strict/question'
import { errorJson, type WireError, withId } from '../../transport/failure'
import { readJsonLine } from '../../transport/json-shape'
import { addAbsent } from './absent'
import { createByteWriter } from './byte-writer'
import { createMisspelledFinder, type FindsMisspelled } from './misspelled'
import { createRowReader, type ReadsRow, type RowReading } from './read-row'
import { FILE_LIMITS, scoreItem } from './score-item'
import { addFailure, addMisspelled, addScore, newTally, type RowTally } from './tally'

/** How lines of rows are scored: plain data, which goes to workers as it is. */
export interface LineSettings {
  readonly preset: Preset
  /** How rows are read, where not as they are to be. */
  readonly reading?: RowReading
  /** Longest line that is read, in bytes. */
  readonly maxLine: number
}

/** The results of a block: a line of JSON for each row, in order, and what they come to. */
export interface ScoredLines {
  readonly bytes: Uint8Array
  readonly tally: RowTally
}

/** Scores whole lines; the number is that of the first. See {@link createLineScorer}. */
export type LineScorer = (block: Uint8Array, firstLine: number) => ScoredLines

/**
 * A scorer of JSON Lines, bytes in and bytes out. Lines end at LF, never at a lone CR or at U+2028; a last line without
 * one counts. Blank lines are skipped and still counted; a byte order mark before line 1 is skipped. Whatever is wrong
 * with a line is an error in its place. Questions that rows share are read once, also over several blocks.
 */
export function createLineScorer(settings: LineSettings): LineScorer {
  const ask = createQuestionReader()
  const read = createRowReader(settings.reading)
  // The paper's reward looks at nothing that a row may lack.
  const misspelled = settings.preset.reading === 'v2lo' ? undefined : createMisspelledFinder(settings.reading)
  return (block, firstLine) => {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.length)
    // Checked at once, which is many times faster than line by line; only a block with a fault is looked at again.
    const valid = isUtf8(bytes)
    const out = createByteWriter(Math.max(1024, bytes.length >> 3))
    const tally = newTally(firstLine)
    for (let number = firstLine, start = 0; start < bytes.length; number++) {
      const found = bytes.indexOf(LINE_FEED, start)
      const end = found < 0 ? bytes.length : found
      const tooLong = end - start > settings.maxLine
      const line = bytes.subarray(number === 1 ? start + markLength(bytes) : start, end)
      start = end + 1
      if (!tooLong && isBlank(line)) continue
      const context = { number, valid, preset: settings.preset, ask, read, misspelled, tally }
      out.line(tooLong ? problem('too-long', context) : scoreLine(line, context))
    }
    return { bytes: out.bytes(), tally }
  }
}

const markLength = (bytes: Uint8Array): number =>
  UTF8_BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? UTF8_BYTE_ORDER_MARK.length : 0

function isBlank(line: Uint8Array): boolean {
  for (const byte of line) if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) return false
  return true
}

interface LineContext {
  readonly number: number
  /** Whether the bytes are known to be UTF-8. */
  readonly valid: boolean
  readonly preset: Preset
  readonly ask: QuestionReader
  readonly read: ReadsRow
  readonly misspelled: FindsMisspelled | undefined
  /** Where it is counted what came of the row, and what it lacks. */
  readonly tally: RowTally
}

/** The result of a line as JSON. */
function scoreLine(line: Buffer, context: LineContext): string {
  const { number, valid, preset, ask, read, misspelled, tally } = context
  if (!valid && !isUtf8(line)) return problem('invalid-utf8', context)
  const text = line.toString(isAscii(line) ? 'latin1' : 'utf8')
  const json = readJsonLine(text, () => line)
  if (!('value' in json)) return failure(undefined, json, context)
  const row = json.value
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return failure(undefined, { code: 'not-a-row', message: NOT_A_ROW }, context)
  const item = read(row, () => text)
  addAbsent(tally.absent, item, row)
  if (misspelled) addMisspelled(tally, misspelled(Object.keys(row)))
  const result = scoreItem(item, preset, FILE_LIMITS, ask)
  if (result.error) return failure(item.id, result.error, context)
  addScore(tally, number, result.overall, result.flags)
  return withId(item.id, JSON.stringify(result))
}

const NOT_A_ROW = 'expected an object with "response" and "ground_truth"'

const PROBLEMS = {
  'too-long': 'the line is longer than --max-line allows',
  'invalid-utf8': 'the line is not valid UTF-8',
} as const

const problem = (code: keyof typeof PROBLEMS, context: Place) =>
  failure(undefined, { code, message: PROBLEMS[code] }, context)

type Place = Pick<LineContext, 'number' | 'tally'>

function failure(id: string | undefined, error: WireError, { number, tally }: Place): string {
  addFailure(tally, number, error)
  return withId(id, errorJson({ ...error, line: number }))
}
