import type { Vec2 } from '../../base/vec2'
import { chance, type Draft, freeFloor, type Group, newGroup, place, sized } from './draft'
import type { FurnitureName } from './furniture'
import { putOn } from './put-on-top'
import { seatAt } from './seats'
import { placeBest, toCorner, type WallSpot, wallSpots, wider } from './spots'
import { type Axes, aboutFace, boxIn, makeThing, pointIn, type Size, type Thing } from './thing'

interface DeskWishes {
  readonly seat: 'office chair' | 'chair'
  /** More than one: workplaces in a row along one wall. */
  readonly inRow?: number
  readonly liking?: (spot: WallSpot) => number
}

/** Desks with a chair each, its back to the room, and what a workplace needs on top; the desks. */
export function placeDesks(draft: Draft, { seat, inRow = 1, liking }: DeskWishes): readonly Thing[] {
  const desk = sized(draft, 'desk')
  const chair = sized(draft, seat)
  const pushed = draft.random.between(0.04, 0.25)
  const width = desk.width * inRow
  const placed = placeBest(draft, wallSpots(draft, width, 0.02), {
    liking: (spot) => (liking?.(spot) ?? 0) - 0.5 * Math.min(1.5, toCorner(spot)),
    needs: { width, from: 0.02, to: 0.02 + desk.depth, zRange: [0, desk.height] },
    mood: 1,
    build: (spot) => {
      const group = newGroup(draft)
      const parts = Array.from({ length: inRow }, (_, i) => {
        const right = (i - (inRow - 1) / 2) * desk.width
        const middle = pointIn(spot, right, 0.02 + desk.depth / 2)
        return workplace(draft, makeThing('desk', desk, middle, spot.front, group), seat, chair, pushed)
      })
      return joined(parts)
    },
  })
  return equip(draft, placed)
}

/** Two to four desks in the middle of the room, two and two facing each other; the desks. */
export function placeDeskIsland(
  draft: Draft,
  pairs: number,
  spots: readonly Axes[],
  liking: (spot: Axes) => number,
): readonly Thing[] {
  const desk = sized(draft, 'desk')
  const chair = sized(draft, 'office chair')
  const pushed = draft.random.between(0.04, 0.25)
  const placed = placeBest(draft, spots, {
    needs: { width: desk.width * pairs, from: -desk.depth, to: desk.depth, zRange: [0, desk.height] },
    liking,
    mood: 0.5,
    build: (spot) => {
      const group = newGroup(draft)
      const parts = Array.from({ length: pairs }, (_, i) => {
        const right = (i - (pairs - 1) / 2) * desk.width
        return [spot, aboutFace(spot)].map(({ front }) => {
          const along = front === spot.front ? desk.depth / 2 : -desk.depth / 2
          return workplace(
            draft,
            makeThing('desk', desk, pointIn(spot, right, along), front, group),
            'office chair',
            chair,
            pushed,
          )
        })
      })
      return joined(parts.flat())
    },
  })
  return equip(draft, placed)
}

/** A desk with its chair; the floor behind the chair stays free. */
function workplace(draft: Draft, desk: Thing, seat: FurnitureName, chair: Size, pushed: number): Group {
  const chairThing = seatAt(draft, desk, seat, chair, [0, desk.size.depth / 2 + pushed])
  const half = Math.min(desk.size.width / 2, 0.5)
  const from = desk.size.depth / 2 + 0.01
  return {
    things: [desk, chairThing],
    reserves: [freeFloor(boxIn(desk, -half, from, half, from + 0.9), desk.group)],
    targets: [wider(chairThing.box, 0.45)],
  }
}

const joined = (groups: readonly Group[]): Group => ({
  things: groups.flatMap(({ things }) => things),
  reserves: groups.flatMap(({ reserves = [] }) => reserves),
  targets: groups.flatMap(({ targets = [] }) => targets),
})

function equip(draft: Draft, placed: Group | undefined): readonly Thing[] {
  const desks = placed?.things.filter(({ name }) => name === 'desk') ?? []
  // One office buys one kind of everything.
  const hasLaptops = chance(draft, 0.35)
  const screen = sized(draft, hasLaptops ? 'laptop' : 'monitor')
  const lampSide = chance(draft, 0.5) ? 1 : -1
  for (const desk of desks) {
    if (hasLaptops) putOn(draft, desk, 'laptop', { size: screen, right: 0, front: 0.3 })
    else {
      const twins = desk.size.width >= 1.5 && chance(draft, 0.3)
      for (const right of twins ? [-0.75, 0.75] : [0])
        putOn(draft, desk, 'monitor', { size: screen, right, front: -0.9 })
      putOn(draft, desk, 'keyboard', { right: 0, front: 0.7 })
    }
    if (chance(draft, 0.6)) putOn(draft, desk, 'desk lamp', { right: 0.95 * lampSide, front: -0.8 })
    if (chance(draft, 0.5)) putOn(draft, desk, 'cup', { right: -0.8 * lampSide, front: 0.6 })
    if (chance(draft, 0.4)) putOn(draft, desk, 'book', { right: -0.9 * lampSide, front: -0.5 })
    if (chance(draft, 0.5)) putBin(draft, desk)
  }
  return desks
}

function putBin(draft: Draft, desk: Thing): void {
  const size = sized(draft, 'trash can')
  const { width, depth } = desk.size
  for (const side of [1, -1]) {
    const center: Vec2 = pointIn(desk, side * (width / 2 + 0.04 + size.width / 2), -depth / 2 + 0.05 + size.depth / 2)
    if (place(draft, { things: [makeThing('trash can', size, center, desk.front, desk.group)] })) return
  }
}
