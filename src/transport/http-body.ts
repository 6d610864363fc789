import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { HttpError } from './http-error'
import { shapeComplaint } from './json-shape'

/** Refuses a body that is not JSON in UTF-8, or that says it is too long: before a byte of it is read. */
export function checkBodyHeaders({ headers }: IncomingMessage, maxBytes: number): void {
  const type = /^application\/(?:json|[a-z.+-]+\+json)\s*(;.*)?$/i.exec(headers['content-type'] ?? '')
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type?.[1] ?? '')?.[1]
  if (type === null || (charset !== undefined && !/^utf-?8$/i.test(charset))) {
    throw new HttpError(415, 'bad-content-type', 'expected Content-Type: application/json, in UTF-8')
  }
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) {
    throw new HttpError(415, 'bad-content-encoding', 'expected a body that is not compressed')
  }
  if (!/^(chunked)?$/i.test(headers['transfer-encoding'] ?? '')) {
    throw new HttpError(415, 'bad-transfer-encoding', 'expected a body that is sent in chunks or whole')
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLong(maxBytes)
}

const tooLong = (maxBytes: number) => new HttpError(413, 'too-long', `expected a body of at most ${maxBytes} bytes`)

export const busy = (): HttpError =>
  new HttpError(503, 'busy', 'the server is at its limit; try again', { 'retry-after': '1' })

/** Counts the bytes of all bodies held at once. */
export interface ByteBudget {
  take(bytes: number): boolean
  give(bytes: number): void
}

export function createByteBudget(maxBytes: number): ByteBudget {
  let held = 0
  return {
    take(bytes) {
      if (held + bytes > maxBytes) return false
      held += bytes
      return true
    },
    give(bytes) {
      held -= bytes
    },
  }
}

/**
 * The text of a body. What it takes out of the budget is in `taken`, whatever happens. A refusal leaves the request open,
 * so that it can still be answered. Hono's own limit counts one body at a time; this one counts all of them together too.
 */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  budget: ByteBudget,
  taken: { bytes: number },
): Promise<string> {
  const chunks: Buffer[] = []
  await new Promise<void>((resolve, reject) => {
    const leave = () => reject(new Error('the client went away'))
    const take = (chunk: Buffer) => {
      if (taken.bytes + chunk.length > maxBytes) return refuse(tooLong(maxBytes))
      if (!budget.take(chunk.length)) return refuse(busy())
      taken.bytes += chunk.length
      chunks.push(chunk)
    }
    const refuse = (error: HttpError) => {
      request.off('data', take)
      request.pause()
      reject(error)
    }
    if (request.destroyed) return leave()
    request.on('data', take)
    request.once('end', resolve)
    request.once('error', leave)
    request.once('close', leave)
  })
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  if (!isUtf8(bytes)) throw new HttpError(400, 'invalid-utf8', 'expected a body in valid UTF-8')
  const complaint = shapeComplaint(bytes)
  if (complaint !== undefined) throw new HttpError(413, 'too-complex', complaint)
  return bytes.toString('utf8')
}

/** How long the rest of a body that nobody wants is read and dropped, in milliseconds. */
const DROP_MS = 1_000

/** Drops the rest of a body; resolves when it has ended, is over `maxBytes` or takes too long. */
export function dropBody(request: IncomingMessage, maxBytes: number): Promise<void> {
  return new Promise((resolve) => {
    if (request.destroyed || request.readableEnded) return resolve()
    let dropped = 0
    const timer = setTimeout(end, DROP_MS)
    function end(): void {
      clearTimeout(timer)
      request.off('data', drop)
      request.pause()
      resolve()
    }
    function drop(chunk: Buffer): void {
      dropped += chunk.length
      if (dropped > maxBytes) end()
    }
    request.on('data', drop)
    request.once('end', end)
    request.once('close', end)
    request.resume()
  })
}
