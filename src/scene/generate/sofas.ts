import { turnLeft, turnRight, type Vec2 } from '../../base/vec2'
import { chance, type Draft, freeFloor, type Group, newGroup, place, sized } from './draft'
import { hang } from './hang-on-wall'
import { putOn } from './put-on-top'
import type { Side } from './room'
import { offMiddle, placeBest, type WallSpot, wallSpots, wider } from './spots'
import { type Axes, aboutFace, boxIn, makeThing, pointIn, rounded, type Size, type Thing } from './thing'

/** A sofa closer than this to the wall behind it is moved against the wall. */
const USELESS = 0.85
const [NEAREST_TV, FARTHEST_TV] = [1.7, 4]

/** A sofa across from a television, with the coffee table, the rug and the armchairs of the group; the sofa. */
export function placeSofas(draft: Draft, liking: (spot: WallSpot) => number): Thing | undefined {
  const sofa = sized(draft, 'sofa')
  const stand = sized(draft, 'tv stand')
  const table = sized(draft, 'coffee table')
  const wanted = draft.random.between(2, 2.9)
  const build = (spot: WallSpot): Group | undefined => {
    const free = depthAt(draft, spot) - stand.depth - 0.02 - sofa.depth
    const behind = free - wanted
    const apart = behind < USELESS ? free - 0.05 : wanted
    if (apart < NEAREST_TV || apart > FARTHEST_TV) return undefined
    const group = newGroup(draft)
    const facing = aboutFace(spot)
    const standThing = makeThing('tv stand', stand, pointIn(spot, 0, 0.02 + stand.depth / 2), spot.front, group)
    const sofaCenter = pointIn(spot, 0, 0.02 + stand.depth + apart + sofa.depth / 2)
    const sofaThing = makeThing('sofa', sofa, sofaCenter, facing.front, group)
    const tableCenter = pointIn(sofaThing, 0, sofa.depth / 2 + Math.min(0.42, apart * 0.2) + table.depth / 2)
    const tableThing = makeThing('coffee table', table, tableCenter, facing.front, group)
    const view = boxIn(spot, -stand.width / 2, 0.03 + stand.depth, stand.width / 2, 0.02 + stand.depth + apart)
    return {
      things: [sofaThing, standThing, tableThing],
      reserves: [freeFloor(view, group)],
      targets: [wider(sofaThing.box, 0.5), wider(standThing.box, 0.6)],
    }
  }
  const placed = placeBest(draft, wallSpots(draft, Math.max(stand.width, sofa.width * 0.9), 0.1), {
    liking: (spot) => liking(spot) - 0.6 * offMiddle(spot),
    needs: { width: stand.width, from: 0.02, to: 0.02 + stand.depth, zRange: [0, stand.height] },
    mood: 1.2,
    build,
  })
  if (!placed) return undefined
  const [sofaThing, standThing, tableThing] = placed.things as [Thing, Thing, Thing]
  addTv(draft, standThing)
  addArmchairs(draft, sofaThing, tableThing)
  if (chance(draft, 0.3)) addOttoman(draft, tableThing)
  addRug(draft, tableThing, sofa)
  addEnds(draft, sofaThing)
  furnishTable(draft, tableThing)
  if (chance(draft, 0.5)) hang(draft, 'picture', { over: sofaThing })
  return sofaThing
}

/** Meters from a wall to what is across from it. */
function depthAt({ room }: Draft, { origin, front }: WallSpot): number {
  const hits = room.sides.map((side) => crossing(side, origin, front)).filter((away) => away > 1e-6)
  return rounded(Math.min(...hits))
}

function crossing({ from, along, inward, length }: Side, origin: Vec2, front: Vec2): number {
  // Only a side that faces the spot can be hit from inside.
  if (inward[0] !== 0 - front[0] || inward[1] !== 0 - front[1]) return Infinity
  const [dx, dy] = [from[0] - origin[0], from[1] - origin[1]]
  const start = -(dx * along[0] + dy * along[1])
  return start >= 0 && start <= length ? dx * front[0] + dy * front[1] : Infinity
}

function addTv(draft: Draft, stand: Thing): void {
  const drawn = sized(draft, 'tv')
  putOn(draft, stand, 'tv', {
    size: { ...drawn, width: Math.min(drawn.width, stand.size.width - 0.1) },
    right: 0,
    front: -0.3,
  })
  if (!chance(draft, 0.35)) return
  const speaker = sized(draft, 'speaker')
  for (const side of [-1, 1]) {
    const beside = side * (stand.size.width / 2 + 0.12 + speaker.width / 2)
    const center = pointIn(stand, beside, (speaker.depth - stand.size.depth) / 2)
    place(draft, { things: [makeThing('speaker', speaker, center, stand.front, stand.group)] })
  }
}

/** Up to two armchairs at the ends of the coffee table, looking over it. */
function addArmchairs(draft: Draft, sofa: Thing, table: Thing): void {
  const size = sized(draft, 'armchair')
  const wanted = draft.random.below(3)
  const first = chance(draft, 0.5) ? 1 : -1
  for (const side of [first, -first].slice(0, wanted)) {
    const beside = Math.max(table.size.width / 2 + 0.35, sofa.size.width / 2 - 0.2) + size.depth / 2
    const center = pointIn(table, side * beside, 0.12)
    const front = side > 0 ? turnLeft(table.front) : turnRight(table.front)
    const thing = makeThing('armchair', size, center, front, table.group)
    place(draft, { things: [thing], targets: [wider(thing.box, 0.45)] })
  }
}

/** An ottoman across the coffee table from the sofa, low enough to look over. */
function addOttoman(draft: Draft, table: Thing): void {
  const size = sized(draft, 'ottoman')
  const center = pointIn(table, 0, table.size.depth / 2 + 0.35 + size.depth / 2)
  place(draft, { things: [makeThing('ottoman', size, center, table.front, table.group)] })
}

function addRug(draft: Draft, table: Thing, sofa: Size): void {
  if (!chance(draft, 0.75)) return
  const width = Math.round(Math.max(table.size.width + 0.6, sofa.width * draft.random.between(0.85, 1.15)) * 10) / 10
  const depth = Math.round((table.size.depth + draft.random.between(0.7, 1.2)) * 10) / 10
  const size = { ...sized(draft, 'rug'), width: Math.min(3, width), depth: Math.min(2, depth) }
  place(draft, { things: [makeThing('rug', size, table.origin, table.front, table.group)] })
}

/** A side table with a lamp at one end of the sofa, a floor lamp or a plant at the other. */
function addEnds(draft: Draft, sofa: Thing): void {
  const side = chance(draft, 0.5) ? 1 : -1
  const beside = (name: 'side table' | 'floor lamp' | 'plant', at: number): Thing | undefined => {
    const size = sized(draft, name)
    const center = pointIn(
      sofa,
      at * (sofa.size.width / 2 + 0.06 + size.width / 2),
      (size.depth - sofa.size.depth) / 2 + 0.05,
    )
    const thing = makeThing(name, size, center, sofa.front, sofa.group)
    return place(draft, { things: [thing] }) ? thing : undefined
  }
  const table = chance(draft, 0.7) ? beside('side table', side) : undefined
  if (table) {
    putOn(draft, table, 'table lamp', { right: 0, front: 0 })
    if (chance(draft, 0.4)) putOn(draft, table, 'cup')
  }
  if (chance(draft, 0.75)) beside(chance(draft, 0.7) ? 'floor lamp' : 'plant', -side)
}

function furnishTable(draft: Draft, table: Thing): void {
  for (let books = draft.random.below(4); books > 0; books--) putOn(draft, table, 'book')
  for (let cups = draft.random.below(3); cups > 0; cups--) putOn(draft, table, 'cup')
  if (chance(draft, 0.4)) putOn(draft, table, 'vase')
  else if (chance(draft, 0.3)) putOn(draft, table, 'bowl')
}

/** An armchair with a floor lamp and perhaps a side table, looking out of a corner. */
export function placeReadingCorner(draft: Draft): boolean {
  const size = sized(draft, 'armchair')
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.25), {
    liking: (spot) => -Math.min(spot.wallLeft, spot.wallRight),
    needs: { width: size.width, from: 0.12, to: 0.12 + size.depth, zRange: [0, size.height], before: 0.5 },
    mood: 0.6,
    build: (spot) => {
      const group = newGroup(draft)
      const chair = makeThing('armchair', size, pointIn(spot, 0, 0.12 + size.depth / 2), spot.front, group)
      const front = boxIn(chair, -size.width / 2, size.depth / 2, size.width / 2, size.depth / 2 + 0.5)
      return { things: [chair], reserves: [freeFloor(front, group)], targets: [front] }
    },
  })
  const chair = placed?.things[0]
  if (!chair) return false
  const at = (name: 'floor lamp' | 'side table', side: number) => {
    const other = sized(draft, name)
    const axes: Axes = chair
    const center = pointIn(axes, side * (size.width / 2 + 0.05 + other.width / 2), (other.depth - size.depth) / 2)
    const thing = makeThing(name, other, center, chair.front, chair.group)
    return place(draft, { things: [thing] }) ? thing : undefined
  }
  const side = chance(draft, 0.5) ? 1 : -1
  at('floor lamp', side) ?? at('floor lamp', -side)
  const table = chance(draft, 0.5) ? at('side table', -side) : undefined
  if (table) putOn(draft, table, 'book')
  return true
}
