/**
 * From rooms to a report without a model: makes rooms and walks, draws what the frames of the first walk show, asks 1,000
 * questions, lets three simulated observers answer them, and evaluates the answers. `npm run demo:data`.
 */
import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { BenchmarkItem } from 'v2lo-map/benchmark'
import { evaluate, type ObserverOptions, readItemRow, simulateResponses } from 'v2lo-map/benchmark'
import { formatItemLine, generateItems, selectItems } from 'v2lo-map/dataset'
import { renderSvg } from 'v2lo-map/render'
import { generateScene, renderFrame, sampleWalk } from 'v2lo-map/scene'

const ROOMS = 50
// With their twins these are 1,000 items.
const QUESTIONS = 452
const PICTURES = process.argv.includes('--no-pictures') ? 0 : 4
const folder = 'demo-data'

const OBSERVERS: Readonly<Record<string, ObserverOptions>> = {
  'metric-good': { seed: 1, centerNoise: 0.15, sizeNoise: 0.1, miss: 0.05, slip: 0.05, misformat: 0.01 },
  'metric-poor': {
    seed: 2,
    centerNoise: 0.7,
    sizeNoise: 0.3,
    miss: 0.15,
    invent: 0.1,
    relabel: 0.05,
    slip: 0.15,
    misformat: 0.05,
  },
  grid: { seed: 1, centerNoise: 0.15, sizeNoise: 0.1, miss: 0.05, slip: 0.05, misformat: 0.01, form: 'grid' },
}

const started = performance.now()
const say = (text: string) => console.log(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}`)
await mkdir(folder, { recursive: true })

const rooms = Array.from({ length: ROOMS }, (_, i) => generateScene({ seed: i + 1 }))
const first = rooms[0]!
const { cameras } = sampleWalk(first, { seed: 1, frames: 16 })
await writeFile(join(folder, 'room.svg'), renderSvg({ ...first, cameras }))
for (const camera of cameras.slice(0, PICTURES))
  await writeFile(join(folder, `${camera.id}.png`), renderFrame(first, camera))
say(`${ROOMS} rooms; the first with its walk in ${folder}/room.svg, and ${PICTURES} of its frames`)

const asked = rooms.flatMap((room) => [...generateItems(room, { perScene: 45, twins: ['mirror', 'first-frame'] })])
const tasks = [...new Set(asked.map(({ task }) => task))]
const { places } = selectItems(asked, { items: QUESTIONS, tasks, budgets: [1, 4, 8, 12, 16] })
const items = places.map((place) => asked[place]!)
await writeFile(join(folder, 'items.jsonl'), items.map(formatItemLine).join(''))
say(`${items.length} of ${asked.length} items in ${folder}/items.jsonl`)

const rows: string[] = []
for (const [name, observer] of Object.entries(OBSERVERS)) {
  const answers = [...simulateResponses(items, observer)]
  await writeFile(join(folder, `${name}.jsonl`), answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
  const { overall } = await evaluate(
    items.map((item) => readItemRow(item) as BenchmarkItem),
    answers,
  )
  const [low, high] = overall.byItem.interval!.map((end) => (100 * end).toFixed(1))
  rows.push(`${name.padEnd(12)}  ${(100 * overall.byItem.mean!).toFixed(1)} %  (${low} to ${high})`)
}
say('three observers have answered:')
console.log(`\nobserver      score   95 % over scenes\n${rows.join('\n')}\n`)

const report = join(folder, 'report.html')
const ran = spawnSync(
  process.execPath,
  [
    ...process.execArgv,
    fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)),
    ...['evaluate', join(folder, 'items.jsonl'), join(folder, 'metric-good.jsonl')],
    ...['--baseline', join(folder, 'grid.jsonl'), '--title', 'A metric observer against a grid'],
    ...['-o', ['html', 'md', 'json'].map((ending) => join(folder, `report.${ending}`)).join(), '--force'],
  ],
  { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
)
if (ran.status !== 0) throw new Error(`v2lo-map evaluate ended with ${ran.status}: ${ran.stderr}`)
console.log(ran.stderr)
say(`the report: ${pathToFileURL(report)}`)
