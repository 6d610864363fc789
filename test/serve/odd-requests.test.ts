import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ScoreServer, startScoreServer } from '../../src/serve/server'
import { postHead, sendRaw } from './raw'

const BODY = '{"items":[{"response":"<answer>B</answer>","ground_truth":"B"}]}'
const GOOD = postHead(BODY.length) + BODY

let server: ScoreServer
beforeAll(async () => {
  server = await startScoreServer({ preset: 'v2lo' })
})
afterAll(() => server.close(0))

/** The statuses of all answers on one connection, after `count` of them or once it is closed. */
async function statuses(text: string, count: number): Promise<string> {
  const all = (received: string) => [...received.matchAll(/HTTP\/1\.1 ([2-5]\d\d) /g)].map(([, status]) => status)
  return all(await sendRaw(server.port, [text], (received) => all(received).length >= count)).join()
}

const withHeader = (line: string, request = GOOD) => request.replace('\r\n', `\r\n${line}\r\n`)
const onLine = (line: string) => GOOD.replace('POST /v1/score HTTP/1.1', line)
const chunked = (extra = '') =>
  GOOD.slice(0, -BODY.length)
    .replace(/Content-Length: \d+\r\n/, `${extra}Transfer-Encoding: chunked\r\n`)
    .concat(`${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n`)

describe('requests that clients rarely send', () => {
  it.each([
    ['a tunnel behind a good one', `${GOOD}CONNECT a:443 HTTP/1.1\r\nHost: localhost\r\n\r\n`, '200,400'],
    ['a tunnel', 'CONNECT a:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', '400'],
    ['a tunnel before a good one', `CONNECT a:443 HTTP/1.1\r\nHost: localhost\r\n\r\n${GOOD}`, '400'],
    ['a wish to upgrade, which ends the connection', withHeader('Connection: Upgrade\r\nUpgrade: h2c') + GOOD, '200'],
    ['another expectation', withHeader('Expect: coffee') + GOOD, '417,200'],
    ['a URL of this machine as the path', onLine('POST http://localhost:80/v1/score HTTP/1.1'), '200'],
    ['a URL of another machine as the path', onLine('POST http://evil.example/v1/score HTTP/1.1'), '403'],
    ['the same in capitals', onLine('POST HTTP://EVIL.EXAMPLE/v1/score HTTP/1.1'), '400'],
    ['a user in such a URL', onLine('POST http://localhost:80@evil.example/v1/score HTTP/1.1'), '403'],
    ['two Hosts', withHeader('Host: evil.example'), '400'],
    ['two Hosts, the right one last', GOOD.replace('Host: localhost', 'Host: evil.example\r\nHost: localhost'), '400'],
    ['HTTP/1.0', onLine('POST /v1/score HTTP/1.0'), '200'],
    ['HTTP/1.0, kept alive', withHeader('Connection: keep-alive', onLine('POST /v1/score HTTP/1.0')) + GOOD, '200,200'],
    ['two lengths', withHeader(`Content-Length: ${BODY.length}`), '400'],
    ['a length and chunks', withHeader('Transfer-Encoding: chunked'), '400'],
    ['trailers', `${chunked()}x: y\r\n\r\n${GOOD}`, '200,200'],
    ['trailers without end', `${chunked()}${'x: yyyyyyyyyyyyyyyy\r\n'.repeat(2000)}`, '431'],
    ['a coding of the transfer', `${chunked('Transfer-Encoding: gzip\r\n')}\r\n`, '415'],
    ['many headers', withHeader(Array.from({ length: 900 }, (_, i) => `a${i}: b`).join('\r\n')), '200'],
    ['too many headers', withHeader(Array.from({ length: 4000 }, (_, i) => `a${i}: b`).join('\r\n')), '431'],
  ])('%s', async (_, text, expected) => {
    expect(await statuses(text, expected.split(',').length)).toBe(expected)
  })

  it('end the connection after a wish to upgrade: what came behind it is lost', async () => {
    expect(await sendRaw(server.port, [withHeader('Connection: Upgrade\r\nUpgrade: h2c') + GOOD])).toMatch(
      /^connection: close\r$/im,
    )
  })

  it('leave nothing in flight', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text()
    expect(text).toContain('\nv2lo_map_in_flight_requests 1\n')
  })
})

describe('bodies that take long to read', () => {
  const row = (fields: string) => `{"items":[{"response":"<answer>B</answer>","ground_truth":"B"},{${fields}}]}`
  const ask = async (body: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${server.url}/v1/score`, { method: 'POST', headers, body })
    return { status: response.status, json: await response.json() }
  }

  it.each([
    ['brackets of every depth', row(`"response":"","ground_truth":${'['.repeat(2e6)}${']'.repeat(2e6)}`)],
    ['brackets without end', '['.repeat(1e7)],
    ['millions of values', row(`"response":"","ground_truth":"","choices":[${'[],'.repeat(5e6)}0]`)],
  ])('%s are refused before they are read', async (_, body) => {
    const { status, json } = await ask(body)
    expect([status, json.error.code]).toEqual([413, 'too-complex'])
  })

  it.each([
    ['response', 1_000_001],
    ['ground_truth', 1_000_001],
    ['true_layout', 1_000_001],
    ['question', 50_001],
  ])('a long %s costs its own row only', async (field, length) => {
    const fields = { response: '', ground_truth: '', [field]: 'x'.repeat(length) }
    const { json } = await ask(row(JSON.stringify(fields).slice(1, -1)))
    const received = `received ${length}`
    expect(json.results).toMatchObject([
      { overall: 0.9 },
      { error: { code: 'too-long', message: expect.stringContaining(received) } },
    ])
    const { json: shorter } = await ask(
      row(JSON.stringify({ ...fields, [field]: 'x'.repeat(length - 1) }).slice(1, -1)),
    )
    expect(shorter.results[1].error).toBeNull()
  })

  it.each([
    ['one that is long', [`${'x'.repeat(50_000)}`]],
    ['very many', Array(50_001).fill('')],
  ])('choices, %s, cost their own row only', async (_, choices) => {
    const { json } = await ask(row(JSON.stringify({ response: '', ground_truth: '', choices }).slice(1, -1)))
    expect(json.results).toMatchObject([{ overall: 0.9 }, { error: { code: 'too-long' } }])
  })
})
