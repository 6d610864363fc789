import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterBootstrap } from '../../../src/benchmark/statistics/bootstrap'
import { pearson, ranks, spearman } from '../../../src/benchmark/statistics/correlation'
import {
  incompleteBeta,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from '../../../src/benchmark/statistics/distributions'
import { clusteredStderr, meanStderr, pairedTTest } from '../../../src/benchmark/statistics/lmms-eval'
import { signFlip } from '../../../src/benchmark/statistics/permutation'
import { detectableDifference, holm, mcNemar, wilsonInterval } from '../../../src/benchmark/statistics/proportions'

// Numbers of scipy 1.17 and statsmodels 0.15.
const X = [0.63, 0.9, 0.78, 0.23, 0.3, 0.87, 0.01, 0.82, 0.8, 0.47, 0.3, 0.28]
const Y = [0.7, 0.5, 0.8, 0.5, -0.2, 0.7, -0.8, 0.3, 0.1, 0.4, -0.2, 0.4]
const HIT = [1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
const A = [
  0.036, 0.515, 0.466, 0.917, 0.629, 0.514, 0.497, 0.248, 0.012, 0.192, 0.692, 0.201, 0.37, 0.004, 0.83, 0.154, 0.268,
  0.88, 0.51, 0.847,
]
const B = [
  0.101, 0.837, 0.207, 1.139, 0.703, 0.436, 0.947, 0.45, -0.178, 0.257, 0.857, 0.213, 0.556, 0.04, 1.013, 0.492, 0.182,
  0.971, 0.467, 0.923,
]
const SKEWED = [
  0.116, 0.535, 0.041, 0.41, 0.527, 0.364, 0.157, 0.268, 0.318, 0.056, 0.656, 0.36, 0.351, 0.174, 0.355, 0.033, 0.317,
  0.582, 0.512, 0.163, 0.258, 0.239, 0.215, 0.295, 0.148, 0.106, 0.368, 0.348, 0.128, 0.308,
]

const isNear = (found: number, expected: number, tolerance = 1e-11) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(expected)))

describe('distributions', () => {
  test.each([
    [-2.5, 3.7, 0.03591101145591339],
    [0.3, 1.2, 0.5961135943414768],
    [1.96, 30, 0.9703288435519748],
    [4, 100, 0.9999392381778496],
    [-12, 2.5, 0.0014181075150391622],
    [0.001, 5, 0.5003796066139012],
  ])('t cdf of %d with %d', (t, df, p) => isNear(studentCdf(t, df), p))

  test.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 3.7, 2.8675207071911895],
    [0.975, 4.2, 2.7250727225923743],
    [0.025, 19.5, -2.0893976209722465],
    [0.8, 2.1, 1.0483046779883707],
    [0.975, 500, 1.9647198374673676],
  ])('t quantile of %d with %d', (p, df, t) => isNear(studentQuantile(p, df), t))

  test.each([
    [-8, 6.22096057427174e-16],
    [-3.1, 0.0009676032132183563],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1.7, 0.955434537241457],
    [2.5, 0.9937903346742238],
    [5, 0.9999997133484281],
  ])('normal cdf of %d', (z, p) => isNear(normalCdf(z), p))

  test.each([
    [1e-8, -5.612001244174789],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.8, 0.8416212335729143],
    [0.999, 3.090232306167813],
  ])('normal quantile of %d', (p, z) => isNear(normalQuantile(p), z))

  test.each([
    [0.2, 2, 3, 0.1808],
    [0.9, 0.5, 0.5, 0.7951672353008665],
    [0.01, 5, 0.5, 2.4712578086395438e-11],
    [0.5, 30, 40, 0.8857998873233515],
  ])('incomplete beta of %d, %d, %d', (x, a, b, p) => isNear(incompleteBeta(x, a, b), p))

  test('a quantile undoes its cdf', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 400, noNaN: true }),
        (p, df) => {
          isNear(studentCdf(studentQuantile(p, df), df), p, 1e-9)
          isNear(normalCdf(normalQuantile(p)), p, 1e-9)
        },
      ),
      { seed: 20261128, numRuns: 300 },
    )
  })
})

describe('proportions', () => {
  test.each([
    [0, 10, 0, 0.27753279986288926],
    [3, 10, 0.10779126740630104, 0.6032218525388546],
    [10, 10, 0.7224672001371106, 1],
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [1, 1, 0.2065493143772374, 1],
  ])('Wilson for %d of %d', (hits, n, low, high) => {
    const [a, b] = wilsonInterval(hits, n)!
    isNear(a, low)
    isNear(b, high)
  })
  test('no items, no interval', () => expect(wilsonInterval(0, 0)).toBeNull())

  test.each([
    [0, 0, 1],
    [1, 5, 0.21875],
    [10, 10, 1],
    [3, 20, 0.00048828125],
    [100, 140, 0.01166409231767769],
    [900, 1000, 0.023108845108901193],
  ])('McNemar for %d and %d', (first, second, p) => isNear(mcNemar(first, second).p, p, 1e-10))

  test('Holm', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005, 0.5, 0.04])
    ;[0.05, 0.12, 0.12, 0.03, 0.5, 0.12].forEach((p, i) => {
      isNear(adjusted[i]!, p)
    })
  })

  test('the detectable difference: with many degrees of freedom 2.8 standard errors', () => {
    isNear(detectableDifference(1, studentQuantile(0.975, 1e6)), 1.959963984540054 + 0.8416212335729143, 1e-5)
  })
})

describe('correlations', () => {
  test('Pearson, point-biserial, Spearman and ranks', () => {
    const [p, b, s] = [pearson(X, Y)!, pearson(HIT, X)!, spearman(X, Y)!]
    isNear(p.r, 0.6611883524243909)
    isNear(p.p!, 0.01921851947116576)
    isNear(b.r, 0.4517979343273894)
    isNear(b.p!, 0.14035387921134282)
    isNear(s.r, 0.4585602105682922)
    isNear(s.p!, 0.1337791310712032)
    expect(ranks(Y)).toEqual([10.5, 8.5, 12, 8.5, 2.5, 10.5, 1, 5, 4, 6.5, 2.5, 6.5])
  })
  test('one side all alike has no correlation; two pairs have no p', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNull()
    expect(pearson([1, 2], [3, 5])).toEqual({ r: 1, n: 2, p: null })
  })
})

describe('two runs', () => {
  test('the paired t-test', () => {
    const { t, p } = pairedTTest(A, B)!
    isNear(t, -2.331056605637277)
    isNear(p, 0.03091599748058725)
    expect(pairedTTest([1, 2], [0, 1])).toBeNull()
  })

  test('the exact sign flip, over all patterns', () => {
    const found = signFlip([-0.002, 0.149, 0.322, 1.477, 0.981, 0.683, -0.264, -1.082, 1.25])!
    expect(found).toEqual({ p: 0.1796875, exact: true, draws: 512 })
  })
  test('five scenes are too few, and many are drawn at random', () => {
    expect(signFlip([1, 1, 1, 1, 1])).toBeNull()
    const many = signFlip(Array.from({ length: 40 }, () => 1))!
    expect(many.exact).toBe(false)
    isNear(many.p, 1 / 20_001)
  })
})

describe('the bootstrap over scenes', () => {
  test('percentile and BCa agree with scipy within the noise of drawing', () => {
    const found = clusterBootstrap(SKEWED.map((value) => [value, 1] as const))!
    const near = (interval: readonly number[], expected: readonly number[]) =>
      interval.forEach((edge, i) => {
        expect(Math.abs(edge - expected[i]!)).toBeLessThan(0.003)
      })
    near(found.percentile, [0.2335333, 0.3487])
    near(found.bca!, [0.2353667, 0.3505333])
    expect(found.draws).toBe(10_000)
  })
  test('the same seed gives the same interval, and one scene gives none', () => {
    const sums = [0.1, 0.5, 0.9].map((value) => [value * 4, 4] as const)
    expect(clusterBootstrap(sums, { seed: 3 })).toEqual(clusterBootstrap(sums, { seed: 3 }))
    expect(clusterBootstrap([[1, 2]])).toBeNull()
    expect(
      clusterBootstrap([
        [1, 2],
        [2, 4],
      ])!.bca,
    ).toBeNull()
  })
})

describe("lmms-eval's own errors", () => {
  test('the plain one is std(ddof 1) / sqrt(n)', () =>
    isNear(meanStderr([0.2, 0.9, 0.4, 0.7, 0.1]), 0.15033296378372907))

  test('the clustered one is the sum over pairs in a cluster that its source states', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('a', 'b', 'c')), {
          minLength: 2,
          maxLength: 12,
        }),
        (pairs) => {
          const values = pairs.map(([value]) => value)
          const n = values.length
          const mean = values.reduce((sum, value) => sum + value, 0) / n
          const plain = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n
          let cross = 0
          pairs.forEach(([x, one], i) => {
            pairs.forEach(([y, other], j) => {
              if (i !== j && one === other) cross += (x - mean) * (y - mean)
            })
          })
          const expected = Math.sqrt(Math.max(0, plain + cross / n ** 2))
          expect(
            clusteredStderr(
              values,
              pairs.map(([, cluster]) => cluster),
            ),
          ).toBeCloseTo(expected, 7)
        },
      ),
      { seed: 20261128, numRuns: 300 },
    )
  })
})
