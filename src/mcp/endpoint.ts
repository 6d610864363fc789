import {
  createMcpHandler,
  isJsonContentType,
  isLegacyRequest,
  type McpServer,
  type McpServerFactory,
} from '@modelcontextprotocol/server'
import { PARSE_ERROR, type Refusal, refusalOf, refuse } from './message'
import { createSessions, type SessionLimits } from './sessions'
import { MAX_MESSAGE_BYTES } from './stdio'

export interface EndpointOptions extends Partial<SessionLimits> {
  /** A server for one session of the revisions that have sessions. */
  readonly createSession: () => McpServer
  /** A server for one request of the revisions that have none; its maps outlive it. */
  readonly createExchange: McpServerFactory
  readonly onError?: (error: Error) => void
  /** Longest message, in bytes. */
  readonly maxBytes?: number
}

/** The MCP endpoint as a function from web requests to responses, without any check of who asks. */
export interface Endpoint {
  readonly maxBytes: number
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

/** Revisions up to 2025-11-25 get sessions, kept apart; later ones, which have none, are served request by request. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { maxBytes = MAX_MESSAGE_BYTES, onError } = options
  const sessions = createSessions(options.createSession, options)
  const modern = createMcpHandler(options.createExchange, {
    legacy: 'reject',
    maxRequestBodySize: maxBytes,
    ...(onError && { onerror: onError }),
  })

  return {
    maxBytes,
    async fetch(request) {
      if (request.method !== 'POST') return sessions.fetch(request)
      if (!isJsonContentType(request.headers.get('content-type'))) {
        return refused(415, refuse(-32_000, 'expected Content-Type: application/json'))
      }
      let body: unknown
      try {
        body = JSON.parse(await request.text())
      } catch {
        return refused(400, refuse(PARSE_ERROR, 'expected one JSON-RPC message, received text that is no JSON'))
      }
      const refusal = refusalOf(body)
      if (refusal !== undefined) return refused(400, refusal)
      return (await isLegacyRequest(request, body))
        ? sessions.fetch(request, body)
        : modern.fetch(request, { parsedBody: body })
    },
    async close() {
      await Promise.all([sessions.close(), modern.close()])
    },
  }
}

const refused = (status: number, refusal: Refusal): Response => Response.json(refusal, { status })
