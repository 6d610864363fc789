import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import type { McpHttpServer } from '../../src/mcp/http'
import { serveOverHttp } from '../../src/mcp/serve-http'
import { INITIALIZE, ROOM, ROOM_HANDLE } from './process'

let server: McpHttpServer
beforeAll(async () => {
  server = await serveOverHttp({ maxSessions: 3, maxBytes: 8_000_000 }, { version: '1.2.3' })
})
const clients: Client[] = []
afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())))
afterAll(() => server.close(0))

async function connect(url = server.url, options: ClientOptions = {}, headers: Record<string, string> = {}) {
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } })
  const client = new Client({ name: 'test', version: '1.0.0' }, options)
  clients.push(client)
  await client.connect(transport)
  return { client, transport }
}

const NEWEST: ClientOptions = { versionNegotiation: { mode: 'auto' } }

const read = async (client: Client) => {
  const { structuredContent } = await client.callTool({ name: 'read_map', arguments: { text: ROOM } })
  return (structuredContent as { handle: string }).handle
}

const layoutOf = async (client: Client, handle: string) => {
  const { contents } = await client.readResource({ uri: `v2lo-map://layouts/${handle}` })
  return JSON.parse((contents[0] as { text: string }).text)
}

/** A request whose Host and Origin are free, which fetch's are not. */
function ask(headers: Record<string, string>, body: string | undefined = JSON.stringify(INITIALIZE), path = '/mcp') {
  const { port } = server
  const all = { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers }
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request({ port, path, method: 'POST', headers: all }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('who is answered', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST:99', '[::1]:5'])('Host %s is', async (host) => {
    expect((await ask({ host })).status).toBe(200)
  })

  it.each(['example.com', 'example.com:80', '127.0.0.1.example.com', 'localhost.example.com', '192.168.0.1'])(
    'Host %s is not',
    async (host) => {
      const { status, text } = await ask({ host })
      expect(status).toBe(403)
      expect(JSON.parse(text)).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32000 } })
    },
  )

  it.each(['https://example.com', 'null', 'http://localhost.example.com', 'http://127.0.0.1.example.com'])(
    'Origin %s is not',
    async (origin) => {
      expect((await ask({ origin })).status).toBe(403)
    },
  )

  it.each(['http://localhost:3000', 'http://127.0.0.1'])('Origin %s is', async (origin) => {
    expect((await ask({ origin })).status).toBe(200)
  })

  it('another address needs a token, in the options and in each request', async () => {
    const unsafe = await serveOverHttp({ host: '0.0.0.0' }, {}).catch((error) => error)
    expect(isV2loError(unsafe)).toBe(true)
    const other = await serveOverHttp({ host: '0.0.0.0', token: 'secret' }, {})
    try {
      const address = Object.values(networkInterfaces())
        .flatMap((list) => list ?? [])
        .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
      const url = `http://${address ?? '127.0.0.1'}:${other.port}/mcp`
      await expect(connect(url)).rejects.toThrow()
      await expect(connect(url, {}, { authorization: 'Bearer wrong' })).rejects.toThrow()
      expect((await fetch(url, { method: 'POST' })).status).toBe(401)
      const { client } = await connect(url, {}, { authorization: 'Bearer secret' })
      expect(await read(client)).toBe(ROOM_HANDLE)
    } finally {
      await other.close(0)
    }
  })
})

describe('what is refused', () => {
  it('a batch, by its name', async () => {
    expect(JSON.parse((await ask({}, JSON.stringify([INITIALIZE]))).text).error.message).toMatch(/received a batch/)
  })

  it.each([
    ['a batch', JSON.stringify([INITIALIZE]), -32600],
    ['an empty batch', '[]', -32600],
    ['no JSON', '{', -32700],
    ['no message', '{}', -32600],
    ['nothing', '', -32700],
  ])('%s', async (_, body, code) => {
    const { status, text } = await ask({}, body)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ jsonrpc: '2.0', id: null, error: { code } })
  })

  // As raw bytes: a number in a program is rounded before it is sent.
  it.each(['9007199254740993', '-9007199254740993', '9007199254740992', '1e400', '1.5'])(
    'the id %s, which would come back as another',
    async (id) => {
      const { status, text } = await ask({}, JSON.stringify(INITIALIZE).replace('"id":1', `"id":${id}`))
      expect(status).toBe(400)
      expect(JSON.parse(text)).toMatchObject({ id: null, error: { code: -32600 } })
      expect(text).toContain('2^53')
    },
  )

  it('no id that comes back as it was sent', async () => {
    for (const id of ['9007199254740991', '-9007199254740991', '0', '"9007199254740993"']) {
      const { status, text } = await ask({}, JSON.stringify(INITIALIZE).replace('"id":1', `"id":${id}`))
      expect(status).toBe(200)
      expect(text).toContain(`"id":${id}`)
    }
  })

  it('another path', async () => {
    expect((await ask({}, undefined, '/')).status).toBe(404)
    expect((await ask({}, undefined, '/mcp/x')).status).toBe(404)
  })

  it('another type of content', async () => {
    expect((await ask({ 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('a body that is too long', async () => {
    expect((await ask({}, `"${'x'.repeat(8_000_001)}"`)).status).toBe(413)
  })

  it('a session that is none, so that a client opens a new one', async () => {
    const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })
    expect((await ask({ 'mcp-session-id': 'x' }, ping)).status).toBe(404)
    expect((await ask({}, ping)).status).toBe(400)
    expect((await fetch(server.url, { headers: { accept: 'text/event-stream' } })).status).toBe(400)
  })
})

describe('a message of 5 MB', () => {
  it.each([
    ['a revision with sessions', {}],
    ['the newest', NEWEST],
  ])('is read from a client of %s', async (_, options: ClientOptions) => {
    const { client } = await connect(server.url, options)
    const text = `${ROOM}<think>${'a '.repeat(2_500_000)}</think>`
    const { isError } = await client.callTool({ name: 'read_map', arguments: { text } })
    expect(isError).not.toBe(true)
  })
})

describe('sessions', () => {
  it('keep their maps apart', async () => {
    const [one, two] = [(await connect()).client, (await connect()).client]
    expect(await read(one)).toBe(ROOM_HANDLE)
    await expect(layoutOf(two, ROOM_HANDLE)).rejects.toThrow(/there is none yet/)
    expect((await two.listResources()).resources).toHaveLength(1)
    expect((await layoutOf(one, ROOM_HANDLE)).objects).toHaveLength(4)
  })

  it('end when their client says so', async () => {
    const { client, transport } = await connect()
    await read(client)
    const id = transport.sessionId!
    await transport.terminateSession()
    const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })
    expect((await ask({ 'mcp-session-id': id }, ping)).status).toBe(404)
  })

  it('are bounded: the one that was silent longest ends', async () => {
    const [first, second] = [(await connect()).client, (await connect()).client]
    const third = (await connect()).client
    await first.ping()
    const fourth = (await connect()).client
    await expect(second.ping()).rejects.toThrow()
    for (const client of [first, third, fourth]) await client.ping()
  })
})

describe('a standing stream', () => {
  it('is there at once, and may be opened again by a client that lost it', async () => {
    const id = (await ask({})).headers['mcp-session-id'] as string
    const listen = async () => {
      const client = new AbortController()
      const headers = { accept: 'text/event-stream', 'mcp-session-id': id }
      const { status } = await fetch(server.url, { headers, signal: client.signal })
      return { status, leave: () => client.abort() }
    }
    const [first, second] = [await listen(), await listen()]
    expect([first.status, second.status]).toEqual([200, 409])
    first.leave()
    await wait(200)
    const again = await listen()
    again.leave()
    expect(again.status).toBe(200)
  })
})

describe('a session whose client asks nothing', () => {
  it('lives while the client listens and ends by itself after it has gone', { timeout: 30_000 }, async () => {
    const other = await serveOverHttp({ maxIdleMs: 300 }, {})
    try {
      const { client, transport } = await connect(other.url)
      const handle = await read(client)
      await wait(1_500)
      expect((await layoutOf(client, handle)).objects).toHaveLength(4)
      const id = transport.sessionId!
      await client.close()
      // Nothing is asked meanwhile: a request of the session would keep it.
      await wait(3_000)
      const headers = { accept: 'text/event-stream', 'mcp-session-id': id }
      expect((await fetch(other.url, { headers })).status).toBe(404)
    } finally {
      await other.close(0)
    }
  })
})

describe('clients of the newest revision, which has no sessions', () => {
  it('find their maps again by a handle that cannot be guessed, and no others', async () => {
    const [one, two] = [(await connect(server.url, NEWEST)).client, (await connect(server.url, NEWEST)).client]
    const handle = await read(one)
    expect(handle).toMatch(/^map-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect((await layoutOf(one, handle)).objects).toHaveLength(4)
    for (const client of [one, two]) {
      expect((await client.listResources()).resources.map(({ uri }) => uri)).toEqual(['v2lo-map://conventions'])
      await expect(layoutOf(client, ROOM_HANDLE)).rejects.toThrow(/read_map/)
    }
  })
})
