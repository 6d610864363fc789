import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { drawFrom, storm } from '../transport/storm'
import { ask } from './ask'
import { authorization, callScorer, type Target } from './calls'

/** What a fault needs: the server without a token and the one with it. */
export interface Faulty {
  readonly random: () => number
  readonly name: string
  readonly open: Target
  readonly guarded: Target
  /** Aborted when the soak ends: what waits for a server to lose its patience stops waiting. */
  readonly signal: AbortSignal
}

/** Does something a server has to bear; what went wrong, in words. */
type Fault = (faulty: Faulty) => Promise<readonly string[]>

const MAX_BYTES = 16_777_216
const SMALL = '{"items":[{"response":"<answer>B</answer>","ground_truth":"B"}]}'

/** Refusals with the status each must have. */
const REFUSED: readonly {
  readonly what: string
  readonly status: number
  readonly body?: (random: () => number) => string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly guarded?: true
}[] = [
  { what: 'a wrong token', status: 401, guarded: true, headers: { authorization: 'Bearer wrong' } },
  { what: 'a missing token', status: 401, guarded: true },
  { what: 'a wrong Host', status: 403, headers: { host: 'evil.example' } },
  { what: 'a wrong Origin', status: 403, headers: { origin: 'http://evil.example' } },
  { what: 'a wrong path', status: 404, path: '/nowhere' },
  { what: 'a wrong type', status: 415, headers: { 'content-type': 'text/plain' } },
  { what: 'a compressed body', status: 415, headers: { 'content-encoding': 'gzip' } },
  { what: 'broken JSON', status: 400, body: (random) => SMALL.slice(0, 1 + Math.floor(random() * (SMALL.length - 1))) },
  { what: 'something else', status: 400, body: () => '"text"' },
  { what: 'too many items', status: 413, body: () => `{"items":[${'{},'.repeat(8192)}{}]}` },
  {
    what: 'a body that is too long',
    status: 413,
    body: (random) => 'x'.repeat(MAX_BYTES + 1 + Math.floor(random() * 4e6)),
  },
  { what: 'brackets without end', status: 413, body: () => '['.repeat(3_000_000) },
  { what: 'an unknown preset', status: 400, body: () => SMALL.replace('{', '{"preset":"nope",') },
  { what: 'a row without a truth', status: 422, path: '/remote_rm', body: () => '{"response":"x"}' },
]

const refusal: Fault = async ({ random, open, guarded }) => {
  const { what, status, body, path = '/v1/score', headers = {}, guarded: withToken } = pick(random, REFUSED)
  const target = withToken ? guarded : open
  const answer = await ask({ port: target.port, path, body: body?.(random) ?? SMALL, agent: false, headers })
  return answer.status === status ? [] : [`${what}: expected ${status}, received ${answer.status}`]
}

const post = (body: string, extra = ''): string =>
  `POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${extra}\r\n${body}`

/** Half a request, from some of its head to all but a byte of its body. */
function halfOf(random: () => number, target: Target): string {
  const body = SMALL.replace('}]', `${' '.repeat(Math.floor(random() ** 3 * 300_000))}}]`)
  const extra = Object.entries(authorization(target)).map(([name, value]) => `${name}: ${value}\r\n`)
  const whole = post(body, extra.join(''))
  return whole.slice(0, 1 + Math.floor(random() * (whole.length - 1)))
}

const reset: Fault = async ({ random, open, guarded }) => {
  const target = pick(random, [open, guarded])
  const socket = await connected(target.port)
  socket.write(halfOf(random, target))
  await wait(random() * 50)
  if (random() < 0.7) socket.resetAndDestroy()
  else socket.destroy()
  return []
}

/** A client that sends half a request and then nothing: told 408 within the server's 30 seconds and some. */
const halfOpen: Fault = async ({ random, open, signal }) => {
  const socket = await connected(open.port)
  let text = ''
  socket.on('data', (chunk) => (text += chunk))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const started = performance.now()
  socket.write(halfOf(random, open))
  await Promise.race([closed, wait(45_000, undefined, { signal }).catch(() => undefined)])
  socket.destroy()
  if (signal.aborted && text === '') return []
  const seconds = (performance.now() - started) / 1000
  const right = text.startsWith('HTTP/1.1 408 ') && seconds < 40
  return right ? [] : [`half a request: received ${JSON.stringify(text.slice(0, 40))} after ${seconds.toFixed(1)} s`]
}

/** A client that asks for a long answer and never reads it: after 30 s it loses its connection, and nothing else. */
const deaf: Fault = async ({ open, signal }) => {
  const socket = await connected(open.port)
  socket.pause()
  let received = 0
  const closed = new Promise((resolve) => socket.once('close', resolve))
  // An answer of 12 MB, more than the buffers of a connection hold.
  const item = `{"id":"${'x'.repeat(6_000)}","response":"<answer>B</answer>","ground_truth":"B"}`
  socket.write(post(`{"items":[${Array(2_000).fill(item)}]}`))
  await wait(35_000, undefined, { signal }).catch(() => undefined)
  socket.on('data', (chunk) => (received += chunk.length)).resume()
  const cut = closed.then(() => received < 12_000_000)
  const told = signal.aborted || (await Promise.race([cut, wait(10_000, false, { ref: false })]))
  socket.destroy()
  return told ? [] : [`a client that never reads still has its connection, and ${received} bytes`]
}

const pipelined: Fault = async ({ random, open }) => {
  const draw = drawFrom('/v1/score', [[SMALL, 200]], MAX_BYTES)
  const seed = Math.floor(random() * 2 ** 31)
  const { wrong } = await storm({ port: open.port, seed, connections: 1 + Math.floor(random() * 8), draw })
  return wrong.map((why) => `pipelined, seed ${seed}: ${why}`)
}

/** Asks, and goes away as soon as the answer begins. */
const resetWhileAnswered: Fault = async ({ random, open }) => {
  const socket = await connected(open.port)
  const items = Array(1 + Math.floor(random() * 3000)).fill('{"response":"<answer>B</answer>","ground_truth":"B"}')
  const body = `{"items":[${items}]}`
  socket.once('data', () => socket.resetAndDestroy())
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(post(body))
  await Promise.race([closed, wait(10_000, undefined, { ref: false })])
  const lost = !socket.destroyed
  socket.destroy()
  return lost ? ['no answer within 10 s to a client that leaves'] : []
}

const slowReader: Fault = async ({ random, name, open, guarded }) =>
  (await callScorer(random, name, pick(random, [open, guarded]), false, true)).wrong

/** Faults that end at once, drawn by the share of each. */
export const QUICK: readonly { readonly name: string; readonly share: number; readonly run: Fault }[] = [
  { name: 'refused', share: 8, run: refusal },
  { name: 'reset in the middle of a body', share: 4, run: reset },
  { name: 'pipelined, with refusals and resets', share: 4, run: pipelined },
  { name: 'reset while answered', share: 2, run: resetWhileAnswered },
  { name: 'slow reader', share: 2, run: slowReader },
]

/** Faults that wait for the server to lose its patience. They run beside everything else. */
export const PATIENT: readonly { readonly name: string; readonly run: Fault }[] = [
  { name: 'half-open', run: halfOpen },
  { name: 'never reads', run: deaf },
]

export function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!
}

function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
    // Resets are what is tried here.
    socket.on('error', () => undefined)
  })
}
