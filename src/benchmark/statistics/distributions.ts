/**
 * The distributions that intervals and tests need, to about 1e-12 of a probability. Written out here because the
 * packages for Node either stop at 3e-7 (jstat) or bring 220 packages with them (stdlib).
 */

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** ln of the gamma function for x > 0 (Lanczos, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const t = x + 6.5
  const sum = LANCZOS.reduce((total, c, i) => (i === 0 ? c : total + c / (x - 1 + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * The regularized incomplete beta function I_x(a, b), a and b > 0, by Lentz's continued fraction (Numerical Recipes,
 * section 6.4).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

const SMALLEST = 1e-300
const awayFromZero = (value: number) => (Math.abs(value) < SMALLEST ? SMALLEST : value)

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}

/** P(T <= t) of Student's t with any positive number of degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  if (!Number.isFinite(t)) return t > 0 ? 1 : 0
  const tail = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The t with P(T <= t) = p, for 0 < p < 1. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  // A tail is found without losing digits to 1 - p.
  const tail = Math.min(p, 1 - p)
  const t = fallingRoot((x) => incompleteBeta(df / (df + x * x), df / 2, 0.5) / 2, tail)
  return p > 0.5 ? t : -t
}

/** P(Z <= z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  const tail = upperTail(Math.abs(z))
  return z > 0 ? 1 - tail : tail
}

/** The z with P(Z <= z) = p, for 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0
  const z = fallingRoot(upperTail, Math.min(p, 1 - p))
  return p > 0.5 ? z : -z
}

/** P(Z > z) for z >= 0: half of the incomplete gamma function Q(1/2, z^2 / 2). */
function upperTail(z: number): number {
  const x = (z * z) / 2
  if (x === 0) return 0.5
  const front = Math.exp(-x + 0.5 * Math.log(x) - logGamma(0.5))
  if (x < 1.5) {
    let term = 2
    let sum = 2
    for (let a = 1.5; Math.abs(term) > Math.abs(sum) * 1e-17; a++) {
      term *= x / a
      sum += term
    }
    return (1 - front * sum) / 2
  }
  let b = x + 0.5
  let c = 1 / SMALLEST
  let d = 1 / b
  let h = d
  for (let i = 1; i <= 10_000; i++) {
    const an = -i * (i - 0.5)
    b += 2
    d = 1 / awayFromZero(an * d + b)
    c = awayFromZero(b + an / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return (front * h) / 2
}

/** Where a function that falls from f(0) to 0 takes a value, by bisection. */
function fallingRoot(f: (x: number) => number, value: number): number {
  let high = 1
  while (f(high) > value && high < 1e300) high *= 2
  let low = 0
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (f(middle) > value) low = middle
    else high = middle
  }
  return (low + high) / 2
}
