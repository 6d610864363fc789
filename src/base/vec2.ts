/** A point or a vector of the BEV plane in meters: x to the right, y forward. */
export type Vec2 = readonly [x: number, y: number]

export const subtract = (a: Vec2, b: Vec2): Vec2 => [a[0] - b[0], a[1] - b[1]]
export const dot = (a: Vec2, b: Vec2): number => a[0] * b[0] + a[1] * b[1]
/** z of the cross product: positive when `b` lies counter-clockwise (to the left) of `a`. */
export const cross = (a: Vec2, b: Vec2): number => a[0] * b[1] - a[1] * b[0]

/** Length without overflow or underflow of the squares. */
export function length(v: Vec2): number {
  const squared = v[0] * v[0] + v[1] * v[1]
  return squared > 1e-280 && squared < 1e280 ? Math.sqrt(squared) : Math.hypot(v[0], v[1])
}

/** Distance of two points; never NaN for finite points, Infinity only where the true value overflows. */
export function distance(a: Vec2, b: Vec2): number {
  const d = length([b[0] - a[0], b[1] - a[1]])
  return d < Infinity ? d : 2 * length([b[0] / 2 - a[0] / 2, b[1] / 2 - a[1] / 2])
}

/**
 * The vector scaled by a power of two (exactly, signs kept) so that its larger component is about 1: products of
 * two such vectors neither overflow nor vanish. The zero vector stays zero.
 */
export function scaledToUnit(v: Vec2): Vec2 {
  const size = Math.max(Math.abs(v[0]), Math.abs(v[1]))
  if (size === 0 || (size > 1e-70 && size < 1e70)) return v
  const scale = 2 ** -Math.max(-1022, Math.min(1022, Math.floor(Math.log2(size))))
  return [v[0] * scale, v[1] * scale]
}

/** The vector from `a` to `b`, halved where the plain difference would overflow (its direction is what counts). */
export function direction(a: Vec2, b: Vec2): Vec2 {
  const x = b[0] - a[0]
  const y = b[1] - a[1]
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : [b[0] / 2 - a[0] / 2, b[1] / 2 - a[1] / 2]
}

/** The unit vector from `a` to `b`, or `undefined` where the points coincide. */
export function unitBetween(a: Vec2, b: Vec2): Vec2 | undefined {
  const v = scaledToUnit(direction(a, b))
  const l = length(v)
  return l > 0 ? [v[0] / l + 0, v[1] / l + 0] : undefined
}

/** Rotated 90 degrees counter-clockwise; exact. */
export const turnLeft = (v: Vec2): Vec2 => [0 - v[1], v[0]]
/** Rotated 90 degrees clockwise; exact. */
export const turnRight = (v: Vec2): Vec2 => [v[1], 0 - v[0]]
