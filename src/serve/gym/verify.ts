import { rawMembers } from '../../base/json-text'
import { COMPONENTS } from '../../score/result'
import { HttpError } from '../../transport/http-error'
import { json, type Reply } from '../../transport/http-reply'
import type { ItemResult } from '../rows/score-item'
import { requestOf, type Scorer, scoreRequest } from '../scorer'
import { fieldOf, lastMessage } from './responses'

/** The fields of a row that are scored, each with the keys it may have in a row of NeMo Gym, the first one first. */
const ROW_KEYS = {
  ground_truth: ['ground_truth', 'expected_answer'],
  question: ['question'],
  choices: ['choices'],
  true_layout: ['true_layout'],
} as const

/**
 * `POST /verify`, as NeMo Gym and verifiers call it: a row and the `response` it got, in the form of OpenAI's Responses
 * API, to the same with its `reward` beside it. What is scored stands in the row or in its `verifier_metadata`. The
 * parts of the score are `reward_components`, and numbers of their own too, because a gym averages nothing nested.
 */
export async function verify(value: unknown, text: string, scorer: Scorer): Promise<Reply> {
  const response = lastMessage(fieldOf(value, 'response'))
  if (response === undefined)
    throw new HttpError(400, 'bad-request', 'expected an object with a "response" that has a list "output"')
  const row = rawMembers(text)
  const metadata = rawMembers(row.get('verifier_metadata') ?? '')
  const fields = Object.entries(ROW_KEYS).flatMap(([name, keys]) => {
    const found = keys.map((key) => row.get(key) ?? metadata.get(key)).find((raw) => raw !== undefined)
    return found === undefined ? [] : [`"${name}":${found}`]
  })
  const body = `{"items":[{${[`"response":${JSON.stringify(response)}`, ...fields]}}]}`
  const results: ItemResult[] = []
  await scoreRequest(requestOf(JSON.parse(body), body, scorer), scorer, (result) => results.push(result))
  return json(echo(row, verdict(results[0]!, scorer)))
}

/** What is said of a row. The gym's own names for a failure keep it out of rewards, metrics and second tries. */
function verdict(result: ItemResult, { onError }: Scorer): object {
  if (!result.error) {
    const components = Object.fromEntries(COMPONENTS.map((name) => [name, result[name]]))
    return { reward: result.overall, reward_components: components, ...numbers(result) }
  }
  const reason = `${result.error.code}: ${result.error.message}`
  if (onError === 'raise') throw new HttpError(422, 'unscorable', `the response could not be scored: ${reason}`)
  return {
    reward: 0,
    reward_components: Object.fromEntries(COMPONENTS.map((name) => [name, 0])),
    ...numbers(result),
    mask_sample: true,
    failure_kind: 'verifier_error',
    failure_reason: reason,
    _ng_failure_class: 'verifier_error',
    _ng_failure_terminal: true,
  }
}

/** The parts of a score under names that no row has. */
function numbers(result: ItemResult): Readonly<Record<string, number>> {
  return {
    ...Object.fromEntries(COMPONENTS.map((name) => [`v2lo_${name}`, result.error ? 0 : result[name]])),
    v2lo_flag_count: result.error ? 0 : result.flags.length,
    v2lo_scorer_failed: result.error ? 1 : 0,
  }
}

/** The request as it was written, with what is new in place of what it may say itself. */
function echo(row: ReadonlyMap<string, string>, added: object): string {
  const members = new Map(row)
  for (const [name, value] of Object.entries(added)) members.set(name, JSON.stringify(value))
  return `{${[...members].map(([name, raw]) => `${JSON.stringify(name)}:${raw}`)}}`
}
