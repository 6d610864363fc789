import { cross, direction, scaledToUnit, unitBetween, type Vec2 } from './vec2'

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

/** The convex hull of points, counter-clockwise, without points on its edges; fewer than three for points on a line. */
export function convexHull(points: readonly Vec2[]): Vec2[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const lower = halfHull(sorted)
  const upper = halfHull(sorted.reverse())
  // A single point is both halves.
  return lower.length === 1 ? lower : [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

function halfHull(sorted: readonly Vec2[]): Vec2[] {
  const hull: Vec2[] = []
  for (const point of sorted) {
    while (hull.length > 1 && turnsRightOrStraight(hull[hull.length - 2]!, hull[hull.length - 1]!, point)) hull.pop()
    const last = hull.at(-1)
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) hull.push(point)
  }
  return hull
}

const turnsRightOrStraight = (a: Vec2, b: Vec2, c: Vec2) =>
  cross(scaledToUnit(direction(a, b)), scaledToUnit(direction(a, c))) <= 0

/** The smallest rectangle around a convex polygon, however it is turned. */
export interface TightRectangle {
  /** The longer side. */
  readonly length: number
  /** The shorter side. */
  readonly width: number
  /** The unit vector along the longer side. */
  readonly along: Vec2
}

/**
 * The rectangle of least area around a convex polygon (rotating calipers: one of its sides lies along an edge); of
 * several of one area the one whose longer side is shortest.
 */
export function tightRectangle(polygon: readonly Vec2[]): TightRectangle {
  let best: TightRectangle | undefined
  for (let i = 0; i < polygon.length; i++) {
    const edge = unitBetween(polygon[i]!, polygon[(i + 1) % polygon.length]!)
    if (edge === undefined) continue
    const one = rectangleAlong(polygon, edge)
    if (best === undefined || isTighter(one, best)) best = one
  }
  return best ?? { length: 0, width: 0, along: [1, 0] }
}

function isTighter(one: TightRectangle, other: TightRectangle): boolean {
  const [area, least] = [one.length * one.width, other.length * other.width]
  // Two rectangles of one area differ by rounding only.
  if (Math.abs(area - least) <= 1e-12 * least) return one.length < other.length
  return area < least
}

function rectangleAlong(polygon: readonly Vec2[], edge: Vec2): TightRectangle {
  const origin = polygon[0]!
  let [minAlong, maxAlong, minAcross, maxAcross] = [0, 0, 0, 0]
  for (const point of polygon) {
    const offset = direction(origin, point)
    const along = offset[0] * edge[0] + offset[1] * edge[1]
    const across = cross(edge, offset)
    minAlong = Math.min(minAlong, along)
    maxAlong = Math.max(maxAlong, along)
    minAcross = Math.min(minAcross, across)
    maxAcross = Math.max(maxAcross, across)
  }
  const [alongSide, acrossSide] = [maxAlong - minAlong, maxAcross - minAcross]
  return alongSide >= acrossSide
    ? { length: alongSide, width: acrossSide, along: edge }
    : { length: acrossSide, width: alongSide, along: [0 - edge[1], edge[0]] }
}
