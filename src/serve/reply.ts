import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { HttpError } from '../transport/http-error'

/** What a route answers: a status and the text of its body. */
export interface Reply {
  readonly status: number
  readonly body: string
  readonly type?: string
  readonly headers?: OutgoingHttpHeaders
}

/** The reply to a request that is refused. */
export function refusal({ status, code, message, headers }: HttpError): Reply {
  return { status, body: JSON.stringify({ error: { code, message } }), headers }
}

export const json = (body: string, status = 200): Reply => ({ status, body })

const JSON_TYPE = 'application/json; charset=utf-8'

/** The headers of a reply; its length is told, so that a client knows where it ends even while the connection lingers. */
export function headersOf({ body, type = JSON_TYPE, headers }: Reply): OutgoingHttpHeaders {
  return { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store', ...headers }
}

/** Sends a reply; a client that does not read it in time loses its connection. */
export function send(response: ServerResponse, reply: Reply, close: boolean, writeTimeoutMs: number): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(reply.status, { ...headersOf(reply), ...(close && { connection: 'close' }) })
  const timer = setTimeout(() => response.destroy(), writeTimeoutMs)
  response.once('close', () => clearTimeout(timer))
  response.once('finish', () => clearTimeout(timer))
  response.end(reply.body)
}
