import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { serveOverHttp } from '../../src/mcp/serve-http'
import { startScoreServer } from '../../src/serve/server'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const notBuilt = !existsSync(cli)

const BODY = '{"items":[{"response":"<answer>B</answer>","ground_truth":"B"}]}'

function post(path: string, body = BODY, host = 'localhost', type = 'application/json'): string {
  const headers = `Host: ${host}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n`
  return `POST ${path} HTTP/1.1\r\n${headers}\r\n${body}`
}

/** Sends bytes on one connection and resets it after so many milliseconds; 0: as soon as they are on their way. */
async function sendAndReset(port: number, bytes: string, ms: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
  if (ms > 0) await wait(ms)
  socket.resetAndDestroy()
}

describe('three requests in one piece, then a reset', () => {
  it.each([
    ['wrong paths', post('/nope').repeat(3)],
    ['wrong types', post('/v1/score', BODY, 'localhost', 'text/plain').repeat(3)],
    ['strange hosts', post('/v1/score', BODY, 'evil.example').repeat(3)],
    ['good ones', post('/v1/score').repeat(3)],
    ['a refused one before a good one', post('/nope') + post('/v1/score')],
    ['a good one before a refused one', post('/v1/score') + post('/nope')],
  ])('of %s leave the scorer with all its room', async (_, bytes) => {
    const server = await startScoreServer({ limits: { maxInFlight: 5 } })
    for (let round = 0; round < 30; round++) await sendAndReset(server.port, bytes, round % 3)
    const headers = { 'content-type': 'application/json' }
    const ask = async () => (await fetch(`${server.url}/v1/score`, { method: 'POST', headers, body: BODY })).status
    await expect.poll(ask).toBe(200)
    const metrics = async () => (await fetch(`${server.url}/metrics`)).text()
    await expect.poll(metrics).toMatch(/^v2lo_map_in_flight_requests 1$/m)
    await server.close(0)
  })

  it.each([
    ['wrong paths', post('/nope').repeat(3)],
    ['wrong types', post('/mcp', '{}', 'localhost', 'text/plain').repeat(3)],
    ['strange hosts', post('/mcp', '{}', 'evil.example').repeat(3)],
    ['what is not a message', post('/mcp', '{}').repeat(3)],
  ])('of %s leave the MCP server with nothing in flight', async (_, bytes) => {
    const server = await serveOverHttp({}, {})
    for (let round = 0; round < 30; round++) await sendAndReset(server.port, bytes, round % 3)
    await expect.poll(server.inFlight).toBe(0)
    expect((await fetch(server.url, { method: 'POST', body: '{}' })).status).toBe(415)
    await server.close(0)
  })
})

describe.skipIf(notBuilt)('SIGTERM with a second request queued', () => {
  it('answers both and ends with exit code 0 at once', async () => {
    const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--exit-with-parent'])
    const ended = new Promise((resolve) => child.on('close', resolve))
    const line = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))))
    const port = Number(new URL(JSON.parse(line).url).port)
    const item = { response: `<answer>${'< '.repeat(20_000)}`, ground_truth: 'B' }
    const slow = JSON.stringify({ items: Array(200).fill(item) })
    const socket = connect({ port, host: '127.0.0.1' })
    let text = ''
    socket.on('data', (chunk) => (text += chunk))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write(post('/v1/score', slow) + post('/v1/score'))
    const inFlight = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    await expect.poll(inFlight).toMatch(/^v2lo_map_in_flight_requests 2$/m)
    const started = Date.now()
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(Date.now() - started).toBeLessThan(8_000)
    await closed
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
    expect(text.match(/connection: close/gi)).toHaveLength(1)
  })
})
