import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// How long an MCP host waits for the first answers of `v2lo-map mcp`, beside the start of Node itself. Needs a build.

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const ROUNDS = 5

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'bench', version: '0' } },
}
const list = { jsonrpc: '2.0', id: 2, method: 'tools/list' }
const input = [initialize, { jsonrpc: '2.0', method: 'notifications/initialized' }, list]
  .map((message) => `${JSON.stringify(message)}\n`)
  .join('')

/** Milliseconds until each line of output was there, and until the process ended. */
async function timeLines(args: readonly string[], text: string): Promise<{ lines: number[]; end: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: number[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 0x0a) lines.push(performance.now() - started)
  })
  child.stdin.end(text)
  await new Promise((resolve) => child.on('close', resolve))
  return { lines, end: performance.now() - started }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

const bare: number[] = []
const first: number[] = []
const tools: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  bare.push((await timeLines(['-e', '0'], '')).end)
  const { lines } = await timeLines([cli, 'mcp'], input)
  first.push(lines[0]!)
  tools.push(lines[1]!)
}
const show = (values: readonly number[]) =>
  `${median(values).toFixed(0)} ms (${values.map((ms) => ms.toFixed(0)).join(', ')})`
console.log(`bare Node, start and end:        ${show(bare)}`)
console.log(`v2lo-map mcp, first answer:      ${show(first)}`)
console.log(`v2lo-map mcp, its list of tools: ${show(tools)}`)
console.log(`medians of ${ROUNDS} rounds in turn; Node ${process.version}, ${process.arch}`)
