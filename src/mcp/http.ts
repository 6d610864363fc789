import { createHttpServer } from '../transport/http'
import type { Address } from '../transport/http-address'
import { HttpError } from '../transport/http-error'
import type { Admission } from '../transport/http-guard'
import { HTTP_SERVER_LIMITS } from '../transport/limits'
import { createEndpoint, type EndpointOptions } from './endpoint'
import { refuse } from './message'
import { MAX_MESSAGE_BYTES } from './stdio'

/** Where clients connect. */
export const MCP_PATH = '/mcp'

export interface McpHttpOptions extends Partial<Address>, Partial<Admission>, EndpointOptions {
  /** Address to listen on; default `127.0.0.1`. Any other than a loopback address needs a `token`. */
  readonly host?: string
  /** Default 0: a free port, which `url` tells. */
  readonly port?: number
}

export interface McpHttpServer {
  /** What a client is given, such as `http://127.0.0.1:40123/mcp`. */
  readonly url: string
  readonly port: number
  /** Requests being read, worked on or answered, standing streams included. */
  inFlight(): number
  /** Ends all sessions, finishes the requests that have come and resolves; after `graceMs` what is left is cut off. */
  close(graceMs?: number): Promise<void>
}

/**
 * Serves MCP over streamable HTTP. Throws a `V2loError` for options that are unsafe (an address other machines reach,
 * without a token) or impossible (a port in use).
 */
export async function startMcpServer(options: McpHttpOptions): Promise<McpHttpServer> {
  const { host = '127.0.0.1', port = 0, token, allowHosts = [], allowOrigins = [], onError } = options
  const limits = { ...HTTP_SERVER_LIMITS, maxBytes: options.maxBytes ?? MAX_MESSAGE_BYTES }
  const admission = { token, allowHosts, allowOrigins }
  const server = createHttpServer({
    ...{ host, port, limits, onError, ...admission },
    refuse: ({ message }) => refuse(-32_000, message),
  })
  const endpoint = createEndpoint(options)

  server.app.post(MCP_PATH, server.withToken, async (context) =>
    endpoint.post(context.req.raw, await server.readBody(context)),
  )
  server.app.all(MCP_PATH, server.withToken, ({ req }) => endpoint.fetch(req.raw))
  server.app.all('*', () => {
    throw new HttpError(404, 'not-found', `expected the path ${MCP_PATH}`)
  })

  const at = await server.listen()
  return {
    url: `${at.url}${MCP_PATH}`,
    port: at.port,
    inFlight: server.inFlight,
    async close(graceMs = 2_000) {
      const closed = at.close(graceMs)
      await endpoint.close()
      await closed
    },
  }
}
