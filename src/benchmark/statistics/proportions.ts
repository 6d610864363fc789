import type { Interval } from './clustered'
import { normalQuantile } from './distributions'

/** z of a two-sided 95 % interval. */
const Z95 = 1.959963984540054

/**
 * Wilson's 95 % interval of a proportion: `hits` of `n`, which may be a sum of shares. It takes the items for
 * independent, so it ignores scenes. `null` for n = 0.
 */
export function wilsonInterval(hits: number, n: number): Interval | null {
  if (n === 0) return null
  const p = hits / n
  const center = p + (Z95 * Z95) / (2 * n)
  const reach = Z95 * Math.sqrt((p * (1 - p)) / n + (Z95 * Z95) / (4 * n * n))
  const scale = 1 + (Z95 * Z95) / n
  return [Math.max(0, (center - reach) / scale), Math.min(1, (center + reach) / scale)]
}

/** Two runs on the same items: how often only one of them was right. */
export interface McNemar {
  readonly onlyFirst: number
  readonly onlySecond: number
  /** Two-sided, exact. */
  readonly p: number
}

/**
 * McNemar's exact test: whether right answers that only one run gave fall on both alike. It ignores scenes. Two-sided p,
 * twice the smaller tail of a binomial with p = 1/2, at most 1.
 */
export function mcNemar(onlyFirst: number, onlySecond: number): McNemar {
  const n = onlyFirst + onlySecond
  const fewer = Math.min(onlyFirst, onlySecond)
  // Summed from the largest term of the tail down, each from the one before.
  let logTerm = -n * Math.LN2
  const logs = [logTerm]
  for (let k = 1; k <= fewer; k++) {
    logTerm += Math.log((n - k + 1) / k)
    logs.push(logTerm)
  }
  const tail = logs.reduceRight((sum, log) => sum + Math.exp(log), 0)
  return { onlyFirst, onlySecond, p: Math.min(1, 2 * tail) }
}

/**
 * Holm's step-down correction: p-values adjusted for being several, in the order given, at most 1.
 *
 * @example
 * holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]!)
  const adjusted = new Array<number>(ps.length).fill(1)
  let highest = 0
  order.forEach((i, rank) => {
    highest = Math.max(highest, Math.min(1, (ps.length - rank) * ps[i]!))
    adjusted[i] = highest
  })
  return adjusted
}

/**
 * The smallest true difference that a comparison with this standard error and these degrees of freedom finds (5 %, two
 * sides) in 80 % of studies: (t_0.975 + z_0.8) standard errors.
 */
export function detectableDifference(standardError: number, t975: number): number {
  return (t975 + normalQuantile(0.8)) * standardError
}
