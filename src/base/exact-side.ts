import type { Vec2 } from './vec2'

/**
 * Exact comparison of bearings, for the rare case in which floating point cannot tell. Doubles are integers times a
 * power of two, so after scaling all of them to one exponent everything below is integer arithmetic.
 */

/** The two products that decide a bearing: `right` = cross part, `forward` = dot part, both on one scale. */
export interface ExactEgo {
  readonly right: bigint
  readonly forward: bigint
}

/** The exact components of `to - from` to the right of and along `facing - at`. */
export function exactEgo(at: Vec2, facing: Vec2, from: Vec2, to: Vec2): ExactEgo {
  // The two vectors may live on scales of their own: only the directions count.
  const [ax, ay, bx, by] = toIntegers([at[0], at[1], facing[0], facing[1]])
  const [cx, cy, dx, dy] = toIntegers([from[0], from[1], to[0], to[1]])
  const fx = bx! - ax!
  const fy = by! - ay!
  const tx = dx! - cx!
  const ty = dy! - cy!
  return { right: tx * fy - ty * fx, forward: tx * fx + ty * fy }
}

/**
 * On which side of an edge a bearing near it lies: 1 clockwise of it, -1 counter-clockwise, 0 exactly on it. The
 * edge is `sixteenths` times 22.5 degrees.
 */
export function sideOfEdge(ego: ExactEgo, sixteenths: number): -1 | 0 | 1 {
  // sin(bearing - edge) has the sign of right * cos(edge) - forward * sin(edge); cos and sin are taken up to a common
  // positive factor, as a + b * sqrt(2) with integers a and b.
  const [cosA, cosB, sinA, sinB] = edgeDirection(sixteenths)
  const a = ego.right * cosA - ego.forward * sinA
  const b = ego.right * cosB - ego.forward * sinB
  return signOfRootSum(a, b)
}

function edgeDirection(sixteenths: number): readonly [cosA: bigint, cosB: bigint, sinA: bigint, sinB: bigint] {
  const cos = Math.cos((sixteenths * Math.PI) / 8)
  const sin = Math.sin((sixteenths * Math.PI) / 8)
  const [cosSign, sinSign] = [sign(cos), sign(sin)]
  if (sixteenths % 2 === 0) return [cosSign, 0n, sinSign, 0n]
  // tan 22.5 = sqrt(2) - 1: the larger of the two is 1, the smaller is -1 + 1 * sqrt(2).
  return Math.abs(cos) > Math.abs(sin) ? [cosSign, 0n, -sinSign, sinSign] : [-cosSign, cosSign, sinSign, 0n]
}

const sign = (x: number): bigint => (x > 1e-9 ? 1n : x < -1e-9 ? -1n : 0n)

/** The sign of a + b * sqrt(2). */
function signOfRootSum(a: bigint, b: bigint): -1 | 0 | 1 {
  if (a === 0n && b === 0n) return 0
  if (a >= 0n && b >= 0n) return 1
  if (a <= 0n && b <= 0n) return -1
  return a * a > 2n * b * b === a > 0n ? 1 : -1
}

function toIntegers(values: readonly number[]): bigint[] {
  const parts = values.map(decompose)
  const lowest = Math.min(...parts.map((p) => (p.mantissa === 0n ? Infinity : p.exponent)))
  return parts.map((p) => (p.mantissa === 0n ? 0n : p.mantissa << BigInt(p.exponent - lowest)))
}

/** A double as mantissa times 2 to the exponent. */
function decompose(value: number): { mantissa: bigint; exponent: number } {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  const word = bits.getBigUint64(0)
  const biased = Number((word >> 52n) & 0x7ffn)
  const fraction = word & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n
  return { mantissa: word >> 63n ? -mantissa : mantissa, exponent: biased === 0 ? -1074 : biased - 1075 }
}
