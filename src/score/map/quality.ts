/**
 * How well two boxes agree, in [0, 1]: position agreement times size agreement,
 *
 *   q = (1 - min(1, d²))³ · (min w / max w) · (min h / max h),
 *
 * d the distance of the centres in metres, w and h the extents. Terms multiply, so that no agreement in one buys
 * another. Equal boxes give 1, zero extents included; a zero extent against a positive one gives 0; 1 m off gives 0.
 * The choice is argued in docs/map-accuracy.md.
 *
 * Extents may be halves of extents on both sides (their ratio is what counts), which never overflow.
 */
export function boxQuality(dx: number, dy: number, w1: number, h1: number, w2: number, h2: number): number {
  // An overflow of the square gives Infinity, never NaN, and ends here.
  const near = 1 - (dx * dx + dy * dy)
  if (!(near > 0)) return 0
  return near * near * near * ratio(w1, w2) * ratio(h1, h2)
}

/** The smaller over the larger of two lengths >= 0; equal lengths, two zeros among them, give 1. */
export function ratio(a: number, b: number): number {
  return a === b ? 1 : a < b ? a / b : b / a
}

/**
 * Intersection over union of two boxes given by the offset of their centres and their half extents; `null` where the
 * union has no area. Scaled by the larger extents before products, so that no finite box gives NaN.
 */
export function iouOf(dx: number, dy: number, hw1: number, hh1: number, hw2: number, hh2: number): number | null {
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
