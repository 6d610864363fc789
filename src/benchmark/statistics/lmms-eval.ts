import { meanOf } from './correlation'
import { studentCdf } from './distributions'

/**
 * The statistics of lmms-eval under its own names (`lmms_eval/api/metrics.py`), so that its numbers can be laid beside
 * ours: its clustered error is not the one our intervals use.
 */

/** The sample standard deviation (ddof 1) over sqrt(n); NaN for fewer than two values. */
export function meanStderr(values: readonly number[]): number {
  return Math.sqrt(sampleVariance(values) / values.length)
}

/**
 * Its `clustered_stderr`: SE² = CR0² + Σ d² / (n² (n - 1)), where CR0² sums the squared cluster totals of the deviations
 * d over n².
 */
export function clusteredStderr(values: readonly number[], clusters: readonly string[]): number {
  const n = values.length
  const mean = meanOf(values)
  const totals = new Map<string, number>()
  values.forEach((value, i) => {
    totals.set(clusters[i]!, (totals.get(clusters[i]!) ?? 0) + (value - mean))
  })
  const between = [...totals.values()].reduce((sum, total) => sum + total * total, 0) / (n * n)
  const within = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n * n * (n - 1))
  return Math.sqrt(between + within)
}

/** What its `paired_ttest` reports. */
export interface PairedTTest {
  readonly meanDifference: number
  readonly standardError: number
  readonly t: number
  /** Two-sided. */
  readonly p: number
}

/** Student's paired t-test, which ignores scenes. `null` for fewer than two pairs or equal differences. */
export function pairedTTest(a: readonly number[], b: readonly number[]): PairedTTest | null {
  const differences = a.map((value, i) => value - b[i]!)
  const standardError = meanStderr(differences)
  if (!(standardError > 0)) return null
  const meanDifference = meanOf(differences)
  const t = meanDifference / standardError
  return { meanDifference, standardError, t, p: 2 * studentCdf(-Math.abs(t), differences.length - 1) }
}

function sampleVariance(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
