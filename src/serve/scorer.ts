import { withId } from '../transport/failure'
import { HttpError } from '../transport/http-error'
import { json, type Reply } from '../transport/http-reply'
import type { WireLimits } from '../transport/limits'
import type { Metrics } from './metrics'
import { type PresetChoice, readRequest, type WireRequest } from './rows/request'
import { type ItemResult, scoreItem } from './rows/score-item'
import type { Turns } from './turns'

/** What the routes score with. */
export interface Scorer {
  readonly limits: WireLimits
  readonly preset: PresetChoice | undefined
  readonly onError: 'raise' | 'zero'
  readonly turns: Turns
  readonly metrics: Metrics
}

/** Reads the items of a request; refuses what is not a request. */
export function requestOf(value: unknown, text: string, { preset, limits }: Scorer): WireRequest {
  const request = readRequest(value, text, preset, limits)
  if (!('error' in request)) return request
  throw new HttpError(request.error.code === 'too-many-items' ? 413 : 400, request.error.code, request.error.message)
}

/** Scores every item of a request in its turn. */
export async function scoreRequest(
  request: WireRequest,
  { limits, turns, metrics }: Scorer,
  take: (result: ItemResult, id: string | undefined, index: number) => void,
): Promise<void> {
  await turns.run(request.items.length, (index) => {
    const item = request.item(index)
    const result = scoreItem(item, request.preset, limits)
    if (result.error) metrics.failed(result.error.code)
    else metrics.scored()
    take(result, item.id, index)
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
  return json(withId(request.id, `{"results":[${results}],"ms":${ms}}`))
}
