import type { Agent } from 'node:http'
import { type Answered, ask } from './ask'
import { drawCount, drawRow, isReward, type KnownRow } from './rows'

/** Longest body that is sent to be scored: the server takes 16 MiB. */
const MOST_BYTES = 15_000_000

/** A running server: one asks for a token, the other for a Host of this machine. */
export interface Target {
  readonly port: number
  readonly token?: string
}

/** What a call was, and what was wrong with its answer. */
export interface Called {
  readonly rows: number
  readonly bytes: number
  readonly ms: number
  readonly wrong: readonly string[]
}

export const authorization = ({ token }: Target): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` }

function drawRows(random: () => number, most: number): KnownRow[] {
  const rows: KnownRow[] = []
  let size = 0
  for (let left = drawCount(random, most); left > 0; left--) {
    const row = drawRow(random)
    size += Buffer.byteLength(row.response) + 200
    if (rows.length > 0 && size > MOST_BYTES) break
    rows.push(row)
  }
  return rows
}

/** Scores rows through one of the routes; every one must come back once, in its place. `name` is in the ids. */
export async function callScorer(
  random: () => number,
  name: string,
  target: Target,
  agent: Agent | false,
  slow = false,
): Promise<Called> {
  const route = slow ? '/v1/score' : drawRoute(random)
  const rows = drawRows(random, route.startsWith('/remote_rm') ? 1 : 3_000)
  const body = bodyOf(route, name, rows)
  const headers = authorization(target)
  const { port } = target
  const answer = await ask({ port, path: route, body, agent, headers, slow })
  const wrong = check(route, name, rows, answer).map((why) => `${name} ${route}, ${rows.length} rows: ${why}`)
  return { rows: rows.length, bytes: Buffer.byteLength(body), ms: answer.ms, wrong }
}

function drawRoute(random: () => number): string {
  const drawn = random()
  return drawn < 0.7 ? '/v1/score' : drawn < 0.9 ? '/get_reward' : drawn < 0.95 ? '/remote_rm' : '/remote_rm/object'
}

function bodyOf(route: string, name: string, rows: readonly KnownRow[]): string {
  if (route === '/v1/score') {
    const items = rows.map(({ response, truth }, i) => ({ id: `${name}-${i}`, response, ground_truth: truth }))
    return JSON.stringify({ id: name, items })
  }
  if (route === '/get_reward') {
    return JSON.stringify({
      query: rows.map(({ response }) => response),
      prompts: rows.map(() => ''),
      labels: rows.map(({ truth }) => truth),
    })
  }
  const [row] = rows
  return JSON.stringify({ prompt: '', response: row!.response, label: row!.truth })
}

function check(route: string, name: string, rows: readonly KnownRow[], { status, body }: Answered): string[] {
  if (status !== 200) return [`status ${status}: ${body.slice(0, 200)}`]
  const value = JSON.parse(body)
  let rewards: readonly unknown[]
  if (route === '/v1/score') {
    if (value.id !== name) return [`the id of another request: ${value.id}`]
    const ids: string[] = value.results.map((result: { id: string }) => result.id)
    const astray = ids.findIndex((id, i) => id !== `${name}-${i}`)
    if (astray >= 0) return [`row ${astray} has the id ${ids[astray]}`]
    rewards = value.results.map((result: { overall: number }) => result.overall)
  } else if (route === '/get_reward') rewards = value.rewards
  else rewards = [route === '/remote_rm' ? value : value.overall]
  if (rewards.length !== rows.length) return [`${rewards.length} results for ${rows.length} rows`]
  const swapped = rows.findIndex((row, i) => !isReward(rewards[i], row))
  return swapped < 0 ? [] : [`row ${swapped}: expected ${rows[swapped]!.reward}, received ${rewards[swapped]}`]
}
