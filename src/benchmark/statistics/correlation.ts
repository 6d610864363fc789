import { studentCdf } from './distributions'

/** A correlation with its two-sided p-value, which ignores scenes. */
export interface Correlation {
  /** -1 to 1. */
  readonly r: number
  readonly n: number
  /** From Student's t with n - 2 degrees of freedom; `null` with fewer than three pairs. */
  readonly p: number | null
}

/** Pearson's correlation; with one side 0 or 1 it is the point-biserial one. `null` where one side is all alike. */
export function pearson(xs: readonly number[], ys: readonly number[]): Correlation | null {
  const n = xs.length
  const [mx, my] = [meanOf(xs), meanOf(ys)]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [xs[i]! - mx, ys[i]! - my]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  if (!(xx > 0 && yy > 0)) return null
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
  if (n < 3) return { r, n, p: null }
  const t = Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r))
  return { r, n, p: Math.min(1, 2 * studentCdf(-t, n - 2)) }
}

/** Spearman's rank correlation: Pearson's of the ranks, where ties share their mean rank. */
export function spearman(xs: readonly number[], ys: readonly number[]): Correlation | null {
  return pearson(ranks(xs), ranks(ys))
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const found = new Array<number>(values.length)
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let i = start; i < end; i++) found[order[i]!] = (start + 1 + end) / 2
    start = end
  }
  return found
}

/** The mean of a list; NaN of an empty one. */
export function meanOf(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
