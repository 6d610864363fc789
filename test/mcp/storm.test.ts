import { afterAll, beforeAll, expect, it } from 'vitest'
import type { McpHttpServer } from '../../src/mcp/http'
import { serveOverHttp } from '../../src/mcp/serve-http'
import { drawFrom, storm } from '../transport/storm'
import { INITIALIZE } from './process'

const SEED = 20261129
const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}'

let server: McpHttpServer
beforeAll(async () => {
  server = await serveOverHttp({}, {})
})
afterAll(() => server.close(0))

it(`answers in order and counts right through 1,000 connections of faults, seed ${SEED}`, async () => {
  const accept = (text: string) => text.replace('\r\n', '\r\nAccept: application/json, text/event-stream\r\n')
  const drawn = drawFrom(
    '/mcp',
    [
      [JSON.stringify(INITIALIZE), 200],
      [PING, 400],
    ],
    16_777_216,
  )
  const draw = (random: () => number) => {
    const sent = drawn(random)
    return { ...sent, text: accept(sent.text) }
  }
  const report = await storm({ port: server.port, seed: SEED, connections: 1_000, draw })
  expect(report.wrong).toEqual([])
  expect(report.resets).toBeGreaterThan(300)
  expect(report.answers).toBeGreaterThan(1_000)
  await expect.poll(server.inFlight, { timeout: 5_000 }).toBe(0)
})
