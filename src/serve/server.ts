import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { jsonComplaint } from '../transport/failure'
import { listen } from '../transport/http-address'
import { HttpError } from '../transport/http-error'
import { checkOrigin, checkToken } from '../transport/http-guard'
import { busy, checkBodyHeaders, createByteBudget, readBody } from './body'
import { createMetrics } from './metrics'
import { readOptions, type ScoreServerOptions } from './options'
import { headersOf, type Reply, refusal, send } from './reply'
import { ROUTES, type Route } from './routes'
import { choosePreset } from './rows/request'
import { createTurns } from './turns'

export interface ScoreServer {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string
  readonly port: number
  /**
   * Stops accepting, finishes the requests at hand and resolves; after `graceMs` (10 s) what is left is cut off.
   * Calling it again waits for the same end.
   */
  close(graceMs?: number): Promise<void>
}

/** Connections that the kernel keeps waiting while the server is busy: trainers come in bursts of thousands. */
const BACKLOG = 8_192

/**
 * Starts the HTTP scorer. Throws a `V2loError` for options that are unsafe (an address other machines reach, without a
 * token) or impossible (a port in use).
 */
export async function startScoreServer(options: ScoreServerOptions = {}): Promise<ScoreServer> {
  const settings = readOptions(options)
  const { limits } = settings
  if (settings.preset !== undefined) choosePreset(settings.preset)
  const metrics = createMetrics()
  const scorer = { limits, preset: settings.preset, onError: settings.onError, turns: createTurns(), metrics }
  const budget = createByteBudget(limits.maxBufferedBytes)
  let inFlight = 0
  let draining = false
  let closing: Promise<void> | undefined

  async function answerBody(route: Route & { method: 'POST' }, request: IncomingMessage): Promise<Reply> {
    checkBodyHeaders(request, limits.maxBytes)
    if (inFlight > limits.maxInFlight) throw busy()
    if (request.headers.expect !== undefined) continueTo.get(request)?.()
    const taken = { bytes: 0 }
    try {
      const text = await readBody(request, limits.maxBytes, budget, taken)
      return await route.answer(parseBody(text), text, scorer)
    } finally {
      budget.give(taken.bytes)
    }
  }

  async function answer(request: IncomingMessage, path: string): Promise<Reply> {
    checkOrigin(request, settings)
    const { method = '' } = request
    const here = ROUTES.filter((route) => route.path === path)
    if (here.length === 0)
      throw new HttpError(404, 'not-found', `expected one of ${ROUTES.map((r) => r.path).join(', ')}`)
    const allow = here.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method])).concat('OPTIONS')
    if (method === 'OPTIONS') return { status: 204, body: '', headers: { allow: allow.join(', ') } }
    const route = here.find((r) => r.method === method || (r.method === 'GET' && method === 'HEAD'))
    if (route === undefined) {
      throw new HttpError(405, 'bad-method', `expected ${allow.join(' or ')}`, { allow: allow.join(', ') })
    }
    if (route.method === 'POST' || route.open !== true) checkToken(request, settings.token)
    if (route.method === 'POST') return answerBody(route, request)
    return route.answer({ inFlight, draining, version: settings.version }, scorer)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    const path = pathOf(request.url)
    inFlight++
    response.once('close', () => inFlight--)
    let reply: Reply
    try {
      reply = await answer(request, path)
    } catch (error) {
      if (request.destroyed && !request.complete) return // the client went away in the middle of its body
      const known =
        error instanceof HttpError ? error : new HttpError(500, 'internal', 'the server failed; this is a bug')
      reply = refusal(known)
    }
    const known = ROUTES.some((route) => route.path === path)
    metrics.request(known ? path : 'other', reply.status, (performance.now() - started) / 1000)
    if (request.complete) send(response, reply, draining, limits.writeTimeoutMs)
    else refuseUnread(request, response, reply, limits.maxBytes)
  }

  const continueTo = new WeakMap<IncomingMessage, () => void>()
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersTimeoutMs, limits.requestTimeoutMs),
      noDelay: true,
    },
    (request, response) => void serve(request, response),
  )
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    continueTo.set(request, () => response.writeContinue())
    void serve(request, response)
  })
  server.on('clientError', refuseBroken)
  const { url, port } = await listen(server, settings.host, settings.port, BACKLOG)

  return {
    url,
    port,
    close(graceMs = 10_000) {
      draining = true
      closing ??= new Promise<void>((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        server.closeIdleConnections()
      })
      return closing
    },
  }
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'invalid-json', jsonComplaint(text))
  }
}

/** The path of a request, without its query; a proxy may send a whole URL. */
function pathOf(url = '/'): string {
  return url.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/s, '') || '/'
}

/**
 * Answers before the body is there. The connection is closed, but not at once: a client that is still sending would
 * lose the answer to the reset, so what it sends is dropped for a moment.
 */
function refuseUnread(request: IncomingMessage, response: ServerResponse, reply: Reply, maxBytes: number): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(reply.status, { ...headersOf(reply), connection: 'close' })
  response.write(reply.body)
  let dropped = 0
  const end = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(() => response.destroy(), 1000)
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length
    if (dropped > maxBytes) response.destroy()
  })
  request.once('end', end)
  response.once('close', () => clearTimeout(timer))
  request.resume()
}

const BROKEN: { readonly [code: string]: readonly [status: string, code: string] } = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'headers-too-long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'timeout'],
}

/** Answers what is no HTTP request, or did not become one in time. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, code] = BROKEN[error.code ?? ''] ?? ['400 Bad Request', 'bad-http']
  const body = JSON.stringify({ error: { code, message: `the request was refused: ${status.slice(4)}` } })
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\n`
  socket.end(`${head}Connection: close\r\n\r\n${body}`, () => socket.destroy())
}
