// npm run bench:python: what a response costs from Python, beside the paper's program in process.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { syntheticRollouts } from '../v2lo-responses'

interface Cost {
  /** Microseconds for a response. */
  readonly processor: number
  readonly clock: number
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const BATCH = 1024

// As the table of docs/performance.md has it: responses of about 3 kB.
const rows = syntheticRollouts(4 * BATCH, 11)
  .filter(({ response }) => response.length > 2000 && response.length < 4000)
  .slice(0, BATCH)
const input = rows
  .map(({ response, groundTruth }) => `${JSON.stringify({ response, ground_truth: groundTruth })}\n`)
  .join('')
const { stdout, stderr, status } = spawnSync('python3', ['-B', 'measure.py'], {
  cwd: fileURLToPath(new URL('./', import.meta.url)),
  env: { ...process.env, PYTHONPATH: join(root, 'python') },
  input,
  encoding: 'utf8',
})
if (status !== 0) throw new Error(stderr)

const cost = JSON.parse(stdout) as Readonly<Record<'paper' | 'length' | 'lines', Cost>>
const bytes = rows.reduce((sum, { response }) => sum + Buffer.byteLength(response), 0) / rows.length
const told = ({ processor, clock }: Cost) =>
  `${processor.toFixed(1)} us of processor, ${clock.toFixed(1)} us by the clock`
const times = (a: Cost, b: Cost) => `${(a.processor / b.processor).toFixed(1)} x, ${(a.clock / b.clock).toFixed(1)} x`
console.log(
  `batches of ${rows.length}, ${(bytes / 1000).toFixed(1)} kB, preset v2lo, ${cpus().length} cores, for a response:`,
)
console.log(`the paper's program, in process   ${told(cost.paper)}`)
console.log(`v2lo_map, length framing          ${told(cost.length)}`)
console.log(`v2lo_map, JSON Lines              ${told(cost.lines)}`)
console.log(
  `length framing against the paper's program: ${times(cost.paper, cost.length)}; against JSON Lines: ${times(cost.lines, cost.length)}`,
)
