import { afterEach, describe, expect, it } from 'vitest'
import { createHttpServer, type HttpServer } from '../../src/transport/http'
import { HTTP_LIMITS, HTTP_SERVER_LIMITS } from '../../src/transport/limits'
import { sendRaw, statusOf } from '../serve/raw'

const open: (() => Promise<void>)[] = []
afterEach(() => Promise.all(open.splice(0).map((close) => close())))

async function start(addRoutes: (server: HttpServer) => void, told: string[] = []) {
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    token: undefined,
    allowHosts: [],
    allowOrigins: [],
    limits: { ...HTTP_LIMITS, ...HTTP_SERVER_LIMITS },
    refuse: ({ code }) => ({ code }),
    onError: ({ message }) => told.push(message),
  })
  addRoutes(server)
  const { port, url, close } = await server.listen()
  open.push(() => close(0))
  return { server, port, url }
}

const headers = { 'content-type': 'application/json' }

describe('a server of hono', () => {
  it('tells of a route that fails, and its client only that it failed', async () => {
    const told: string[] = []
    const { url } = await start(({ app, readBody }) => {
      app.post('/', async (context) => {
        await readBody(context)
        throw new Error('a secret')
      })
    }, told)
    const response = await fetch(url, { method: 'POST', headers, body: '{}' })
    expect([response.status, await response.json()]).toEqual([500, { code: 'internal' }])
    expect(told).toEqual(['a secret'])
  })

  it('tells nothing of a client that leaves in the middle of its body', async () => {
    const told: string[] = []
    const { server, port } = await start(({ app, readBody }) => {
      app.post('/', async (context) => context.text(await readBody(context)))
    }, told)
    const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n'
    const leaving = sendRaw(port, [head, '{'])
    await expect.poll(server.inFlight).toBe(1)
    const [close] = open.splice(0)
    await close!()
    await leaving
    await expect.poll(server.inFlight).toBe(0)
    expect(told).toEqual([])
  })

  it.each([
    ['a Host that is not a name', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ['a path that is not one', 'GET \\ HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['an empty Host', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', 403],
    ['a whole URL', 'GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n', 200],
    ['a whole URL of another host', 'GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n\r\n', 403],
  ])('answers %s', async (_, bytes, status) => {
    const { port } = await start(({ app }) => {
      app.get('/', (context) => context.text('here'))
    })
    expect(statusOf(await sendRaw(port, [bytes], (text) => text.includes('\r\n\r\n')))).toBe(status)
  })

  it("leaves the program's own Request and Response alone", async () => {
    const before = [globalThis.Request, globalThis.Response]
    await start(() => undefined)
    expect([globalThis.Request, globalThis.Response]).toEqual(before)
  })
})
