import { request } from 'node:http'
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { pause, resident, startServer } from './processes'

interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly ms: number
  readonly body: string
}

/** One request on a connection of its own. */
function ask(port: number, body: string, path = '/v1/score'): Promise<Answer> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            retryAfter: response.headers['retry-after'],
            ms: performance.now() - started,
            body: text,
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** 4,000 requests at once, each on a new connection, as trainers without a pool send them. */
export async function burst(responses: readonly string[]) {
  const { child, port } = await startServer([])
  await ask(port, JSON.stringify({ response: 'x', ground_truth: 'y' }))
  const started = performance.now()
  const answers = await Promise.allSettled(
    Array.from({ length: 4000 }, (_, i) =>
      ask(port, JSON.stringify({ id: i, response: responses[i % responses.length], ground_truth: 'no' })),
    ),
  )
  const seconds = (performance.now() - started) / 1000
  const good = answers.flatMap((a, i) =>
    a.status === 'fulfilled' && a.value.status === 200 && a.value.body.includes(`{"id":${i},"overall":0.1,`)
      ? [a.value.ms]
      : [],
  )
  good.sort((a, b) => a - b)
  const memory = resident(child.pid!)
  child.kill()
  return {
    requests: answers.length,
    failed: answers.length - good.length,
    perSecond: good.length / seconds,
    p50: good[Math.floor(good.length / 2)]!,
    p99: good[Math.floor(good.length * 0.99)]!,
    memory,
  }
}

/** 8,000 rollouts of a gym at once, each on a new connection and with a row of its own to be said again. */
export async function gymBurst(responses: readonly string[]) {
  const { child, port } = await startServer([])
  const total = 8000
  const started = performance.now()
  const answers = await Promise.allSettled(
    Array.from({ length: total }, (_, i) => {
      const content = [{ type: 'output_text', text: responses[i % responses.length] }]
      const response = { output: [{ type: 'message', role: 'assistant', content }] }
      return ask(port, JSON.stringify({ row: `#${i}#`, ground_truth: 'no', response }), '/verify')
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const good = answers.filter(
    (a, i) =>
      a.status === 'fulfilled' &&
      a.value.status === 200 &&
      a.value.body.startsWith(`{"row":"#${i}#"`) &&
      a.value.body.includes('"reward":0.1,'),
  ).length
  const busy = answers.filter((a) => a.status === 'fulfilled' && a.value.status === 503).length
  const memory = resident(child.pid!)
  child.kill()
  return { total, good, busy, perSecond: good / seconds, memory }
}

/** 10,000 requests held open at once, each one byte short; what is beyond the limit is refused at once. */
export async function beyondTheLimit() {
  const limit = 8192
  const total = 10_000
  const { child, port } = await startServer(['--max-in-flight', String(limit), '--request-timeout', '60'])
  const body = JSON.stringify({ response: 'x', ground_truth: 'y' })
  const head = `POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`
  let answered = 0
  const clients = Array.from({ length: total }, () => {
    const socket = connect({ port, host: '127.0.0.1' })
    const client = { socket, text: '', lost: false }
    socket.write(head + body.slice(0, -1))
    socket.on('data', (chunk) => {
      if (client.text === '') answered++
      client.text += chunk
    })
    socket.on('error', () => (client.lost = true))
    return client
  })
  for (let waited = 0; answered < total - limit && waited < 300; waited++) await pause(50)
  const refused = clients.filter((c) => /^HTTP\/1\.1 503 [\s\S]*\r\nretry-after: 1\r\n/i.test(c.text)).length
  const probe = await fetch(`http://127.0.0.1:${port}/healthz`)
  for (const { socket, text } of clients) if (text === '') socket.write(body.slice(-1))
  for (let waited = 0; answered < total && waited < 300; waited++) await pause(50)
  const served = clients.filter((c) => c.text.startsWith('HTTP/1.1 200')).length
  for (const { socket } of clients) socket.destroy()
  await pause(100)
  const after = await ask(port, body)
  const memory = resident(child.pid!)
  child.kill()
  return {
    total,
    limit,
    refused,
    served,
    lost: total - refused - served,
    healthy: probe.status === 200,
    recovered: after.status === 200,
    memory,
  }
}

/** Batches of 512 on kept-alive connections, four at a time. */
export async function batches(responses: readonly string[]) {
  const { child, port } = await startServer([])
  const bodies = Array.from({ length: 8 }, (_, b) =>
    JSON.stringify({
      items: Array.from({ length: 512 }, (_, i) => ({
        response: responses[(b * 512 + i) % responses.length],
        ground_truth: 'no',
      })),
    }),
  )
  const send = async (body: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return ((await reply.json()) as { results: unknown[] }).results.length
  }
  await send(bodies[0]!)
  const started = performance.now()
  let scored = 0
  await Promise.all(
    Array.from({ length: 4 }, async (_, lane) => {
      for (let i = lane; i < 40; i += 4) {
        const results = await send(bodies[i % bodies.length]!)
        scored += results
      }
    }),
  )
  const perSecond = scored / ((performance.now() - started) / 1000)
  child.kill()
  return { scored, perSecond }
}
