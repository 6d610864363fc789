import { type Line, splitLines } from '../../base/lines'
import { presetHash } from '../../score/preset-hash'
import type { Preset } from '../../score/presets'
import { readItem } from '../../serve/rows/request'
import { scoreItem } from '../../serve/rows/score-item'
import { errorJson, jsonComplaint, withId } from '../../transport/failure'
import { writeAll } from '../../transport/stream'
import { type Command, UsageError } from '../command'
import { awaitEnding } from '../ending'
import { openInput } from '../io'
import { PRESET_OPTIONS, presetHelp, readPreset } from '../row-flags/preset'
import { MAX_LINE } from '../row-lines'

const help = `v2lo-map score [FILE] [--preset NAME|FILE] [--set PATH=VALUE]

Scores JSON Lines from FILE or standard input, one result line for each row, in order. A row is
  {"id"?, "response", "ground_truth", "question"?, "choices"?, "true_layout"?}
and its result {"id", "overall", "format", "accuracy", ..., "error": null}, or {"id", "error": {code, message, line}}
for a row that cannot be scored: never a zero, and the rows after it go on. A summary goes to standard error. Exit code
1 where any row failed; 130 after Ctrl-C and 143 after SIGTERM: the current row is finished and written, no other
is read, and standard error says how far it got.

${presetHelp(23)}
  --max-line BYTES    longest line that is read; default 33554432 (32 MiB)

Example:
  echo '{"id": 1, "response": "<map>[]</map><think>t</think><answer>2.4</answer>", "ground_truth": "2.5"}' | v2lo-map score --preset v2lo
`

/** Results are written in pieces of about this many characters. */
const OUTPUT_PIECE = 1 << 16

export const scoreCommand: Command = {
  name: 'score',
  summary: 'score JSON Lines of responses and ground truths',
  help,
  options: { ...PRESET_OPTIONS, 'max-line': { type: 'string' } },
  maxWords: 1,
  async run({ options, lists, words }, io) {
    const preset = readPreset({ options, lists })
    const maxLine = readMaxLine(options['max-line'])
    let [scored, failed, sum, last] = [0, 0, 0, 0]
    let piece = ''
    const { signal, exitCode, release } = awaitEnding()
    const chunks = openInput(words[0], io, signal)
    for await (const line of splitLines(flushBetween(chunks), maxLine)) {
      // When the input is cut short here, what is left of it is not a whole line.
      if (signal.aborted) break
      const result = scoreLine(line, preset)
      last = line.number
      if (result.overall === null) failed++
      else {
        scored++
        sum += result.overall
      }
      piece += `${result.json}\n`
      if (piece.length >= OUTPUT_PIECE) await flush()
    }
    await flush()
    release()
    const ended = signal.aborted ? `stopped after line ${last}: ` : ''
    const mean = scored > 0 ? `, mean ${(sum / scored).toFixed(3)}` : ''
    await writeAll(
      io.stderr,
      `${ended}${scored} scored by ${preset.name} ${presetHash(preset)}, ${failed} failed${mean}\n`,
    )
    return signal.aborted ? exitCode() : failed > 0 ? 1 : 0

    async function flush(): Promise<void> {
      const text = piece
      piece = ''
      await writeAll(io.stdout, text)
    }

    // A row is answered before more input is waited for.
    async function* flushBetween(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      for await (const chunk of source) {
        yield chunk
        await flush()
      }
    }
  },
}

function readMaxLine(text: string | boolean | undefined): number {
  if (text === undefined) return MAX_LINE
  const bytes = Number(text)
  if (!Number.isInteger(bytes) || bytes < 1)
    throw new UsageError(`--max-line: expected a number of bytes, received ${JSON.stringify(text)}`)
  return bytes
}

interface LineResult {
  readonly json: string
  /** `null` for a row that could not be scored. */
  readonly overall: number | null
}

function scoreLine(line: Line, preset: Preset): LineResult {
  if ('problem' in line) return failure(undefined, line.number, line.problem, PROBLEMS[line.problem])
  let row: unknown
  try {
    row = JSON.parse(line.text)
  } catch {
    return failure(undefined, line.number, 'invalid-json', jsonComplaint(line.text))
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return failure(undefined, line.number, 'not-a-row', 'expected an object with "response" and "ground_truth"')
  const item = readItem(row, () => line.text)
  const result = scoreItem(item, preset, SCORE_LIMITS)
  if (result.error) return failure(item.id, line.number, result.error.code, result.error.message)
  return { json: withId(item.id, JSON.stringify(result)), overall: result.overall }
}

/** The length of a line is the only limit of a row. */
const SCORE_LIMITS = { maxBytes: MAX_LINE, maxItems: 1, maxResponseChars: Number.POSITIVE_INFINITY }

const PROBLEMS = {
  'too-long': 'the line is longer than --max-line allows',
  'invalid-utf8': 'the line is not valid UTF-8',
} as const

function failure(id: string | undefined, line: number, code: string, message: string): LineResult {
  return { json: withId(id, errorJson({ code, message, line })), overall: null }
}
