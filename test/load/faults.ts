import { pause, resident, startScorer } from './processes'

const request = (id: number, count: number, response: string) =>
  `${JSON.stringify({ id, items: Array(count).fill({ response, ground_truth: 'no' }), preset: 'v2lo' })}\n`

const write = async (stream: NodeJS.WritableStream, data: string | Buffer) => {
  if (!stream.write(data)) await new Promise((resolve) => stream.once('drain', resolve))
}

/** A line of 100 MB, a line that is no UTF-8 and half a line between good ones: each is one error, or one request. */
export async function hostileLines(response: string) {
  const child = startScorer(['rpc'])
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  await write(child.stdin, request(1, 10, response))
  const piece = Buffer.alloc(1 << 20, 'a')
  let peak = 0
  for (let i = 0; i < 100; i++) {
    await write(child.stdin, piece)
    peak = Math.max(peak, resident(child.pid!))
  }
  await write(child.stdin, '\n')
  await write(child.stdin, Buffer.from('{"id": 2, "items": ["\xc0\xaf"]}\n', 'latin1'))
  await write(child.stdin, request(3, 10, response))
  child.stdin.end(request(4, 10, response).slice(0, 100))
  const code = await new Promise((resolve) => child.on('close', resolve))
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const told = answers.map((a) => a.error?.code ?? a.results.length)
  return { told: told.join(', '), right: told.join() === '10,too-long,invalid-utf8,10,invalid-json', code, peak }
}

/** A client that sends and never reads: the scorer stops reading too, and its memory stays where it is. */
export async function deafClient(response: string) {
  const child = startScorer(['rpc'])
  child.stdout.pause()
  const line = request(1, 512, response)
  let sent = 0
  let peak = 0
  for (let i = 0; i < 100; i++) {
    const done = await Promise.race([write(child.stdin, line).then(() => true), pause(1000).then(() => false)])
    if (!done) break
    sent += line.length
    peak = Math.max(peak, resident(child.pid!))
  }
  child.kill('SIGKILL')
  return { sentMb: Math.round(sent / 1e6), peak, stopped: sent < 100 * line.length }
}

/** SIGTERM while a batch of 20,000 is scored: it is answered whole, and the process leaves. */
export async function drain(response: string) {
  const child = startScorer(['rpc'])
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  await write(child.stdin, request(1, 5_000, response))
  child.stdout.once('data', () => child.kill('SIGTERM'))
  const started = Date.now()
  const code = await new Promise((resolve) => child.on('close', resolve))
  return { results: JSON.parse(out).results.length, code, ms: Date.now() - started }
}
