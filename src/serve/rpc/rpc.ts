import { isUtf8 } from 'node:buffer'
import { performance } from 'node:perf_hooks'
import { type Line, splitLines } from '../../base/lines'
import { errorJson, type RequestFailure, type WireError, withId } from '../../transport/failure'
import { cutResponses, type Frame, joinFrame, splitFrames, splitHeader } from '../../transport/frames'
import { readJsonLine } from '../../transport/json-shape'
import type { WireLimits } from '../../transport/limits'
import { readChunks, writeAll } from '../../transport/stream'
import { readItem, type WireItem } from '../rows/read-row'
import { type PresetChoice, readRequest, type WireRequest, warningsJson } from '../rows/request'
import { createItemsScorer, type ItemsScorer } from '../rows/score-items'
import { type PackedItem, packResults } from './pack'
import { answerToolRows, isToolRow, type ToolResult } from './tool-rows'

export interface RpcOptions {
  readonly preset?: PresetChoice
  /** `lines`: JSON Lines. `length`: length-prefixed frames, whose responses are raw UTF-8. */
  readonly framing: 'lines' | 'length'
  readonly limits: WireLimits
  /** Scores the items of a request; in this thread if none is given. */
  readonly score?: ItemsScorer
  /** Once aborted, the request that was read is answered, and nothing more is read. */
  readonly signal: AbortSignal
}

/**
 * Answers requests in the order they come until the input ends or `signal` is aborted. The next request is read only
 * when the reader has taken the answer to the last, so that memory is bounded by one request.
 */
export async function serveRpc(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  options: RpcOptions,
): Promise<void> {
  const { framing, limits, signal } = options
  const context = { ...options, score: options.score ?? createItemsScorer() }
  const chunks = readChunks(input, signal)
  if (framing === 'length') {
    for await (const frame of splitFrames(chunks, limits.maxBytes)) {
      if (signal.aborted) return
      await writeAll(output, await answerFrame(frame, context))
    }
    return
  }
  for await (const line of splitLines(chunks, limits.maxBytes)) {
    // What the input holds when it is cut short here is not a last line.
    if (signal.aborted) return
    await writeAll(output, `${await answerLine(line, context)}\n`)
  }
}

const PROBLEMS = {
  'too-long': 'the request is longer than --max-bytes allows',
  'invalid-utf8': 'expected valid UTF-8',
  truncated: 'the input ended in the middle of a frame',
} as const

type RpcContext = Required<Pick<RpcOptions, 'limits' | 'score'>> & Pick<RpcOptions, 'preset'>

async function answerLine(line: Line, context: RpcContext): Promise<string> {
  const { preset, limits, score } = context
  if ('problem' in line) return errorJson({ code: line.problem, message: PROBLEMS[line.problem], line: line.number })
  const json = readJsonLine(line.text)
  if (!('value' in json)) return errorJson({ ...json, line: line.number })
  const { value } = json
  if (isRow(value)) return answerRow(value, line, context)
  if (isToolRow(value) && !Object.hasOwn(value, 'items')) return answerTool(value, line, limits)
  const request = readRequest(value, line.text, preset, limits)
  if ('error' in request) return failureJson(request, line.number)
  const started = performance.now()
  const answers = await answerToolRows(request.items, limits)
  const ids: (string | undefined)[] = []
  const items = lineItems(request, answers, ids)
  const scored = await score({ items, preset: request.preset, limits })
  let next = 0
  const results = ids.map((id, i) => {
    const answer = answers.get(i)
    return withId(id, answer === undefined ? JSON.stringify(scored[next++]) : toolJson(answer))
  })
  return withId(request.id, `{"results":[${results}],"ms":${elapsed(started)}${warningsJson(request)}}`)
}

/** The items to score, one by one; the ids of all are told. */
function* lineItems(
  request: WireRequest,
  answers: ReadonlyMap<number, ToolResult>,
  ids: (string | undefined)[],
): Iterable<WireItem> {
  for (let i = 0; i < request.items.length; i++) {
    const item = request.item(i)
    ids.push(item.id)
    if (!answers.has(i)) yield item
  }
}

/** A single row, as `score` takes them, is answered as `score` answers it. */
const isRow = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'response') && !Object.hasOwn(value, 'items')

async function answerRow(
  row: object,
  line: { text: string; number: number },
  { preset, limits, score }: RpcContext,
): Promise<string> {
  const { id: _, ...asked } = row as { readonly id?: unknown }
  const request = readRequest({ ...asked, items: [row] }, '{}', preset, limits)
  const isRefused = 'error' in request
  const item = (isRefused ? readItem : request.read)(row, () => line.text)
  const result = isRefused ? request : (await score({ items: [item], preset: request.preset, limits }))[0]!
  return withId(item.id, result.error ? errorJson({ ...result.error, line: line.number }) : JSON.stringify(result))
}

/** A single row that asks a tool. */
async function answerTool(row: object, line: { text: string; number: number }, limits: WireLimits): Promise<string> {
  const answer = (await answerToolRows([row], limits)).get(0)!
  const { id } = readItem(row, () => line.text)
  return withId(id, 'json' in answer ? toolJson(answer) : errorJson({ ...answer.error, line: line.number }))
}

const toolJson = (answer: ToolResult): string =>
  'json' in answer ? `{"result":${answer.json},"error":null}` : errorJson(answer.error)

function failureJson({ id, error }: RequestFailure, line: number): string {
  return withId(id, errorJson({ ...error, line }))
}

async function answerFrame(frame: Frame, { preset, limits, score }: RpcContext): Promise<Buffer> {
  if ('problem' in frame) return failureFrame({ error: { code: frame.problem, message: PROBLEMS[frame.problem] } })
  const parts = splitHeader(frame.body)
  if ('reason' in parts) return failureFrame({ error: { code: 'bad-frame', message: parts.reason } })
  if (!isUtf8(parts.header)) return failureFrame({ error: { code: 'invalid-utf8', message: PROBLEMS['invalid-utf8'] } })
  const text = parts.header.toString('utf8')
  const json = readJsonLine(text, () => parts.header)
  if (!('value' in json)) return failureFrame({ error: json })
  const request = readRequest(json.value, text, preset, limits)
  if ('error' in request) return failureFrame(request)
  const responses = cutResponses(parts.rest, request.items.length)
  if ('reason' in responses) {
    return failureFrame({
      ...(request.id && { id: request.id }),
      error: { code: 'bad-frame', message: responses.reason },
    })
  }
  const started = performance.now()
  const answers = await answerToolRows(request.items, limits)
  const unscored = new Map<number, PackedItem>(answers)
  const items = frameItems(request, responses, unscored)
  const scored = await score({ items, preset: request.preset, limits })
  let next = 0
  const results = responses.map((_, i) => unscored.get(i) ?? scored[next++]!)
  const { header, numbers } = packResults(results)
  return joinFrame(
    Buffer.from(withId(request.id, `{"ms":${elapsed(started)}${warningsJson(request)},${header.slice(1)}`)),
    numbers,
  )
}

/**
 * The items to score, one by one. The raw bytes are the response, unless the item itself brings one (text that UTF-8
 * cannot hold goes that way). What is not UTF-8 joins the items that are not scored.
 */
function* frameItems(
  request: WireRequest,
  responses: readonly Buffer[],
  unscored: Map<number, PackedItem>,
): Iterable<WireItem> {
  for (const [i, bytes] of responses.entries()) {
    if (unscored.has(i)) continue
    if (isUtf8(bytes)) yield request.item(i, bytes.toString('utf8'))
    else unscored.set(i, { error: { code: 'invalid-utf8', message: 'expected a response in valid UTF-8' } })
  }
}

function failureFrame(failure: { readonly id?: string; readonly error: WireError }): Buffer {
  return joinFrame(Buffer.from(withId(failure.id, errorJson(failure.error))), Buffer.alloc(0))
}

const elapsed = (started: number): number => Math.round((performance.now() - started) * 1000) / 1000
