import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Runs the Python side of the load; its one line of JSON. */
export async function python<T>(pool: string, work: string): Promise<T> {
  const script = fileURLToPath(new URL('./pipe.py', import.meta.url))
  const env = { ...process.env, V2LO_MAP_COMMAND: `${JSON.stringify(process.execPath)} ${JSON.stringify(cli)}` }
  const child = spawn('python3', ['-B', script, pool, work], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`pipe.py ${work} ended with code ${code}`)
  return JSON.parse(out) as T
}

/** A scorer process, its standard output collected. */
export function startScorer(args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => undefined)
  return child
}

export async function startServer(
  flags: readonly string[],
  command: readonly string[] = ['serve', '--preset', 'v2lo'],
): Promise<{ child: ChildProcess; port: number }> {
  const child = startScorer([...command, '--port', '0', '--exit-with-parent', ...flags])
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))))
  return { child, port: Number(new URL(JSON.parse(line).url).port) }
}

/** Resident memory in MB (Linux). */
export function resident(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
