import { cross, direction, scaledToUnit, type Vec2 } from './vec2'

/**
 * True for a convex polygon given counter-clockwise: at least three points, no clockwise turn (beyond a rounding of
 * 1e-9 of the sides), once around, and some area.
 */
export function isConvexCounterClockwise(points: readonly Vec2[]): boolean {
  if (points.length < 3) return false
  let turned = 0
  for (let i = 0; i < points.length; i++) {
    const a = points[i]!
    const b = points[(i + 1) % points.length]!
    const c = points[(i + 2) % points.length]!
    const ab = scaledToUnit(direction(a, b))
    const bc = scaledToUnit(direction(b, c))
    const turn = cross(ab, bc)
    const along = ab[0] * bc[0] + ab[1] * bc[1]
    const size = Math.sqrt((ab[0] ** 2 + ab[1] ** 2) * (bc[0] ** 2 + bc[1] ** 2))
    if (turn < -1e-9 * size) return false
    turned += Math.atan2(Math.max(turn, 0), along)
  }
  // The outer angles of a simple convex polygon sum to one full turn; a star polygon or a back-and-forth line does not.
  return Math.abs(turned - 2 * Math.PI) < 1e-3 && Math.abs(signedArea(points)) > 0
}

/** Area of a polygon, positive when counter-clockwise; relative to the first point, so far-away polygons keep digits. */
export function signedArea(points: readonly Vec2[]): number {
  const origin = points[0]
  if (origin === undefined) return 0
  let twice = 0
  for (let i = 1; i + 1 < points.length; i++) {
    twice += cross(direction(origin, points[i]!), direction(origin, points[i + 1]!))
  }
  return twice / 2
}
