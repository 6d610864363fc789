import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** What a route answers: a status and the text of its body. */
export interface Reply {
  readonly status: number
  readonly body: string
  readonly type?: string
  readonly headers?: OutgoingHttpHeaders
}

/** A request that is refused: its status, a stable code and a sentence. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: OutgoingHttpHeaders = {},
  ) {
    super(message)
  }

  reply(): Reply {
    const body = JSON.stringify({ error: { code: this.code, message: this.message } })
    return { status: this.status, body, headers: this.headers }
  }
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
