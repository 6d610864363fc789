import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClusteredValue, clusteredInterval, clusteredMean } from '../../../src/benchmark/statistics/clustered'

/** The eigenvalues and vectors of a symmetric matrix, by Jacobi's rotations. */
function eigen(matrix: number[][]): { values: number[]; vectors: number[][] } {
  const n = matrix.length
  const a = matrix.map((row) => [...row])
  const v = a.map((_, i) => a.map((__, j): number => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p]![q]!) < 1e-300) continue
        const theta = 0.5 * Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!)
        const [c, s] = [Math.cos(theta), Math.sin(theta)]
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[k]![p]!, a[k]![q]!]
          a[k]![p] = c * x - s * y
          a[k]![q] = s * x + c * y
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[p]![k]!, a[q]![k]!]
          a[p]![k] = c * x - s * y
          a[q]![k] = s * x + c * y
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [v[k]![p]!, v[k]![q]!]
          v[k]![p] = c * x - s * y
          v[k]![q] = s * x + c * y
        }
      }
  return { values: a.map((row, i) => row[i]!), vectors: v }
}

const times = (a: number[][], b: number[][]) =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)))
const transposed = (a: number[][]) => a[0]!.map((_, j) => a.map((row) => row[j]!))

/** CR2 and its degrees of freedom from the definition, with whole matrices. */
function byDefinition(values: readonly ClusteredValue[]) {
  const w = values.map(({ weight = 1 }) => weight)
  const total = w.reduce((a, b) => a + b, 0)
  const mean = values.reduce((sum, { value }, i) => sum + w[i]! * value, 0) / total
  // Residual maker: I - 1 w' / W.
  const maker = values.map((_, i) => values.map((__, j) => (i === j ? 1 : 0) - w[j]! / total))
  const names = [...new Set(values.map(({ cluster }) => cluster))]
  const vectors = names.map((name) => {
    const at = values.flatMap(({ cluster }, i) => (cluster === name ? [i] : []))
    const rows = at.map((i) => maker[i]!)
    const { values: roots, vectors } = eigen(times(rows, transposed(rows)))
    const half = vectors.map((row) => row.map((x, k) => (roots[k]! > 1e-10 ? x / Math.sqrt(roots[k]!) : 0)))
    const adjust = times(half, transposed(vectors))
    const u = times([at.map((i) => w[i]! / total)], adjust)[0]!
    return times([u], rows)[0]!
  })
  const variance = vectors.reduce((sum, p) => sum + p.reduce((dot, x, i) => dot + x * values[i]!.value, 0) ** 2, 0)
  const gram = times(vectors, transposed(vectors))
  const trace = gram.reduce((sum, row, i) => sum + row[i]!, 0)
  const square = gram.flat().reduce((sum, x) => sum + x * x, 0)
  return { mean, standardError: Math.sqrt(variance), df: trace ** 2 / square }
}

describe('a mean over clusters', () => {
  test('equals CR2 from its definition, with whole matrices, for any weights', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            cluster: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
            value: fc.double({ min: 0, max: 1, noNaN: true }),
            weight: fc.double({ min: 0.1, max: 4, noNaN: true }),
          }),
          { minLength: 2, maxLength: 14 },
        ),
        fc.boolean(),
        (given, weighted) => {
          const values = weighted ? given : given.map(({ cluster, value }) => ({ cluster, value }))
          const found = clusteredMean(values)
          fc.pre(found.clusters > 1)
          const expected = byDefinition(values)
          expect(found.mean).toBeCloseTo(expected.mean, 10)
          expect(found.standardError).toBeCloseTo(expected.standardError, 8)
          expect(found.df! / expected.df).toBeCloseTo(1, 6)
        },
      ),
      { seed: 20261128, numRuns: 300 },
    )
  })

  test('clusters of one value each are a plain sample: the usual standard error and n - 1 degrees of freedom', () => {
    const values = [0.2, 0.9, 0.4, 0.7, 0.1].map((value, i) => ({ cluster: `${i}`, value }))
    const { standardError, df } = clusteredMean(values)
    // numpy: std(ddof=1) / sqrt(5).
    expect(standardError).toBeCloseTo(0.15033296378372907, 12)
    expect(df).toBeCloseTo(4, 10)
  })

  test('one cluster gives no interval, and neither do scores that are all alike', () => {
    const one = clusteredMean([1, 0, 1].map((value) => ({ cluster: 'a', value })))
    expect([one.standardError, clusteredInterval(one, 'logit')]).toEqual([null, null])
    const alike = clusteredMean(['a', 'b', 'c'].map((cluster) => ({ cluster, value: 1 })))
    expect(clusteredInterval(alike, 'logit')).toBeNull()
    expect(clusteredInterval(alike, 'plain')).toEqual([1, 1])
  })

  test('an interval of scores stays within 0 and 1 and holds the mean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(0, 0.5, 1)), { minLength: 3 }),
        (pairs) => {
          const found = clusteredMean(pairs.map(([cluster, value]) => ({ cluster, value })))
          const interval = clusteredInterval(found, 'logit')
          if (interval === null) return
          expect(interval[0] >= 0 && interval[1] <= 1).toBe(true)
          expect(interval[0] <= found.mean + 1e-12 && found.mean <= interval[1] + 1e-12).toBe(true)
        },
      ),
      { seed: 20261128, numRuns: 500 },
    )
  })
})
