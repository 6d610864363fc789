import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { HttpError } from '../transport/http-error'

/** Refuses a body that is no JSON in UTF-8, or that says it is too long: before a byte of it is read. */
export function checkBodyHeaders({ headers }: IncomingMessage, maxBytes: number): void {
  const type = /^application\/(?:json|[a-z.+-]+\+json)\s*(;.*)?$/i.exec(headers['content-type'] ?? '')
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type?.[1] ?? '')?.[1]
  if (type === null || (charset !== undefined && !/^utf-?8$/i.test(charset))) {
    throw new HttpError(415, 'bad-content-type', 'expected Content-Type: application/json, in UTF-8')
  }
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) {
    throw new HttpError(415, 'bad-content-encoding', 'expected a body that is not compressed')
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLong(maxBytes)
}

const tooLong = (maxBytes: number) => new HttpError(413, 'too-long', `expected a body of at most ${maxBytes} bytes`)

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
 * The text of a body. What it takes out of the budget stands in `taken`, whatever happens. A refusal leaves the request
 * open, so that it can still be answered.
 */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  budget: ByteBudget,
  taken: { bytes: number },
): Promise<string> {
  const chunks: Buffer[] = []
  await new Promise<void>((resolve, reject) => {
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
    request.on('data', take)
    request.once('end', resolve)
    request.once('error', reject)
    request.once('close', () => reject(new Error('the client went away')))
  })
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  if (!isUtf8(bytes)) throw new HttpError(400, 'invalid-utf8', 'expected a body in valid UTF-8')
  return bytes.toString('utf8')
}

export const busy = (): HttpError =>
  new HttpError(503, 'busy', 'the scorer is at its limit; try again', { 'retry-after': '1' })
