import { createQuestionReader } from '../score/strict/question'
import { withId } from '../transport/failure'
import { HttpError } from '../transport/http-error'
import { json, type Reply } from '../transport/http-reply'
import type { WireLimits } from '../transport/limits'
import type { Metrics } from './metrics'
import type { WireItem } from './rows/read-row'
import { type PresetChoice, readRequest, type WireRequest, warningsJson } from './rows/request'
import { type ItemResult, scoreItem } from './rows/score-item'
import { type ItemsScorer, isWorthSending } from './rows/score-items'
import type { Turns } from './turns'

/** What the routes score with. */
export interface Scorer {
  readonly limits: WireLimits
  readonly preset: PresetChoice | undefined
  readonly onError: 'raise' | 'zero'
  readonly turns: Turns
  readonly metrics: Metrics
  /** Scores items in other threads, where there are any. */
  readonly elsewhere: ItemsScorer | undefined
}

/** Reads the items of a request; refuses what is not a request. */
export function requestOf(value: unknown, text: string, { preset, limits }: Scorer): WireRequest {
  const request = readRequest(value, text, preset, limits)
  if (!('error' in request)) return request
  throw new HttpError(request.error.code === 'too-many-items' ? 413 : 400, request.error.code, request.error.message)
}

/** Scores every item of a request: in other threads where that pays, else in its turn. Results come in order. */
export async function scoreRequest(
  request: WireRequest,
  { limits, turns, metrics, elsewhere }: Scorer,
  take: (result: ItemResult, id: string | undefined, index: number) => void,
): Promise<void> {
  const { preset } = request
  const tell = (result: ItemResult, { id }: WireItem, index: number) => {
    if (result.error) metrics.failed(result.error.code)
    else metrics.scored()
    take(result, id, index)
  }
  if (elsewhere !== undefined && isWorthSending(preset)) {
    const items: WireItem[] = []
    await turns.run(request.items.length, (index) => items.push(request.item(index)))
    const results = await elsewhere({ items, preset, limits })
    for (const [index, result] of results.entries()) tell(result, items[index]!, index)
    return
  }
  const ask = createQuestionReader()
  await turns.run(request.items.length, (index) => {
    const item = request.item(index)
    tell(scoreItem(item, preset, limits, ask), item, index)
  })
}

/** `POST /v1/score`: `{ id?, items, preset?, options? }`, a bare list of items, or one item. */
export async function scoreBatch(value: unknown, text: string, scorer: Scorer): Promise<Reply> {
  const started = performance.now()
  const one =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'response') && !Object.hasOwn(value, 'items')
  const bare = one ? [value] : Array.isArray(value) ? value : undefined
  const request =
    bare === undefined
      ? requestOf(value, text, scorer)
      : requestOf({ items: bare }, `{"items":${one ? `[${text}]` : text}}`, scorer)
  const results: string[] = []
  await scoreRequest(request, scorer, (result, id) => results.push(withId(id, JSON.stringify(result))))
  const ms = Math.round((performance.now() - started) * 1000) / 1000
  return json(withId(request.id, `{"results":[${results}],"ms":${ms}${warningsJson(request)}}`))
}
