/**
 * Rooms checked by other means than they are made with: polygons are clipped, points are counted. Nothing here imports
 * the generator's geometry.
 */
import type { BevObject, Layout } from 'v2lo-map'

type Point = readonly [x: number, y: number]

export const outlineOf = ({ box, footprint }: BevObject): readonly Point[] =>
  footprint ?? [
    [box.minX, box.minY],
    [box.maxX, box.minY],
    [box.maxX, box.maxY],
    [box.minX, box.maxY],
  ]

/** Area of the part that two convex polygons share (Sutherland and Hodgman). */
export function sharedArea(a: readonly Point[], b: readonly Point[]): number {
  let rest = [...a]
  for (let i = 0; i < b.length; i++) {
    const [p, q] = [b[i]!, b[(i + 1) % b.length]!]
    const side = ([x, y]: Point) => (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])
    rest = rest.flatMap((from, j): Point[] => {
      const to = rest[(j + 1) % rest.length]!
      const [s, t] = [side(from), side(to)]
      const cut: Point = [from[0] + ((to[0] - from[0]) * s) / (s - t), from[1] + ((to[1] - from[1]) * s) / (s - t)]
      return [...(s >= 0 ? [from] : []), ...(s >= 0 !== t >= 0 ? [cut] : [])]
    })
  }
  return Math.abs(areaOf(rest))
}

export function areaOf(polygon: readonly Point[]): number {
  let twice = 0
  polygon.forEach(([x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!
    twice += x * nextY - nextX * y
  })
  return twice / 2
}

/** Cubic metres that two objects share. */
export function sharedVolume(a: BevObject, b: BevObject): number {
  const high = Math.min(a.zRange![1], b.zRange![1]) - Math.max(a.zRange![0], b.zRange![0])
  if (high <= 0) return 0
  const apart = a.box.minX > b.box.maxX || b.box.minX > a.box.maxX || a.box.minY > b.box.maxY || b.box.minY > a.box.maxY
  return apart ? 0 : high * sharedArea(outlineOf(a), outlineOf(b))
}

/** Square metres of an object that lie on the floor, which is cut into rectangles along the x of its corners. */
export function areaOnFloor(object: BevObject, floor: readonly Point[]): number {
  const cuts = [...new Set(floor.map(([x]) => x))].sort((a, b) => a - b)
  return cuts.slice(1).reduce((sum, right, i) => {
    const left = cuts[i]!
    const ys = floor.flatMap(([ax, ay], j) => {
      const [bx, by] = floor[(j + 1) % floor.length]!
      const spans = ay === by && Math.min(ax, bx) <= left && Math.max(ax, bx) >= right
      return spans ? [ay] : []
    })
    const [low, high] = [Math.min(...ys), Math.max(...ys)]
    return (
      sum +
      sharedArea(outlineOf(object), [
        [left, low],
        [right, low],
        [right, high],
        [left, high],
      ])
    )
  }, 0)
}

/** Distance from a point to a convex polygon, 0 inside. */
export function distanceTo(polygon: readonly Point[], [x, y]: Point): number {
  let inside = polygon.length > 2
  const sides = polygon.map(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!
    if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0) inside = false
    const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    const s = Math.min(1, Math.max(0, t))
    return Math.hypot(x - ax - s * (bx - ax), y - ay - s * (by - ay))
  })
  return inside ? 0 : Math.min(...sides)
}

/** Whether a point is within a polygon (even-odd). */
export function isWithin(polygon: readonly Point[], [x, y]: Point): boolean {
  return (
    polygon.filter(([ax, ay], i) => {
      const [bx, by] = polygon[(i + 1) % polygon.length]!
      return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)
    }).length %
      2 ===
    1
  )
}

/** A thing one bumps into: not flat on the floor, not overhead. */
export const isInWay = ({ zRange }: BevObject): boolean => zRange![0] < 1.9 && zRange![1] > 0.05

/** Points 5 cm apart that the middle of a disc of this diameter can get to from the door, and how many it fits at. */
export function reachable({ objects, floor }: Layout, diameter: number): { reached: Point[]; free: number } {
  const step = 0.05
  const radius = diameter / 2
  const columns = Math.ceil(Math.max(...floor!.map(([x]) => x)) / step)
  const rows = Math.ceil(Math.max(...floor!.map(([, y]) => y)) / step)
  const at = (index: number): Point => [((index % columns) + 0.5) * step, (Math.floor(index / columns) + 0.5) * step]
  const free = new Uint8Array(columns * rows)
  for (let i = 0; i < free.length; i++) free[i] = isWithin(floor!, at(i)) ? 1 : 0
  const solids = objects.filter((one) => isInWay(one)).map(outlineOf)
  const walls = floor!.map((from, i): Point[] => [from, floor![(i + 1) % floor!.length]!])
  for (const outline of [...solids, ...walls]) {
    const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)]
    const first = Math.max(0, Math.floor((Math.min(...xs) - radius) / step))
    const last = Math.min(columns - 1, Math.floor((Math.max(...xs) + radius) / step))
    const low = Math.max(0, Math.floor((Math.min(...ys) - radius) / step))
    const high = Math.min(rows - 1, Math.floor((Math.max(...ys) + radius) / step))
    for (let row = low; row <= high; row++)
      for (let column = first; column <= last; column++) {
        const index = row * columns + column
        if (free[index] === 1 && distanceTo(outline, at(index)) < radius) free[index] = 0
      }
  }
  const door = objects.find(({ label }) => label === 'door')!
  const [x, y] = inFrontOf(door, 0.45)
  const reached: number[] = []
  const queue = [...free.keys()].filter((i) => free[i] === 1 && Math.hypot(at(i)[0] - x, at(i)[1] - y) < 0.15)
  for (const index of queue) free[index] = 2
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    reached.push(index)
    const column = index % columns
    const next = [column > 0 ? index - 1 : -1, column < columns - 1 ? index + 1 : -1, index - columns, index + columns]
    for (const one of next)
      if (free[one] === 1) {
        free[one] = 2
        queue.push(one)
      }
  }
  return { reached: reached.map(at), free: free.filter((is) => is > 0).length }
}

/** The point this far before the middle of an object's front edge. */
export function inFrontOf({ box, headingDeg }: BevObject, metres: number): Point {
  const yaw = (headingDeg! * Math.PI) / 180
  const [x, y] = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2]
  const half = Math.abs(Math.sin(yaw)) > 0.5 ? (box.maxX - box.minX) / 2 : (box.maxY - box.minY) / 2
  return [x + Math.sin(yaw) * (half + metres), y + Math.cos(yaw) * (half + metres)]
}
