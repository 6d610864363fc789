import { direction, distance, length, type Vec2 } from './vec2'

/** The share of the largest coordinate below which a length is rounding noise; at least this many meters. */
const NOISE = 1e-9

/** Lengths up to this are rounding noise where the coordinates are these, meters: 1e-9 m x max(1, largest coordinate). */
export function noiseOf(a: Vec2, b: Vec2): number {
  return NOISE * Math.max(1, Math.abs(a[0]), Math.abs(a[1]), Math.abs(b[0]), Math.abs(b[1]))
}

/**
 * Whether two points are one up to rounding: the centers of one-decimal boxes are off by 1e-16, and noise is not a
 * direction.
 */
export const coincide = (a: Vec2, b: Vec2): boolean => distance(a, b) <= noiseOf(a, b)

/** The vector from `a` to `b`, with 0 for a component that is rounding noise. */
export function offsetBetween(a: Vec2, b: Vec2): Vec2 {
  const noise = noiseOf(a, b)
  const [x, y] = direction(a, b)
  return [denoised(x, noise), denoised(y, noise)]
}

/** The unit vector from `a` to `b`, or `undefined` where the points coincide. */
export function unitToward(a: Vec2, b: Vec2): Vec2 | undefined {
  if (coincide(a, b)) return undefined
  const [x, y] = offsetBetween(a, b)
  const size = length([x, y])
  return [x / size + 0, y / size + 0]
}

/** A length, or 0 where it is no more than the noise of the numbers it was made from. */
export const denoised = (value: number, noise: number): number => (Math.abs(value) <= noise ? 0 : value)
