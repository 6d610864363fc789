import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import { openMemoryFile } from '../../src/mcp/memory-file'
import { temporaryFolder } from '../support/temporary-folder'

const folder = temporaryFolder()
const path = `${folder}/memory.jsonl`
const child = `${folder}/child.mjs`
const COUNT = 1000

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./kill-child.ts', import.meta.url))
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: child })
})

/** Runs the child from an observation on and kills it in the midst; gives the last that was acknowledged. */
function runAndKill(
  from: number,
  after: { readonly lines: number; readonly ms: number },
): Promise<{ last: number; ended: boolean }> {
  return new Promise((resolve) => {
    const running = spawn(process.execPath, [child, path, String(from), String(COUNT)])
    let out = ''
    let killing = false
    running.stdout.on('data', (chunk) => {
      out += chunk
      if (killing || out.split('\n').length <= after.lines) return
      killing = true
      // Anywhere between two acknowledgments: an observation takes a few milliseconds.
      setTimeout(() => running.kill('SIGKILL'), after.ms)
    })
    running.on('close', () => {
      const lines = out.split('\n').slice(0, -1)
      const numbers = lines.filter((line) => line !== 'end').map(Number)
      resolve({ last: numbers.at(-1) ?? from - 1, ended: lines.includes('end') })
    })
  })
}

it('a kill at any moment of 1,000 observations loses at most the one not acknowledged, and doubles none', async () => {
  const random = createRandom(7)
  let from = 0
  let kills = 0
  for (let ended = false; !ended; ) {
    const run = await runAndKill(from, { lines: 1 + random.below(240), ms: random.between(0, 12) })
    ended = run.ended
    if (!ended) kills++
    const memory = openMemoryFile(path, { maxObservations: 200 })
    const [sofa] = memory.belief().objects
    // As many sights as were acknowledged, or the one more that was written and not yet acknowledged.
    expect([run.last + 1, run.last + 2]).toContain(sofa!.observations)
    expect(memory.diagnostics.every(({ code }) => code === 'torn-line')).toBe(true)
    from = sofa!.observations
    memory.close()
    // The next run begins one earlier, with an observation that is there: it counts once.
    from = Math.max(0, from - 1)
  }
  const memory = openMemoryFile(path, { maxObservations: 200 })
  expect(memory.belief().objects.map(({ observations }) => observations)).toEqual([COUNT])
  memory.close()
  expect(kills).toBeGreaterThan(3)
}, 180_000)
