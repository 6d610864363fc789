import { bearingOf } from '../../base/angle'
import { badOption } from '../../base/error'
import { createRandom, type Random } from '../../base/random'
import { createLayout, type ObjectInput } from '../../layout/layout'
import type { Scene } from '../scene'
import type { Draft } from './draft'
import { fill } from './extras'
import { FURNITURE } from './furniture'
import { startDraft } from './openings'
import { RECIPES, type Recipe, ROOM_KINDS, type RoomKind } from './recipes'
import { ROOM_SHAPES, type RoomShape, wallsOf } from './room'
import type { Thing } from './thing'

/** What {@link generateScene} makes. */
export interface GenerateOptions {
  /** A whole number from 0 to 4294967295; the same seed gives the same room, digit for digit, on every machine. */
  readonly seed: number
  /** Default: drawn from the seed. */
  readonly kind?: RoomKind
  /** Default: drawn; about three rooms of four are rectangles, and small rooms all are. */
  readonly shape?: RoomShape
}

/** The least and the most things in a room, including its door and windows. */
const [FEWEST, MOST] = [10, 40]

/** Rooms smaller than this are never an L, square meters. */
const SMALLEST_L = 13

/**
 * A furnished room of 8 to 45 square meters: a rectangle or an L with walls of 2.4 to 3 m, a door, windows and 10 to
 * 40 objects of the sizes in {@link FURNITURE}. The floor's lower left corner is (0, 0), so the origin is `'world'`.
 * No two things overlap except a rug and what stands on it; from the door every bed, seat, desk, table and front of a
 * cupboard can be reached on a way 0.6 m wide. Things with a front have a `headingDeg`, things that stand at an angle a
 * `footprint`. It has no cameras: {@link sampleWalk} gives it some. Throws a `V2loError` on options out of range.
 *
 * @example
 * const scene = generateScene({ seed: 1, kind: 'bedroom' })
 * scene.id // 'bedroom-1'
 */
export function generateScene(options: GenerateOptions): Scene {
  const { seed, kind: wanted, shape } = checked(options)
  // Neighboring seeds of different kinds share nothing but the seed.
  const random = createRandom(seed)
  const drawn = drawKind(random)
  const kind = wanted ?? drawn
  return sceneOf(furnished(random, RECIPES[kind], shape), generatedId(seed, kind))
}

const drawKind = (random: Random): RoomKind => ROOM_KINDS[random.below(ROOM_KINDS.length)]!

/** The id of the room of a seed, without furnishing it: whoever makes a part of many rooms need not make the others. */
export const generatedId = (seed: number, kind: RoomKind = drawKind(createRandom(seed))): string => `${kind}-${seed}`

/** Draws rooms until one takes the furniture that makes it what it is. */
function furnished(random: Random, recipe: Recipe, shape: RoomShape | undefined): Draft {
  for (;;) {
    const [least, most] = recipe.area
    // More rooms are small than large.
    const area = least + (most - least) * random.next() * (0.45 + 0.55 * random.next())
    const isL = shape === undefined ? area >= SMALLEST_L && random.next() < recipe.lShaped : shape === 'L'
    const draft = startDraft(random, isL ? Math.max(area, SMALLEST_L) : area, isL ? 'L' : 'rectangle', MOST)
    const count = Math.min(MOST, Math.round(9 + draft.room.area * 0.45 + random.next() * 16))
    if (!recipe.furnish(draft)) continue
    fill(draft, recipe.extras, count)
    if (draft.things.length >= FEWEST) return draft
  }
}

function sceneOf({ room, things }: Draft, id: string): Scene {
  const openings = things.filter(({ role }) => role === 'opening')
  return {
    id,
    source: 'generated',
    layout: createLayout(things.map(objectOf), { origin: 'world', floor: room.floor }),
    walls: wallsOf(room, openings),
    cameras: [],
  }
}

function objectOf({ name, box, corners, zRange, front }: Thing): ObjectInput {
  const { label, front: hasFront } = FURNITURE[name]
  return {
    label,
    box,
    ...(corners && { footprint: corners }),
    zRange,
    ...(hasFront && { headingDeg: Math.round(bearingOf(front[0], front[1]) * 1e6) / 1e6 }),
  }
}

function checked(options: GenerateOptions): GenerateOptions {
  const { seed, kind, shape } = options ?? {}
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw badOption('seed: a whole number from 0 to 4294967295', seed, 'pass { seed: 1 }')
  if (kind !== undefined && !ROOM_KINDS.includes(kind))
    throw badOption(`a kind of room: ${ROOM_KINDS.join(', ')}`, kind, 'leave it out for one drawn from the seed')
  if (shape !== undefined && !ROOM_SHAPES.includes(shape))
    throw badOption(`a shape: ${ROOM_SHAPES.join(', ')}`, shape, 'leave it out for one drawn from the seed')
  return options
}
