import { chance, type Draft, freeFloor, newGroup, place, sized } from './draft'
import type { FurnitureName } from './furniture'
import { hang } from './hang-on-wall'
import { drawTurn, putOn } from './put-on-top'
import { placeBest, toCorner, wallSpots } from './spots'
import { placeStorage } from './storage'
import { boxIn, makeThing, pointIn, type Thing } from './thing'

/** A thing that rooms of a kind may also hold, how likely it is drawn, and how many of them there are at most. */
export interface Extra {
  readonly weight: number
  readonly most: number
  readonly put: (draft: Draft) => boolean
}

/** Something in a corner or along a wall that needs no room before it. */
export function stand(draft: Draft, name: FurnitureName): boolean {
  const size = sized(draft, name)
  const turn = drawTurn(draft, name)
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.06), {
    liking: (spot) => -2 * Math.min(1.5, toCorner(spot)),
    mood: 1.2,
    build: (spot) => {
      // A turned thing extends further back.
      const away = turn ? Math.sqrt(size.width * size.width + size.depth * size.depth) / 2 : size.depth / 2
      const center = pointIn(spot, 0, 0.05 + away)
      return { things: [makeThing(name, size, center, turn ?? spot.front, newGroup(draft))] }
    },
  })
  return placed !== undefined
}

/** A radiator under a window. */
export function putRadiator(draft: Draft): boolean {
  const size = sized(draft, 'radiator')
  const windows = draft.things.filter(({ name }) => name === 'window')
  return windows.some((window) => {
    const width = Math.min(size.width, window.size.width)
    const center = pointIn(window, 0, (size.depth - window.size.depth) / 2 + 0.02)
    return place(draft, { things: [makeThing('radiator', { ...size, width }, center, window.front, newGroup(draft))] })
  })
}

/** Some pictures of one size in a row, or each for itself. */
export function hangPictures(draft: Draft, count: number): boolean {
  const size = sized(draft, 'picture')
  let hung = 0
  for (let i = 0; i < count; i++) if (hang(draft, 'picture', chance(draft, 0.6) ? { size } : {})) hung++
  return hung > 0
}

/** Shelves of a wall with books, bowls and vases on them. */
export function hangShelf(draft: Draft): boolean {
  const shelf = hang(draft, 'shelf')
  if (!shelf) return false
  for (let i = draft.random.below(4); i > 0; i--) putOn(draft, shelf, chance(draft, 0.7) ? 'book' : 'vase')
  return true
}

/** A pile of books here and there on things about as high as a table. */
export function putBooks(draft: Draft, count: number): boolean {
  const supports = draft.things.filter(({ name }) => TABLES.has(name))
  let put = 0
  for (let i = 0; i < count && supports.length > 0; i++)
    if (putOn(draft, supports[draft.random.below(supports.length)]!, 'book')) put++
  return put > 0
}

const TABLES: ReadonlySet<FurnitureName> = new Set([
  'desk',
  'coffee table',
  'side table',
  'dresser',
  'sideboard',
  'console table',
  'nightstand',
  'shelf',
])

/** A chest with a vase, a lamp or books on it and perhaps a mirror or a picture over it. */
export function placeChest(
  draft: Draft,
  name: 'dresser' | 'sideboard' | 'console table',
  facing?: Thing,
): Thing | undefined {
  const [chest] = placeStorage(draft, name, { at: 'middle', before: 0.5, ...(facing && { facing }) })
  if (!chest) return undefined
  if (chance(draft, 0.6)) putOn(draft, chest, 'vase', { right: 0.8 })
  if (chance(draft, 0.5)) putOn(draft, chest, 'table lamp', { right: -0.85, front: 0 })
  if (chance(draft, 0.6)) hang(draft, name === 'dresser' ? 'mirror' : 'picture', { over: chest })
  return chest
}

/** An upright piano with its stool. */
export function placePiano(draft: Draft): boolean {
  const size = sized(draft, 'piano')
  const stool = sized(draft, 'stool')
  const placed = placeBest(draft, wallSpots(draft, size.width, 0.1), {
    liking: (spot) => -Math.min(1, toCorner(spot)),
    needs: { width: size.width, from: 0.03, to: 0.03 + size.depth, zRange: [0, size.height], before: 0.9 },
    mood: 1,
    build: (spot) => {
      const group = newGroup(draft)
      const piano = makeThing('piano', size, pointIn(spot, 0, 0.03 + size.depth / 2), spot.front, group)
      const seat = makeThing(
        'stool',
        stool,
        pointIn(piano, 0, size.depth / 2 + 0.1 + stool.depth / 2),
        spot.front,
        group,
      )
      const front = boxIn(piano, -0.4, size.depth / 2, 0.4, size.depth / 2 + 0.9)
      return { things: [piano, seat], reserves: [freeFloor(front, group)], targets: [front] }
    },
  })
  return placed !== undefined
}

/** Draws from the list, by weight, until the room holds this many things or nothing more finds a place. */
export function fill(draft: Draft, extras: readonly Extra[], count: number): void {
  const left = extras.map(({ most }) => most)
  for (let tries = 0; tries < 40 && draft.things.length < count; tries++) {
    const total = extras.reduce((sum, { weight }, i) => (left[i]! > 0 ? sum + weight : sum), 0)
    if (total === 0) return
    let drawn = draft.random.next() * total
    const index = extras.findIndex(({ weight }, i) => left[i]! > 0 && (drawn -= weight) < 0)
    if (index < 0) return
    // A thing that does not fit now will not fit later either.
    left[index] = extras[index]!.put(draft) ? left[index]! - 1 : 0
  }
}
