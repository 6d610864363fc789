import type { Random } from '../../base/random'
import type { Vec2 } from '../../base/vec2'
import type { Aabb } from '../../layout/aabb'
import type { FurnitureName } from './furniture'
import { blocksWay, reachedFrom, reachesAll, reachesFloor, type Ways, withThings } from './reachable-floor'
import type { Room } from './room'
import { type Axes, boxesOverlap, boxIn, drawSize, makeThing, overlap, type Size, type Thing } from './thing'

/** A piece of the room that only its own group may stand in: before a wardrobe, at a window, behind a door. */
export interface Reserve {
  readonly box: Aabb
  readonly zRange: readonly [low: number, high: number]
  readonly group: number
}

/** Things that are placed together or not at all. */
export interface Group {
  readonly things: readonly Thing[]
  readonly reserves?: readonly Reserve[]
  /** Pieces of floor that must all be reachable on foot. */
  readonly targets?: readonly Aabb[]
}

/** A room being furnished; grows by {@link place} and {@link drop} alone. */
export interface Draft {
  readonly random: Random
  readonly room: Room
  readonly things: Thing[]
  readonly reserves: Reserve[]
  readonly targets: Aabb[]
  /** The most things the room may hold. */
  readonly most: number
  ways: Ways
  groups: number
}

/** A number that no other group of this room has. */
export const newGroup = (draft: Draft): number => ++draft.groups

/** The most things of one kind in a room. */
const MOST_ALIKE = 8

const countOf = (things: readonly Thing[], name: FurnitureName): number =>
  things.reduce((count, thing) => (thing.name === name ? count + 1 : count), 0)

/** Adds a group if everything fits, nothing overlaps and every target stays within reach; says whether it did. */
export function place(draft: Draft, group: Group): boolean {
  const { things, reserves = [], targets = [] } = group
  if (draft.things.length + things.length > draft.most) return false
  if (things.some(({ name }) => countOf(draft.things, name) + countOf(things, name) > MOST_ALIKE)) return false
  if (!things.every((thing, i) => fits(draft, thing) && things.slice(0, i).every((other) => !clash(thing, other))))
    return false
  if (!reserves.every((reserve) => isFree(draft, reserve))) return false
  // Things on a table do not block anyone.
  if (targets.length > 0 || things.some(blocksWay)) {
    const ways = withThings(draft.ways, things)
    const reached = reachedFrom(ways)
    if (!reachesAll(ways, reached, targets) || !reachesAll(ways, reached, draft.targets)) return false
    if (!reachesFloor(ways, reached)) return false
    draft.ways = ways
  }
  draft.things.push(...things)
  draft.reserves.push(...reserves)
  draft.targets.push(...targets)
  return true
}

const isRug = ({ role }: Thing) => role === 'floor'
/** Things on a table or a cupboard may be above floor that is kept free. */
const minds = ({ role }: Thing) => role !== 'floor' && role !== 'top'

/** Rugs lie under things; two rugs do not lie over each other. */
const clash = (a: Thing, b: Thing): boolean => (isRug(a) === isRug(b) ? overlap(a, b) : false)

/** Whether a thing lies in the room, free of all things and of floor reserved by others. */
function fits(draft: Draft, thing: Thing): boolean {
  if (!isInside(draft.room, thing.box) || thing.zRange[1] > draft.room.height) return false
  if (draft.things.some((other) => clash(thing, other))) return false
  return !minds(thing) || !draft.reserves.some((reserve) => reserve.group !== thing.group && isIn(reserve, thing))
}

/** What a spot must have room for, in its axes: something across it, and free floor in front of it. */
export interface Needs {
  readonly width: number
  readonly from: number
  readonly to: number
  readonly zRange: readonly [low: number, high: number]
  /** Meters of free floor before it. */
  readonly before?: number
}

/** Whether a spot may have room for that: quick, and never false if {@link place} would succeed. */
export function mayHaveRoom(draft: Draft, axes: Axes, { width, from, to, zRange, before = 0 }: Needs): boolean {
  const box = boxIn(axes, -width / 2, from, width / 2, to)
  if (!isInside(draft.room, box)) return false
  for (const thing of draft.things)
    if (minds(thing) && !thing.corners && meet(zRange, thing.zRange) && boxesOverlap(box, thing.box)) return false
  for (const reserve of draft.reserves) if (meet(zRange, reserve.zRange) && boxesOverlap(box, reserve.box)) return false
  return before === 0 || isFree(draft, freeFloor(boxIn(axes, -width / 2, to, width / 2, to + before), -1))
}

type Interval = readonly [low: number, high: number]

const meet = (a: Interval, b: Interval): boolean => a[0] < b[1] && b[0] < a[1]

function isFree(draft: Draft, reserve: Reserve): boolean {
  return (
    isInside(draft.room, reserve.box) &&
    !draft.things.some((thing) => thing.group !== reserve.group && minds(thing) && isIn(reserve, thing))
  )
}

const isIn = ({ box, zRange }: Reserve, thing: Thing): boolean =>
  meet(zRange, thing.zRange) && boxesOverlap(box, thing.box)

function isInside({ width, depth, notch }: Room, box: Aabb): boolean {
  if (box.minX < 0 || box.minY < 0 || box.maxX > width || box.maxY > depth) return false
  return notch === undefined || !boxesOverlap(notch, box)
}

/** One thing on top of another, shifted from the middle of its support by meters along the support's own axes. */
export function topOf(
  support: Thing,
  name: FurnitureName,
  size: Size,
  { toRight, toFront, front }: { toRight: number; toFront: number; front: Vec2 },
): Thing {
  const center = [
    support.origin[0] + support.right[0] * toRight + support.front[0] * toFront,
    support.origin[1] + support.right[1] * toRight + support.front[1] * toFront,
  ] as const
  return makeThing(name, { ...size, base: support.zRange[1] }, center, front, support.group)
}

/** Floor that stays free up to the height of a person. */
export const freeFloor = (box: Aabb, group: number): Reserve => ({ box, zRange: [0, 1.9], group })

/** Whether the draft holds a thing of this name. */
export const holds = (draft: Draft, name: FurnitureName): boolean => draft.things.some((thing) => thing.name === name)

/** A size drawn for this draft. */
export const sized = (draft: Draft, name: FurnitureName): Size => drawSize(draft.random, name)

/** True with this chance. */
export const chance = ({ random }: Draft, share: number): boolean => random.next() < share
