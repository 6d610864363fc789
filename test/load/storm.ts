import { INITIALIZE } from '../mcp/process'
import { drawFrom, type Sent, storm } from '../transport/storm'
import { pause, resident, startServer } from './processes'

const SEED = 20261130
const CONNECTIONS = 10_000
const MAX_BYTES = 16_777_216

/** 10,000 connections of random pipelining, refusals and resets to a scorer; what is in flight afterwards. */
export async function scorerStorm() {
  const { child, port } = await startServer(['--max-in-flight', '100'])
  const body = '{"items":[{"response":"<answer>B</answer>","ground_truth":"B"}]}'
  const report = await storm({
    port,
    seed: SEED,
    connections: CONNECTIONS,
    draw: drawFrom('/v1/score', [[body, 200]], MAX_BYTES),
  })
  await pause(2000)
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  // The request that asks is in flight itself.
  const inFlight = Number(/^v2lo_map_in_flight_requests (\d+)$/m.exec(metrics)?.[1]) - 1
  return {
    ...report,
    seed: SEED,
    connections: CONNECTIONS,
    inFlight,
    memory: resident(child.pid!),
    code: await end(child),
  }
}

/** The same to an MCP server, which tells nobody what is in flight: it ends at once only with nothing left. */
export async function mcpStorm() {
  const { child, port } = await startServer([], ['mcp', '--http'])
  const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}'
  const drawn = drawFrom(
    '/mcp',
    [
      [JSON.stringify(INITIALIZE), 200],
      [ping, 400],
    ],
    MAX_BYTES,
  )
  const draw = (random: () => number): Sent => {
    const sent = drawn(random)
    return { ...sent, text: sent.text.replace('\r\n', '\r\nAccept: application/json, text/event-stream\r\n') }
  }
  const report = await storm({ port, seed: SEED, connections: CONNECTIONS, draw })
  await pause(2000)
  return { ...report, seed: SEED, connections: CONNECTIONS, memory: resident(child.pid!), code: await end(child) }
}

/** The exit code of a server that is told to end, or why it has none. */
async function end(child: Awaited<ReturnType<typeof startServer>>['child']): Promise<number | string> {
  if (child.exitCode !== null) return `died: ${child.exitCode}`
  const ended = new Promise<number | string>((resolve) => child.on('close', (code) => resolve(code ?? 'killed')))
  child.kill('SIGTERM')
  const slow = pause(5000).then(() => 'not within 5 s')
  const code = await Promise.race([ended, slow])
  child.kill('SIGKILL')
  return code
}
