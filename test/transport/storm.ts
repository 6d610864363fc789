import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { seeded } from '../load/rows'

/** A request as bytes, and the status of its answer. */
export interface Sent {
  readonly text: string
  readonly status: number
  /** Whether its answer ends the connection. */
  readonly closes?: boolean
}

export interface Storm {
  readonly port: number
  readonly seed: number
  readonly connections: number
  /** Draws one request; `random` gives numbers in [0, 1). */
  readonly draw: (random: () => number) => Sent
}

export interface StormReport {
  readonly requests: number
  /** Answers that clients which read to the end got. */
  readonly answers: number
  readonly resets: number
  /** Connections whose client read to the end and did not get each answer in its place, in words. */
  readonly wrong: readonly string[]
}

const AT_ONCE = 24

/**
 * Opens connections with one to six pipelined requests each, cut anywhere. Some clients read every answer; the others reset
 * the connection, leave it or send half of a request, at a moment that is drawn.
 */
export async function storm({ port, seed, connections, draw }: Storm): Promise<StormReport> {
  const report = { requests: 0, answers: 0, resets: 0, wrong: [] as string[] }
  let next = 0

  async function client(number: number): Promise<void> {
    // Each connection has a stream of its own, so that one can be run alone.
    const random = seeded(seed + number)
    const sent: Sent[] = []
    for (let left = 1 + Math.floor(random() * 6); left > 0; left--) {
      sent.push(draw(random))
      if (sent[sent.length - 1]!.closes === true) break
    }
    report.requests += sent.length
    const bytes = sent.map(({ text }) => text).join('')
    const fate = random()
    const socket = connect({ port, host: '127.0.0.1' })
    let text = ''
    socket.on('error', () => undefined)
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const statuses = () => [...text.matchAll(/HTTP\/1\.1 ([2-5]\d\d) /g)].map(([, status]) => Number(status))
    const enough = new Promise<void>((resolve) =>
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1')
        if (statuses().length >= sent.length) resolve()
      }),
    )
    await new Promise<void>((resolve) => socket.once('connect', resolve).once('close', () => resolve()))

    const patient = fate < 0.5
    const end = patient ? bytes.length : Math.ceil(bytes.length * Math.min(1, random() * 2))
    for (let at = 0; at < end && !socket.destroyed; ) {
      const stop = random() < 0.5 ? end : at + 1 + Math.floor(random() * (end - at))
      socket.write(bytes.slice(at, stop), 'latin1')
      at = stop
      if (random() < 0.3) await wait(random() * 3)
    }
    if (patient) {
      await Promise.race([enough, closed, wait(20_000, undefined, { ref: false })])
      const received = statuses()
      // A request that is refused before its body has come closes the connection, and says so in its answer.
      const isClosed = /connection: close/i.test(text.slice(text.lastIndexOf('HTTP/1.1 ')))
      const expected = sent.map(({ status }) => status).slice(0, isClosed ? received.length : undefined)
      report.answers += received.length
      if (received.length === 0 || received.join() !== expected.join())
        report.wrong.push(`connection ${number}: expected ${expected}, received ${received}`)
      socket.destroy()
    } else {
      if (random() < 0.5) await wait(random() * 4)
      report.resets++
      if (fate < 0.85) socket.resetAndDestroy()
      else if (fate < 0.95) socket.destroy()
      else socket.end(() => setTimeout(() => socket.destroy(), 20))
    }
    await closed
  }

  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < connections) await client(next++)
    }),
  )
  return report
}

const head = (line: string, host: string, type: string, length: string, extra: string) =>
  `${line} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${type}\r\n${length}${extra}\r\n`

/** Draws requests to a server whose good request is `path` with one of the bodies of `good`. */
export function drawFrom(path: string, good: readonly (readonly [body: string, status: number])[], maxBytes: number) {
  const post = (
    body: string,
    status: number,
    to = path,
    host = 'localhost',
    type = 'application/json',
    extra = '',
  ) => ({
    text: `${head(`POST ${to}`, host, type, `Content-Length: ${body.length}\r\n`, extra)}${body}`,
    status,
  })
  return (random: () => number): Sent => {
    const [body, status] = good[Math.floor(random() * good.length)]!
    const padded = body.replace(/}$/, `${' '.repeat(Math.floor(random() ** 4 * 100_000))}}`)
    const kind = Math.floor(random() * 12)
    if (kind === 0) return post(body, 404, '/nowhere')
    if (kind === 1) return post(body, 415, path, 'localhost', 'text/plain')
    if (kind === 2) return post(body, 403, path, 'evil.example')
    if (kind === 3) return post('{', 400)
    if (kind === 4) return { text: head('DELETE /nowhere', 'localhost', 'text/plain', '', ''), status: 404 }
    if (kind === 5) {
      const chunks = `${padded.length.toString(16)}\r\n${padded}\r\n0\r\n\r\n`
      const chunked = head(`POST ${path}`, 'localhost', 'application/json', 'Transfer-Encoding: chunked\r\n', '')
      return { text: chunked + chunks, status }
    }
    if (kind === 6) return post(padded, status, path, 'localhost', 'application/json', 'Expect: 100-continue\r\n')
    if (kind === 7) {
      const length = `Content-Length: ${maxBytes + 1 + Math.floor(random() * 1e9)}\r\n`
      return {
        text: head(`POST ${path}`, 'localhost', 'application/json', length, '') + body,
        status: 413,
        closes: true,
      }
    }
    if (kind === 8)
      return { ...post(padded, status, path, 'localhost', 'application/json', 'Connection: close\r\n'), closes: true }
    if (kind === 9 && random() < 0.3) return { text: '\x16\x03\x01 hello\r\n\r\n', status: 400, closes: true }
    return post(padded, status)
  }
}
