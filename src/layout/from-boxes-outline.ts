import { isConvexCounterClockwise } from '../base/convex'
import type { Vec3 } from '../base/transform'
import { cross, direction, dot, length, type Vec2 } from '../base/vec2'
import { type Aabb, aabbOfPoints } from './aabb'

/** What is left of a solid on the map: box and footprint seen from above, and how high it reaches. */
export interface Outline {
  readonly box: Aabb
  /** The convex hull seen from above, counter-clockwise; absent where it has no area. */
  readonly footprint?: readonly Vec2[]
  readonly zRange: readonly [minZ: number, maxZ: number]
}

/**
 * The outline of the convex solid with these corners, given as right, forward, up. All corners count: the hull of the
 * top alone, or of two opposite corners, is too small as soon as the solid is tilted.
 */
export function outlineOfCorners(corners: readonly Vec3[]): Outline {
  const seen = corners.map(([x, y]): Vec2 => [x + 0, y + 0])
  let low = Infinity
  let high = -Infinity
  for (const [, , z] of corners) {
    low = Math.min(low, z)
    high = Math.max(high, z)
  }
  const footprint = convexHull(seen)
  return {
    box: aabbOfPoints(seen)!,
    ...(isConvexCounterClockwise(footprint) && { footprint }),
    zRange: [low + 0, high + 0],
  }
}

/**
 * The convex hull of points, counter-clockwise from the leftmost, without points that lie within a rounding (1e-12 of
 * the extent) of a side or of each other. Fewer than three points where there is no area. Andrew's monotone chain.
 */
export function convexHull(points: readonly Vec2[]): readonly Vec2[] {
  const box = aabbOfPoints(points)
  if (box === undefined) return []
  const extent = Math.max(box.maxX - box.minX, box.maxY - box.minY)
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const lower = halfHull(sorted, extent)
  const upper = halfHull(sorted.reverse(), extent)
  return dropNearDuplicates([...lower.slice(0, -1), ...upper.slice(0, -1)], extent)
}

function halfHull(sorted: readonly Vec2[], extent: number): Vec2[] {
  const chain: Vec2[] = []
  const flat = 1e-12 * extent
  for (const point of sorted) {
    while (chain.length > 1 && isNoCorner(chain.at(-2)!, chain.at(-1)!, point, flat)) chain.pop()
    chain.push(point)
  }
  return chain
}

/** Whether `b` is left of the line from `a` to `c`, or so near to it that only a rounding makes it a corner. */
function isNoCorner(a: Vec2, b: Vec2, c: Vec2, flat: number): boolean {
  const out = turns(a, b, c)
  if (out <= 0) return true
  // Beyond `c` it is an end, however near to the line it lies.
  return out <= flat && dot(direction(b, a), direction(b, c)) <= 0
}

/** How far `b` stands out to the right of the line from `a` to `c`: positive for a counter-clockwise turn at `b`. */
function turns(a: Vec2, b: Vec2, c: Vec2): number {
  const along = direction(a, c)
  const size = length(along)
  return size > 0 ? cross(direction(a, b), [along[0] / size, along[1] / size]) : 0
}

function dropNearDuplicates(points: readonly Vec2[], extent: number): readonly Vec2[] {
  const near = 1e-12 * extent
  return points.filter((p, i) => {
    const next = points[(i + 1) % points.length]!
    return Math.abs(p[0] - next[0]) > near || Math.abs(p[1] - next[1]) > near
  })
}
