import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ScoreServer, startScoreServer } from '../../src/serve/server'
import { drawFrom, storm } from '../transport/storm'

const SEED = 20261128
const BODY = '{"items":[{"response":"<answer>B</answer>","ground_truth":"B"}]}'

let server: ScoreServer
beforeAll(async () => {
  server = await startScoreServer({ limits: { maxInFlight: 200 } })
})
afterAll(() => server.close(0))

/** The requests in flight besides the one that asks. */
async function inFlight(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^v2lo_map_in_flight_requests (\d+)$/m.exec(text)![1]) - 1
}

it(`answers in order and counts right through 1,000 connections of faults, seed ${SEED}`, async () => {
  const draw = drawFrom('/v1/score', [[BODY, 200]], 16_777_216)
  const report = await storm({ port: server.port, seed: SEED, connections: 1_000, draw })
  expect(report.wrong).toEqual([])
  expect(report.resets).toBeGreaterThan(300)
  expect(report.answers).toBeGreaterThan(1_000)
  await expect.poll(inFlight, { timeout: 5_000 }).toBe(0)
})
