import { createRandom, type Random } from '../../src/base/random'
import { clusterBootstrap } from '../../src/benchmark/statistics/bootstrap'
import { clusteredInterval, clusteredMean } from '../../src/benchmark/statistics/clustered'

// How often the intervals of a score hold the truth: 1,000 simulated studies each, rooms of 5 to 30 items whose own
// success rates vary around the true one (a beta distribution with an intra-room correlation of 0.1).
// `npm run check:coverage`; docs/benchmark.md quotes its table. Exit code 1 where a figure leaves its bounds.

const STUDIES = 1000
const CORRELATION = 0.1

interface Setting {
  readonly scenes: number
  readonly p: number
  readonly least: number
  readonly most: number
}

const SETTINGS: readonly Setting[] = [
  ...[5, 20, 200].flatMap((scenes) => [0.3, 0.5, 0.8].map((p) => ({ scenes, p, least: 0.93, most: 0.97 }))),
  { scenes: 5, p: 0.95, least: 0.87, most: 1 },
]

/** A gamma variate of shape `a` and scale 1 (Marsaglia and Tsang 2000). */
function gamma(a: number, random: Random): number {
  if (a < 1) return gamma(a + 1, random) * (1 - random.next()) ** (1 / a)
  const d = a - 1 / 3
  for (;;) {
    const x = random.normal()
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A study: hits of items in rooms whose rates average to p. */
function study(scenes: number, p: number, random: Random) {
  const total = 1 / CORRELATION - 1
  return Array.from({ length: scenes }, (_, s) => {
    const [hit, miss] = [gamma(total * p, random), gamma(total * (1 - p), random)]
    const rate = hit / (hit + miss)
    const items = 5 + random.below(26)
    return Array.from({ length: items }, () => ({ cluster: String(s), value: random.next() < rate ? 1 : 0 }))
  }).flat()
}

const inside = (interval: readonly [number, number] | null, p: number) =>
  interval !== null && interval[0] <= p && p <= interval[1]

let failed = false
console.log('| scenes | true score | CR2 covers | bootstrap covers (percentile) | BCa | without an interval |')
console.log('|---:|---:|---:|---:|---:|---:|')
for (const { scenes, p, least, most } of SETTINGS) {
  const random = createRandom(scenes * 1000 + Math.round(100 * p))
  let [covered, none, percentile, bca] = [0, 0, 0, 0]
  const drawn = scenes === 200
  for (let i = 0; i < STUDIES; i++) {
    const values = study(scenes, p, random)
    const interval = clusteredInterval(clusteredMean(values), 'logit')
    if (interval === null) none++
    if (inside(interval, p)) covered++
    if (!drawn) continue
    const sums = new Map<string, [number, number]>()
    for (const { cluster, value } of values) {
      const [sum, n] = sums.get(cluster) ?? [0, 0]
      sums.set(cluster, [sum + value, n + 1])
    }
    const found = clusterBootstrap([...sums.values()], { draws: 1000, seed: i + 1 })!
    if (inside(found.percentile, p)) percentile++
    if (inside(found.bca, p)) bca++
  }
  // Of the studies that have an interval: where all answers are alike it is said that there is none.
  const share = covered / (STUDIES - none)
  const shown = (count: number) => (drawn ? `${((100 * count) / STUDIES).toFixed(1)} %` : '-')
  const isGood = share >= least && share <= most
  const areGood = !drawn || [percentile, bca].every((count) => count / STUDIES >= 0.93 && count / STUDIES <= 0.97)
  if (!isGood || !areGood) failed = true
  console.log(
    `| ${scenes} | ${p} | ${(100 * share).toFixed(1)} %${isGood ? '' : ' (out of bounds)'} | ${shown(percentile)} | ${shown(bca)} | ${none} |`,
  )
}
process.exitCode = failed ? 1 : 0
