import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HTTP_SCHEMAS } from '../../src/schema/http'
import { type ScoreServer, startScoreServer } from '../../src/serve/server'

const GOOD = '<map>[]</map><think>t</think><answer>2.4</answer>'

const says = (...texts: string[]) => ({
  id: 'resp_1',
  object: 'response',
  output: [
    { type: 'reasoning', summary: [{ type: 'summary_text', text: '<answer>9</answer>' }] },
    {
      type: 'message',
      role: 'assistant',
      content: texts.map((text) => ({ type: 'output_text', text, annotations: [] })),
    },
  ],
})
const ROW = { responses_create_params: { input: 'How far?' }, ground_truth: '2.5', extra: { n: 1 } }

let server: ScoreServer
let lenient: ScoreServer
beforeAll(async () => {
  server = await startScoreServer({ preset: 'v2lo' })
  lenient = await startScoreServer({ preset: 'v2lo', onError: 'zero' })
})
afterAll(() => Promise.all([server.close(0), lenient.close(0)]))

async function post(path: string, body: unknown, base = server.url) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, text, json: JSON.parse(text) }
}

describe('POST /verify', () => {
  it('says the whole request again, and the reward with its parts', async () => {
    const asked = { ...ROW, response: says(GOOD) }
    const { status, json } = await post('/verify', asked)
    expect(status).toBe(200)
    const parts = { format: 1, accuracy: 1, map: 0, consistency: 0, reasoning: 0 }
    const numbers = Object.fromEntries(Object.entries(parts).map(([name, value]) => [`v2lo_${name}`, value]))
    expect(json).toEqual({
      ...asked,
      reward: 1,
      reward_components: parts,
      ...numbers,
      v2lo_flag_count: 0,
      v2lo_scorer_failed: 0,
    })
    expect(HTTP_SCHEMAS.VerifyReply.parse(json)).toEqual(json)
  })

  it('keeps what was written as it was written, but for an old verdict', async () => {
    const { text, json } = await post(
      '/verify',
      `{"big": 12345678901234567890, "reward": "old", "a\\u0062": 1.0, "ground_truth": [1.0],
        "response": ${JSON.stringify(says('<map>[]</map><think></think><answer>[1.0]</answer>'))}}`,
    )
    expect(text).toContain('"big":12345678901234567890')
    expect(text).toContain('"ab":1.0')
    expect(text.match(/"reward":/g)).toHaveLength(1)
    // A truth that is no text is compared as it was written: [1.0], not [1].
    expect(json).toMatchObject({ reward: 1, v2lo_accuracy: 1 })
  })

  it.each([
    ['the metadata of the row', { verifier_metadata: { ground_truth: '2.5' } }],
    ["the gym's own key for a truth", { expected_answer: '2.5' }],
    ['the row before its metadata', { ground_truth: '2.5', verifier_metadata: { ground_truth: '99' } }],
  ])('takes the truth from %s', async (_, row) => {
    expect((await post('/verify', { ...row, response: says(GOOD) })).json.reward).toBe(1)
  })

  it('gives the question, the choices and the true map to the scorer', async () => {
    const box = { label: 'sofa', bbox: [0, 1, 1, 2] }
    const row = {
      ground_truth: 'B',
      question: 'Which is nearer?',
      choices: ['A. bed', 'B. sofa'],
      true_layout: [box],
      response: says(`<map>${JSON.stringify([box])}</map><think>t</think><answer>B</answer>`),
    }
    const strict = await startScoreServer({})
    const { json } = await post('/verify', row, strict.url)
    const { response: _, ...fields } = row
    const item = { ...fields, response: row.response.output[1]!.content![0]!.text }
    const [score] = (await post('/v1/score', [item], strict.url)).json.results
    await strict.close(0)
    expect(score.measured).toContain('map')
    expect(json).toMatchObject({ reward: score.overall, v2lo_map: score.map, v2lo_accuracy: score.accuracy })
  })

  it('scores the last assistant message, all of its text', async () => {
    const cut = says(GOOD.slice(0, 20), GOOD.slice(20))
    const early = says('<answer>0</answer>').output[1]!
    const user = { ...early, role: 'user' }
    const asked = { ...ROW, response: { output: [early, ...cut.output, user, { type: 'function_call' }] } }
    expect((await post('/verify', asked)).json.reward).toBe(1)
    const plain = { output: [{ type: 'message', role: 'assistant', content: GOOD }] }
    expect((await post('/verify', { ...ROW, response: plain })).json.reward).toBe(1)
  })

  it('gives a response without a message 0, which is its score', async () => {
    const { json } = await post('/verify', { ...ROW, response: { output: [{ type: 'function_call' }] } })
    expect(json).toMatchObject({ reward: 0, v2lo_scorer_failed: 0 })
  })

  it.each([
    ['no response', { ground_truth: 'B' }],
    ['a response that is text', { ground_truth: 'B', response: GOOD }],
    ['a list', [1]],
  ])('refuses %s', async (_, body) => {
    const { status, json } = await post('/verify', body)
    expect([status, json.error.code]).toEqual([400, 'bad-request'])
  })

  it('refuses a row that cannot be scored, or tells the gym to leave it out, as asked', async () => {
    const asked = { response: says(GOOD) }
    const refused = await post('/verify', asked)
    expect([refused.status, refused.json.error.code]).toEqual([422, 'unscorable'])
    expect(refused.json.error.message).toMatch(/bad-truth: /)
    const { status, json } = await post('/verify', asked, lenient.url)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      ...asked,
      reward: 0,
      v2lo_scorer_failed: 1,
      mask_sample: true,
      failure_kind: 'verifier_error',
      _ng_failure_class: 'verifier_error',
    })
    expect(json.failure_reason).toMatch(/^bad-truth: /)
    expect(Object.keys(json.reward_components)).toEqual(['format', 'accuracy', 'map', 'consistency', 'reasoning'])
    expect(HTTP_SCHEMAS.VerifyReply.parse(json)).toEqual(json)
  })
})

describe('the other routes of a gym', () => {
  it('say that the server is there, and confirm a session', async () => {
    expect(await (await fetch(server.url)).json()).toEqual({ status: 'ok' })
    expect((await post('/seed_session', ROW)).json).toEqual({})
    const id = { resources_session_id: 's1', episode_id: 'e', task_id: 't', task_data: {} }
    expect((await post('/seed_session', id)).json).toEqual({ resources_session_id: 's1' })
  })

  it('describe the numbers of a run, and leave out what could not be scored', async () => {
    const said = (task: number, reward: number, more: object = {}) => ({
      _ng_task_index: task,
      _ng_rollout_index: 0,
      reward,
      text: 'x',
      ...more,
    })
    const { json } = await post('/aggregate_metrics', {
      verify_responses: [
        said(1, 1, { response: { usage: { total_tokens: 7 } } }),
        said(0, 0.5, { solved: true }),
        said(0, 0, { solved: false }),
        said(0, 0, { v2lo_scorer_failed: 1 }),
        said(1, 0, { mask_sample: true }),
      ],
    })
    expect(HTTP_SCHEMAS.AggregateReply.parse(json)).toEqual(json)
    const half = { mean: 0.25, max: 0.5, min: 0, median: 0.25, std: Math.sqrt(0.125) }
    expect(json.group_level_metrics[0]).toMatchObject({
      _ng_task_index: 0,
      ...Object.fromEntries(Object.entries(half).map(([name, value]) => [`${name}/reward`, value])),
      'mean/solved': 0.5,
      num_rollouts: 3,
      scorer_failed: 1,
    })
    expect(json.group_level_metrics[1]).toMatchObject({ _ng_task_index: 1, 'mean/total_tokens': 7, 'std/reward': 0 })
    expect(json.agent_metrics).toMatchObject({ 'mean/reward': 0.5, 'median/reward': 0.5, scorer_failed: 2 })
    // One value among several rollouts has no deviation.
    expect(json.agent_metrics).not.toHaveProperty(['std/total_tokens'])
    expect(json.key_metrics).toMatchObject({ 'mean/reward': 0.5, 'mean/solved': 0.5 })
    expect(Object.keys(json.key_metrics).every((name) => name.startsWith('mean/'))).toBe(true)
  })

  it('describe an empty run, and a run of failures alone', async () => {
    const empty = { group_level_metrics: [], agent_metrics: {}, key_metrics: {} }
    expect((await post('/aggregate_metrics', { verify_responses: [] })).json).toEqual(empty)
    const { json } = await post('/aggregate_metrics', { verify_responses: [{ mask_sample: true }] })
    expect(json.agent_metrics).toEqual({ num_rollouts: 1, scorer_failed: 1 })
    expect((await post('/aggregate_metrics', {})).status).toBe(400)
    const many = Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`n${i}`, i]))
    expect((await post('/aggregate_metrics', { verify_responses: [many] })).status).toBe(413)
    const huge = await post('/aggregate_metrics', { verify_responses: [{ reward: 1e308 }, { reward: 1e308 }] })
    expect(huge.json.agent_metrics).toEqual({
      'max/reward': 1e308,
      'min/reward': 1e308,
      num_rollouts: 2,
      scorer_failed: 0,
    })
  })
})
