import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { createServer } from '../../src/mcp/server'
import { createSessions, type SessionsOptions } from '../../src/mcp/sessions'
import { mapTools } from '../../src/tools/map-tools'
import type { Tool } from '../../src/tools/tool'
import { INITIALIZE } from './process'

const IDLE = 1_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  // A spy on the fake setTimeout goes first: restored later, it would put the fake back for the next file.
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Sessions with one tool that answers when it is let, and how many of them have ended. */
function watched(options: SessionsOptions = { maxIdleMs: IDLE }) {
  const waiting: (() => void)[] = []
  const slow = {
    ...mapTools[0]!,
    name: 'slow',
    outputSchema: z.object({ said: z.string() }),
    execute: () => new Promise<object>((resolve) => waiting.push(() => resolve({ said: 'Done.' }))),
  } as Tool
  const ended: number[] = []
  let count = 0
  const sessions = createSessions(() => {
    const [server, number] = [createServer({ tools: [slow] }), count++]
    server.server.onclose = () => ended.push(number)
    return server
  }, options)
  const send = (id: string | undefined, body: object | undefined, accept: string) => {
    const headers = new Headers({ 'content-type': 'application/json', accept })
    if (id !== undefined) headers.set('mcp-session-id', id)
    const method = body === undefined ? 'GET' : 'POST'
    return sessions.fetch(new Request('http://localhost/mcp', { method, headers }), body)
  }
  const both = 'application/json, text/event-stream'
  let requests = 0
  const post = (id: string | undefined, body: object) => send(id, body, both)
  return {
    sessions,
    ended,
    open: async () => (await post(undefined, INITIALIZE)).headers.get('mcp-session-id')!,
    ping: async (id: string) => (await post(id, { jsonrpc: '2.0', id: ++requests, method: 'ping' })).status,
    call: (id: string) =>
      post(id, { jsonrpc: '2.0', id: 'slow', method: 'tools/call', params: { name: 'slow', arguments: {} } }),
    cancel: (id: string) =>
      post(id, { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 'slow' } }),
    listen: (id: string) => send(id, undefined, 'text/event-stream'),
    /** Lets the slow call answer, once it has begun. */
    async finish() {
      await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0))
      waiting.shift()!()
      await settled()
    },
  }
}

/** Some turns of the event loop, which is not faked. */
async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve))
}

async function pass(ms: number): Promise<void> {
  await settled()
  await vi.advanceTimersByTimeAsync(ms)
  await settled()
}

describe('a session that is silent', () => {
  it('ends by itself when its time is over, and not before', async () => {
    const { open, ping, ended, sessions } = watched()
    const id = await open()
    await pass(IDLE - 1)
    expect(ended).toEqual([])
    await pass(2)
    expect(ended).toEqual([0])
    expect(await ping(id)).toBe(404)
    await sessions.close()
  })

  it('ends later for each request', async () => {
    const { open, ping, ended, sessions } = watched()
    const [used, silent] = [await open(), await open()]
    for (let i = 0; i < 5; i++) {
      await pass(IDLE * 0.6)
      expect(await ping(used)).toBe(200)
    }
    expect(ended).toEqual([1])
    expect(await ping(silent)).toBe(404)
    await pass(IDLE + 1)
    expect(ended).toEqual([1, 0])
    await sessions.close()
  })

  it('shares one timer with all others, which holds no process and is not moved by requests', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout')
    const { open, ping, ended, sessions } = watched()
    const ids = [await open(), await open(), await open()]
    await settled()
    const armed = set.mock.results.length
    for (let i = 0; i < 50; i++) await ping(ids[i % 3]!)
    expect(set.mock.results).toHaveLength(armed)
    expect(vi.getTimerCount()).toBe(1)
    expect((set.mock.results.at(-1)!.value as NodeJS.Timeout).hasRef()).toBe(false)
    await pass(IDLE + 1)
    expect(ended.toSorted()).toEqual([0, 1, 2])
    expect(vi.getTimerCount()).toBe(0)
    await sessions.close()
  })

  it('leaves no timer behind when all are closed', async () => {
    const { open, sessions } = watched()
    await open()
    await sessions.close()
    await settled()
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each([2 ** 40, Infinity])('lives long with a limit of %s ms, without a busy timer', async (maxIdleMs) => {
    const set = vi.spyOn(globalThis, 'setTimeout')
    const { open, ping, sessions } = watched({ maxIdleMs })
    const id = await open()
    await pass(60_000)
    expect(set.mock.calls.length).toBeLessThan(5)
    expect(await ping(id)).toBe(200)
    await sessions.close()
  })
})

describe('a session that is not silent', () => {
  it('has a request at work, and is silent from its answer on', async () => {
    const { open, call, finish, ended, sessions } = watched()
    const answer = call(await open())
    await pass(20 * IDLE)
    expect(ended).toEqual([])
    await finish()
    expect(await (await answer).text()).toContain('Done.')
    await pass(IDLE - 10)
    expect(ended).toEqual([])
    await pass(20)
    expect(ended).toEqual([0])
    await sessions.close()
  })

  it('is silent from the cancellation of its request on', async () => {
    const { open, call, cancel, ended, sessions } = watched()
    const id = await open()
    await call(id)
    await pass(20 * IDLE)
    await cancel(id)
    await pass(IDLE + 1)
    expect(ended).toEqual([0])
    await sessions.close()
  })

  it('has a client that listens, whatever it asks, and is silent from when that goes', async () => {
    const { open, ping, listen, ended, sessions } = watched()
    const id = await open()
    const stream = await listen(id)
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    await pass(20 * IDLE)
    expect(await ping(id)).toBe(200)
    await pass(20 * IDLE)
    expect(ended).toEqual([])
    await stream.body!.cancel()
    await pass(IDLE - 10)
    expect(ended).toEqual([])
    await pass(20)
    expect(ended).toEqual([0])
    await sessions.close()
  })

  it('is no longer there for who listens once the server closes', async () => {
    const { open, listen, sessions } = watched()
    const stream = await listen(await open())
    const text = stream.text()
    await settled()
    await sessions.close()
    expect(await text).not.toContain('data: {')
  })

  it('goes last when another needs its room', async () => {
    const { open, call, finish, ended, sessions } = watched({ maxSessions: 2 })
    const working = await open()
    const answer = call(working)
    await settled()
    await open()
    await open()
    expect(ended).toEqual([1])
    await finish()
    expect(await (await answer).text()).toContain('Done.')
    await sessions.close()
  })

  it('goes all the same when all are at work', async () => {
    const { open, call, ping, ended, sessions } = watched({ maxSessions: 2 })
    for (let i = 0; i < 2; i++) await call(await open())
    const newest = await open()
    expect(ended).toEqual([0])
    expect(await ping(newest)).toBe(200)
    await sessions.close()
  })
})

describe('a session that cannot be ended in peace', () => {
  it('costs no other one, and is told of', async () => {
    const told: string[] = []
    const sessions = createSessions(
      () => {
        const server = createServer()
        server.close = () => Promise.reject(new Error('no peace'))
        return server
      },
      { maxSessions: 1, onError: ({ message }) => told.push(message) },
    )
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const open = () => sessions.fetch(new Request('http://localhost/mcp', { method: 'POST', headers }), INITIALIZE)
    expect([(await open()).status, (await open()).status]).toEqual([200, 200])
    expect(told).toEqual(['no peace'])
    await sessions.close()
    expect(told).toEqual(['no peace', 'no peace'])
  })
})
