import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPooledItems } from '../../../src/cli/jobs/score-items'
import { type ScoreServer, startServer } from '../../../src/serve/server'

// Each takes a millisecond or so to score.
const think = Array.from({ length: 60 }, (_, i) => `We get ${i}.5 + ${i} = ${2 * i}.5 m, and 3 * ${i} = ${3 * i}.`)
const items = Array.from({ length: 400 }, (_, id) => ({
  id,
  response: `<map>[]</map><think>${think.join(' ')}</think><answer>${id % 2 ? 'B' : 'C'}</answer>`,
  ground_truth: 'B',
}))

describe('a server whose workers cannot be started', () => {
  const pooled = createPooledItems(2, join(import.meta.dirname, 'there-is-no-such-script.js'))!
  let server: ScoreServer
  beforeAll(async () => {
    server = await startServer({ preset: 'strict' }, pooled.score)
  })
  afterAll(async () => {
    await server.close(0)
    await pooled.close()
  })

  // The first request finds out; from the second on nothing is sent to workers.
  it.each(['first', 'second'])('answers the %s request whole, and others while it is scored', async () => {
    const headers = { 'content-type': 'application/json' }
    let isScored = false
    const scoring = fetch(`${server.url}/v1/score`, { method: 'POST', headers, body: JSON.stringify({ items }) }).then(
      async (response) => {
        const { results } = await response.json()
        isScored = true
        return results as { id: number; accuracy: number }[]
      },
    )
    let answersMeanwhile = 0
    while (!isScored) {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      if (!isScored) answersMeanwhile++
    }
    const results = await scoring
    expect(answersMeanwhile).toBeGreaterThan(5)
    expect(results.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    for (const [i, { accuracy }] of results.entries()) expect(accuracy).toBe(i % 2)
  })
})
