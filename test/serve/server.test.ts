import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { HTTP_SCHEMAS } from '../../src/schema/http'
import { type ScoreServer, startScoreServer } from '../../src/serve/server'
import { postHead, sendRaw, statusOf } from './raw'

const GOOD = '<map>[]</map><think>t</think><answer>2.4</answer>'
const ITEM = { id: 1, response: GOOD, ground_truth: '2.5' }
const BODY = JSON.stringify({ items: [ITEM] })

let server: ScoreServer
beforeAll(async () => {
  server = await startScoreServer({ preset: 'v2lo', version: '1.2.3', limits: { maxBytes: 100_000, maxItems: 100 } })
})
afterAll(() => server.close(0))

async function ask(path: string, body?: unknown, headers: Record<string, string> = {}, base = server.url) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
  const response = await fetch(base + path, body === undefined ? { headers } : init)
  const text = await response.text()
  const json =
    response.headers.get('content-type')?.startsWith('application/json') && text !== '' ? JSON.parse(text) : undefined
  return { status: response.status, headers: response.headers, text, json }
}

/** A request whose Host and Origin are free, which fetch's are not. */
function askAs(headers: Record<string, string>, path = '/v1/score', method = 'POST', port = server.port) {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request(
      { port, path, method, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }))
      },
    )
    sent.on('error', reject)
    sent.end(method === 'POST' ? BODY : undefined)
  })
}

describe('POST /v1/score', () => {
  it('gives one score for each row, in order', async () => {
    const { status, headers, json } = await ask('/v1/score', {
      id: 'b',
      items: [ITEM, { response: 5 }, { response: 'x', ground_truth: 'y' }],
    })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(json).toMatchObject({
      id: 'b',
      results: [{ id: 1, overall: 1 }, { error: { code: 'bad-response' } }, { overall: 0 }],
    })
  })

  it('takes a bare list and a single row too', async () => {
    expect((await ask('/v1/score', [ITEM, ITEM])).json.results).toHaveLength(2)
    expect((await ask('/v1/score', ITEM)).json.results).toMatchObject([{ id: 1, overall: 1 }])
    expect(
      (await ask('/v1/score', '{"response": "<answer>[1.0]</answer>", "ground_truth": [1.0]}')).json.results,
    ).toMatchObject([{ accuracy: 1 }])
  })

  it.each([
    ['malformed JSON', '{"items": [}', {}, 400, 'invalid-json'],
    ['no items', '{}', {}, 400, 'bad-request'],
    ['an unknown preset', '{"items": [], "preset": "x"}', {}, 400, 'bad-option'],
    ['too many items', JSON.stringify({ items: Array(101).fill(0) }), {}, 413, 'too-many-items'],
    ['a body over the limit', JSON.stringify({ items: [], x: 'x'.repeat(100_000) }), {}, 413, 'too-long'],
    ['another type', BODY, { 'content-type': 'text/plain' }, 415, 'bad-content-type'],
    ['another charset', BODY, { 'content-type': 'application/json; charset=utf-16' }, 415, 'bad-content-type'],
    ['a compressed body', BODY, { 'content-encoding': 'gzip' }, 415, 'bad-content-encoding'],
    ['a foreign page', BODY, { origin: 'https://evil.example' }, 403, 'bad-origin'],
    ['a page without an origin', BODY, { origin: 'null' }, 403, 'bad-origin'],
  ])('refuses %s', async (_, body, headers, status, code) => {
    const got = await ask('/v1/score', body, headers)
    expect(got.status).toBe(status)
    expect(got.json.error.code).toBe(code)
    expect(got.text).not.toMatch(/\n\s+at |\.[jt]s\b|node_modules/)
  })

  it('names the position in malformed JSON, never its text', async () => {
    const { json } = await ask('/v1/score', '{"secret": oops}')
    expect(json.error.message).toContain('position 11')
    expect(json.error.message).not.toContain('oops')
  })

  it('takes UTF-8 in either spelling, and pages of this machine', async () => {
    expect((await ask('/v1/score', BODY, { 'content-type': 'application/json;charset=UTF-8' })).status).toBe(200)
    expect((await ask('/v1/score', BODY, { origin: 'http://localhost:3000' })).status).toBe(200)
  })

  it('refuses a body that is no UTF-8', async () => {
    const body = Buffer.from('{"items": ["\xff"]}', 'latin1')
    const response = await fetch(`${server.url}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect([response.status, (await response.json()).error.code]).toEqual([400, 'invalid-utf8'])
  })
})

describe('the drop-in routes', () => {
  it('answer OpenRLHF', async () => {
    const prompts = ['<|im_start|>user\nq<|im_end|>\n<|im_start|>assistant\n', 'q']
    const query = [`${prompts[0]}${GOOD}<|im_end|>`, 'x']
    const { status, json } = await ask('/get_reward', { query, prompts, labels: ['2.5', 'B'] })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      rewards: [1, 0],
      scores: [1, 0],
      extra_logs: { format: [1, 0], scorer_failed: [0, 0] },
    })
    expect((await ask('/get_reward', { query: [], prompts: [], labels: [] })).json).toMatchObject({
      rewards: [],
      scores: [],
    })
  })

  it('answer slime and miles', async () => {
    expect((await ask('/remote_rm', { prompt: [], response: GOOD, label: 2.5 })).text).toBe('1')
    expect((await ask('/remote_rm', '{"response": "<answer>[1.0]</answer>", "label": [1.0]}')).text).toBe('0.9')
    expect((await ask('/remote_rm/object', { response: GOOD, label: '2.5' })).json).toMatchObject({
      overall: 1,
      format: 1,
      scorer_failed: 0,
    })
  })

  it('refuse what cannot be scored, or say 0 and that it is none, as asked', async () => {
    const bad = { query: ['x', 5], prompts: ['', ''], labels: ['B', 'B'] }
    const refused = await ask('/get_reward', bad)
    expect([refused.status, refused.json.error.code]).toEqual([422, 'unscorable'])
    expect(refused.json.error.message).toContain('[1] bad-response')
    const lenient = await startScoreServer({ preset: 'v2lo', onError: 'zero' })
    const told = await ask('/get_reward', bad, {}, lenient.url)
    expect(told.json).toMatchObject({ rewards: [0, 0], extra_logs: { scorer_failed: [0, 1] } })
    await lenient.close(0)
  })

  it('score by strict where nobody names a reward, as /v1/score does', async () => {
    const plain = await startScoreServer({})
    const { overall } = (await ask('/v1/score', { ...JSON.parse(BODY), preset: 'strict' })).json.results[0]
    const asked = { query: [GOOD], prompts: [''], labels: ['2.5'] }
    expect((await ask('/v1/score', BODY, {}, plain.url)).json.results[0].overall).toBe(overall)
    expect((await ask('/get_reward', asked, {}, plain.url)).json.rewards).toEqual([overall])
    expect((await ask('/get_reward', asked)).json.rewards).not.toEqual([overall])
    await plain.close(0)
  })

  it('refuse lists of different lengths', async () => {
    expect((await ask('/get_reward', { query: ['a'], prompts: [], labels: ['b'] })).json.error.code).toBe('bad-request')
  })
})

describe('the plain routes', () => {
  it('tell of the server', async () => {
    expect((await ask('/healthz')).json).toEqual({ status: 'ok' })
    expect((await ask('/readyz')).json).toEqual({ status: 'ready' })
    expect((await ask('/version')).json).toMatchObject({ name: 'v2lo-map', version: '1.2.3' })
    const refusals = /^v2lo_map_requests_total\{route="\/v1\/score",status="415"\} (\d+)$/m
    const refused = async () => Number(refusals.exec((await ask('/metrics')).text)?.[1] ?? 0)
    const before = await refused()
    await ask('/v1/score', BODY, { 'content-type': 'text/plain' })
    expect(await refused()).toBe(before + 1)
    await ask('/v1/score', [ITEM, { response: 5 }])
    const metrics = await ask('/metrics')
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(metrics.text).toMatch(/^v2lo_map_responses_scored_total [1-9]/m)
    expect(metrics.text).toMatch(/^v2lo_map_in_flight_requests 1$/m)
    expect(metrics.text).toMatch(/^v2lo_map_responses_failed_total\{code="bad-response"\} /m)
    for (const line of metrics.text.trim().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \S+ .+|[a-z0-9_]+(\{[^}]*\})? [-+.\de]+)$/)
  })

  it('answer other methods and paths', async () => {
    const head = await askAs({}, '/healthz', 'HEAD')
    expect([head.status, head.text]).toEqual([200, ''])
    const options = await askAs({}, '/v1/score', 'OPTIONS')
    expect([options.status, options.headers.allow]).toEqual([204, 'POST, OPTIONS'])
    const wrong = await askAs({}, '/v1/score', 'HEAD')
    expect([wrong.status, wrong.text, wrong.headers.allow]).toEqual([405, '', 'POST, OPTIONS'])
    expect((await ask('/nowhere')).status).toBe(404)
    expect((await askAs({}, '/constructor', 'GET')).status).toBe(404)
    expect((await askAs({}, '/healthz?x=1', 'GET')).status).toBe(200)
  })

  it('describe requests and replies as they are', async () => {
    const { json } = await ask('/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    expect(json.info.version).toBe('1.2.3')
    const { schemas } = json.components
    expect(Object.keys(schemas)).toEqual(Object.keys(HTTP_SCHEMAS))
    const text = JSON.stringify(json)
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(schemas).toHaveProperty(name!)
    const reply = (await ask('/v1/score', { items: [ITEM, { response: 5 }] })).json
    expect(HTTP_SCHEMAS.ScoreReply.parse(reply)).toEqual(reply)
    const rewards = (await ask('/get_reward', { query: ['x'], prompts: ['x'], labels: [1] })).json
    expect(HTTP_SCHEMAS.GetRewardReply.parse(rewards)).toEqual(rewards)
    expect(() => HTTP_SCHEMAS.ErrorReply.parse(rewards)).toThrow(z.ZodError)
    for (const path of ['/v1/score', '/get_reward', '/remote_rm', '/healthz', '/metrics'])
      expect(json.paths).toHaveProperty([path])
  })
})

describe('who may ask', () => {
  it('listens on loopback alone unless there is a token', async () => {
    for (const address of Object.values(networkInterfaces()).flatMap((all) => all ?? [])) {
      if (address.internal || address.family !== 'IPv4') continue
      await expect(fetch(`http://${address.address}:${server.port}/healthz`)).rejects.toThrow()
    }
    await expect(startScoreServer({ host: '0.0.0.0' })).rejects.toThrow(
      /expected a token for an address that other machines reach/,
    )
  })

  it('checks the Host against DNS rebinding', async () => {
    expect((await askAs({ host: 'evil.example' })).status).toBe(403)
    expect((await askAs({ host: 'localhost.evil.example:80' })).status).toBe(403)
    for (const host of ['localhost:1', '127.0.0.1', '[::1]:80', 'LOCALHOST'])
      expect((await askAs({ host })).status, host).toBe(200)
    const named = await startScoreServer({
      preset: 'v2lo',
      allowHosts: ['scorer.lan'],
      allowOrigins: ['https://my.page'],
    })
    expect(
      (await askAs({ host: 'scorer.lan:99', origin: 'https://my.page' }, '/v1/score', 'POST', named.port)).status,
    ).toBe(200)
    await named.close(0)
  })

  it('asks for the token everywhere but at the health checks', async () => {
    const locked = await startScoreServer({ preset: 'v2lo', token: 'secret', host: '127.0.0.1' })
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`
    for (const path of ['/version', '/metrics', '/openapi.json'])
      expect((await ask(path, undefined, {}, locked.url)).status).toBe(401)
    for (const path of ['/healthz', '/readyz']) expect((await ask(path, undefined, {}, locked.url)).status).toBe(200)
    for (const authorization of ['Bearer secret', 'bearer secret', basic('anyone:secret')])
      expect((await ask('/v1/score', BODY, { authorization }, locked.url)).status, authorization).toBe(200)
    for (const authorization of [
      '',
      'Bearer',
      'Bearer secret2',
      'Bearer secre',
      basic('secret:'),
      basic('secret'),
      'Digest secret',
    ]) {
      const refused = await ask('/v1/score', BODY, { authorization }, locked.url)
      expect([refused.status, refused.json.error.code], authorization).toEqual([401, 'unauthorized'])
      expect(refused.headers.get('www-authenticate')).toContain('Bearer')
    }
    expect(
      (await askAs({ host: 'scorer.lan', authorization: 'Bearer secret' }, '/v1/score', 'POST', locked.port)).status,
    ).toBe(200)
    await locked.close(0)
  })

  it.each([
    [{ port: 70_000 }, /expected a port from 0 to 65535/],
    [{ token: 'a b' }, /expected a token of visible ASCII/],
    [{ limits: { maxInFlight: 0 } }, /expected maxInFlight to be a whole number/],
    [{ preset: 'nope' as 'v2lo' }, /expected a preset/],
    [{ host: '203.0.113.9', token: 't' }, /which this machine does not have/],
  ])('refuses the options %j', async (options, sentence) => {
    await expect(startScoreServer(options)).rejects.toThrow(sentence)
  })

  it('says that a port is in use', async () => {
    await expect(startScoreServer({ port: server.port })).rejects.toThrow(
      /which is in use \(EADDRINUSE\); choose another/,
    )
  })
})

describe('connections', () => {
  it('refuse both ways of telling a length, headers of 20 kB, and what is no HTTP', async () => {
    expect(statusOf(await sendRaw(server.port, [postHead(2, 'Transfer-Encoding: chunked\r\n'), '{}']))).toBe(400)
    expect(
      statusOf(await sendRaw(server.port, [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`])),
    ).toBe(431)
    expect(statusOf(await sendRaw(server.port, ['\x16\x03\x01 hello\r\n\r\n']))).toBe(400)
  })

  it('answer a body that says it is too long before it is read, and close', async () => {
    // The rest of the body never comes: a server that waited for it would not answer.
    const text = await sendRaw(server.port, [postHead(1_000_000_000), 'x'.repeat(1000)], (t) => t.includes('too-long'))
    expect(statusOf(text)).toBe(413)
    expect(text.toLowerCase()).toContain('connection: close')
    const closed = await sendRaw(server.port, [postHead(1_000_000_000)])
    expect(statusOf(closed)).toBe(413)
  })

  it('stop reading a chunked body at the limit', async () => {
    const head =
      'POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'
    const chunk = `${(50_000).toString(16)}\r\n${'x'.repeat(50_000)}\r\n`
    expect(statusOf(await sendRaw(server.port, [head, chunk, 20, chunk, 20, chunk]))).toBe(413)
  })

  it('answer 100 requests on one connection in order', async () => {
    const one = (i: number) => {
      const body = JSON.stringify({ id: i, items: [ITEM] })
      return postHead(body.length) + body
    }
    const all = Array.from({ length: 100 }, (_, i) => one(i)).join('')
    const text = await sendRaw(server.port, [all], (t) => t.includes('{"id":99,'))
    expect([...text.matchAll(/\{"id":(\d+),"results"/g)].map((m) => Number(m[1]))).toEqual(
      Array.from({ length: 100 }, (_, i) => i),
    )
  })

  it('tell a client that waits for leave to go on, or not to', async () => {
    const leave = await sendRaw(server.port, [postHead(BODY.length, 'Expect: 100-continue\r\n'), 50, BODY], (t) =>
      t.includes('"results"'),
    )
    expect(leave).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/)
    const refused = await sendRaw(server.port, [postHead(1_000_000, 'Expect: 100-continue\r\n')], (t) =>
      t.includes('too-long'),
    )
    expect(statusOf(refused)).toBe(413)
  })

  it('end when a request does not come in time: no body, a slow one, slow headers', async () => {
    const hasty = await startScoreServer({ preset: 'v2lo', limits: { requestTimeoutMs: 500, headersTimeoutMs: 500 } })
    const drip = Array.from({ length: 20 }, () => ['x', 100]).flat()
    const ends = await Promise.all([
      sendRaw(hasty.port, [postHead(1000), '{}']),
      sendRaw(hasty.port, [postHead(1000), ...drip]),
      sendRaw(hasty.port, ['GET /healthz HTTP/1.1\r\n', ...drip]),
    ])
    for (const text of ends) expect([408, Number.NaN]).toContain(statusOf(text))
    expect((await ask('/healthz', undefined, {}, hasty.url)).status).toBe(200)
    expect((await ask('/metrics', undefined, {}, hasty.url)).text).toMatch(/^v2lo_map_in_flight_requests 1$/m)
    await hasty.close(0)
  })

  it('cost nothing when a client leaves in the middle of its body', async () => {
    const client = connect({ port: server.port, host: '127.0.0.1' })
    client.write(`${postHead(1000)}x`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await ask('/metrics')).text).toMatch(/^v2lo_map_in_flight_requests 2$/m)
    client.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await ask('/metrics')).text).toMatch(/^v2lo_map_in_flight_requests 1$/m)
    expect((await ask('/v1/score', BODY)).status).toBe(200)
  })
})

describe('at its limits', () => {
  it('answers 503 with Retry-After beyond the requests it holds, and recovers', async () => {
    const small = await startScoreServer({ preset: 'v2lo', limits: { maxInFlight: 3 } })
    const held = Array.from({ length: 3 }, () =>
      sendRaw(small.port, [postHead(BODY.length), 400, BODY], (t) => t.includes('"results"')),
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    const refused = await ask('/v1/score', BODY, {}, small.url)
    expect([refused.status, refused.json.error.code, refused.headers.get('retry-after')]).toEqual([503, 'busy', '1'])
    expect((await ask('/healthz', undefined, {}, small.url)).status).toBe(200)
    expect((await Promise.all(held)).map(statusOf)).toEqual([200, 200, 200])
    expect((await ask('/v1/score', BODY, {}, small.url)).status).toBe(200)
    await small.close(0)
  })

  it('answers 503 beyond the bytes it holds, and gives them back', async () => {
    const small = await startScoreServer({ preset: 'v2lo', limits: { maxBufferedBytes: 5000 } })
    const big = JSON.stringify({ items: [], x: 'x'.repeat(6000) })
    expect((await ask('/v1/score', big, {}, small.url)).status).toBe(503)
    expect((await ask('/v1/score', BODY, {}, small.url)).status).toBe(200)
    await small.close(0)
  })

  it('answers a health check while it scores large batches', async () => {
    const hostile = { response: `<answer>${'< '.repeat(100_000)}`, ground_truth: 'B' }
    const open = await startScoreServer({ preset: 'v2lo' })
    const batches = Array.from({ length: 10 }, () => ask('/v1/score', { items: Array(20).fill(hostile) }, {}, open.url))
    const waits: number[] = []
    const done = Promise.all(batches).then(() => 'done')
    while ((await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 20))])) !== 'done') {
      const started = performance.now()
      await ask('/healthz', undefined, {}, open.url)
      waits.push(performance.now() - started)
    }
    for (const { status } of await Promise.all(batches)) expect(status).toBe(200)
    waits.sort((a, b) => a - b)
    expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(1000)
    await open.close(0)
  })

  it('finishes what it has begun when it is closed, and takes nothing new', async () => {
    const ending = await startScoreServer({ preset: 'v2lo' })
    const begun = sendRaw(ending.port, [postHead(BODY.length), 300, BODY])
    await new Promise((resolve) => setTimeout(resolve, 100))
    const closed = ending.close()
    await expect(fetch(`${ending.url}/healthz`)).rejects.toThrow()
    const text = await begun
    expect(statusOf(text)).toBe(200)
    expect(text.toLowerCase()).toContain('connection: close')
    await closed
    await ending.close()
  })
})
