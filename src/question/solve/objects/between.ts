import { convexHull, signedArea } from '../../../base/convex'
import type { Vec2 } from '../../../base/vec2'
import type { BevObject } from '../../../layout/layout'
import { placeOutline, placePoint } from '../../../layout/place'

/** The part of the floor plan that two objects and what is between them take up: the convex hull of their outlines. */
export const hullOf = (a: BevObject, b: BevObject): readonly Vec2[] =>
  convexHull([...placeOutline(a), ...placeOutline(b)])

/** Whether the center of an object lies in the hull of two others and in neither of them; edges count as inside. */
export function isBetween(object: BevObject, a: BevObject, b: BevObject, hull: readonly Vec2[]): boolean {
  const center = placePoint(object)
  return isInside(center, hull) && !isInside(center, placeOutline(a)) && !isInside(center, placeOutline(b))
}

/** Whether a point lies in a convex polygon or on its edge; a line or a point has no inside. */
function isInside(point: Vec2, polygon: readonly Vec2[]): boolean {
  const area = signedArea(polygon)
  if (polygon.length < 3 || area === 0) return false
  return polygon.every((from, i) => {
    const to = polygon[(i + 1) % polygon.length]!
    return (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]) >= 0
  })
}
