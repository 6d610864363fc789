import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { toNodeHandler } from '@modelcontextprotocol/node'
import { checkAddress, listen } from '../transport/http-address'
import { HttpError } from '../transport/http-error'
import { type Admission, checkOrigin, checkToken } from '../transport/http-guard'
import { createEndpoint, type EndpointOptions } from './endpoint'

/** Where clients connect. */
export const MCP_PATH = '/mcp'

export interface McpHttpOptions extends Partial<Admission>, EndpointOptions {
  /** Address to listen on; default `127.0.0.1`. Any other than a loopback address needs a `token`. */
  readonly host?: string
  /** Default 0: a free port, which `url` tells. */
  readonly port?: number
}

export interface McpHttpServer {
  /** What a client is given, such as `http://127.0.0.1:40123/mcp`. */
  readonly url: string
  readonly port: number
  /** Ends all sessions, finishes the requests at hand and resolves; after `graceMs` what is left is cut off. */
  close(graceMs?: number): Promise<void>
}

const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const KEEP_ALIVE_MS = 120_000

/**
 * Serves MCP over streamable HTTP. Throws a `V2loError` for options that are unsafe (an address other machines reach,
 * without a token) or impossible (a port in use).
 */
export async function startMcpServer(options: McpHttpOptions): Promise<McpHttpServer> {
  const { host = '127.0.0.1', port = 0, token, allowHosts = [], allowOrigins = [] } = options
  checkAddress({ host, port, token })
  const endpoint = createEndpoint(options)
  const handle = toNodeHandler(endpoint, {
    maxRequestBodySize: endpoint.maxBytes,
    ...(options.onError && { onerror: options.onError }),
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      checkOrigin(request, { token, allowHosts, allowOrigins })
      if (pathOf(request.url) !== MCP_PATH) throw new HttpError(404, 'not-found', `expected the path ${MCP_PATH}`)
      checkToken(request, token)
      await handle(request, response)
    } catch (error) {
      if (!(error instanceof HttpError)) options.onError?.(error as Error)
      refuseRequest(response, error)
    }
  }

  const server = createHttpServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      noDelay: true,
    },
    (request, response) => void serve(request, response),
  )
  const at = await listen(server, host, port)

  return {
    url: `${at.url}${MCP_PATH}`,
    port: at.port,
    async close(graceMs = 2_000) {
      await endpoint.close()
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        server.closeIdleConnections()
      })
    },
  }
}

/** Answers in the protocol's own form, and closes: the rest of the body is not read. */
function refuseRequest(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const { status, message, headers } =
    error instanceof HttpError ? error : new HttpError(500, 'internal', 'the server failed; this is a bug')
  const body = JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32_000, message } })
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers })
  response.end(body)
}

const pathOf = (url = '/'): string => url.replace(/[?#].*$/s, '')
