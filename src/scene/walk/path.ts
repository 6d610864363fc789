import type { Random } from '../../base/random'
import { distance, type Vec2 } from '../../base/vec2'
import { type Ground, pointAt, routesFrom, routeTo } from './ground'

/** A person filming a room moves no further than this between two frames, meters. */
const LONGEST_STEP = 0.6

/**
 * As many places as there are frames, evenly along a smooth way from the start through the two ends of the room that
 * are furthest from it and from each other.
 */
export function pathFrom(ground: Ground, start: number, frames: number, random: Random): Vec2[] {
  const first = routesFrom(ground, start)
  const far = furthest(ground, random, (index) => first.length[index]!)
  const second = routesFrom(ground, far)
  const other = furthest(ground, random, (index) => Math.min(first.length[index]!, second.length[index]!))
  // The nearer end comes first, or the other way round once in four walks.
  const nearFirst = first.length[other]! <= first.length[far]! !== random.next() < 0.25
  const route = nearFirst
    ? [...routeTo(first, other), ...back(routeTo(second, other))]
    : [...routeTo(first, far), ...routeTo(second, other).slice(1)]
  const line = rounded(
    ground,
    straightened(
      ground,
      route.map((index) => pointAt(ground, index)),
    ),
  )
  return spread(line, frames).map((point) => settled(ground, point))
}

/** The way back without the turning point. */
const back = (route: readonly number[]): number[] => route.slice(0, -1).reverse()

function furthest(ground: Ground, random: Random, away: (index: number) => number): number {
  let [best, most] = [ground.points[0]!, -Infinity]
  // A quarter of chance, so that walks in the same room differ.
  for (const index of ground.points) {
    const score = away(index) * (1 + 0.25 * random.next())
    if (score > most) [best, most] = [index, score]
  }
  return best
}

/** Replaces detours by straight lines where the way is free. */
function straightened(ground: Ground, points: readonly Vec2[]): Vec2[] {
  const line: Vec2[] = [points[0]!]
  for (let at = 0; at < points.length - 1; ) {
    let next = at + 1
    // Doubling, then closing in: each look costs as much as the line is long.
    for (let jump = 64; jump >= 1; jump /= 2)
      while (next + jump < points.length && isFree(ground, points[at]!, points[next + jump]!)) next += jump
    line.push(points[next]!)
    at = next
  }
  return line
}

function isFree(ground: Ground, from: Vec2, to: Vec2): boolean {
  const { minX, minY, step, columns } = ground.floor
  const steps = Math.max(1, Math.ceil((2 * distance(from, to)) / step))
  for (let i = 0; i <= steps; i++) {
    const x = from[0] + ((to[0] - from[0]) * i) / steps
    const y = from[1] + ((to[1] - from[1]) * i) / steps
    const index = Math.round((y - minY) / step) * columns + Math.round((x - minX) / step)
    if (ground.free[index] !== 1) return false
  }
  return true
}

/** Corners cut twice (Chaikin), each where the cut is free. */
function rounded(ground: Ground, line: readonly Vec2[]): Vec2[] {
  let points = [...line]
  for (let round = 0; round < 2; round++) {
    points = points.flatMap((corner, i): Vec2[] => {
      const [before, after] = [points[i - 1], points[i + 1]]
      if (before === undefined || after === undefined) return [corner]
      const [from, to] = [quarterOf(corner, before), quarterOf(corner, after)]
      return isFree(ground, from, to) ? [from, to] : [corner]
    })
  }
  return points
}

const quarterOf = (corner: Vec2, other: Vec2): Vec2 => [
  corner[0] + (other[0] - corner[0]) / 4,
  corner[1] + (other[1] - corner[1]) / 4,
]

/** Points at equal distances along a line from its start; its end if that is close enough. */
function spread(line: readonly Vec2[], count: number): Vec2[] {
  const lengths = line.slice(1).map((point, i) => distance(line[i]!, point))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const step = count > 1 ? Math.min(LONGEST_STEP, total / (count - 1)) : 0
  let segment = 0
  let passed = 0
  return Array.from({ length: count }, (_, i): Vec2 => {
    const wanted = i * step
    while (segment < lengths.length - 1 && passed + lengths[segment]! < wanted) passed += lengths[segment++]!
    const [from, to] = [line[segment]!, line[segment + 1] ?? line[segment]!]
    const length = lengths[segment] ?? 0
    const share = length > 0 ? Math.min(1, (wanted - passed) / length) : 0
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  })
}

/** The point itself, in micrometers, if it keeps the clearance exactly; else the grid point beside it. */
function settled(ground: Ground, point: Vec2): Vec2 {
  const micro = ([x, y]: Vec2): Vec2 => [Math.round(x * 1e6) / 1e6 + 0, Math.round(y * 1e6) / 1e6 + 0]
  const exact = micro(point)
  if (ground.floor.clearanceAt(exact) >= ground.clearance) return exact
  const { minX, minY, step, columns } = ground.floor
  const index = Math.round((point[1] - minY) / step) * columns + Math.round((point[0] - minX) / step)
  return micro(pointAt(ground, index))
}
