import { distance, type Vec2 } from '../../base/vec2'
import { FAR, type FreeFloor } from './free-floor'

/** Points of the grid that are free and hang together. */
export interface Ground {
  readonly floor: FreeFloor
  /** Meters kept from everything. */
  readonly clearance: number
  /** 1 where a person can stand. */
  readonly free: Uint8Array
  /** The indices of those points, rising. */
  readonly points: readonly number[]
}

/** What a walker keeps from things and walls, meters; less only if a room leaves no such floor. */
const CLEARANCES = [0.3, 0.2, 0.1, 0.02] as const

/** Smaller ground, in points of the grid, is used only if no clearance leaves a larger one. */
const FEWEST = 10

/** A piece of floor at a door is preferred to one up to this many times larger. */
const LARGER = 3

/**
 * A piece of floor one can walk on with the widest clearance there is: the one closest to this place among the large
 * ones, the largest without a place. `undefined` in a full room.
 */
export function groundOf(floor: FreeFloor, near?: Vec2): Ground | undefined {
  for (const fewest of [FEWEST, 1])
    for (const clearance of CLEARANCES) {
      // Half a step more, so that the way between two points keeps it too; a rounding less, for exact ties.
      const pieces = piecesOf(floor, clearance + floor.step / 2 - 1e-9)
      const largest = pieces.reduce((most, { length }) => Math.max(most, length), 0)
      if (largest < fewest) continue
      const large = pieces.filter(({ length }) => length * LARGER >= largest)
      const points = near
        ? leastBy(large, (piece) => leastAway(floor, piece, near))
        : leastBy(large, ({ length }) => -length)
      const free = new Uint8Array(floor.clearance.length)
      for (const index of points) free[index] = 1
      return { floor, clearance, free, points }
    }
  return undefined
}

/** The points with at least this clearance, connected ones in one list each, rising. */
function piecesOf({ clearance, columns, rows }: FreeFloor, least: number): number[][] {
  const known = new Uint8Array(clearance.length)
  const pieces: number[][] = []
  for (let start = 0; start < clearance.length; start++) {
    if (known[start] === 1 || clearance[start]! < least) continue
    const piece = [start]
    known[start] = 1
    for (const index of piece)
      for (const next of neighborsOf(index, columns, rows)) {
        if (known[next] === 1 || clearance[next]! < least) continue
        known[next] = 1
        piece.push(next)
      }
    pieces.push(piece.sort((a, b) => a - b))
  }
  return pieces
}

/** The first of those for which the number is least. */
function leastBy<T>(all: readonly T[], numberOf: (one: T) => number): T {
  let best = all[0] as T
  let least = numberOf(best)
  for (const one of all.slice(1)) {
    const number = numberOf(one)
    if (number < least) [best, least] = [one, number]
  }
  return best
}

const leastAway = (floor: FreeFloor, piece: readonly number[], near: Vec2): number =>
  piece.reduce((least, index) => Math.min(least, distance(gridPoint(floor, index), near)), Infinity)

function neighborsOf(index: number, columns: number, rows: number): number[] {
  const column = index % columns
  const neighbors: number[] = []
  if (column > 0) neighbors.push(index - 1)
  if (column < columns - 1) neighbors.push(index + 1)
  if (index >= columns) neighbors.push(index - columns)
  if (index < columns * (rows - 1)) neighbors.push(index + columns)
  return neighbors
}

const gridPoint = ({ minX, minY, step, columns }: FreeFloor, index: number): Vec2 => [
  minX + (index % columns) * step,
  minY + Math.floor(index / columns) * step,
]

export const pointAt = ({ floor }: Ground, index: number): Vec2 => gridPoint(floor, index)

/** The free point closest to a place. */
export const closestFree = (ground: Ground, place: Vec2): number =>
  leastBy(ground.points, (index) => distance(pointAt(ground, index), place))

/** The free point with the most room around it; on a tie, the one closest to the middle of the ground. */
export function freestPoint(ground: Ground): number {
  const { points, floor } = ground
  let [x, y] = [0, 0]
  for (const index of points) {
    const [px, py] = pointAt(ground, index)
    x += px / points.length
    y += py / points.length
  }
  const middle: Vec2 = [x, y]
  return leastBy(points, (index) => 0.001 * distance(pointAt(ground, index), middle) - floor.clearance[index]!)
}

/** Ways from one point to all others: how long each is, and the step before the last. */
export interface Routes {
  readonly length: Float64Array
  readonly previous: Int32Array
}

/** Shortest ways that prefer to keep away from things: a step close to one counts up to three times. */
export function routesFrom(ground: Ground, start: number): Routes {
  const { columns, rows, clearance, step } = ground.floor
  const length = new Float64Array(clearance.length).fill(Infinity)
  const previous = new Int32Array(clearance.length).fill(-1)
  length[start] = 0
  // Costs are whole tenths of a step, at most 30 of them: a ring of buckets is a queue in order.
  const buckets: number[][] = Array.from({ length: 31 }, () => [])
  buckets[0]!.push(start)
  const cost = new Int32Array(clearance.length).fill(0x7fffffff)
  cost[start] = 0
  for (let now = 0, empty = 0; empty <= 31; now++) {
    const bucket = buckets[now % 31]!
    empty = bucket.length === 0 ? empty + 1 : 0
    for (const index of bucket) {
      if (cost[index] !== now) continue
      for (const next of neighborsOf(index, columns, rows)) {
        if (ground.free[next] === 0) continue
        const total = now + 10 + Math.round((20 * (FAR - clearance[next]!)) / FAR)
        if (total >= cost[next]!) continue
        cost[next] = total
        previous[next] = index
        length[next] = length[index]! + step
        buckets[total % 31]!.push(next)
      }
    }
    bucket.length = 0
  }
  return { length, previous }
}

/** The points of a way, from its start. */
export function routeTo({ previous }: Routes, goal: number): number[] {
  const route = [goal]
  for (let index = previous[goal]!; index >= 0; index = previous[index]!) route.push(index)
  return route.reverse()
}
