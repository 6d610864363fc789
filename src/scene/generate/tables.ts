import { turnLeft, turnRight } from '../../base/vec2'
import { chance, type Draft, type Group, type Needs, newGroup, sized } from './draft'
import { putOn } from './put-on-top'
import { seatAt, seatFacing } from './seats'
import { floorSpots, placeBest, wider } from './spots'
import { type Axes, aboutFace, makeThing, pointIn, type Size, type Thing } from './thing'

/** Meters of table edge that one person takes. */
const PLACE = 0.58

/** Meters that a table's ends without seats keep from other things. */
const BESIDE = 0.25

interface TableWishes {
  readonly table: 'dining table' | 'kitchen table' | 'meeting table'
  readonly seat: 'chair' | 'office chair'
  readonly liking: (spot: Axes) => number | undefined
  /** Whether the short ends have seats too. */
  readonly ends: boolean
}

/** A table on free floor with chairs around it, 2 to 8; the table. */
export function placeTable(draft: Draft, { table, seat, liking, ends }: TableWishes): Thing | undefined {
  const size = sized(draft, table)
  const chair = sized(draft, seat)
  const gap = draft.random.between(0.03, 0.18)
  const placed = placeBest(draft, floorSpots(draft), {
    liking,
    mood: 0.6,
    needs: centered({
      ...size,
      width: size.width + 2 * (ends ? gap + chair.depth : BESIDE),
      depth: size.depth + 2 * (gap + chair.depth),
    }),
    build: (spot) => {
      const thing = makeThing(table, size, spot.origin, spot.front, newGroup(draft))
      return around(draft, thing, { seat, chair, gap, ends })
    },
  })
  const thing = placed?.things[0]
  if (!thing) return undefined
  setTable(draft, thing, placed.things.length - 1)
  return thing
}

interface Seats {
  readonly seat: 'chair' | 'office chair'
  readonly chair: Size
  readonly gap: number
  readonly ends: boolean
}

function around(draft: Draft, table: Thing, { seat, chair, gap, ends }: Seats): Group {
  const { width, depth } = table.size
  const aSide = Math.max(1, Math.min(3, Math.floor(width / Math.max(PLACE, chair.width + 0.08))))
  const rights = Array.from({ length: aSide }, (_, i) => (width / aSide) * (i + 0.5) - width / 2)
  const things = [table]
  for (const right of rights) {
    things.push(seatAt(draft, table, seat, chair, [right, depth / 2 + gap]))
    things.push(seatAt(draft, { ...table, ...aboutFace(table) }, seat, chair, [right, depth / 2 + gap]))
  }
  if (ends)
    for (const side of [1, -1]) {
      const facing = side > 0 ? turnLeft(table.front) : turnRight(table.front)
      things.push(seatFacing(draft, table, seat, chair, { toRight: side * (width / 2 + gap), toFront: 0, facing }))
    }
  return { things, targets: things.slice(1).map(({ box }) => wider(box, 0.45)) }
}

function setTable(draft: Draft, table: Thing, seats: number): void {
  if (table.name === 'meeting table') {
    if (chance(draft, 0.6)) putOn(draft, table, 'laptop')
    for (let cups = draft.random.below(3); cups > 0; cups--) putOn(draft, table, 'cup')
    return
  }
  if (chance(draft, 0.45)) putOn(draft, table, 'vase', { right: 0, front: 0 })
  else if (chance(draft, 0.6)) putOn(draft, table, 'bowl', { right: 0, front: 0 })
  if (!chance(draft, 0.4)) return
  const plate = sized(draft, 'plate')
  for (let i = 0; i < Math.min(seats, 4); i++) {
    const [right, front] = [i < 2 ? -0.6 : 0.6, i % 2 === 0 ? 0.9 : -0.9]
    putOn(draft, table, 'plate', { size: plate, right, front })
  }
}

/** A kitchen island with bar stools on the side that looks away from the counters; the island. */
export function placeIsland(draft: Draft, liking: (spot: Axes) => number | undefined): Thing | undefined {
  const size = sized(draft, 'kitchen island')
  const stool = sized(draft, 'bar stool')
  const stools = 2 + draft.random.below(2)
  const placed = placeBest(draft, floorSpots(draft), {
    needs: centered(size),
    liking,
    mood: 0.4,
    build: (spot) => {
      const group = newGroup(draft)
      const island = makeThing('kitchen island', size, spot.origin, spot.front, group)
      const count = Math.min(stools, Math.floor(size.width / (stool.width + 0.1)))
      const rights = Array.from({ length: count }, (_, i) => (size.width / count) * (i + 0.5) - size.width / 2)
      const seats = rights.map((right) => seatAt(draft, island, 'bar stool', stool, [right, size.depth / 2 + 0.05]))
      return { things: [island, ...seats], targets: [island, ...seats].map(({ box }) => wider(box, 0.45)) }
    },
  })
  const island = placed?.things[0]
  if (island && chance(draft, 0.6)) putOn(draft, island, 'bowl')
  return island
}

const centered = ({ width, depth, height }: Size): Needs => ({
  width,
  from: -depth / 2,
  to: depth / 2,
  zRange: [0, height],
})

/** Meters from a point of the floor to the nearest wall along x or y. */
export function toWall({ room }: Draft, axes: Axes): number {
  const [x, y] = pointIn(axes, 0, 0)
  return Math.min(x, y, room.width - x, room.depth - y)
}
