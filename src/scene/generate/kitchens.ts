import { chance, type Draft, freeFloor, type Group, newGroup, place, sized } from './draft'
import type { FurnitureName } from './furniture'
import { putOn } from './put-on-top'
import { placeBest, toCorner, type WallSpot, wallSpots } from './spots'
import { boxIn, makeThing, pointIn, type Size, type Thing } from './thing'

/** Kitchen lines from a fridge at the end on, the longest first. */
const LINES: readonly (readonly FurnitureName[])[] = [
  ['fridge', 'counter', 'sink', 'dishwasher', 'counter', 'stove', 'counter'],
  ['fridge', 'counter', 'sink', 'counter', 'stove', 'counter'],
  ['fridge', 'counter', 'sink', 'counter', 'stove'],
  ['fridge', 'sink', 'counter', 'stove'],
]

/** Meters of free floor in front of the counters, to work in. */
const BEFORE = 0.9

/** What may stand on the counters, each at most once. */
const APPLIANCES: readonly FurnitureName[] = ['kettle', 'microwave', 'toaster', 'coffee machine', 'bowl', 'vase']

interface LineWishes {
  /** Leaves out the longest lines; 0. */
  readonly shorter?: number
  readonly liking?: (spot: WallSpot) => number
}

/** A line of counters with sink, stove and fridge along one wall, cabinets and a hood over it; its things. */
export function placeKitchenLine(draft: Draft, { shorter = 0, liking }: LineWishes = {}): readonly Thing[] {
  const counter = sized(draft, 'counter')
  const mirrored = chance(draft, 0.5)
  for (const names of LINES.slice(shorter)) {
    const sizes = names.map((name): Size => {
      const size = sized(draft, name)
      return name === 'fridge' ? size : { ...size, depth: counter.depth, height: counter.height }
    })
    const width = Math.round(sizes.reduce((sum, size) => sum + size.width, 0) * 100) / 100
    const placed = placeBest(draft, wallSpots(draft, width, 0.01), {
      liking: (spot) => (liking?.(spot) ?? 0) - Math.min(1, toCorner(spot)) * 2,
      needs: { width, from: 0, to: counter.depth, zRange: [0, counter.height] },
      mood: 1,
      build: (spot) => lineAt(draft, spot, names, sizes, mirrored),
    })
    if (placed) return [...placed.things, ...hangOver(draft, placed.things)]
  }
  return []
}

function lineAt(
  draft: Draft,
  spot: WallSpot,
  names: readonly FurnitureName[],
  sizes: readonly Size[],
  mirrored: boolean,
): Group {
  const group = newGroup(draft)
  const width = sizes.reduce((sum, size) => sum + size.width, 0)
  let done = -width / 2
  const things = names.map((name, i) => {
    const size = sizes[i]!
    const middle = done + size.width / 2
    done += size.width
    return makeThing(name, size, pointIn(spot, mirrored ? -middle : middle, size.depth / 2), spot.front, group)
  })
  const depth = Math.max(...sizes.map((size) => size.depth)) + 0.01
  const front = boxIn(spot, -width / 2, depth, width / 2, depth + BEFORE)
  const middle = boxIn(spot, -width / 4, depth, width / 4, depth + BEFORE)
  return { things, reserves: [freeFloor(front, group)], targets: [front, middle] }
}

/** A hood over the stove and cabinets over the rest, except at windows. */
function hangOver(draft: Draft, line: readonly Thing[]): Thing[] {
  const cabinet = sized(draft, 'wall cabinet')
  const hasCabinets = chance(draft, 0.8)
  return line.flatMap((below) => {
    if (below.name === 'fridge') return []
    const isStove = below.name === 'stove'
    if (!isStove && !hasCabinets) return []
    const name = isStove ? 'range hood' : 'wall cabinet'
    const size = { ...(isStove ? sized(draft, name) : cabinet), width: below.size.width }
    const center = pointIn(below, 0, (size.depth - below.size.depth) / 2)
    const thing = makeThing(name, size, center, below.front, below.group)
    return place(draft, { things: [thing] }) ? [thing] : []
  })
}

/** Kettle, toaster and the like on the counters; says whether one found a place. */
export function putAppliances(draft: Draft, most: number): boolean {
  const counters = draft.things.filter(({ name }) => name === 'counter')
  if (counters.length === 0) return false
  const wanted = [...APPLIANCES]
  let put = 0
  for (let i = 0; i < most && wanted.length > 0; i++) {
    const [name] = wanted.splice(draft.random.below(Math.min(4, wanted.length)), 1)
    if (putOn(draft, counters[draft.random.below(counters.length)]!, name!, { front: -0.7 })) put++
  }
  return put > 0
}
