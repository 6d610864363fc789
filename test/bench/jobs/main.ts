import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeRows } from './rows'

// `npx tsx test/bench/jobs/main.ts [ROWS [ROUNDS]]` after a build, on Linux: what two workers gain over one process on a
// file of rows with question and true map, in turn; wall and processor time, memory at its peak, and whether the bytes
// agree. A round counts only if other programs left it both cores: see `others`.

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
const [rows = 300_000, rounds = 3] = process.argv.slice(2).map(Number)
const TICKS_A_SECOND = 100
const LOOK_MS = 20

/** Most of a core that other programs may take in a round that counts. */
const MOST_OTHERS = 0.1

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
  /** Cores that other programs kept busy meanwhile. */
  readonly others: number
  readonly sha256: string
}

/** Processor time that the whole machine has spent, in seconds. */
function machineSeconds(): number {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
    .split(/\s+/)
    .slice(1, 9)
    .map(Number)
  return (user! + nice! + system! + irq! + softirq! + steal!) / TICKS_A_SECOND
}

async function score(file: string, preset: string, jobs: number): Promise<Run> {
  const before = machineSeconds()
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
  const seconds = (performance.now() - began) / 1000
  const others = Math.max(0, machineSeconds() - before - cpuSeconds) / seconds
  return { seconds, cpuSeconds, peakMb, others, sha256: hash.digest('hex') }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-bench-'))
try {
  const file = join(folder, 'rows.jsonl')
  writeRows(file, rows)
  console.log(`${rows} rows, ${Math.round(statSync(file).size / 1e6)} MB, ${rounds} rounds in turn; medians\n`)
  console.log(
    '| preset | jobs | wall, s | processor, s | rows a second | peak, MB | gain | rounds that count | same bytes |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const preset of ['v2lo', 'strict']) {
    const pairs: (readonly [Run, Run])[] = []
    for (let round = 0; round < rounds; round++)
      pairs.push([await score(file, preset, 1), await score(file, preset, 2)])
    const free = pairs.filter((pair) => pair.every(({ others }) => others <= MOST_OTHERS))
    const counted = free.length > 0 ? free : pairs
    const same = new Set(pairs.flat().map(({ sha256 }) => sha256)).size === 1
    for (const jobs of [1, 2]) {
      const runs = counted.map((pair) => pair[jobs - 1]!)
      const seconds = median(runs.map((run) => run.seconds))
      const gains = counted.map(([one, two]) => one.seconds / two.seconds)
      const cells = [
        preset,
        jobs,
        seconds.toFixed(2),
        median(runs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
        Math.round(rows / seconds),
        Math.max(...pairs.map((pair) => pair[jobs - 1]!.peakMb)),
        jobs === 1
          ? ''
          : `${median(gains).toFixed(2)} x (${Math.min(...gains).toFixed(2)} to ${Math.max(...gains).toFixed(2)})`,
        free.length > 0 ? free.length : `none of ${rounds}: all are shown`,
        same,
      ]
      console.log(`| ${cells.join(' | ')} |`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
