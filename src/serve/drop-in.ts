import { own } from '../base/fields/json-row'
import { rawElements, rawField } from '../base/json-text'
import type { Score } from '../score/result'
import { COMPONENTS, type Component } from '../score/result'
import { HttpError } from '../transport/http-error'
import { json, type Reply } from '../transport/http-reply'
import type { ItemResult } from './rows/score-item'
import { requestOf, type Scorer, scoreRequest } from './scorer'

/**
 * `POST /get_reward`, as OpenRLHF calls it: lists of `query` (prompt, response and special tokens), `prompts` and
 * `labels` to lists of numbers in the same order. Empty lists give empty lists.
 */
export async function getReward(value: unknown, text: string, scorer: Scorer): Promise<Reply> {
  const query = listOf(value, 'query')
  const prompts = listOf(value, 'prompts', query.length)
  const labels = listOf(value, 'labels', query.length)
  const items = query.map((response, i) => ({
    response,
    ground_truth: labels[i],
    ...(typeof prompts[i] === 'string' && { strip_prompt: prompts[i] }),
  }))
  const results = await scoreAllItems(items, () => rawElements(rawField(text, 'labels') ?? '') ?? [], scorer)
  const column = (name: Component) => results.map((result) => (result.error ? 0 : result[name]))
  const overall = results.map((result) => (result.error ? 0 : result.overall))
  const logs = Object.fromEntries(COMPONENTS.map((name) => [name, column(name)]))
  const extra = {
    ...logs,
    flag_count: results.map((result) => (result.error ? 0 : result.flags.length)),
    scorer_failed: results.map((result) => (result.error ? 1 : 0)),
  }
  return json(JSON.stringify({ rewards: overall, scores: overall, extra_logs: extra }))
}

/** `POST /remote_rm`, as slime and miles call it: one `{ prompt, response, label }`, and the body is the reward. */
export async function remoteReward(value: unknown, text: string, scorer: Scorer): Promise<Reply> {
  const score = await scoreOne(value, text, scorer)
  return json(String(score?.overall ?? 0))
}

/** `POST /remote_rm/object`: the whole score; `--reward-key overall` takes its number. */
export async function remoteRewardObject(value: unknown, text: string, scorer: Scorer): Promise<Reply> {
  const score = await scoreOne(value, text, scorer)
  const { measured: _, flags, error: __, ...numbers } = score ?? ZEROS
  return json(JSON.stringify({ ...numbers, flag_count: flags.length, scorer_failed: score === undefined ? 1 : 0 }))
}

const ZEROS: Score = {
  overall: 0,
  format: 0,
  accuracy: 0,
  map: 0,
  consistency: 0,
  reasoning: 0,
  measured: [],
  flags: [],
  error: null,
}

async function scoreOne(value: unknown, text: string, scorer: Scorer): Promise<Score | undefined> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpError(400, 'bad-request', 'expected an object with "response" and "label"')
  }
  const items = [{ response: own(value, 'response'), ground_truth: own(value, 'label') }]
  const [result] = await scoreAllItems(items, () => [rawField(text, 'label') ?? 'null'], scorer)
  return result?.error === null ? result : undefined
}

/**
 * The caller knows numbers only: under `raise` an item that cannot be scored refuses the request, and says which.
 * `labels` gives the JSON text of every truth, for those that are not text.
 */
async function scoreAllItems(
  items: readonly { readonly response: unknown; readonly ground_truth: unknown }[],
  labels: () => readonly string[],
  scorer: Scorer,
): Promise<readonly ItemResult[]> {
  const plain = items.every((item) => typeof item.ground_truth === 'string')
  const text = plain ? '{}' : `{"items":[${labels().map((label) => `{"ground_truth":${label}}`)}]}`
  const results: ItemResult[] = []
  await scoreRequest(requestOf({ items }, text, scorer), scorer, (result) => results.push(result))
  const bad = results.flatMap((result, i) =>
    result.error ? [`[${i}] ${result.error.code}: ${result.error.message}`] : [],
  )
  if (bad.length > 0 && scorer.onError === 'raise') {
    const told = bad.slice(0, 3).join('; ')
    throw new HttpError(422, 'unscorable', `${bad.length} of ${results.length} responses could not be scored: ${told}`)
  }
  return results
}

function listOf(value: unknown, name: string, length?: number): readonly unknown[] {
  const list = typeof value === 'object' && value !== null ? own(value, name) : undefined
  if (!Array.isArray(list) || (length !== undefined && list.length !== length)) {
    throw new HttpError(
      400,
      'bad-request',
      `expected "${name}" to be a list${length === undefined ? '' : ` of ${length}`}`,
    )
  }
  return list
}
