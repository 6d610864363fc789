import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { cli, pause, startServer } from '../load/processes'
import type { Target } from './calls'
import { type HttpReport, soakHttp } from './http'
import { type Growth, grown, watchProcesses } from './watch'

export interface SoakReport {
  readonly seconds: number
  readonly seed: number
  readonly node: string
  readonly http: HttpReport
  readonly python: Omit<HttpReport, 'faults'> & {
    readonly faults: Readonly<Record<string, number>>
    readonly replaced: number
  }
  /** Requests in flight at the end, beside the one that asks. */
  readonly inFlight: readonly number[]
  readonly exitCodes: readonly (number | null)[]
  readonly processes: readonly Growth[]
  /** What a server or the client must not do, in words; empty if all went well. */
  readonly wrong: readonly string[]
}

/** The most a call may take beyond its own work. */
const MOST_BEYOND_MS = 2_000
const TOKEN = 'a-token-for-the-soak'

/** Uses `serve` over HTTP and the Python client at the same time, at about half of a core, and watches both (Linux). */
export async function soak(seconds: number, seed: number): Promise<SoakReport> {
  const open = await startServer(['--max-in-flight', '100'])
  const guarded = await startServer(['--max-in-flight', '100', '--token', TOKEN])
  const servers = [open, guarded]
  const watch = watchProcesses(Math.min(2_000, seconds * 10))
  watch.follow('this client over HTTP', process.pid)
  servers.forEach(({ child }, i) => void watch.follow(['serve', 'serve with a token'][i]!, child.pid!))
  const idle = servers.map(({ child }) => watch.descriptors(child.pid!))
  const targets: readonly Target[] = [{ port: open.port }, { port: guarded.port, token: TOKEN }]

  const [http, python] = await Promise.all([
    soakHttp({ open: targets[0]!, guarded: targets[1]!, seed, seconds }),
    soakPython(seconds, seed, watch.follow),
  ])
  const processes = watch.stop()

  // What was left half sent is closed now: a server has a moment to see it.
  await pause(1_500)
  const inFlight = await Promise.all(targets.map(inFlightOf))
  await pause(500)
  const held = servers.map(({ child }) => watch.descriptors(child.pid!))
  const exitCodes = await Promise.all(servers.map(endOf))
  const wrong = [
    ...http.wrong.map((why) => `http: ${why}`),
    ...python.wrong.map((why) => `python: ${why}`),
    ...[http, python].flatMap(({ longestBeyondMs, longestBeyond }) =>
      longestBeyondMs > MOST_BEYOND_MS
        ? [`a call stalled: ${longestBeyond}, ${longestBeyondMs} ms beyond its work`]
        : [],
    ),
    ...inFlight.flatMap((count) => (count === 0 ? [] : [`${count} requests in flight at the end`])),
    ...held.flatMap((count, i) => (count <= idle[i]! ? [] : [`${count - idle[i]!} descriptors left open by a server`])),
    ...exitCodes.flatMap((code) => (code === 0 ? [] : [`a server ended with code ${code}`])),
    // Heaps take some minutes to reach the size they keep.
    ...(seconds < 600 ? [] : grown(processes)),
  ]
  return { seconds, seed, node: process.version, http, python, inFlight, exitCodes, processes, wrong }
}

async function soakPython(
  seconds: number,
  seed: number,
  follow: (name: string, pid: number) => void,
): Promise<SoakReport['python']> {
  const script = fileURLToPath(new URL('./pipe.py', import.meta.url))
  const env = { ...process.env, V2LO_MAP_COMMAND: `${JSON.stringify(process.execPath)} ${JSON.stringify(cli)}` }
  const child = spawn('python3', ['-B', script, String(seconds), String(seed)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  follow('the Python client', child.pid!)
  const ended = new Promise((resolve) => child.on('close', resolve))
  let last: unknown
  for await (const line of createInterface({ input: child.stdout })) {
    last = JSON.parse(line)
    const { children = {} } = last as { children?: Record<string, number> }
    for (const [name, pid] of Object.entries(children)) follow(`scorer of Python, ${name}`, pid)
  }
  const code = await ended
  if (code !== 0) throw new Error(`pipe.py ended with code ${code}`)
  return last as SoakReport['python']
}

async function inFlightOf({ port, token }: Target): Promise<number> {
  const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }), connection: 'close' }
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()
  return Number(/^v2lo_map_in_flight_requests (\d+)$/m.exec(text)?.[1]) - 1
}

async function endOf({
  child,
}: {
  readonly child: { kill(signal: NodeJS.Signals): boolean; exitCode: number | null } & NodeJS.EventEmitter
}) {
  if (child.exitCode !== null) return child.exitCode
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  return Promise.race([ended, pause(10_000).then(() => null)])
}
