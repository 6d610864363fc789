import { type Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Asked {
  readonly port: number
  readonly path: string
  readonly body: string
  readonly agent: Agent | false
  readonly headers?: Readonly<Record<string, string>>
  /** Pauses after every piece of the answer. */
  readonly slow?: boolean
}

export interface Answered {
  readonly status: number
  readonly body: string
  readonly ms: number
}

/** One POST, read to the end of its answer. Rejects when the connection fails. */
export function ask({ port, path, body, agent, headers = {}, slow = false }: Asked): Promise<Answered> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        path,
        agent,
        host: '127.0.0.1',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      async (response) => {
        try {
          const pieces: Buffer[] = []
          for await (const piece of response) {
            pieces.push(piece)
            if (slow) await wait(5)
          }
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(pieces).toString('utf8'),
            ms: performance.now() - started,
          })
        } catch (error) {
          reject(error)
        }
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
