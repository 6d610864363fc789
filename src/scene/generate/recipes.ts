import { placeBed } from './beds'
import { placeDeskIsland, placeDesks } from './desks'
import { chance, type Draft, holds } from './draft'
import * as extra from './extras'
import { hang } from './hang-on-wall'
import { placeKitchenLine, putAppliances } from './kitchens'
import { putOn } from './put-on-top'
import { placeReadingCorner, placeSofas } from './sofas'
import { floorSpots, offMiddle, type WallSpot } from './spots'
import { placeStorage } from './storage'
import { placeIsland, placeTable, toWall } from './tables'
import type { Axes, Thing } from './thing'

/** The kinds of generated rooms. */
export const ROOM_KINDS = ['living-room', 'bedroom', 'kitchen', 'office', 'studio'] as const
/** What a generated room is for. */
export type RoomKind = (typeof ROOM_KINDS)[number]

/** How a kind of room is furnished. */
export interface Recipe {
  /** Square meters. */
  readonly area: readonly [least: number, most: number]
  /** Share of rooms that are an L, among those large enough. */
  readonly lShaped: number
  /** What makes the room what it is; false if it found no place: another room is then drawn. */
  readonly furnish: (draft: Draft) => boolean
  readonly extras: readonly extra.Extra[]
}

const distance = (a: Axes, b: Axes): number => {
  const [dx, dy] = [a.origin[0] - b.origin[0], a.origin[1] - b.origin[1]]
  return Math.sqrt(dx * dx + dy * dy)
}

const doorOf = (draft: Draft): Thing => draft.things[0]!

/** Preferred the further from the door, and never at the door's own wall. */
const farFromDoor =
  (draft: Draft) =>
  (spot: Axes): number => {
    const door = doorOf(draft)
    const sameWall = spot.front[0] === door.front[0] && spot.front[1] === door.front[1] ? 0.8 : 0
    return Math.min(3, distance(spot, door)) * 0.6 - sameWall
  }

/** Preferred close to a window. */
const atWindow =
  (draft: Draft) =>
  (spot: Axes): number => {
    const windows = draft.things.filter(({ name }) => name === 'window')
    return -0.7 * Math.min(...windows.map((window) => distance(spot, window)))
  }

/** Nobody puts a television in front of a window if another wall will do. */
const glare = (draft: Draft, spot: Axes): number =>
  draft.things.some((thing) => thing.name === 'window' && sharesWall(spot, thing) && distance(spot, thing) < 1.8)
    ? 1.5
    : 0

const sharesWall = ({ origin, front }: Axes, thing: Thing): boolean =>
  front[0] === thing.front[0] &&
  front[1] === thing.front[1] &&
  Math.abs((thing.origin[0] - origin[0]) * front[0] + (thing.origin[1] - origin[1]) * front[1]) < 0.1

const once = (weight: number, put: (draft: Draft) => unknown): extra.Extra => ({
  weight,
  most: 1,
  put: (draft) => Boolean(put(draft)),
})

const upTo = (most: number, weight: number, put: (draft: Draft) => unknown): extra.Extra => ({
  ...once(weight, put),
  most,
})

const COMMON: readonly extra.Extra[] = [
  once(3, extra.putRadiator),
  upTo(3, 3, (draft) => extra.stand(draft, 'plant')),
  upTo(2, 3, (draft) => extra.hangPictures(draft, 1 + draft.random.below(3))),
  once(0.7, (draft) => hang(draft, 'clock')),
  once(0.4, (draft) => hang(draft, 'air conditioner')),
  once(0.5, (draft) => extra.stand(draft, 'coat rack')),
  upTo(3, 1.5, (draft) => extra.putBooks(draft, 1 + draft.random.below(3))),
]

const rowOfBookshelves = (draft: Draft) =>
  placeStorage(draft, 'bookshelf', { inRow: 1 + draft.random.below(3), before: 0.6 }).length > 0

function placeDesk(draft: Draft): boolean {
  const seat = chance(draft, 0.7) ? 'office chair' : 'chair'
  return placeDesks(draft, { seat, liking: atWindow(draft) }).length > 0
}

function furnishLivingRoom(draft: Draft): boolean {
  // In a room for both, the sofas leave one end to the dining table.
  const dines = draft.room.area > 18
  const aside = (spot: WallSpot) => (dines ? offMiddle(spot) : 0)
  const sofa = placeSofas(draft, (spot) => farFromDoor(draft)(spot) * 0.3 + aside(spot) - glare(draft, spot))
  if (!sofa) return false
  if (dines) placeDining(draft, sofa)
  rowOfBookshelves(draft)
  return true
}

/** A dining table away from this thing, not too close to the walls. */
const placeDining = (draft: Draft, from?: Thing) =>
  placeTable(draft, {
    table: 'dining table',
    seat: 'chair',
    ends: chance(draft, 0.35),
    liking: (spot) => (from ? Math.min(4, distance(spot, from)) * 0.5 : 0) - Math.abs(toWall(draft, spot) - 1.35) * 0.6,
  })

function furnishBedroom(draft: Draft): boolean {
  const isDouble = draft.room.area >= 10 && chance(draft, 0.82)
  const isTwin = !isDouble && draft.room.area >= 12 && chance(draft, 0.5)
  const bed = placeBed(draft, isDouble ? 'double bed' : 'single bed', farFromDoor(draft))
  if (!bed) return false
  if (isTwin) placeBed(draft, 'single bed', (spot) => farFromDoor(draft)(spot) + sameWay(spot, bed))
  const wardrobes = placeStorage(draft, 'wardrobe', { before: 0.65 })
  if (wardrobes.length === 0) return false
  if (draft.room.area > 11 && chance(draft, 0.65)) placeDesk(draft)
  if (chance(draft, 0.6)) {
    const chest = extra.placeChest(draft, 'dresser', bed)
    if (chest && isDouble && chest.size.width >= 1.1 && !holds(draft, 'mirror') && chance(draft, 0.4))
      putOn(draft, chest, 'tv', { right: 0, front: -0.4 })
  }
  return true
}

const sameWay = ({ front }: WallSpot, thing: Thing) => 1.5 * (front[0] * thing.front[0] + front[1] * thing.front[1])

function furnishKitchen(draft: Draft): boolean {
  const line = placeKitchenLine(draft, { liking: (spot) => 0.4 * atWindow(draft)(spot) })
  const counter = line.find(({ name }) => name === 'sink')
  if (!counter) return false
  const { area } = draft.room
  if (area > 12 && chance(draft, 0.4)) placeStorage(draft, 'counter', { inRow: 2 + draft.random.below(2), before: 0.8 })
  putAppliances(draft, 2 + draft.random.below(4))
  if (area > 17 && chance(draft, 0.55))
    placeIsland(draft, (spot) => {
      const ahead =
        (spot.origin[0] - counter.origin[0]) * counter.front[0] +
        (spot.origin[1] - counter.origin[1]) * counter.front[1]
      // Its stools look at the counters, as far away as two people need to pass.
      const sameFront = spot.front[0] === counter.front[0] && spot.front[1] === counter.front[1]
      return sameFront ? -Math.abs(ahead - 2) - 0.3 * Math.abs(distance(spot, counter) - 2) : undefined
    })
  const wantsLarge = area > 14 && (area > 20 || !holds(draft, 'kitchen island'))
  const table = wantsLarge ? placeDining(draft, counter) : undefined
  if (!table && !holds(draft, 'kitchen island'))
    placeTable(draft, {
      table: 'kitchen table',
      seat: 'chair',
      ends: chance(draft, 0.4),
      liking: (spot) => Math.min(3, distance(spot, counter)) * 0.4 - Math.abs(toWall(draft, spot) - 0.9) * 0.5,
    })
  return holds(draft, 'chair') || holds(draft, 'bar stool') || area < 10
}

function furnishOffice(draft: Draft): boolean {
  const { area } = draft.room
  const seat = 'office chair'
  let desks = 0
  if (area > 17 && chance(draft, 0.6)) {
    const pairs = area > 24 ? 2 : 1
    desks = placeDeskIsland(draft, pairs, floorSpots(draft), (spot) => -Math.abs(toWall(draft, spot) - 1.9)).length
  }
  const wanted = Math.max(1, Math.min(5, Math.floor(area / 7))) - desks
  for (let i = 0; i < wanted; ) {
    const inRow = wanted - i >= 2 && chance(draft, 0.5) ? 2 : 1
    const placed = placeDesks(draft, { seat, inRow, liking: atWindow(draft) })
    desks += placed.length
    i += inRow
  }
  if (desks === 0) return false
  if (area > 20 && chance(draft, 0.5))
    placeTable(draft, {
      table: 'meeting table',
      seat: 'chair',
      ends: chance(draft, 0.4),
      liking: (spot) => -Math.abs(toWall(draft, spot) - 1.5),
    })
  rowOfBookshelves(draft)
  placeStorage(draft, chance(draft, 0.6) ? 'filing cabinet' : 'cabinet', { inRow: 1 + draft.random.below(3) })
  return true
}

function furnishStudio(draft: Draft): boolean {
  if (placeKitchenLine(draft, { shorter: 2, liking: (spot) => -0.5 * distance(spot, doorOf(draft)) }).length === 0)
    return false
  const bed = placeBed(
    draft,
    chance(draft, 0.6) ? 'double bed' : 'single bed',
    (spot) => 1.3 * farFromDoor(draft)(spot),
  )
  if (!bed) return false
  const aside = (spot: WallSpot) => 0.4 * Math.min(4, distance(spot, bed)) + 0.6 * offMiddle(spot)
  const sofa = placeSofas(draft, (spot) => aside(spot) - glare(draft, spot))
  // The second zone is one to sit in, or one to work in.
  if (!sofa && !placeDesk(draft)) return false
  placeStorage(draft, 'wardrobe')
  const table = chance(draft, 0.5) ? 'dining table' : 'kitchen table'
  const liking = (spot: Axes) => Math.min(3, distance(spot, bed)) * 0.4 - Math.abs(toWall(draft, spot) - 1.1) * 0.4
  placeTable(draft, { table, seat: 'chair', ends: false, liking })
  putAppliances(draft, 2 + draft.random.below(3))
  if (sofa && chance(draft, 0.4)) placeDesk(draft)
  return true
}

const putPrinter = (draft: Draft): boolean => {
  const support = draft.things.find(
    ({ name, size }) => (name === 'filing cabinet' || name === 'cabinet') && size.height < 1.3,
  )
  return support !== undefined && putOn(draft, support, 'printer', { right: 0, front: 0 })
}

export const RECIPES: Readonly<Record<RoomKind, Recipe>> = {
  'living-room': {
    area: [14, 45],
    lShaped: 0.3,
    furnish: furnishLivingRoom,
    extras: [
      ...COMMON,
      once(2, (draft) => extra.placeChest(draft, 'sideboard')),
      once(1, (draft) => extra.placeChest(draft, 'console table')),
      once(1.5, placeReadingCorner),
      once(0.8, extra.placePiano),
      once(1, placeDesk),
      upTo(2, 1, extra.hangShelf),
      once(1, (draft) => extra.stand(draft, 'floor lamp')),
      once(0.7, (draft) => extra.stand(draft, 'storage box')),
    ],
  },
  bedroom: {
    area: [8.5, 26],
    lShaped: 0.2,
    furnish: furnishBedroom,
    extras: [
      ...COMMON,
      once(1, (draft) => hang(draft, 'mirror')),
      once(1.2, placeReadingCorner),
      once(1.5, rowOfBookshelves),
      once(1.2, (draft) => extra.stand(draft, 'laundry basket')),
      upTo(2, 0.8, extra.hangShelf),
      upTo(3, 0.7, (draft) => extra.stand(draft, 'storage box')),
      once(0.8, (draft) => extra.placeChest(draft, 'dresser')),
      once(0.5, (draft) => extra.stand(draft, 'floor lamp')),
    ],
  },
  kitchen: {
    area: [8, 26],
    lShaped: 0.2,
    furnish: furnishKitchen,
    extras: [
      ...COMMON,
      upTo(2, 1.5, (draft) => extra.stand(draft, 'trash can')),
      once(0.8, (draft) => placeStorage(draft, 'washing machine', { before: 0.7 }).length > 0),
      once(0.8, (draft) => extra.placeChest(draft, 'sideboard')),
      upTo(2, 1.2, extra.hangShelf),
      upTo(2, 0.6, (draft) => extra.stand(draft, 'stool')),
      once(1, (draft) => putAppliances(draft, 2)),
    ],
  },
  office: {
    area: [9, 40],
    lShaped: 0.25,
    furnish: furnishOffice,
    extras: [
      ...COMMON,
      once(2, (draft) => hang(draft, 'whiteboard')),
      once(2, putPrinter),
      once(1, (draft) => placeStorage(draft, 'cabinet', { inRow: 1 + draft.random.below(2) }).length > 0),
      once(0.8, placeReadingCorner),
      upTo(3, 1, (draft) => extra.stand(draft, 'storage box')),
      once(0.8, (draft) => extra.stand(draft, 'trash can')),
      once(0.6, (draft) => extra.stand(draft, 'floor lamp')),
    ],
  },
  studio: {
    area: [22, 45],
    lShaped: 0.4,
    furnish: furnishStudio,
    extras: [
      ...COMMON,
      once(1.5, rowOfBookshelves),
      once(1, (draft) => extra.placeChest(draft, 'dresser')),
      once(1, (draft) => placeStorage(draft, 'shoe cabinet', { before: 0.5 }).length > 0),
      once(0.8, placeReadingCorner),
      once(0.8, (draft) => hang(draft, 'mirror')),
      once(0.8, (draft) => extra.stand(draft, 'trash can')),
      once(0.8, (draft) => extra.stand(draft, 'laundry basket')),
    ],
  },
}
