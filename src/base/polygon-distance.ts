import { cross, dot, length, subtract, type Vec2 } from './vec2'

/**
 * Distance between two convex polygons, 0 when they touch or overlap. Each is a list of vertices in order; one or two
 * vertices are a point and a segment. Exact up to rounding: disjoint convex shapes are closest at a vertex of one.
 */
export function convexDistance(a: readonly Vec2[], b: readonly Vec2[]): number {
  const scale = scaleOf(a, b)
  if (scale !== 1) return convexDistance(scaled(a, scale), scaled(b, scale)) / scale
  if (contains(a, b[0]!) || contains(b, a[0]!)) return 0
  let least = Infinity
  for (let i = 0; i < a.length; i++) {
    const p = a[i]!
    const q = a[(i + 1) % a.length]!
    for (let j = 0; j < b.length; j++) {
      const r = b[j]!
      const s = b[(j + 1) % b.length]!
      if (properlyCross(p, q, r, s)) return 0
      least = Math.min(least, pointToSegment(p, r, s), pointToSegment(r, p, q))
    }
  }
  return least
}

/** A power of two that keeps squares of differences in range; 1 for every map of this world. */
function scaleOf(a: readonly Vec2[], b: readonly Vec2[]): number {
  let size = 0
  for (const [x, y] of a) size = Math.max(size, Math.abs(x), Math.abs(y))
  for (const [x, y] of b) size = Math.max(size, Math.abs(x), Math.abs(y))
  if (size < 1e70 && (size > 1e-70 || size === 0)) return 1
  return 2 ** -Math.max(-1000, Math.min(1000, Math.floor(Math.log2(size))))
}

const scaled = (points: readonly Vec2[], scale: number): Vec2[] => points.map(([x, y]) => [x * scale, y * scale])

/** Inside or on the border of a counter-clockwise convex polygon; never for a point or a segment. */
function contains(polygon: readonly Vec2[], point: Vec2): boolean {
  if (polygon.length < 3) return false
  for (let i = 0; i < polygon.length; i++) {
    const p = polygon[i]!
    const q = polygon[(i + 1) % polygon.length]!
    if (cross(subtract(q, p), subtract(point, p)) < 0) return false
  }
  return true
}

/** Whether two segments cross in a point inside both; shared end points are found by the distances. */
function properlyCross(p: Vec2, q: Vec2, r: Vec2, s: Vec2): boolean {
  const pq = subtract(q, p)
  const rs = subtract(s, r)
  const d1 = cross(pq, subtract(r, p))
  const d2 = cross(pq, subtract(s, p))
  if (!((d1 > 0 && d2 < 0) || (d1 < 0 && d2 > 0))) return false
  const d3 = cross(rs, subtract(p, r))
  const d4 = cross(rs, subtract(q, r))
  return (d3 > 0 && d4 < 0) || (d3 < 0 && d4 > 0)
}

function pointToSegment(point: Vec2, p: Vec2, q: Vec2): number {
  const along = subtract(q, p)
  const toPoint = subtract(point, p)
  const squared = dot(along, along)
  const t = squared > 0 ? dot(toPoint, along) / squared : 0
  if (t <= 0) return length(toPoint)
  if (t >= 1) return length(subtract(point, q))
  // The cross product keeps the digits that a foot of the perpendicular loses far from the origin.
  return Math.abs(cross(along, toPoint)) / Math.sqrt(squared)
}

/**
 * A closest pair of points of two convex polygons; one and the same point where they overlap. Where two parallel
 * edges face each other any pair between them is closest, and a vertex of one is taken.
 */
export function convexClosestPoints(a: readonly Vec2[], b: readonly Vec2[]): readonly [Vec2, Vec2] {
  if (contains(b, a[0]!)) return [a[0]!, a[0]!]
  if (contains(a, b[0]!)) return [b[0]!, b[0]!]
  let best: readonly [Vec2, Vec2] = [a[0]!, b[0]!]
  let least = Infinity
  const consider = (p: Vec2, q: Vec2) => {
    const apart = length(subtract(p, q))
    if (apart < least) [least, best] = [apart, [p, q]]
  }
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [a[i]!, a[(i + 1) % a.length]!]
    for (let j = 0; j < b.length; j++) {
      const [r, s] = [b[j]!, b[(j + 1) % b.length]!]
      if (properlyCross(p, q, r, s)) {
        const t = cross(subtract(r, p), subtract(s, r)) / cross(subtract(q, p), subtract(s, r))
        const meeting: Vec2 = [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]
        return [meeting, meeting]
      }
      consider(p, footOn(p, r, s))
      consider(footOn(r, p, q), r)
    }
  }
  return best
}

/** The point of a segment that is closest to `point`. */
function footOn(point: Vec2, p: Vec2, q: Vec2): Vec2 {
  const along = subtract(q, p)
  const squared = dot(along, along)
  const t = squared > 0 ? Math.min(1, Math.max(0, dot(subtract(point, p), along) / squared)) : 0
  return [p[0] + t * along[0], p[1] + t * along[1]]
}
