import { PassThrough } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { describe, expect, it } from 'vitest'
import { createEndpoint } from '../../src/mcp/endpoint'
import { serveOverStdio } from '../../src/mcp/stdio'
import { INITIALIZE, INITIALIZED, lines } from './process'

/** A server with one tool, which answers after a moment. */
function slowServer(): McpServer {
  const server = new McpServer({ name: 'slow', version: '0' }, { capabilities: { tools: {} } })
  server.registerTool('slow', {}, async () => {
    await wait(20)
    return { content: [{ type: 'text', text: 'x'.repeat(10_000) }] }
  })
  return server
}

const call = (id: number) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'slow', arguments: {} } })
const PING = { jsonrpc: '2.0', id: 'p', method: 'ping' }

type Serve = (input: PassThrough, output: PassThrough) => void
const theirs: Serve = (input, output) => {
  serveStdio(slowServer, { transport: new StdioServerTransport(input, output, { maxBufferSize: 1_000 }) })
}
const ours: Serve = (input, output) => {
  void serveOverStdio(slowServer, input, output, { signal: new AbortController().signal, maxBytes: 1_000 })
}

/** What a server writes within a moment to what it is sent. */
async function talk(serve: Serve, send: (input: PassThrough) => void): Promise<readonly { id: unknown }[]> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let text = ''
  output.on('data', (chunk) => (text += chunk))
  serve(input, output)
  input.write(lines(INITIALIZE, INITIALIZED))
  await wait(50)
  send(input)
  await wait(300)
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

const ids = async (serve: Serve, send: (input: PassThrough) => void) => (await talk(serve, send)).map(({ id }) => id)

/** Each of these is a reason for `src/mcp/stdio.ts`: once the SDK does as ours does, the part for it can go. */
describe('what the transport of the SDK does not do and ours does', () => {
  it('answer a line that is not JSON', async () => {
    const send = (input: PassThrough) => input.write(lines('x', PING))
    expect(await ids(theirs, send)).toEqual([1, 'p'])
    expect(await ids(ours, send)).toEqual([1, null, 'p'])
  })

  it('answer a batch, which is not a message', async () => {
    const send = (input: PassThrough) => input.write(lines([PING], PING))
    expect(await ids(theirs, send)).toEqual([1, 'p'])
    expect(await ids(ours, send)).toEqual([1, null, 'p'])
  })

  it('go on after a line that is too long', async () => {
    const send = (input: PassThrough) => {
      input.write(lines(`"${'x'.repeat(2_000)}"`))
      input.write(lines(PING))
    }
    expect(await ids(theirs, send)).toEqual([1])
    expect(await ids(ours, send)).toEqual([1, null, 'p'])
  })

  it('answer what was asked before the input ended', async () => {
    const send = (input: PassThrough) => input.end(lines(call(2)))
    expect(await ids(theirs, send)).toEqual([1])
    expect(await ids(ours, send)).toEqual([1, 2])
  })

  it('keep its refusals short, whatever is sent', async () => {
    const long = { ...call(2), params: { name: 'x'.repeat(100_000) } }
    const length = async (limits: 'theirs' | 'ours') => {
      const [input, output] = [new PassThrough(), new PassThrough()]
      let text = ''
      output.on('data', (chunk) => (text += chunk))
      if (limits === 'theirs') serveStdio(slowServer, { transport: new StdioServerTransport(input, output) })
      else void serveOverStdio(slowServer, input, output, { signal: new AbortController().signal })
      input.write(lines(INITIALIZE, INITIALIZED, long))
      await expect.poll(() => text.split('\n').length).toBe(3)
      return text.length
    }
    expect(await length('theirs')).toBeGreaterThan(100_000)
    expect(await length('ours')).toBeLessThan(1_000)
  })

  it('stop reading while nobody takes the answers', async () => {
    /** How many of 2,000 calls are taken from an input whose answers nobody reads. */
    const taken = async (serve: Serve) => {
      const [input, output] = [new PassThrough(), new PassThrough()]
      output.setMaxListeners(0)
      serve(input, output)
      input.write(lines(INITIALIZE, INITIALIZED))
      let calls = 0
      for (; calls < 2_000; calls++) {
        if (input.writableNeedDrain)
          await Promise.race([new Promise((resolve) => input.once('drain', resolve)), wait(500)])
        if (input.writableNeedDrain) break
        input.write(lines(call(calls)))
      }
      return calls
    }
    expect(await taken(theirs)).toBe(2_000)
    expect(await taken(ours)).toBeLessThan(1_500)
  })
})

describe('what the HTTP handler of the SDK does not do and ours does', () => {
  it('open a session for the revisions that have them', async () => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const body = JSON.stringify(INITIALIZE)
    const request = () => new Request('http://localhost/mcp', { method: 'POST', headers, body })
    const theirs = await createMcpHandler(slowServer).fetch(request())
    expect([theirs.status, theirs.headers.get('mcp-session-id')]).toEqual([200, null])
    const endpoint = createEndpoint({ createSession: slowServer, createExchange: slowServer })
    const ours = await endpoint.post(request(), body)
    expect([ours.status, ours.headers.get('mcp-session-id')]).toEqual([200, expect.stringMatching(/./)])
    await endpoint.close()
  })
})
