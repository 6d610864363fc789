import { studentQuantile } from './distributions'

/** A score of one item in one cluster. */
export interface ClusteredValue {
  /** The scene. */
  readonly cluster: string
  readonly value: number
  /** Default 1. */
  readonly weight?: number
}

/** A mean with how sure it is. */
export interface ClusteredMean {
  /** The weighted mean. */
  readonly mean: number
  /** Values with a weight over 0. */
  readonly n: number
  /** Clusters. */
  readonly clusters: number
  /** Square root of the cluster-robust variance CR2; `null` with fewer than two clusters. */
  readonly standardError: number | null
  /** Degrees of freedom after Bell and McCaffrey, above 0; `null` with fewer than two clusters. */
  readonly df: number | null
}

/** An interval of 95 %. */
export type Interval = readonly [low: number, high: number]

/** What the variance needs of one cluster: sums over its values. */
interface Sums {
  n: number
  /** Σw, Σw², Σwy, Σy. */
  w: number
  ww: number
  wy: number
  y: number
}

/**
 * A weighted mean with the cluster-robust variance CR2 and Bell-McCaffrey degrees of freedom, for the working model of
 * independent values of equal variance (Pustejovsky and Tipton 2018, for a regression on a constant). For equal weights
 * the variance is Σ_g (Σ_i e_ig)² / (1 - n_g/N) / N². In closed form, O(n + clusters²).
 *
 * @example
 * clusteredMean([{ cluster: 'a', value: 1 }, { cluster: 'a', value: 0 }, { cluster: 'b', value: 1 }]).clusters // 2
 */
export function clusteredMean(values: Iterable<ClusteredValue>): ClusteredMean {
  const clusters = new Map<string, Sums>()
  for (const { cluster, value, weight = 1 } of values) {
    if (!(weight > 0)) continue
    let sums = clusters.get(cluster)
    if (sums === undefined) clusters.set(cluster, (sums = { n: 0, w: 0, ww: 0, wy: 0, y: 0 }))
    sums.n++
    sums.w += weight
    sums.ww += weight * weight
    sums.wy += weight * value
    sums.y += value
  }
  const all = [...clusters.values()]
  const total = sum(all, ({ w }) => w)
  const squares = sum(all, ({ ww }) => ww)
  const mean = sum(all, ({ wy }) => wy) / total
  const n = sum(all, ({ n }) => n)
  if (all.length < 2) return { mean, n, clusters: all.length, standardError: null, df: null }
  const adjusted = all.map((one) => adjust(one, mean, total, squares))
  const variance = sum(adjusted, ({ residual }) => residual * residual)
  return { mean, n, clusters: all.length, standardError: Math.sqrt(variance), df: degrees(adjusted, total, squares) }
}

/** What the adjusted weights u = A w / W of a cluster come to: u·e, 1·u, w·u and u·u. */
interface Adjusted {
  readonly residual: number
  readonly ones: number
  readonly weights: number
  readonly own: number
}

/**
 * A is the inverse square root of B = I - (1w' + w1')/W + 11' Σw²/W², which differs from I only in the plane of 1 and w.
 * In an orthonormal basis of that plane everything is a 2 x 2 matrix.
 */
function adjust({ n, w, ww, wy, y }: Sums, mean: number, total: number, squares: number): Adjusted {
  // First axis along 1, second along what is left of w.
  const one = [Math.sqrt(n), 0] as const
  const rest = Math.max(0, ww - (w * w) / n)
  const across = rest > 1e-14 * ww ? Math.sqrt(rest) : 0
  const weight = [w / Math.sqrt(n), across] as const
  const errors = y - n * mean
  const weightedErrors = wy - w * mean
  const error = [errors / Math.sqrt(n), across > 0 ? (weightedErrors - (w / n) * errors) / across : 0] as const
  const s = squares / (total * total)
  const b11 = 1 - (2 * one[0] * weight[0]) / total + one[0] * one[0] * s
  const b12 = -(one[0] * weight[1]) / total
  const [a11, a12, a22] = inverseRoot(b11, b12, 1)
  const u = [(a11 * weight[0] + a12 * weight[1]) / total, (a12 * weight[0] + a22 * weight[1]) / total] as const
  return {
    residual: u[0] * error[0] + u[1] * error[1],
    ones: u[0] * one[0],
    weights: u[0] * weight[0] + u[1] * weight[1],
    own: u[0] * u[0] + u[1] * u[1],
  }
}

/** The inverse square root of a positive symmetric 2 x 2 matrix; a direction without variance is left out. */
function inverseRoot(a: number, b: number, d: number): readonly [number, number, number] {
  const half = (a + d) / 2
  const spread = Math.hypot((a - d) / 2, b)
  const angle = Math.atan2(2 * b, a - d) / 2
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const [first, second] = [half + spread, half - spread].map((root) => (root > 1e-12 ? 1 / Math.sqrt(root) : 0)) as [
    number,
    number,
  ]
  return [first * c * c + second * s * s, (first - second) * c * s, first * s * s + second * c * c]
}

/** Satterthwaite: (Σ λ)² / Σ λ² of the matrix of p_g·p_h, with p_g = u_g - w (1·u_g)/W. */
function degrees(clusters: readonly Adjusted[], total: number, squares: number): number {
  const s = squares / (total * total)
  let trace = 0
  let square = 0
  clusters.forEach((g, i) => {
    clusters.forEach((h, j) => {
      const shared = g.ones * h.ones * s - (g.weights * h.ones + h.weights * g.ones) / total
      const dot = i === j ? g.own + shared : shared
      if (i === j) trace += dot
      square += dot * dot
    })
  })
  return (trace * trace) / square
}

/**
 * The 95 % interval of a mean, `null` with fewer than two clusters. `logit` is for scores in [0, 1]: it stays within
 * them, and is `null` where all scores are 0 or all are 1, which says nothing about the spread of scenes. `plain` is for
 * differences.
 */
export function clusteredInterval(
  { mean, standardError, df }: ClusteredMean,
  scale: 'logit' | 'plain',
): Interval | null {
  if (standardError === null || df === null) return null
  const reach = studentQuantile(0.975, df) * standardError
  if (scale === 'plain') return [mean - reach, mean + reach]
  if (!(mean > 0 && mean < 1)) return null
  const at = Math.log(mean / (1 - mean))
  const wide = reach / (mean * (1 - mean))
  return [sigmoid(at - wide), sigmoid(at + wide)]
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  let total = 0
  for (const item of items) total += of(item)
  return total
}
