import { createRandom } from '../../base/random'
import type { Interval } from './clustered'
import { normalCdf, normalQuantile } from './distributions'

/** The intervals of a bootstrap over scenes. */
export interface BootstrapIntervals {
  readonly draws: number
  readonly seed: number
  readonly percentile: Interval
  /** Bias-corrected and accelerated (Efron 1987); `null` where all draws are alike. */
  readonly bca: Interval | null
}

/** How the scenes are drawn. */
export interface BootstrapOptions {
  /** Default 10,000. */
  readonly draws?: number
  /** Default 1. */
  readonly seed?: number
}

/**
 * The 95 % intervals of a ratio of sums (a mean is the sum of scores over their number) when whole scenes are drawn
 * again with replacement. Each cluster gives its two sums. `null` with fewer than two clusters.
 */
export function clusterBootstrap(
  sums: readonly (readonly [over: number, under: number])[],
  { draws = 10_000, seed = 1 }: BootstrapOptions = {},
): BootstrapIntervals | null {
  const g = sums.length
  if (g < 2) return null
  const random = createRandom(seed)
  const means = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    let [over, under] = [0, 0]
    for (let i = 0; i < g; i++) {
      const [a, b] = sums[random.below(g)]!
      over += a
      under += b
    }
    means[draw] = over / under
  }
  means.sort()
  const percentile: Interval = [quantile(means, 0.025), quantile(means, 0.975)]
  return { draws, seed, percentile, bca: bcaInterval(means, sums) }
}

/** The quantile of sorted values, linear between neighbors (numpy's default). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1)
  const low = Math.floor(at)
  const value = sorted[low]!
  const next = sorted[Math.min(low + 1, sorted.length - 1)]!
  return value + (at - low) * (next - value)
}

function bcaInterval(sorted: Float64Array, sums: readonly (readonly [number, number])[]): Interval | null {
  if (sorted[0] === sorted.at(-1)) return null
  const over = sums.reduce((total, [a]) => total + a, 0)
  const under = sums.reduce((total, [, b]) => total + b, 0)
  const estimate = over / under
  let below = 0
  let equal = 0
  for (const mean of sorted) {
    if (mean < estimate) below++
    else if (mean === estimate) equal++
  }
  // Ties count half, as in scipy: scores of few values make many.
  const bias = normalQuantile(clampShare((below + equal / 2) / sorted.length, sorted.length))
  const without = sums.map(([a, b]) => (over - a) / (under - b))
  const middle = without.reduce((total, x) => total + x, 0) / without.length
  const cubes = without.reduce((total, x) => total + (middle - x) ** 3, 0)
  const squares = without.reduce((total, x) => total + (middle - x) ** 2, 0)
  const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : 0
  const at = (z: number) => normalCdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
  return [quantile(sorted, at(normalQuantile(0.025))), quantile(sorted, at(normalQuantile(0.975)))]
}

/** A share away from 0 and 1, where its normal quantile is infinite. */
const clampShare = (share: number, n: number) => Math.min(1 - 0.5 / n, Math.max(0.5 / n, share))
