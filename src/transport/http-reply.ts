/** What a route answers: a status and the text of its body. */
export interface Reply {
  readonly status: number
  readonly body: string
  /** The type of the body; JSON unless it says otherwise. */
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const json = (body: string, status = 200): Reply => ({ status, body })

const JSON_TYPE = 'application/json; charset=utf-8'

/** A reply that tells its length, so that a client knows where it ends even while the connection lingers. */
export function toResponse({ status, body, type = JSON_TYPE, headers }: Reply): Response {
  const length = String(Buffer.byteLength(body))
  const all = { 'content-type': type, 'content-length': length, 'cache-control': 'no-store', ...headers }
  return new Response(status === 204 ? null : body, { status, headers: all })
}
