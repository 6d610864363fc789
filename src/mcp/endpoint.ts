import { createMcpHandler, isLegacyRequest, type McpServer, type McpServerFactory } from '@modelcontextprotocol/server'
import { readMessage } from './message'
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
  /** Answers a message, the text of a request's body. */
  post(request: Request, text: string): Promise<Response>
  /** Answers a request that is not a message: it opens a stream, or ends a session. */
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

/**
 * Revisions up to 2025-11-25 get sessions, kept apart, which the SDK leaves to its users; later ones, which have none, are
 * served request by request by the SDK's own handler.
 */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { onError, maxBytes = MAX_MESSAGE_BYTES } = options
  const sessions = createSessions(options.createSession, options)
  const modern = createMcpHandler(options.createExchange, {
    legacy: 'reject',
    maxRequestBodySize: maxBytes,
    ...(onError && { onerror: onError }),
  })

  return {
    async post(request, text) {
      const read = readMessage(text)
      if ('refusal' in read) return Response.json(read.refusal, { status: 400 })
      return (await isLegacyRequest(request, read.message))
        ? sessions.fetch(request, read.message)
        : modern.fetch(request, { parsedBody: read.message })
    },
    fetch: (request) => sessions.fetch(request),
    async close() {
      await Promise.all([sessions.close(), modern.close()])
    },
  }
}
