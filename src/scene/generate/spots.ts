import { turnRight, type Vec2 } from '../../base/vec2'
import type { Aabb } from '../../layout/aabb'
import { type Draft, type Group, mayHaveRoom, type Needs, place } from './draft'
import { type Axes, rounded } from './thing'

/** A stretch of wall that something could stand at: the axes start on the wall, in the middle of the stretch. */
export interface WallSpot extends Axes {
  /** Which side of the room. */
  readonly side: number
  /** Meters of wall left over to the left and to the right of the stretch, seen with your back to the wall. */
  readonly wallLeft: number
  readonly wallRight: number
}

/** After this many failures, the next spot is unlikely to work. */
const TRIES = 24
const STEP = 0.1

/** Every stretch of wall of this width, in steps of 10 cm from either corner and in the middle. */
export function wallSpots({ room }: Draft, width: number, gap = 0): WallSpot[] {
  return room.sides.flatMap((side, index) => {
    const slack = rounded(side.length - width - 2 * gap)
    if (slack < 0) return []
    const starts = [slack / 2]
    for (let start = 0; start < slack / 2; start += STEP) starts.push(start, slack - start)
    return starts.map((start) => {
      const middle = gap + start + width / 2
      const origin: Vec2 = [side.from[0] + side.along[0] * middle, side.from[1] + side.along[1] * middle]
      return { side: index, origin, right: side.along, front: side.inward, wallLeft: start, wallRight: slack - start }
    })
  })
}

const QUARTERS: readonly Vec2[] = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
]

/** Every place on the floor in steps of 20 cm, with all four ways of facing. */
export function floorSpots({ room }: Draft): Axes[] {
  const spots: Axes[] = []
  for (let x = 0.6; x <= room.width - 0.6; x += 0.2)
    for (let y = 0.6; y <= room.depth - 0.6; y += 0.2)
      for (const front of QUARTERS) spots.push({ origin: [rounded(x), rounded(y)], right: turnRight(front), front })
  return spots
}

/** How good a spot is; `undefined` rules it out. */
type Liking<Spot> = (spot: Spot) => number | undefined

/** How to choose among spots. */
interface Plan<Spot> {
  /** The space the main thing takes: spots without it are skipped without building. */
  readonly needs?: Needs
  readonly liking: Liking<Spot>
  /** How random the order is. */
  readonly mood: number
  /** What to place at a spot; `undefined` gives it up. */
  readonly build: (spot: Spot) => Group | undefined
}

/**
 * Builds at the spots, best first, until a group finds its place.
 */
export function placeBest<Spot extends Axes>(
  draft: Draft,
  spots: readonly Spot[],
  { needs, liking, mood, build }: Plan<Spot>,
): Group | undefined {
  const ranked: { spot: Spot; rank: number }[] = []
  for (const spot of spots) {
    const liked = needs === undefined || mayHaveRoom(draft, spot, needs) ? liking(spot) : undefined
    if (liked !== undefined) ranked.push({ spot, rank: liked + mood * draft.random.next() })
  }
  ranked.sort((a, b) => b.rank - a.rank)
  let tries = 0
  for (const { spot } of ranked) {
    const group = build(spot)
    if (!group) continue
    if (place(draft, group)) return group
    if (++tries === TRIES) break
  }
  return undefined
}

/** 0 at a corner of the room, growing along the wall. */
export const toCorner = ({ wallLeft, wallRight }: WallSpot): number => Math.min(wallLeft, wallRight)

/** 0 in the middle of the wall, growing toward its corners. */
export const offMiddle = ({ wallLeft, wallRight }: WallSpot): number => Math.abs(wallLeft - wallRight) / 2

/** A box with this much more on every side. */
export const wider = ({ minX, minY, maxX, maxY }: Aabb, by: number): Aabb => ({
  minX: minX - by,
  minY: minY - by,
  maxX: maxX + by,
  maxY: maxY + by,
})
