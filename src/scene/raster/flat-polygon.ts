/** A convex polygon of a picture, counter-clockwise as one sees it: `us` run to the right, `vs` down, in pixels. */
export interface FlatPolygon {
  readonly us: number[]
  readonly vs: number[]
}

/** Area in square pixels. */
export function polygonArea({ us, vs }: FlatPolygon): number {
  let twice = 0
  for (let i = 0, before = us.length - 1; i < us.length; before = i++)
    twice += us[i]! * vs[before]! - us[before]! * vs[i]!
  return twice / 2
}

/** The part of a polygon's area that lies within a frame. */
export function polygonAreaWithin(polygon: FlatPolygon, area: number, width: number, height: number): number {
  const { us, vs } = polygon
  const [minU, maxU] = rangeOf(us)
  const [minV, maxV] = rangeOf(vs)
  if (maxU <= 0 || minU >= width || maxV <= 0 || minV >= height) return 0
  let cut = polygon
  if (minU < 0) cut = cutBelow(cut, 0, 1)
  if (maxU > width) cut = cutBelow(cut, width, -1)
  if (minV < 0) cut = swapped(cutBelow(swapped(cut), 0, 1))
  if (maxV > height) cut = swapped(cutBelow(swapped(cut), height, -1))
  return cut === polygon ? area : Math.max(0, polygonArea(cut))
}

/** An outline may have more corners than a call takes arguments. */
function rangeOf(values: readonly number[]): readonly [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return [least, most]
}

const swapped = ({ us, vs }: FlatPolygon): FlatPolygon => ({ us: vs, vs: us })

/** What lies at `sign * u >= sign * edge`. */
function cutBelow({ us, vs }: FlatPolygon, edge: number, sign: 1 | -1): FlatPolygon {
  const cut: FlatPolygon = { us: [], vs: [] }
  for (let i = 0, before = us.length - 1; i < us.length; before = i++) {
    const [wasBeyond, isBeyond] = [sign * (us[before]! - edge), sign * (us[i]! - edge)]
    if (wasBeyond >= 0 !== isBeyond >= 0) {
      const t = wasBeyond / (wasBeyond - isBeyond)
      cut.us.push(edge)
      cut.vs.push(vs[before]! + t * (vs[i]! - vs[before]!))
    }
    if (isBeyond >= 0) {
      cut.us.push(us[i]!)
      cut.vs.push(vs[i]!)
    }
  }
  return cut
}
