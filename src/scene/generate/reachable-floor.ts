import type { Vec2 } from '../../base/vec2'
import type { Aabb } from '../../layout/aabb'
import type { Room } from './room'
import type { Thing } from './thing'

/**
 * Where a person can stand in a room: a grid of floor points, blocked within half a way's width of the things there.
 */
export interface Ways {
  readonly columns: number
  readonly rows: number
  readonly blocked: Uint8Array
  readonly start: number
}

const STEP = 0.1
/** Half of 0.6 m, and half a step of the grid on top, so that the way is as wide between its points. */
const REACH = 0.35
/** People step over what is lower, and walk under what is higher. */
const [STEP_OVER, WALK_UNDER] = [0.05, 1.9]

const pointOf = (index: number, columns: number): Vec2 => [(index % columns) * STEP, Math.floor(index / columns) * STEP]

/** The ways of an empty room, from this point near its door. */
export function emptyWays(room: Room, [startX, startY]: Vec2): Ways {
  const columns = Math.floor(room.width / STEP) + 1
  const rows = Math.floor(room.depth / STEP) + 1
  const blocked = new Uint8Array(columns * rows)
  const { notch } = room
  for (let i = 0; i < blocked.length; i++) {
    const [x, y] = pointOf(i, columns)
    const atWall = Math.min(x, y, room.width - x, room.depth - y) < REACH
    if (atWall || (notch && distanceTo(notch, x, y) < REACH)) blocked[i] = 1
  }
  return { columns, rows, blocked, start: Math.round(startY / STEP) * columns + Math.round(startX / STEP) }
}

/** Whether a thing is in a walker's way: one on top of another adds nothing to it. */
export const blocksWay = ({ role, zRange, size }: Thing): boolean =>
  role !== 'top' && size.base < WALK_UNDER && zRange[1] > STEP_OVER

/** The ways with more things in them; the old ones stay as they are. */
export function withThings(ways: Ways, things: readonly Thing[]): Ways {
  const blocked = ways.blocked.slice()
  for (const thing of things) if (blocksWay(thing)) block(ways, blocked, thing)
  return { ...ways, blocked }
}

function block({ columns, rows }: Ways, blocked: Uint8Array, { box, origin, right, front, size }: Thing): void {
  const [across, along] = [size.width / 2, size.depth / 2]
  const first = Math.max(0, Math.ceil((box.minX - REACH) / STEP))
  const last = Math.min(columns - 1, Math.floor((box.maxX + REACH) / STEP))
  const low = Math.max(0, Math.ceil((box.minY - REACH) / STEP))
  const high = Math.min(rows - 1, Math.floor((box.maxY + REACH) / STEP))
  for (let row = low; row <= high; row++)
    for (let column = first; column <= last; column++) {
      const [dx, dy] = [column * STEP - origin[0], row * STEP - origin[1]]
      const beside = Math.max(0, Math.abs(dx * right[0] + dy * right[1]) - across)
      const before = Math.max(0, Math.abs(dx * front[0] + dy * front[1]) - along)
      if (beside * beside + before * before < REACH * REACH) blocked[row * columns + column] = 1
    }
}

function distanceTo({ minX, minY, maxX, maxY }: Aabb, x: number, y: number): number {
  const dx = Math.max(0, minX - x, x - maxX)
  const dy = Math.max(0, minY - y, y - maxY)
  return Math.sqrt(dx * dx + dy * dy)
}

/** Which points of the grid can be walked to from the start: 1 for those, else 0. */
export function reachedFrom({ columns, blocked, start }: Ways): Uint8Array {
  const reached = new Uint8Array(blocked.length)
  if (blocked[start] !== 0) return reached
  const stack = new Int32Array(blocked.length)
  let waiting = 0
  const visit = (index: number) => {
    if (blocked[index] !== 0 || reached[index] !== 0) return
    reached[index] = 1
    stack[waiting++] = index
  }
  visit(start)
  while (waiting > 0) {
    const index = stack[--waiting]!
    // The outermost points lie at the walls and are blocked, so no step leaves the grid.
    visit(index - 1)
    visit(index + 1)
    visit(index - columns)
    visit(index + columns)
  }
  return reached
}

/** At most this share of the standable floor may be cut off from the door. */
const CUT_OFF = 0.08

/** Whether nearly all free floor is reached: furniture lines walls, it does not wall off half a room. */
export function reachesFloor({ blocked }: Ways, reached: Uint8Array): boolean {
  let [free, walked] = [0, 0]
  for (let i = 0; i < blocked.length; i++) {
    if (blocked[i] === 0) free++
    walked += reached[i]!
  }
  return walked >= (1 - CUT_OFF) * free
}

/** Whether some reached point lies in every one of these pieces of floor. */
export function reachesAll({ columns, rows }: Ways, reached: Uint8Array, targets: readonly Aabb[]): boolean {
  return targets.every(({ minX, minY, maxX, maxY }) => {
    const [first, last] = [Math.max(0, Math.ceil(minX / STEP)), Math.min(columns - 1, Math.floor(maxX / STEP))]
    const [low, high] = [Math.max(0, Math.ceil(minY / STEP)), Math.min(rows - 1, Math.floor(maxY / STEP))]
    for (let row = low; row <= high; row++)
      for (let column = first; column <= last; column++) if (reached[row * columns + column] === 1) return true
    return false
  })
}
