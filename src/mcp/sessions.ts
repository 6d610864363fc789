import { randomUUID } from 'node:crypto'
import {
  isInitializeRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server'
import { refuse } from './message'

/** What one server process holds for its clients. */
export interface SessionLimits {
  /** Sessions at once; beyond, the one that was silent longest is ended. Default 64. */
  readonly maxSessions: number
  /** How long a session may be silent, in milliseconds. Default one hour. */
  readonly maxIdleMs: number
}

export const SESSION_LIMITS: SessionLimits = { maxSessions: 64, maxIdleMs: 3_600_000 }

interface Session {
  readonly server: McpServer
  readonly transport: WebStandardStreamableHTTPServerTransport
  usedAt: number
}

/** The sessions of streamable HTTP, each with a server of its own; its id is known to its client alone. */
export interface Sessions {
  /** Answers a request; `body` is its parsed body, where it has one. */
  fetch(request: Request, body?: unknown): Promise<Response>
  close(): Promise<void>
}

export function createSessions(create: () => McpServer, limits: Partial<SessionLimits>): Sessions {
  const { maxSessions, maxIdleMs } = { ...SESSION_LIMITS, ...limits }
  // In order of use: a Map keeps the order of insertion.
  const sessions = new Map<string, Session>()

  async function end(id: string): Promise<void> {
    const session = sessions.get(id)
    sessions.delete(id)
    await session?.server.close()
  }

  async function makeRoom(): Promise<void> {
    const now = Date.now()
    for (const [id, { usedAt }] of sessions) {
      if (sessions.size > maxSessions || now - usedAt > maxIdleMs) await end(id)
    }
  }

  async function open(request: Request, body: unknown): Promise<Response> {
    const server = create()
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => {
        sessions.set(id, { server, transport, usedAt: Date.now() })
        return makeRoom()
      },
      onsessionclosed: (id) => end(id),
    })
    await server.connect(transport)
    const response = await transport.handleRequest(request, { parsedBody: body })
    // A request that was refused opened no session.
    if (transport.sessionId === undefined) await server.close()
    return response
  }

  return {
    async fetch(request, body) {
      const id = request.headers.get('mcp-session-id')
      if (id === null && isInitializeRequest(body)) return open(request, body)
      if (id === null) return noSession(400, 'expected the header Mcp-Session-Id, or an initialize request')
      const session = sessions.get(id)
      if (session === undefined) return noSession(404, 'expected the id of a session that is open; initialize again')
      sessions.delete(id)
      session.usedAt = Date.now()
      sessions.set(id, session)
      return session.transport.handleRequest(request, body === undefined ? {} : { parsedBody: body })
    },
    async close() {
      await Promise.all([...sessions.keys()].map(end))
    },
  }
}

const noSession = (status: number, message: string): Response => Response.json(refuse(-32_001, message), { status })
