import { chance, type Draft, freeFloor, newGroup, place, sized } from './draft'
import { hang } from './hang-on-wall'
import { putOn } from './put-on-top'
import { offMiddle, placeBest, toCorner, type WallSpot, wallSpots, wider } from './spots'
import { boxIn, makeThing, pointIn, type Thing } from './thing'

/** Width of a passage beside a bed. */
const BESIDE = 0.6
const GAP = 0.04

/** A bed with what belongs to it: nightstands, pillows, lamps, a rug. */
export function placeBed(
  draft: Draft,
  name: 'double bed' | 'single bed',
  far: (spot: WallSpot) => number,
): Thing | undefined {
  const bed = sized(draft, name)
  const stand = sized(draft, 'nightstand')
  const isDouble = name === 'double bed'
  const wantsBoth = isDouble && chance(draft, 0.85)
  const build = (spot: WallSpot, sides: readonly number[]) => {
    const group = newGroup(draft)
    const at = (right: number, front: number) => pointIn(spot, right, front)
    const things = [makeThing(name, bed, at(0, 0.03 + bed.depth / 2), spot.front, group)]
    const reserves = []
    for (const side of sides) {
      const beside = side * (bed.width / 2 + GAP + stand.width / 2)
      things.push(makeThing('nightstand', stand, at(beside, 0.03 + stand.depth / 2), spot.front, group))
      const [near, outer] = [side * (bed.width / 2 + 0.01), side * (bed.width / 2 + BESIDE)]
      reserves.push(freeFloor(boxIn(spot, near, stand.depth + 0.05, outer, bed.depth), group))
    }
    return { things, reserves, targets: [wider(things[0]!.box, BESIDE)] }
  }
  const spots = wallSpots(draft, bed.width, 0.05)
  const attempt = (sides: (spot: WallSpot) => readonly number[]) =>
    placeBest(draft, spots, {
      // A double bed is reached from both sides; a single one stands in a corner.
      liking: (spot) => far(spot) - (isDouble ? offMiddle(spot) * 0.5 : toCorner(spot) * 1.2),
      needs: { width: bed.width, from: 0.03, to: 0.03 + bed.depth, zRange: [0, bed.height] },
      mood: 0.8,
      build: (spot) => build(spot, sides(spot)),
    })
  const placed =
    (wantsBoth && attempt(() => [-1, 1])) || attempt((spot) => [spot.wallLeft > spot.wallRight ? -1 : 1]) || undefined
  if (!placed) return undefined
  dress(draft, placed.things)
  return placed.things[0]
}

function dress(draft: Draft, [bed, ...stands]: readonly Thing[]): void {
  if (!bed) return
  const pillow = sized(draft, 'pillow')
  const back = -0.96
  if (bed.name === 'double bed') {
    for (const right of [-0.85, 0.85])
      putOn(draft, bed, 'pillow', { size: { ...pillow, width: Math.min(pillow.width, 0.6) }, right, front: back })
  } else putOn(draft, bed, 'pillow', { size: pillow, right: 0, front: back })
  if (chance(draft, 0.85)) {
    const lamp = sized(draft, 'table lamp')
    for (const stand of stands) putOn(draft, stand, 'table lamp', { size: lamp, right: 0, front: -0.8 })
  }
  for (const stand of stands)
    if (chance(draft, 0.4)) putOn(draft, stand, chance(draft, 0.6) ? 'book' : 'cup', { front: 1 })
  if (chance(draft, 0.5)) layRug(draft, bed)
  if (chance(draft, 0.6)) hang(draft, 'picture', { over: bed })
  if (bed.name === 'double bed' && chance(draft, 0.25)) placeAtFoot(draft, bed)
}

/** A rug under the lower part of the bed, reaching out on both sides. */
function layRug(draft: Draft, bed: Thing): void {
  const size = { ...sized(draft, 'rug'), width: Math.round((bed.size.width + 1) * 10) / 10, depth: 1.6 }
  for (const shrink of [0, 0.3, 0.6]) {
    const rug = { ...size, width: size.width - shrink }
    if (
      place(draft, { things: [makeThing('rug', rug, pointIn(bed, 0, bed.size.depth / 2 - 0.5), bed.front, bed.group)] })
    )
      return
  }
}

function placeAtFoot(draft: Draft, bed: Thing): void {
  const size = sized(draft, 'bench')
  const center = pointIn(bed, 0, bed.size.depth / 2 + 0.05 + size.depth / 2)
  place(draft, { things: [makeThing('bench', size, center, bed.front, bed.group)] })
}
