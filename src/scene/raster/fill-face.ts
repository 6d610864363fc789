import type { FlatPolygon } from './flat-polygon'
import type { Raster } from './raster'

/** One over the depth of a plane, which is linear in the pixel: `origin + perU * u + perV * v`. */
export interface Nearness {
  readonly origin: number
  readonly perU: number
  readonly perV: number
}

/**
 * Fills a convex polygon wherever it is nearer than what the raster shows. Returns the pixels it covers, hidden ones
 * included. A pixel belongs to the polygon that holds its middle; polygons with a common edge neither overlap nor leave
 * a gap.
 */
export function fillFace(raster: Raster, polygon: FlatPolygon, face: number, { origin, perU, perV }: Nearness): number {
  const { width, height, nearness, faces, starts, ends } = raster
  const { us, vs } = polygon
  let top = height
  let bottom = 0
  for (let i = 0, before = us.length - 1; i < us.length; before = i++) {
    // Counter-clockwise on the screen: edges that run down bound the polygon on the left.
    const runsDown = vs[before]! < vs[i]!
    const upper = runsDown ? before : i
    const lower = runsDown ? i : before
    const [u0, v0, v1] = [us[upper]!, vs[upper]!, vs[lower]!]
    const from = Math.max(0, Math.ceil(v0 - 0.5))
    const to = Math.min(height, Math.ceil(v1 - 0.5))
    if (from >= to) continue
    if (from < top) top = from
    if (to > bottom) bottom = to
    const slope = (us[lower]! - u0) / (v1 - v0)
    const bounds = runsDown ? starts : ends
    for (let row = from; row < to; row++) bounds[row] = u0 + (row + 0.5 - v0) * slope
  }
  let covered = 0
  for (let row = top; row < bottom; row++) {
    const from = Math.max(0, Math.ceil(starts[row]! - 0.5))
    const to = Math.min(width, Math.ceil(ends[row]! - 0.5))
    if (from >= to) continue
    covered += to - from
    let near = origin + perV * (row + 0.5) + perU * (from + 0.5)
    for (let at = row * width + from, stop = row * width + to; at < stop; at++, near += perU) {
      if (near > nearness[at]!) {
        nearness[at] = near
        faces[at] = face
      }
    }
  }
  return covered
}
