import { type Draft, freeFloor, newGroup, sized } from './draft'
import type { FurnitureName } from './furniture'
import { offMiddle, placeBest, toCorner, type WallSpot, wallSpots } from './spots'
import { boxIn, makeThing, pointIn, type Thing } from './thing'

interface StorageWishes {
  /** Meters of floor in front of it that stay free; 0.65. */
  readonly before?: number
  /** How many of a kind side by side; 1. */
  readonly inRow?: number
  readonly at?: 'corner' | 'middle' | 'anywhere'
  /** Across the room from this thing's front. */
  readonly facing?: Thing
}

/** Cupboards and the like with their backs to a wall, reachable from the front; the things. */
export function placeStorage(draft: Draft, name: FurnitureName, wishes: StorageWishes = {}): readonly Thing[] {
  const { before = 0.65, inRow = 1, at = 'corner', facing } = wishes
  const size = sized(draft, name)
  const width = size.width * inRow
  const placed = placeBest(draft, wallSpots(draft, width, 0.02), {
    liking: (spot) => {
      const where = at === 'corner' ? -toCorner(spot) : at === 'middle' ? -offMiddle(spot) : 0
      return Math.max(-1.5, where) + (facing ? opposite(spot, facing) : 0)
    },
    needs: { width, from: 0.02, to: 0.03 + size.depth, zRange: [0, size.height], before },
    mood: 1,
    build: (spot) => {
      const group = newGroup(draft)
      const things = Array.from({ length: inRow }, (_, i) =>
        makeThing(
          name,
          size,
          pointIn(spot, (i - (inRow - 1) / 2) * size.width, 0.02 + size.depth / 2),
          spot.front,
          group,
        ),
      )
      const front = boxIn(spot, -width / 2, 0.03 + size.depth, width / 2, 0.03 + size.depth + before)
      const half = size.width / 2
      const targets = things.map((thing) => boxIn(thing, -half, size.depth / 2, half, size.depth / 2 + before))
      return { things, reserves: [freeFloor(front, group)], targets }
    },
  })
  return placed?.things ?? []
}

/** 2 where the spot faces the thing across the room, less the further it lies off its middle. */
function opposite({ origin, front }: WallSpot, thing: Thing): number {
  const against = -(front[0] * thing.front[0] + front[1] * thing.front[1])
  if (against < 0.5) return 0
  const [dx, dy] = [origin[0] - thing.origin[0], origin[1] - thing.origin[1]]
  return 2 - Math.abs(dx * thing.right[0] + dy * thing.right[1])
}
