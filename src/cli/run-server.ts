import { isLoopback } from '../transport/http-address'
import { writeAll } from '../transport/stream'
import type { Io } from './command'
import { awaitEnding, GRACE_MS } from './ending'

/** A server that listens. */
interface Running {
  readonly url: string
  close(graceMs: number): Promise<void>
}

/** How a server is run: `parent` is the process to end with. */
interface Run {
  readonly host: string
  readonly version: string
  readonly parent: number | undefined
}

/** Says where a server listens, and closes it once the process is told to end. */
export async function runServer(server: Running, io: Io, { host, version, parent }: Run): Promise<0> {
  if (!isLoopback(host))
    await writeAll(io.stderr, `v2lo-map: other machines can reach ${server.url}; they need the token\n`)
  const ready = { event: 'ready', url: server.url, pid: process.pid, version }
  await writeAll(io.stdout, `${JSON.stringify(ready)}\n`)
  const { signal } = awaitEnding(parent)
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  await server.close(GRACE_MS - 1000)
  return 0
}
