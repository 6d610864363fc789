import { createServer } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { type Connections, watchConnections } from './connections'
import { type Address, checkAddress, listen } from './http-address'
import { busy, checkBodyHeaders, createByteBudget, dropBody, readBody } from './http-body'
import { HttpError } from './http-error'
import { type Admission, checkOrigin, checkToken } from './http-guard'
import { toResponse } from './http-reply'
import type { HttpServerLimits } from './limits'

type Env = { Bindings: HttpBindings }

/** One request, as routes see it. */
export type HttpContext = Context<Env>

export interface HttpServerOptions extends Address, Admission {
  readonly limits: HttpServerLimits
  /** The body of a refusal, as JSON. */
  readonly refuse: (error: HttpError) => object
  /** Told of each answer before it is sent, and of the seconds since the head of its request was read. */
  readonly onAnswer?: (context: HttpContext, seconds: number) => void
  /** Told of a failure of the server itself; its client is told only that the server failed. */
  readonly onError?: ((error: Error) => void) | undefined
}

/** A server that is not listening yet: routes are added to `app`. */
export interface HttpServer extends Pick<Connections, 'inFlight' | 'isDraining'> {
  readonly app: Hono<Env>
  /** Refuses a request without the token; to stand before every route that is not open to all. */
  readonly withToken: MiddlewareHandler<Env>
  /** The JSON text of a request's body, in UTF-8 and within the limits. */
  readBody(context: HttpContext): Promise<string>
  /** Listens. Rejects with a `V2loError` for an address that cannot be had. */
  listen(): Promise<ListeningServer>
}

export interface ListeningServer {
  readonly url: string
  readonly port: number
  /** Stops accepting, finishes the requests that have come and resolves; after `graceMs` what is left is cut off. */
  close(graceMs: number): Promise<void>
}

/** Connections that the kernel keeps waiting while the server is busy: trainers come in bursts of thousands. */
const BACKLOG = 8_192

/**
 * An HTTP server for one machine or a guarded network. Every request passes the checks of its `Host` and `Origin` first.
 * Throws a `V2loError` for an address that other machines reach without a token.
 */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { host, port, token, limits, refuse, onError } = options
  checkAddress(options)
  const budget = createByteBudget(limits.maxBufferedBytes)
  const app = new Hono<Env>()

  const refused = (error: HttpError): Response => {
    const { status, headers } = error
    return toResponse({ status, headers, body: JSON.stringify(refuse(error)) })
  }
  app.onError((error, { env }) => {
    if (error instanceof HttpError) return refused(error)
    // A client that went away in the middle of its body is not a failure, and reads no answer.
    if (!env.outgoing.destroyed) onError?.(error)
    return refused(new HttpError(500, 'internal', 'the server failed; this is a bug'))
  })
  app.use(async (context, next) => {
    const started = performance.now()
    await next()
    await finish(context)
    if (!context.env.outgoing.destroyed) options.onAnswer?.(context, (performance.now() - started) / 1000)
  })
  app.use(async ({ env }, next) => {
    checkOrigin(env.incoming, options)
    await next()
  })

  /** Decides what becomes of the connection. */
  async function finish(context: HttpContext): Promise<void> {
    const { incoming, outgoing } = context.env
    // A refusal may be ready before the rest of a short request is parsed that has come with its head.
    if (!incoming.complete) await new Promise(setImmediate)
    if (incoming.complete) {
      if (connections.isLast(outgoing)) outgoing.shouldKeepAlive = false
      return
    }
    // Closed, but not at once: a client that is still sending would lose the answer to the reset.
    outgoing.shouldKeepAlive = false
    const linger = new TransformStream({ flush: () => dropBody(incoming, limits.maxBytes) })
    context.res = new Response(context.res.body?.pipeThrough(linger) ?? null, context.res)
  }

  const server = createServer({
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, limits.headersTimeoutMs, limits.requestTimeoutMs),
    noDelay: true,
  })
  const listener = getRequestListener(app.fetch, {
    // The globals of a program that uses this package are its own.
    overrideGlobalObjects: false,
    hostname: 'localhost',
    errorHandler: () => refused(new HttpError(400, 'bad-http', 'expected a Host and a path that make a URL')),
  })
  const connections = watchConnections(server, (request, response) => void listener(request, response))

  return {
    app,
    inFlight: connections.inFlight,
    isDraining: connections.isDraining,
    withToken: async ({ env }, next) => {
      checkToken(env.incoming, token)
      await next()
    },
    async readBody({ env: { incoming, outgoing } }) {
      checkBodyHeaders(incoming, limits.maxBytes)
      if (connections.inFlight() > limits.maxInFlight) throw busy()
      if (incoming.headers.expect !== undefined) outgoing.writeContinue()
      const taken = { bytes: 0 }
      outgoing.once('close', () => budget.give(taken.bytes))
      return readBody(incoming, limits.maxBytes, budget, taken)
    },
    async listen() {
      const at = await listen(server, host, port, BACKLOG)
      return { ...at, close: connections.close }
    },
  }
}
