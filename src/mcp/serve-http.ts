import { createLayoutStore } from '../tools/store'
import { type McpHttpOptions, type McpHttpServer, startMcpServer } from './http'
import { withSecretHandles } from './secret-handles'
import { createServer, type McpServerOptions } from './server'

/** What one session over HTTP may keep: many share the memory of one process. */
const SESSION_STORE = { maxLayouts: 50, maxObjects: 25_000, maxBytes: 4_194_304, handles: 'content' } as const

/**
 * Serves the map tools over streamable HTTP. Every session has its own maps. Clients of the revisions without sessions
 * share one bounded store, in which a map is found only by the handle its reader was given, which cannot be guessed.
 */
export function serveOverHttp(
  options: Omit<McpHttpOptions, 'createSession' | 'createExchange'>,
  server: Omit<McpServerOptions, 'store'>,
): Promise<McpHttpServer> {
  const shared = withSecretHandles(createLayoutStore())
  return startMcpServer({
    ...options,
    createSession: () => createServer({ ...server, store: createLayoutStore(SESSION_STORE) }),
    createExchange: () => createServer({ ...server, store: shared }),
  })
}
