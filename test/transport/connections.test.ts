import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type Connections, watchConnections } from '../../src/transport/connections'
import { sendRaw } from '../serve/raw'

const open: (() => Promise<void>)[] = []
afterEach(() => Promise.all(open.splice(0).map((close) => close())))

async function start(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer()
  const connections = watchConnections(server, answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => connections.close(0))
  return { port: (server.address() as AddressInfo).port, connections }
}

const get = (path: string, extra = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${extra}\r\n`

/** Sends bytes and resets the connection once `when` says so. */
async function sendAndReset(port: number, bytes: string, when: () => boolean): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  socket.write(bytes)
  await expect.poll(when, { interval: 1 }).toBe(true)
  socket.resetAndDestroy()
}

const drained = ({ inFlight }: Connections) => expect.poll(inFlight, { interval: 1 }).toBe(0)

describe('pipelined requests', () => {
  it('are begun one after another', async () => {
    const begun: string[] = []
    const { port } = await start(async ({ url }, response) => {
      begun.push(`${url} begins`)
      await wait(5)
      begun.push(`${url} ends`)
      response.end(url)
    })
    await sendRaw(
      port,
      [get('/a') + get('/b') + get('/c')],
      (text) => text.endsWith('/c\r\n0\r\n\r\n') || text.endsWith('/c'),
    )
    expect(begun).toEqual(['/a begins', '/a ends', '/b begins', '/b ends', '/c begins', '/c ends'])
  })

  it('are not counted for ever when their connection is reset while they wait', async () => {
    let begun = 0
    const { port, connections } = await start(() => {
      begun++
    })
    for (let round = 1; round <= 5; round++) {
      await sendAndReset(port, get('/').repeat(3), () => begun === round)
      await drained(connections)
    }
  })

  it('never jump their queue on a connection that is closing, which ends the process', async () => {
    const begun: string[] = []
    const { port } = await start(({ url = '' }, response) => {
      begun.push(url.slice(0, 2))
      if (url.startsWith('/b')) return
      response.shouldKeepAlive = false
      response.end('x')
    })
    // Node reads 64 KiB at a time: /c is read when /a is answered and its connection ends, before it is closed.
    const first = get('/a')
    const second = get('/b', `X: ${'x'.repeat(8_000)}\r\n`)
    const padding = 65_536 - first.length - second.length
    const lines = '\r\n'.repeat(padding / 2) + (padding % 2 === 1 ? '\r' : '')
    const text = await sendRaw(port, [first + second + lines, get('/c')])
    expect(text).toContain('Connection: close')
    expect(begun).toEqual(['/a'])
    // The assertion that failed would fail in a later turn.
    await wait(50)
  })

  it('are cut with their connection beyond a thousand', async () => {
    const { port, connections } = await start(() => undefined)
    const text = await sendRaw(port, [get('/').repeat(3_000)])
    expect(text).toBe('')
    await drained(connections)
  })
})

describe('bytes that are not a request', () => {
  it('are refused after the requests before them are answered', async () => {
    const { port } = await start(async (_, response) => {
      await wait(20)
      response.end('good')
    })
    const text = await sendRaw(port, [`${get('/') + get('/')}nonsense\r\n\r\n`])
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400'])
  })
})

describe('a server that is told to end', () => {
  it('answers what has come, the requests that wait for their turn included', async () => {
    const { port, connections } = await start(async (_, response) => {
      await wait(30)
      if (connections.isLast(response)) response.shouldKeepAlive = false
      response.end('done')
    })
    const talk = sendRaw(port, [get('/').repeat(3)])
    await expect.poll(connections.inFlight, { interval: 1 }).toBe(1)
    const started = Date.now()
    await connections.close(10_000)
    expect((await talk).match(/HTTP\/1\.1 200/g)).toHaveLength(3)
    expect(Date.now() - started).toBeLessThan(2_000)
  })

  it('does not cut an answer that its client has not read yet', async () => {
    const size = 20_000_000
    const { port, connections } = await start((_, response) => response.end(Buffer.alloc(size, 'x')))
    const socket = connect({ port, host: '127.0.0.1' })
    socket.write(get('/'))
    await expect.poll(connections.inFlight, { interval: 1 }).toBe(1)
    socket.pause()
    await wait(50)
    const closed = connections.close(10_000)
    await wait(50)
    let received = 0
    socket.on('data', (chunk) => (received += chunk.length)).resume()
    await new Promise((resolve) => socket.once('close', resolve))
    await closed
    expect(received).toBeGreaterThan(size)
  })

  it('closes connections that ask nothing, those that never asked after a moment', async () => {
    const { port, connections } = await start((_, response) => response.end('x'))
    const idle = sendRaw(port, [get('/')])
    const silent = sendRaw(port, [])
    await wait(50)
    const started = Date.now()
    await connections.close(10_000)
    await Promise.all([idle, silent])
    expect(Date.now() - started).toBeLessThan(3_000)
  })
})
