import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeRows } from './rows'

// `npx tsx test/bench/jobs/main.ts [ROWS]` after a build, on Linux: what two workers gain over one process on a file of
// rows with question and true map, in turn; wall and processor time, memory at its peak, and whether the bytes agree.

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
const [rows = 300_000, rounds = 3] = process.argv.slice(2).map(Number)
const TICKS_A_SECOND = 100
const LOOK_MS = 20

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
  readonly sha256: string
}

async function score(file: string, preset: string, jobs: number): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, [cli, 'score', file, '--preset', preset, '--jobs', String(jobs)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const hash = createHash('sha256')
  child.stdout.on('data', (chunk) => hash.update(chunk))
  let [cpuSeconds, peakMb] = [0, 0]
  const timer = setInterval(() => {
    try {
      // Of all threads; the fields behind the name in brackets, of which the 12th and 13th are times.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      if (peak !== undefined) peakMb = Math.round(Number(peak) / 1024)
    } catch {
      // It has ended.
    }
  }, LOOK_MS)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`score ended with code ${code}`)
  return { seconds: (performance.now() - began) / 1000, cpuSeconds, peakMb, sha256: hash.digest('hex') }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-bench-'))
try {
  const file = join(folder, 'rows.jsonl')
  writeRows(file, rows)
  console.log(`${rows} rows, ${Math.round(statSync(file).size / 1e6)} MB, ${rounds} rounds in turn; medians\n`)
  console.log('| preset | jobs | wall, s | processor, s | rows a second | peak, MB | gain | same bytes |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const preset of ['v2lo', 'strict']) {
    const runs: Record<number, Run[]> = { 1: [], 2: [] }
    for (let round = 0; round < rounds; round++)
      for (const jobs of [1, 2]) runs[jobs]!.push(await score(file, preset, jobs))
    const wall = (jobs: number) => median(runs[jobs]!.map(({ seconds }) => seconds))
    const same = new Set([...runs[1]!, ...runs[2]!].map(({ sha256 }) => sha256)).size === 1
    for (const jobs of [1, 2]) {
      const cpu = median(runs[jobs]!.map(({ cpuSeconds }) => cpuSeconds))
      const peak = Math.max(...runs[jobs]!.map(({ peakMb }) => peakMb))
      const gain = jobs === 1 ? '' : `${(wall(1) / wall(jobs)).toFixed(2)} x`
      const cells = [
        preset,
        jobs,
        wall(jobs).toFixed(2),
        cpu.toFixed(2),
        Math.round(rows / wall(jobs)),
        peak,
        gain,
        same,
      ]
      console.log(`| ${cells.join(' | ')} |`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
