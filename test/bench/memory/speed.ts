import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRandom } from '../../../src/base/random'
import { createLayout } from '../../../src/layout/layout'
import { createBoxIndex } from '../../../src/layout/neighbors'
import { createMemory } from '../../../src/memory/memory'

/** How fast a memory and its index are. */
export function memorySpeeds(): string {
  const insert = bestOf(3, insertAndAsk)
  const known = observations('keep')
  const renamed = observations('lose')
  const of = ({ times }: Observed) => `median ${shareOf(times, 0.5)} ms, p99 ${shareOf(times, 0.99)} ms`
  return [
    '### Speed, in processor time',
    '',
    '| | |',
    '| --- | --- |',
    `| 100,000 inserts, each tenth followed by a query of 1 m x 1 m, one box per square meter | ${insert.toFixed(0)} ms |`,
    `| one observation of 30 objects into a belief of ${known.believed}, sight included | ${of(known)} |`,
    `| the same where each look names things anew, into a belief that grows to ${renamed.believed} | ${of(renamed)} |`,
    `| memory per believed object | ${bytesPerObject()} bytes of heap |`,
  ].join('\n')
}

function insertAndAsk(): number {
  const random = createRandom(1)
  const index = createBoxIndex<number>()
  const side = Math.sqrt(100_000)
  const begin = processorMs()
  let found = 0
  for (let i = 0; i < 100_000; i++) {
    const [x, y] = [random.between(0, side), random.between(0, side)]
    index.set(i, { minX: x, minY: y, maxX: x + 0.5, maxY: y + 0.5 })
    if (i % 10 === 0) found += index.within({ minX: x, minY: y, maxX: x + 1, maxY: y + 1 }).length
  }
  if (found < 10_000) throw new Error('every query finds at least the box just put in')
  return processorMs() - begin
}

/** Processor time, which other work on the machine does not change; the collector's own threads count too. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const bestOf = (times: number, run: () => number) => Math.min(...Array.from({ length: times }, run))

/** Observations one by one. */
interface Observed {
  /** Milliseconds of each, the shortest first. */
  readonly times: readonly number[]
  /** Things believed in at the end. */
  readonly believed: number
}

const shareOf = (times: readonly number[], share: number) => times[Math.floor(times.length * share)]!.toFixed(2)

/**
 * 300 things of ten labels on a floor of 20 m x 15 m, of which each observation reports 30. They keep their labels, or lose
 * them: then most of what is reported is new to the memory.
 */
function observations(labels: 'keep' | 'lose'): Observed {
  const random = createRandom(2)
  const things = Array.from({ length: 300 }, (_, i) => ({
    place: [(i % 20) + 0.3, Math.floor(i / 20) + 0.3] as const,
    kind: random.below(10),
  }))
  const memory = createMemory()
  const whole = { pose: { position: [0, -1] as const, yawDeg: 0 }, view: { fovDeg: 170, range: 40 } }
  const shown = (list: typeof things, [px, py]: readonly [number, number]) =>
    createLayout(
      list.map(({ place: [x, y], kind }, i) => {
        const bbox = [x - px - 0.15, y - py - 0.15, x - px + 0.15, y - py + 0.15] as const
        const [a, b, c, d] = bbox
        return {
          label: `thing ${labels === 'keep' ? kind : i % 10}`,
          bbox,
          footprint: [
            [a, b],
            [c, b],
            [c, d],
            [a, d],
          ] as const,
        }
      }),
    )
  memory.observe({ ...whole, objects: shown(things, [0, -1]), at: 0 })
  const times: number[] = []
  for (let at = 1; at <= 400; at++) {
    const stand = [random.between(2, 18), random.between(-1, 8)] as const
    const away = ({ place: [x, y] }: (typeof things)[number]) => Math.hypot(x - stand[0], y - stand[1])
    const near = things
      .filter(({ place: [x, y] }) => y > stand[1] + 0.2 && Math.abs(x - stand[0]) < y - stand[1])
      .sort((a, b) => away(a) - away(b))
      .slice(0, 30)
    const input = { pose: { position: stand, yawDeg: 0 }, objects: shown(near, stand), at }
    const begin = processorMs()
    memory.observe(input)
    // The first ones warm the machine up.
    if (at > 50) times.push(processorMs() - begin)
  }
  return { times: times.sort((a, b) => a - b), believed: memory.belief().objects.length }
}

function bytesPerObject(): number {
  const many = createLayout(
    Array.from({ length: 10_000 }, (_, i) => {
      const [x, y] = [(i % 100) * 0.8 - 40, Math.floor(i / 100) * 0.8 + 1]
      return { label: `thing ${i % 50}`, bbox: [x, y, x + 0.3, y + 0.3] as const }
    }),
  )
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().heapUsed
  const memory = createMemory()
  memory.observe({ pose: { position: [0, 0], yawDeg: 0 }, view: { fovDeg: 170, range: 100 }, objects: many, at: 0 })
  const { objects } = memory.belief()
  collect()
  return Math.round((process.memoryUsage().heapUsed - before) / objects.length)
}
