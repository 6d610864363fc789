import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../../src/base/random'
import { answerCharts } from '../../src/inspect/answers/charts'
import { answerRow, answerRows, answerState } from '../../src/inspect/answers/rows'
import { searchLines } from '../../src/inspect/answers/streams'
import { demoFiles } from '../../src/inspect/demo/rollouts'
import { keepHeapSmall } from '../../src/inspect/index/heap'
import { openLogs } from '../../src/inspect/index/open-logs'
import { readFilters } from '../../src/inspect/table/filters'

const ROWS = 100_000
const BYTES = 400e6

/**
 * The bars of the inspector on a log of 100,000 rows and 400 MB, recorded as verl records them: with a reward and the
 * parts of the score. One line a bar, with what was measured.
 */
export function benchInspect(): string {
  const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-bench-'))
  try {
    const file = join(folder, 'rollouts.jsonl')
    writeLog(file)
    // The bars are those of a process that has not written the log.
    return execFileSync(process.execPath, [process.argv[1]!, 'inspect', file], { encoding: 'utf8', maxBuffer: 1e7 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows of the demo, each made as long as the average has to be by a longer thought. */
function writeLog(file: string): void {
  const rows = [...demoFiles()].flatMap(({ text }) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  const random = createRandom(1)
  const out = openSync(file, 'w')
  for (let at = 0; at < ROWS; at += 500) {
    let part = ''
    for (let i = at; i < at + 500; i++) {
      const row = rows[i % rows.length]
      const numbers = { overall: random.next(), format: random.below(2), accuracy: random.next(), map: random.next() }
      const one = {
        ...row,
        id: `row-${i}`,
        step: Math.floor(i / 1000),
        ...numbers,
        flags: i % 3 === 0 ? ['empty-map'] : [],
      }
      const length = JSON.stringify(one).length + 1
      const missing = Math.max(0, Math.round(BYTES / ROWS - length))
      part += `${JSON.stringify({ ...one, output: one.output.replace('<think>', `<think>${'so it is '.repeat(missing / 9)}`) })}\n`
    }
    writeSync(out, part)
  }
  closeSync(out)
}

/** The bars on a log that was written, one line each. */
export async function measureBars(file: string): Promise<string> {
  const query = (words: string) => [readFilters(new URLSearchParams(words)), new URLSearchParams(words)] as const
  keepHeapSmall()
  const [begun, begunTime] = [performance.now(), threadTime()]
  const logs = openLogs({ paths: [file], presets: ['strict', 'v2lo'], reading: {} })
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss())
  }, 50)
  let first = 0
  let longest = 0
  /** A row is asked for once the first screen has been seen, which takes a second. */
  const early: Taken[] = []
  while (first === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (answerRows(logs, ...query('')).rows.length > 0) first = performance.now() - begun
  }
  // What a request waits for while the index is built.
  let indexed = false
  logs.whenIndexed.then(() => {
    indexed = true
  })
  while (!indexed) {
    const asked = performance.now()
    await new Promise(setImmediate)
    longest = Math.max(longest, performance.now() - asked)
    const seen = performance.now() - begun > 1000
    if (seen) early.push(...(await takeTimes(() => answerRow(logs, logs.table.size - 1), 1)))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const [index, indexTime] = [performance.now() - begun, threadTime() - begunTime]
  const random = createRandom(2)
  // Rows are scored in the background meanwhile, as they are while somebody looks at them.
  const row = await timed(() => answerRow(logs, random.below(ROWS)), 60)
  const filter = await timed(
    () => answerRows(logs, ...query('flag=empty-map&range=accuracy:0.2..0.7&step=10..80&sort=-overall')),
    15,
  )
  const state = await timed(() => answerState(logs, '', true), 15)
  const charts = await timed(() => answerCharts(logs, readFilters(new URLSearchParams('flag=empty-map'))), 15)
  const from = performance.now()
  let firstHit = 0
  let hits = 0
  const search = new URLSearchParams('text=row-77')
  for await (const lines of searchLines(logs, search, new AbortController().signal)) {
    const found = lines.split('"at"').length - 1
    if (hits === 0 && found > 0) firstHit = performance.now() - from
    hits += found
  }
  const searched = performance.now() - from
  clearInterval(watch)
  await logs.close()
  return [
    `| bar, ${ROWS.toLocaleString('en')} rows and ${(statSync(file).size / 1e6).toFixed(0)} MB | wanted | measured |`,
    '|---|---|---|',
    `| first rows | 1 s | ${ms(first)} |`,
    `| index complete | 20 s | ${(index / 1000).toFixed(1)} s; processor ${(indexTime / 1000).toFixed(1)} s |`,
    `| longest a request waited meanwhile | - | ${ms(longest)} |`,
    `| a row while the index is built, from the first second on | 50 ms | ${told(timesOf(early))} |`,
    `| a row | 50 ms | ${told(row)} |`,
    `| a filter with an order | 300 ms | ${told(filter)} |`,
    `| what can be filtered by | - | ${told(state)} |`,
    `| charts | - | ${told(charts)} |`,
    `| search: first hit, all ${hits.toLocaleString('en')} hits | - | ${ms(firstHit)}, ${(searched / 1000).toFixed(1)} s |`,
    `| most resident memory | 300 MB | ${(memory / 1e6).toFixed(0)} MB |`,
  ].join('\n')
}

interface Taken {
  readonly wall: number
  /** Processor time of the thread that answers: what it takes on a machine that does nothing else. */
  readonly cpu: number
}

interface Times {
  readonly median: Taken
  readonly longest: Taken
}

/** Milliseconds of processor time of this thread, where the system tells them; otherwise of the process. */
function threadTime(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
}

async function takeTimes(run: () => unknown, times: number): Promise<Taken[]> {
  const taken: Taken[] = []
  for (let i = 0; i < times; i++) {
    const [from, cpu] = [performance.now(), threadTime()]
    await run()
    taken.push({ wall: performance.now() - from, cpu: threadTime() - cpu })
  }
  return taken
}

function timesOf(taken: readonly Taken[]): Times {
  const walls = taken.map(({ wall }) => wall).sort((a, b) => a - b)
  const cpus = taken.map(({ cpu }) => cpu).sort((a, b) => a - b)
  const middle = taken.length >> 1
  return {
    median: { wall: walls[middle]!, cpu: cpus[middle]! },
    longest: { wall: walls.at(-1)!, cpu: cpus.at(-1)! },
  }
}

const timed = async (run: () => unknown, times: number): Promise<Times> => timesOf(await takeTimes(run, times))

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`

const told = ({ median, longest }: Times): string =>
  `median ${ms(median.wall)}, longest ${ms(longest.wall)}; processor ${ms(median.cpu)}, at most ${ms(longest.cpu)}`
