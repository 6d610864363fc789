import type { Random } from '../../base/random'
import { type Draft, freeFloor, type Reserve } from './draft'
import { emptyWays, withThings } from './reachable-floor'
import { drawRoom, type Room, type RoomShape, type Side } from './room'
import { type Axes, boxIn, drawSize, makeThing, pointIn, rounded, type Size, type Thing } from './thing'

/** Distance from a window within which nothing tall may stand. */
const BEFORE_WINDOW = 0.3
const INTO_ROOM = 0.55

/** An empty room with its door and its windows, ready to be furnished with at most this many things. */
export function startDraft(random: Random, area: number, shape: RoomShape, most: number): Draft {
  const room = drawRoom(random, area, shape)
  const group = 0
  const door = drawDoor(random, room, group)
  const windows = drawWindows(random, room, door, group)
  const { width } = door.thing.size
  const swing = boxIn(door.thing, -width / 2 - 0.05, 0.03, width / 2 + 0.05, width + 0.15)
  const things = [door.thing, ...windows.map(({ thing }) => thing)]
  return {
    random,
    room,
    things,
    reserves: [freeFloor(swing, group), ...windows.map(({ thing }) => beforeWindow(thing, group))],
    targets: [],
    most,
    ways: withThings(emptyWays(room, pointIn(door.thing, 0, INTO_ROOM)), things),
    groups: group,
  }
}

/** An opening with the index of its side. */
interface Opening {
  readonly side: number
  readonly thing: Thing
}

function drawDoor(random: Random, room: Room, group: number): Opening {
  const size = drawSize(random, 'door')
  const long = room.sides.flatMap(({ length }, side) => (length >= 2 ? [side] : []))
  const side = long[random.below(long.length)]!
  const { length } = room.sides[side]!
  // Most doors are near a corner.
  const spare = length - size.width - 0.3
  const inset = 0.15 + (random.next() < 0.75 ? Math.min(spare, random.between(0, 0.5)) : random.between(0, spare))
  const middle = inset + size.width / 2
  return openSide(room, side, { name: 'door', size, middle: random.next() < 0.5 ? middle : length - middle, group })
}

/** One to three windows in the outer sides: never in the door's, at most one side of two meeting. */
function drawWindows(random: Random, room: Room, door: Opening, group: number): Opening[] {
  const others = room.sides.flatMap(({ length }, side) => (side !== door.side && length >= 1.9 ? [side] : []))
  const first = others[random.below(others.length)]!
  const second = others[random.below(others.length)]!
  const sides = second !== first && room.area > 14 && random.next() < 0.5 ? [first, second] : [first]
  const drawn = drawSize(random, 'window')
  return sides.flatMap((side) => {
    const { length } = room.sides[side]!
    const count = length >= 4.4 && random.next() < 0.5 ? 2 : 1
    const share = length / count
    const width = Math.max(0.8, rounded(Math.min(drawn.width, Math.floor((share - 0.8) * 10) / 10)))
    // Heads of windows are below the ceiling by a lintel.
    const height = Math.min(drawn.height, rounded(room.height - 0.2 - drawn.base))
    return Array.from({ length: count }, (_, i) =>
      openSide(room, side, { name: 'window', size: { ...drawn, width, height }, middle: share * (i + 0.5), group }),
    )
  })
}

interface OpeningPlan {
  readonly name: 'door' | 'window'
  readonly size: Size
  /** Meters from the side's first corner to the middle of the opening. */
  readonly middle: number
  readonly group: number
}

function openSide(room: Room, side: number, { name, size, middle, group }: OpeningPlan): Opening {
  const { from, along, inward } = room.sides[side] as Side
  const center = Math.round(middle * 100) / 100
  const axes: Axes = { origin: [from[0] + along[0] * center, from[1] + along[1] * center], right: along, front: inward }
  return { side, thing: makeThing(name, size, pointIn(axes, 0, size.depth / 2), inward, group) }
}

function beforeWindow(thing: Thing, group: number): Reserve {
  const across = thing.size.width / 2
  return { box: boxIn(thing, -across, 0, across, BEFORE_WINDOW), zRange: thing.zRange, group }
}
