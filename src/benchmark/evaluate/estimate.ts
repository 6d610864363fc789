import { type BootstrapIntervals, type BootstrapOptions, clusterBootstrap } from '../statistics/bootstrap'
import { type ClusteredValue, clusteredInterval, clusteredMean, type Interval } from '../statistics/clustered'
import { BOOTSTRAP_SCENES } from '../statistics/correlation-interval'
import { clusteredStderr, meanStderr } from '../statistics/lmms-eval'
import { wilsonInterval } from '../statistics/proportions'

/** Why a number has no interval over scenes. */
export type NoInterval = 'one-scene' | 'all-alike' | 'no-items'

/** A mean with everything that says how sure it is. */
export interface Estimate {
  /** `null` without items. */
  readonly mean: number | null
  readonly n: number
  readonly scenes: number
  /** 95 %, clustered by scene: CR2 with Bell-McCaffrey degrees of freedom. The one that carries claims. */
  readonly interval: Interval | null
  /** Why there is no interval. */
  readonly noInterval?: NoInterval
  /** The cluster-robust standard error and its degrees of freedom. */
  readonly standardError: number | null
  readonly df: number | null
  /** What it would look like if items were independent: to see what clustering costs. */
  readonly ignoresScenes: {
    readonly standardError: number | null
    /** Of a plain proportion; scores between 0 and 1 count by their sum. */
    readonly wilson: Interval | null
  }
  /** lmms-eval's own clustered standard error, to lay beside its reports. */
  readonly lmmsEvalClustered: number | null
  /** From 50 scenes on: 10,000 draws of whole scenes. */
  readonly bootstrap: BootstrapIntervals | null
}

/**
 * The estimate of a mean of scores in [0, 1] (`logit`), or of differences (`plain`). Weighted values have no intervals
 * that ignore scenes and no bootstrap.
 */
export function estimate(
  values: readonly ClusteredValue[],
  scale: 'logit' | 'plain' = 'logit',
  options: BootstrapOptions = {},
): Estimate {
  const found = clusteredMean(values)
  const interval = clusteredInterval(found, scale)
  const weighted = values.some(({ weight = 1 }) => weight !== 1)
  const scores = values.map(({ value }) => value)
  const plain = !weighted && scores.length > 1
  const sum = scores.reduce((total, score) => total + score, 0)
  return {
    mean: found.n === 0 ? null : found.mean,
    n: found.n,
    scenes: found.clusters,
    interval,
    ...(interval === null && {
      noInterval: found.n === 0 ? ('no-items' as const) : found.clusters < 2 ? ('one-scene' as const) : 'all-alike',
    }),
    standardError: found.standardError,
    df: found.df,
    ignoresScenes: {
      standardError: plain ? meanStderr(scores) : null,
      wilson: plain && scale === 'logit' ? wilsonInterval(sum, scores.length) : null,
    },
    lmmsEvalClustered: plain
      ? clusteredStderr(
          scores,
          values.map(({ cluster }) => cluster),
        )
      : null,
    bootstrap: !weighted && found.clusters >= BOOTSTRAP_SCENES ? clusterBootstrap(sceneSums(values), options) : null,
  }
}

/** The sum of the scores of each scene and how many they are, in order of first sight. */
export function sceneSums(values: readonly ClusteredValue[]): readonly (readonly [sum: number, n: number])[] {
  const sums = new Map<string, [number, number]>()
  for (const { cluster, value } of values) {
    const known = sums.get(cluster)
    if (known) {
      known[0] += value
      known[1]++
    } else sums.set(cluster, [value, 1])
  }
  return [...sums.values()]
}
