import { type Draft, newGroup, sized } from './draft'
import type { FurnitureName } from './furniture'
import { offMiddle, placeBest, type WallSpot, wallSpots } from './spots'
import { makeThing, pointIn, type Size, type Thing } from './thing'

/** Where on the walls something should go. */
interface Hanging {
  /** Above this thing, as close to its middle as possible. */
  readonly over?: Thing
  /** Prefers walls that this thing's front faces. */
  readonly facing?: Thing
  readonly size?: Size
}

/** Distance between things that hang on a wall and things below them. */
const ABOVE = 0.15

/** Hangs something on a wall; returns the thing if it found a place. */
export function hang(
  draft: Draft,
  name: FurnitureName,
  { over, facing, size = sized(draft, name) }: Hanging = {},
): Thing | undefined {
  const base = over ? Math.round(Math.max(size.base, over.zRange[1] + ABOVE) * 100) / 100 : size.base
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.1), {
    liking: (spot) => {
      if (over) return isBehind(spot, over) ? -distanceBeside(spot, over) * 10 : undefined
      const towards = facing ? -(spot.front[0] * facing.front[0] + spot.front[1] * facing.front[1]) : 0
      return towards * 2 - offMiddle(spot) * 0.3
    },
    needs: { width: size.width, from: 0, to: size.depth, zRange: [base, base + size.height] },
    mood: over ? 0 : 1.5,
    build: (spot) => ({
      things: [makeThing(name, { ...size, base }, pointIn(spot, 0, size.depth / 2), spot.front, newGroup(draft))],
    }),
  })
  return placed?.things[0]
}

function distanceBeside({ origin, right }: WallSpot, thing: Thing): number {
  return Math.abs((thing.origin[0] - origin[0]) * right[0] + (thing.origin[1] - origin[1]) * right[1])
}

/** Whether a stretch of wall is the one this thing has its back to. */
function isBehind({ origin, front }: WallSpot, thing: Thing): boolean {
  const sameWay = front[0] === thing.front[0] && front[1] === thing.front[1]
  const away = (thing.origin[0] - origin[0]) * front[0] + (thing.origin[1] - origin[1]) * front[1]
  return sameWay && away > 0 && away < thing.size.depth / 2 + 0.3
}
