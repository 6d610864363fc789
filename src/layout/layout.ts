import { normalizeDeg } from '../base/angle'
import { isConvexCounterClockwise } from '../base/convex'
import { badOption, listOptions, showReceived, V2loError } from '../base/error'
import type { Vec2 } from '../base/vec2'
import { type Aabb, type Bbox, createAabb } from './aabb'
import { createIdMaker, type IdMaker } from './ids'
import { foldLabel } from './label'

/** One instance seen from above. */
export interface BevObject {
  /** Unique in its layout and never changing when more objects follow: `chair`, `chair#2`, ... */
  readonly id: string
  /** The category as written. */
  readonly label: string
  /** Axis-aligned in the layout's frame, meters. Always there, also where the true outline is known. */
  readonly box: Aabb
  /** The true outline: a convex polygon, counter-clockwise, meters. */
  readonly footprint?: readonly Vec2[]
  /** Lowest and highest point, meters. */
  readonly zRange?: readonly [minZ: number, maxZ: number]
  /** Where the object's own front looks, degrees clockwise from the layout's +y, in (-180, 180]. */
  readonly headingDeg?: number
}

/** The values of {@link Origin}. */
export const ORIGINS = ['observer', 'world', 'unknown'] as const
/** Where (0, 0) is: the first camera looking along +y, some fixed point of the world, or nobody said. */
export type Origin = (typeof ORIGINS)[number]

/** A metric map. Plain JSON data: it crosses workers, HTTP and files unchanged. */
export interface Layout {
  readonly origin: Origin
  readonly objects: readonly BevObject[]
  /** Outline of the room's floor, a simple polygon, meters. */
  readonly floor?: readonly Vec2[]
}

/** What {@link createLayout} takes for an object: a label with a box, as an `Aabb` or as four numbers. */
export type ObjectInput = ({ readonly box: Aabb } | { readonly bbox: Bbox }) & {
  readonly label: string
  /** Default: the label, or `label#2`, `label#3`, ... where the label is taken. */
  readonly id?: string
  /** The true outline: a convex polygon, counter-clockwise, meters. */
  readonly footprint?: readonly Vec2[]
  /** Lowest and highest point, meters. */
  readonly zRange?: readonly [minZ: number, maxZ: number]
  /** Where the object's own front looks, degrees clockwise from +y; kept in (-180, 180]. */
  readonly headingDeg?: number
}

/** What {@link createLayout} is told besides the objects. */
export interface LayoutOptions {
  /** Default `'unknown'`: an origin is never guessed. */
  readonly origin?: Origin
  /** Outline of the room's floor, a simple polygon, meters. */
  readonly floor?: readonly Vec2[]
}

/**
 * A layout from objects in their order. Throws a `V2loError` on a box with swapped corners, on numbers that are not
 * finite, on a label that folds to nothing, on a footprint that is not convex and counter-clockwise, and on a
 * duplicate id.
 *
 * @example
 * const layout = createLayout([{ label: 'chair', bbox: [0, 0, 1, 1] }, { label: 'chair', bbox: [2, 0, 3, 1] }], { origin: 'observer' })
 * layout.objects.map(({ id }) => id) // ['chair', 'chair#2']
 */
export function createLayout(objects: Iterable<ObjectInput>, options: LayoutOptions = {}): Layout {
  const { origin = 'unknown', floor } = options
  if (!ORIGINS.includes(origin))
    throw badOption(
      `origin ${listOptions(ORIGINS)}`,
      origin,
      "leave it out where it is not known: it is then 'unknown'",
    )
  if (objects == null || typeof objects[Symbol.iterator] !== 'function')
    throw badOption('a list of objects { label, bbox } or { label, box }', objects, 'pass [] for an empty layout')
  const ids = createIdMaker()
  const made: BevObject[] = []
  for (const input of objects) made.push(createObject(input, ids))
  if (floor === undefined) return { origin, objects: made }
  return { origin, objects: made, floor: checkPoints(floor, 'floor') }
}

function createObject(input: ObjectInput, ids: IdMaker): BevObject {
  if (typeof input !== 'object' || input === null)
    throw new V2loError({
      code: 'bad-box',
      expected: 'an object { label, bbox } or { label, box }',
      received: showReceived(input),
      remedy: 'leave out objects that are not known',
    })
  const { label, footprint, zRange, headingDeg } = input
  const folded = typeof label === 'string' ? foldLabel(label) : ''
  if (folded === '')
    throw new V2loError({
      code: 'bad-label',
      expected: 'a label with at least one character besides spaces, "_" and "-"',
      received: showReceived(label),
      remedy: 'name the object',
    })
  return {
    id: ids.idFor(label, folded, input.id),
    label,
    box: boxOf(input),
    ...(footprint !== undefined && { footprint: checkFootprint(footprint) }),
    ...(zRange !== undefined && { zRange: checkZRange(zRange) }),
    ...(headingDeg !== undefined && { headingDeg: checkHeading(headingDeg) }),
  }
}

function boxOf(input: ObjectInput): Aabb {
  if ('box' in input && input.box) {
    const { minX, minY, maxX, maxY } = input.box
    return createAabb(minX, minY, maxX, maxY)
  }
  const bbox: readonly number[] | undefined = 'bbox' in input ? input.bbox : undefined
  if (!Array.isArray(bbox) || bbox.length !== 4)
    throw new V2loError({
      code: 'bad-box',
      expected: 'box {minX, minY, maxX, maxY} or bbox [minX, minY, maxX, maxY]',
      received: showReceived(input),
      remedy: 'give every object one of the two',
    })
  return createAabb(bbox[0], bbox[1], bbox[2], bbox[3])
}

function checkPoints(points: readonly Vec2[], what: string): readonly Vec2[] {
  const good =
    Array.isArray(points) &&
    points.length >= 3 &&
    points.every((p) => Array.isArray(p) && p.length === 2 && Number.isFinite(p[0]) && Number.isFinite(p[1]))
  if (!good)
    throw new V2loError({
      code: 'bad-footprint',
      expected: `${what}: at least three points [x, y] of finite numbers`,
      received: showReceived(points),
      remedy: `leave out the ${what} where it is not known`,
    })
  return points.map(([x, y]) => [x + 0, y + 0] as const)
}

function checkFootprint(points: readonly Vec2[]): readonly Vec2[] {
  const checked = checkPoints(points, 'footprint')
  if (!isConvexCounterClockwise(checked))
    throw new V2loError({
      code: 'bad-footprint',
      expected: 'footprint: a convex polygon, counter-clockwise, with an area',
      received: showReceived(points),
      remedy: 'pass the convex hull of the outline, or only the box',
    })
  return checked
}

function checkZRange(range: readonly [number, number]): readonly [number, number] {
  const [low, high] = Array.isArray(range) ? range : [Number.NaN, Number.NaN]
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new V2loError({
      code: 'bad-number',
      expected: 'zRange [minZ, maxZ] of finite numbers with minZ <= maxZ',
      received: showReceived(range),
      remedy: 'leave out the zRange where the height is not known',
    })
  return [low + 0, high + 0]
}

function checkHeading(headingDeg: number): number {
  if (!Number.isFinite(headingDeg))
    throw new V2loError({
      code: 'bad-number',
      expected: 'headingDeg: a finite number of degrees',
      received: showReceived(headingDeg),
      remedy: 'leave it out where the object has no front',
    })
  return normalizeDeg(headingDeg)
}
