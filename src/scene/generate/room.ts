import type { Random } from '../../base/random'
import { turnLeft, type Vec2 } from '../../base/vec2'
import type { Aabb } from '../../layout/aabb'
import type { Wall } from '../scene'
import type { Thing } from './thing'
import { rounded } from './thing'

/** One side of a room, seen from inside: it runs from `from` along `along`, and `inward` leads into the room. */
export interface Side {
  readonly from: Vec2
  readonly along: Vec2
  readonly inward: Vec2
  readonly length: number
}

/** The shell of a room: its lower left corner at (0, 0). */
export interface Room {
  readonly width: number
  readonly depth: number
  readonly height: number
  /** The corner an L lacks. */
  readonly notch: Aabb | undefined
  /** Counter-clockwise. */
  readonly floor: readonly Vec2[]
  readonly sides: readonly Side[]
  /** Square meters. */
  readonly area: number
}

/** Outlines of a generated floor. */
export const ROOM_SHAPES = ['rectangle', 'L'] as const
/** The outline of a generated floor. */
export type RoomShape = (typeof ROOM_SHAPES)[number]

/** Least width of a passage or an arm of an L. */
const NARROWEST = 2.3
const snapped = (meters: number) => Math.round(meters * 20) / 20

/** A room of about this floor area, in steps of 5 cm. */
export function drawRoom(random: Random, area: number, shape: RoomShape): Room {
  const height = snapped(random.between(2.4, 3))
  const stretch = random.between(1, 1.65)
  const lying = random.next() < 0.5
  // An L of the same area needs a larger box around it.
  const around = shape === 'L' ? area / 0.8 : area
  const shorter = Math.max(NARROWEST, snapped(Math.sqrt(around / stretch)))
  const longer = Math.max(shorter, snapped(around / shorter))
  const [width, depth] = lying ? [longer, shorter] : [shorter, longer]
  const notch = shape === 'L' ? drawNotch(random, width, depth) : undefined
  const floor = floorOf(width, depth, notch)
  const missing = notch ? (notch.maxX - notch.minX) * (notch.maxY - notch.minY) : 0
  return { width, depth, height, notch, floor, sides: sidesOf(floor), area: rounded(width * depth - missing) }
}

function drawNotch(random: Random, width: number, depth: number): Aabb | undefined {
  const across = Math.min(snapped(width * random.between(0.36, 0.5)), snapped(width - NARROWEST))
  const along = Math.min(snapped((0.2 * width * depth) / across), snapped(depth - NARROWEST))
  const atRight = random.next() < 0.5
  const atTop = random.next() < 0.5
  if (across < 0.8 || along < 0.8) return undefined
  return {
    minX: atRight ? rounded(width - across) : 0,
    minY: atTop ? rounded(depth - along) : 0,
    maxX: atRight ? width : across,
    maxY: atTop ? depth : along,
  }
}

function floorOf(width: number, depth: number, notch: Aabb | undefined): Vec2[] {
  const corners: Vec2[] = [
    [0, 0],
    [width, 0],
    [width, depth],
    [0, depth],
  ]
  if (!notch) return corners
  return corners.flatMap(([x, y]): Vec2[] => {
    const isCut = (x === notch.minX || x === notch.maxX) && (y === notch.minY || y === notch.maxY)
    if (!isCut) return [[x, y]]
    const inner: Vec2 = [x === 0 ? notch.maxX : notch.minX, y === 0 ? notch.maxY : notch.minY]
    const [onY, onX]: [Vec2, Vec2] = [
      [x, inner[1]],
      [inner[0], y],
    ]
    // Counter-clockwise, the lower left and the upper right corner are reached along y, the other two along x.
    return (x === 0) === (y === 0) ? [onY, inner, onX] : [onX, inner, onY]
  })
}

function sidesOf(floor: readonly Vec2[]): Side[] {
  return floor.map((from, i) => {
    const to = floor[(i + 1) % floor.length]!
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const length = Math.abs(dx) + Math.abs(dy)
    const along: Vec2 = [Math.sign(dx), Math.sign(dy)]
    return { from, along, inward: turnLeft(along), length: rounded(length) }
  })
}

/** The walls of a room, split at its doors and windows. */
export function wallsOf(room: Room, openings: readonly Thing[]): Wall[] {
  return room.sides.flatMap((side) => {
    const holes = openings
      .filter((opening) => isIn(side, opening))
      .map((opening) => ({ start: distanceAlong(side, opening) - opening.size.width / 2, opening }))
      .sort((a, b) => a.start - b.start)
    const pieces: Wall[] = []
    const piece = (start: number, end: number, base: number, top: number) => {
      if (end - start > 1e-6 && top - base > 1e-6) pieces.push({ from: on(side, start), to: on(side, end), base, top })
    }
    let done = 0
    for (const { start, opening } of holes) {
      const end = start + opening.size.width
      piece(done, start, 0, room.height)
      piece(start, end, 0, opening.zRange[0])
      piece(start, end, opening.zRange[1], room.height)
      done = end
    }
    piece(done, side.length, 0, room.height)
    return pieces
  })
}

const on = ({ from, along }: Side, meters: number): Vec2 => [
  rounded(from[0] + along[0] * meters),
  rounded(from[1] + along[1] * meters),
]

const distanceAlong = ({ from, along }: Side, { origin }: Thing): number =>
  (origin[0] - from[0]) * along[0] + (origin[1] - from[1]) * along[1]

/** Whether an opening belongs to this side: it faces the same way and lies on its line. */
function isIn(side: Side, opening: Thing): boolean {
  const { from, inward, length } = side
  if (opening.front[0] !== inward[0] || opening.front[1] !== inward[1]) return false
  const away = (opening.origin[0] - from[0]) * inward[0] + (opening.origin[1] - from[1]) * inward[1]
  const along = distanceAlong(side, opening)
  return Math.abs(away - opening.size.depth / 2) < 1e-5 && along > 0 && along < length
}
