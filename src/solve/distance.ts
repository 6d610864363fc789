import { distance, length } from '../base/vec2'
import { type Place, placeBox, placePoint } from '../layout/place'

/** Distance between the centres of two places, metres. */
export function centerDistance(a: Place, b: Place): number {
  return distance(placePoint(a), placePoint(b))
}

/** Distance between the closest points of two places, metres: 0 when they touch or overlap. */
export function closestDistance(a: Place, b: Place): number {
  const p = placeBox(a)
  const q = placeBox(b)
  return length([gap(p.minX, p.maxX, q.minX, q.maxX), gap(p.minY, p.maxY, q.minY, q.maxY)])
}

function gap(minA: number, maxA: number, minB: number, maxB: number): number {
  return Math.max(0, minB - maxA, minA - maxB)
}
