import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { V2loError } from '../../src/base/error'
import { createLayout } from '../../src/layout/layout'
import { createInFlight } from '../../src/mcp/in-flight'
import { withSecretHandles } from '../../src/mcp/secret-handles'
import { createServer, type McpServerOptions } from '../../src/mcp/server'
import { createSessions } from '../../src/mcp/sessions'
import { createLayoutStore } from '../../src/tools/store'
import type { Tool } from '../../src/tools/tool'
import { INITIALIZE } from './process'

async function connect(options: McpServerOptions = {}) {
  const [here, there] = InMemoryTransport.createLinkedPair()
  const server = createServer(options)
  await server.connect(there as never)
  const client = new Client({ name: 'test', version: '0' })
  await client.connect(here as never)
  return client
}

/** A tool that does what `run` says. */
function toolThat(run: (input: { readonly word?: string }) => object): Tool {
  return {
    name: 'try_it',
    title: 'Try it',
    description: 'Tries',
    inputSchema: z.object({ word: z.string().optional() }),
    outputSchema: z.looseObject({}),
    annotations: {
      title: 'Try it',
      readOnlyHint: true,
      idempotentHint: true,
      destructiveHint: false,
      openWorldHint: false,
    },
    execute: run,
  } as unknown as Tool
}

const callIt = (client: Client, given: Record<string, unknown> = {}) =>
  client.callTool({ name: 'try_it', arguments: given })

describe('createServer', () => {
  it('names itself, with the version it is given', async () => {
    const client = await connect({ name: 'mine', version: '3.2.1' })
    expect(client.getServerVersion()).toMatchObject({ name: 'mine', version: '3.2.1' })
  })

  it('offers the tools it is given instead of its own', async () => {
    const client = await connect({ tools: [toolThat(({ word }) => ({ said: word }))] })
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['try_it'])
    expect((await callIt(client, { word: 'x' })).structuredContent).toEqual({ said: 'x' })
  })

  it('tells what a tool complains of, in one line that is never long', async () => {
    const complain = (received: string) =>
      toolThat(() => {
        throw new V2loError({ code: 'bad-option', expected: 'a name', received, remedy: 'try "sofa"' })
      })
    const say = async (received: string) => (await callIt(await connect({ tools: [complain(received)] }))).content
    expect(await say('none')).toEqual([{ type: 'text', text: 'expected a name, received none; try "sofa"' }])
    expect(await say('\u001b[2J\n')).toEqual([
      { type: 'text', text: 'expected a name, received \\u001b[2J\\u000a; try "sofa"' },
    ])
    const [long] = await say('x'.repeat(1e6))
    expect((long as { text: string }).text).toHaveLength(1_000)
  })

  it('keeps the mistakes of a tool to itself and tells them where it was asked to', async () => {
    const told: unknown[] = []
    const broken = toolThat(() => {
      throw new TypeError('secret path')
    })
    const result = await callIt(await connect({ tools: [broken], onError: (error) => told.push(error) }))
    expect(result).toMatchObject({ isError: true })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(told).toMatchObject([{ message: 'secret path' }])
  })

  it('refuses a result that would fill a model’s context, and says how to ask for less', async () => {
    const result = await callIt(await connect({ tools: [toolThat(() => ({ said: 'x'.repeat(1_000_001) }))] }))
    expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('"limit"') }] })
    expect(result.structuredContent).toBeUndefined()
  })

  it('refuses a resource that would fill a context, and says what gives it page by page', async () => {
    const store = createLayoutStore()
    const client = await connect({ store })
    const handle = store.put(
      createLayout(
        Array.from({ length: 15_000 }, (_, i) => ({
          label: 'x',
          bbox: [i, 0, i + 0.5, 1] as const,
          id: `thing number ${i}`,
        })),
      ),
    )
    for (const folder of ['layouts', 'drawings'])
      await expect(client.readResource({ uri: `v2lo-map://${folder}/${handle}` })).rejects.toThrow(/describe_map/)
  })

  it('shares maps only where it is given a store to share', async () => {
    const store = createLayoutStore()
    const [one, two, other] = [await connect({ store }), await connect({ store }), await connect()]
    store.put(createLayout([{ label: 'sofa', bbox: [0, 0, 1, 1] }]))
    const uris = async (client: Client) => (await client.listResources()).resources.map(({ uri }) => uri)
    expect(await uris(one)).toEqual(await uris(two))
    expect(await uris(one)).toContain('v2lo-map://layouts/map-1')
    expect(await uris(other)).toEqual(['v2lo-map://conventions'])
  })
})

describe('withSecretHandles', () => {
  const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 1, 1] }])

  it('finds a map by the handle it gave, and by nothing else', () => {
    const store = withSecretHandles(createLayoutStore())
    const [first, second] = [store.put(layout), store.put(layout)]
    expect(first).not.toBe(second)
    expect(store.get(first)).toEqual(layout)
    expect(store.get('map-1')).toBeUndefined()
    expect(store.list()).toEqual([])
  })
})

describe('createInFlight', () => {
  it('counts requests without an answer, an id twice where it is in use twice, and nothing below zero', async () => {
    const inFlight = createInFlight()
    inFlight.finish(1)
    inFlight.start(1)
    inFlight.start(1)
    inFlight.start('1')
    let settled = false
    const all = inFlight.atMost(0).then(() => {
      settled = true
    })
    await inFlight.atMost(3)
    inFlight.finish(1)
    inFlight.finish('1')
    await inFlight.atMost(1)
    expect(settled).toBe(false)
    inFlight.finish(1)
    await all
  })
})

describe('createSessions', () => {
  const initialize = () => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    return new Request('http://localhost/mcp', { method: 'POST', headers })
  }

  it('never holds more than its bound, however many come at once', async () => {
    const sessions = createSessions(() => createServer(), { maxSessions: 5 })
    const opened = await Promise.all(Array.from({ length: 50 }, () => sessions.fetch(initialize(), INITIALIZE)))
    // One that had to go before it was answered is told so.
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200, 404]))
    const ids = opened.flatMap(({ headers }) => headers.get('mcp-session-id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const ping = { jsonrpc: '2.0', id: 1, method: 'ping' }
    const statuses = await Promise.all(
      ids.map(async (id) => {
        const request = initialize()
        request.headers.set('mcp-session-id', id)
        return (await sessions.fetch(request, ping)).status
      }),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(5)
    await sessions.close()
  })

  it('end when they were silent for too long', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const sessions = createSessions(() => createServer(), { maxIdleMs: 1_000 })
      const open = async () => (await sessions.fetch(initialize(), INITIALIZE)).headers.get('mcp-session-id')!
      const ping = async (id: string) => {
        const request = initialize()
        request.headers.set('mcp-session-id', id)
        return (await sessions.fetch(request, { jsonrpc: '2.0', id: 1, method: 'ping' })).status
      }
      const [silent, busy] = [await open(), await open()]
      vi.setSystemTime(Date.now() + 900)
      expect(await ping(busy)).toBe(200)
      vi.setSystemTime(Date.now() + 200)
      await open()
      expect([await ping(silent), await ping(busy)]).toEqual([404, 200])
      await sessions.close()
    } finally {
      vi.useRealTimers()
    }
  })

  it('opens none for a request that the protocol refuses', async () => {
    let closed = 0
    const create = () => {
      const server = createServer()
      server.server.onclose = () => closed++
      return server
    }
    const sessions = createSessions(create, {})
    const refused = await sessions.fetch(new Request('http://localhost/mcp', { method: 'POST' }), INITIALIZE)
    expect(refused.status).toBe(406)
    expect(closed).toBe(1)
  })
})
