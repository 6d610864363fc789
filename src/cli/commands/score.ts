import { isV2loError } from '../../base/error'
import { type Preset, resolvePreset } from '../../score/presets'
import type { ScoreInput } from '../../score/result'
import { score } from '../../score/score'
import { type Command, UsageError } from '../command'
import { openInput, write } from '../io'
import { type Line, rawField, splitLines } from '../json-lines'

const help = `v2lo-map score [FILE] --preset v2lo

Scores JSON Lines from FILE or standard input, one result line for each row, in order. A row is
  {"id"?, "response", "ground_truth", "question"?, "choices"?, "true_layout"?}
and its result {"id", "overall", "format", "accuracy", ..., "error": null}, or {"id", "error": {code, message, line}}
for a row that cannot be scored: never a zero, and the rows after it go on. Exit code 1 where any row failed.

  --preset v2lo       the reward of the paper, bit for bit
  --max-line BYTES    longest line that is read; default 33554432 (32 MiB)

Example:
  echo '{"id": 1, "response": "<map>[]</map><think>t</think><answer>2.4</answer>", "ground_truth": "2.5"}' | v2lo-map score --preset v2lo
`

const DEFAULT_MAX_LINE = 32 * 1024 * 1024
/** Results are written in pieces of about this many characters. */
const OUTPUT_PIECE = 1 << 16

export const scoreCommand: Command = {
  name: 'score',
  summary: 'score JSON Lines of responses and ground truths',
  help,
  options: { preset: { type: 'string' }, 'max-line': { type: 'string' } },
  maxWords: 1,
  async run({ options, words }, io) {
    const preset = readPreset(options.preset)
    const maxLine = readMaxLine(options['max-line'])
    let failed = false
    let piece = ''
    const chunks = openInput(words[0], io)
    for await (const line of splitLines(flushBetween(chunks), maxLine)) {
      const result = scoreLine(line, preset)
      failed ||= result.failed
      piece += `${result.json}\n`
      if (piece.length >= OUTPUT_PIECE) await flush()
    }
    await flush()
    return failed ? 1 : 0

    async function flush(): Promise<void> {
      const text = piece
      piece = ''
      await write(io.stdout, text)
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

function readPreset(name: string | boolean | undefined): Preset {
  if (typeof name !== 'string') throw new UsageError('--preset: expected the name of a reward, such as --preset v2lo')
  try {
    return resolvePreset(name as 'v2lo')
  } catch (error) {
    throw isV2loError(error) ? new UsageError(`--preset: ${error.message}`) : error
  }
}

function readMaxLine(text: string | boolean | undefined): number {
  if (text === undefined) return DEFAULT_MAX_LINE
  const bytes = Number(text)
  if (!Number.isInteger(bytes) || bytes < 1)
    throw new UsageError(`--max-line: expected a number of bytes, received ${JSON.stringify(text)}`)
  return bytes
}

interface LineResult {
  readonly json: string
  readonly failed: boolean
}

function scoreLine(line: Line, preset: Preset): LineResult {
  if ('problem' in line) return failure(undefined, line.number, line.problem, PROBLEMS[line.problem])
  let row: unknown
  try {
    row = JSON.parse(line.text)
  } catch (error) {
    // Only where it broke: the parser's own sentence would quote the response.
    const position = /at position \d+/.exec((error as Error).message)?.[0]
    const message = `the line is not one JSON value${position ? ` (${position})` : ''}`
    return failure(undefined, line.number, 'invalid-json', message)
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return failure(undefined, line.number, 'not-a-row', 'expected an object with "response" and "ground_truth"')
  const id = echoId(row, line.text)
  try {
    const result = score(inputOf(row, line.text), { preset })
    if (result.error) return failure(id, line.number, result.error.code, result.error.message)
    const json = JSON.stringify(result)
    return { json: id === undefined ? json : `{"id":${id},${json.slice(1)}`, failed: false }
  } catch (error) {
    // A mistake in the row, such as a true layout with swapped corners, costs only this row.
    return failure(id, line.number, 'bad-row', (error as Error).message)
  }
}

const PROBLEMS = {
  'too-long': 'the line is longer than --max-line allows',
  'invalid-utf8': 'the line is not valid UTF-8',
} as const

function inputOf(row: object, text: string): ScoreInput {
  const own = (name: string) => (Object.hasOwn(row, name) ? (row as Record<string, unknown>)[name] : undefined)
  const groundTruth = own('ground_truth')
  // A truth that is no text is scored as it was written: JavaScript's numbers do not know 1.0 from 1.
  const written = typeof groundTruth === 'string' ? undefined : rawField(text, 'ground_truth')
  const input = { response: own('response'), groundTruth, ...(written !== undefined && { groundTruthJson: written }) }
  const rest = { question: own('question'), choices: own('choices'), trueLayout: own('true_layout') }
  // Types are checked where the row is scored: a wrong one is an error of the row.
  return { ...input, ...Object.fromEntries(Object.entries(rest).filter(([, v]) => v != null)) } as ScoreInput
}

/** The id as JSON text, as it was written; `undefined` where the row has none. */
function echoId(row: object, text: string): string | undefined {
  if (!Object.hasOwn(row, 'id')) return undefined
  const { id } = row as { id: unknown }
  return typeof id === 'string' ? JSON.stringify(id) : rawField(text, 'id')
}

function failure(id: string | undefined, line: number, code: string, message: string): LineResult {
  const error = JSON.stringify({ error: { code, message, line } })
  return { json: id === undefined ? error : `{"id":${id},${error.slice(1)}`, failed: true }
}
