import { randomUUID } from 'node:crypto'
import {
  isInitializeRequest,
  type McpServer,
  type Transport,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server'
import { createInFlight, type InFlight, noteAnswers, noteReceived } from './in-flight'
import { refuse } from './message'

/** What one server process holds for its clients. */
export interface SessionLimits {
  /** Sessions at once; beyond, the one that was asked nothing for longest is ended. Default 64. */
  readonly maxSessions: number
  /**
   * How long a session may be silent, in milliseconds: without a request, one at work, or a client that listens on its
   * standing stream. Default one hour.
   */
  readonly maxIdleMs: number
}

export const SESSION_LIMITS: SessionLimits = { maxSessions: 64, maxIdleMs: 3_600_000 }

/** The longest a timer can wait; a longer time makes it fire at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

interface Session {
  readonly server: McpServer
  readonly transport: WebStandardStreamableHTTPServerTransport
  /** Its requests that are being worked on. */
  readonly inFlight: InFlight
  /** How many standing streams its client listens on. */
  streams: number
  usedAt: number
}

/** The sessions of streamable HTTP, each with a server of its own; its id is known to its client alone. */
export interface Sessions {
  /** Answers a request; `body` is its parsed body, where it has one. */
  fetch(request: Request, body?: unknown): Promise<Response>
  close(): Promise<void>
}

export interface SessionsOptions extends Partial<SessionLimits> {
  /** Told of a session that could not be ended in peace. */
  readonly onError?: (error: Error) => void
}

export function createSessions(create: () => McpServer, options: SessionsOptions): Sessions {
  const { maxSessions = SESSION_LIMITS.maxSessions, maxIdleMs = SESSION_LIMITS.maxIdleMs, onError } = options
  // In order of use: a Map keeps the order of insertion.
  const sessions = new Map<string, Session>()
  // One for all sessions, armed while one of them is silent.
  let timer: NodeJS.Timeout | undefined

  async function end(id: string): Promise<void> {
    const session = sessions.get(id)
    sessions.delete(id)
    await session?.server.close()
  }

  /** A session was used, or became silent: its time begins anew. */
  function use(id: string): void {
    const session = sessions.get(id)
    if (session === undefined) return
    sessions.delete(id)
    session.usedAt = Date.now()
    sessions.set(id, session)
    watch()
  }

  /** Waits for the first silent session to run out; the timer is not moved while it is used, but looks again then. */
  function watch(): void {
    if (timer !== undefined) return
    const next = [...sessions.values()].find(isQuiet)
    if (next === undefined) return
    const wait = Math.min(next.usedAt + maxIdleMs - Date.now(), LONGEST_WAIT_MS)
    timer = setTimeout(() => void endSilent(), Math.max(wait, 1))
    // Nobody waits for a process only so that a session can end.
    timer.unref()
  }

  async function endSilent(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const now = Date.now()
    const over = [...sessions].filter(([, session]) => isQuiet(session) && now - session.usedAt >= maxIdleMs)
    const ended = await Promise.allSettled(over.map(([id]) => end(id)))
    for (const one of ended) if (one.status === 'rejected') onError?.(one.reason as Error)
    watch()
  }

  /** Ends the session that was used longest ago, if it can one without a request at work, for the newest. */
  async function makeRoom(newest: string): Promise<void> {
    await endSilent()
    while (sessions.size > maxSessions) {
      const [oldest] = sessions.keys()
      const resting = [...sessions].find(([id, { inFlight }]) => id !== newest && inFlight.isEmpty())
      await end(resting?.[0] ?? oldest!).catch((error: Error) => onError?.(error))
    }
  }

  async function open(request: Request, body: unknown): Promise<Response> {
    const server = create()
    const inFlight = createInFlight()
    const transport: WebStandardStreamableHTTPServerTransport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => {
        sessions.set(id, { server, transport, inFlight, streams: 0, usedAt: Date.now() })
        return makeRoom(id)
      },
      onsessionclosed: (id) => end(id),
    })
    await server.connect(transport)
    watchRequests(transport, inFlight, () => transport.sessionId !== undefined && use(transport.sessionId))
    const response = await transport.handleRequest(request, { parsedBody: body })
    // A request that was refused opened no session.
    if (transport.sessionId === undefined) await server.close()
    return response
  }

  /** The standing stream of a session: who listens is there, though it asks nothing. */
  async function listen(id: string, session: Session, request: Request): Promise<Response> {
    const response = await session.transport.handleRequest(request)
    if (!response.ok) return response
    session.streams++
    return whenEnded(response, () => {
      session.streams--
      use(id)
    })
  }

  return {
    async fetch(request, body) {
      const id = request.headers.get('mcp-session-id')
      if (id === null && isInitializeRequest(body)) return open(request, body)
      if (id === null) return noSession(400, 'expected the header Mcp-Session-Id, or an initialize request')
      const session = sessions.get(id)
      if (session === undefined) return noSession(404, 'expected the id of a session that is open; initialize again')
      use(id)
      if (request.method === 'GET') return listen(id, session, request)
      return session.transport.handleRequest(request, body === undefined ? {} : { parsedBody: body })
    },
    async close() {
      clearTimeout(timer)
      timer = undefined
      const ended = await Promise.allSettled([...sessions.keys()].map(end))
      for (const one of ended) if (one.status === 'rejected') onError?.(one.reason as Error)
    },
  }
}

const isQuiet = ({ inFlight, streams }: Session): boolean => streams === 0 && inFlight.isEmpty()

/** Counts the requests of a connected transport; `onFinish` is told of each that is answered or cancelled. */
function watchRequests(transport: Transport, inFlight: InFlight, onFinish: () => void): void {
  const receive = transport.onmessage
  transport.onmessage = (message, extra) => {
    if (noteReceived(inFlight, message)) onFinish()
    receive?.(message, extra)
  }
  noteAnswers(inFlight, transport, onFinish)
}

/** A stream of events as it is, and `onEnd` once it has ended or nobody reads it any more. */
function whenEnded(response: Response, onEnd: () => void): Response {
  const { readable, writable } = new TransformStream()
  const ended = response.body?.pipeTo(writable) ?? Promise.resolve()
  void ended.catch(() => undefined).finally(onEnd)
  return new Response(readable, response)
}

const noSession = (status: number, message: string): Response => Response.json(refuse(-32_001, message), { status })
