import type { Vec2 } from '../../base/vec2'
import type { MapColumns } from './columns'

/** The boxes of a map as {@link MapColumns} has them: centers and half extents in meters. */
export type BoxColumns = Pick<MapColumns, 'x' | 'y' | 'halfX' | 'halfY'>

/**
 * How well box `i` of one map and box `j` of another agree, in [0, 1]: position agreement times size agreement,
 *
 *   q = (1 - min(1, d²))³ · (min w / max w) · (min h / max h),
 *
 * d the distance of the centers in meters, w and h the extents. Terms multiply, so that no agreement in one buys
 * another. Equal boxes give 1, zero extents included; a zero extent against a positive one gives 0; 1 m off gives 0.
 * The choice is argued in docs/map-accuracy.md.
 *
 * Half extents are enough, because only the ratio of extents counts, and they never overflow.
 */
export function boxQuality(p: BoxColumns, i: number, t: BoxColumns, j: number): number {
  const dx = p.x[i]! - t.x[j]!
  const dy = p.y[i]! - t.y[j]!
  // An overflow of the square gives Infinity, never NaN, and ends here.
  const near = 1 - (dx * dx + dy * dy)
  if (!(near > 0)) return 0
  return near * near * near * ratio(p.halfX[i]!, t.halfX[j]!) * ratio(p.halfY[i]!, t.halfY[j]!)
}

/** The smaller over the larger of two lengths >= 0; equal lengths, two zeros among them, give 1. */
export function ratio(a: number, b: number): number {
  return a === b ? 1 : a < b ? a / b : b / a
}

/**
 * Intersection over union of box `i` of one map and box `j` of another; `offset` leads from the center of the second to
 * that of the first. `null` if the union has no area. Scaled by the larger extents before products, so that no finite
 * box gives NaN.
 */
export function iouOf(offset: Vec2, p: BoxColumns, i: number, t: BoxColumns, j: number): number | null {
  const [dx, dy] = offset
  const [hw1, hh1, hw2, hh2] = [p.halfX[i]!, p.halfY[i]!, t.halfX[j]!, t.halfY[j]!]
  const wide = Math.max(hw1, hw2)
  const high = Math.max(hh1, hh2)
  const area1 = wide > 0 && high > 0 ? (hw1 / wide) * (hh1 / high) : 0
  const area2 = wide > 0 && high > 0 ? (hw2 / wide) * (hh2 / high) : 0
  if (!(area1 + area2 > 0)) return null
  const acrossX = Math.min((hw1 / wide + hw2 / wide - Math.abs(dx) / wide) / 2, Math.min(hw1, hw2) / wide)
  const acrossY = Math.min((hh1 / high + hh2 / high - Math.abs(dy) / high) / 2, Math.min(hh1, hh2) / high)
  if (!(acrossX > 0 && acrossY > 0)) return 0
  const shared = acrossX * acrossY
  return Math.min(1, shared / (area1 + area2 - shared))
}
