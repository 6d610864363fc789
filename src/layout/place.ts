import { showReceived, V2loError } from '../base/error'
import type { Vec2 } from '../base/vec2'
import { type Aabb, aabbCenter, aabbCorners, createAabb } from './aabb'
import type { BevObject } from './layout'

/** A point, or an object or box, whose center is taken where a point is needed. */
export type Place = Vec2 | BevObject | Aabb

/** The point of a place: itself, or the center of its box. Throws a `V2loError` for anything else. */
export function placePoint(place: Place): Vec2 {
  return isPoint(place) ? place : aabbCenter(ownBox(place))
}

/** The box of a place; a point is a box without extent. Throws a `V2loError` for anything else. */
export function placeBox(place: Place): Aabb {
  if (!isPoint(place)) return ownBox(place)
  const [x, y] = place
  return { minX: x, minY: y, maxX: x, maxY: y }
}

/**
 * The outline of a place, counter-clockwise: the footprint where it is known, else the corners of the box, each once
 * (a point has one, a box without width two).
 */
export function placeOutline(place: Place): readonly Vec2[] {
  if (!isPoint(place) && 'box' in place && place.footprint !== undefined) return place.footprint
  const box = placeBox(place)
  const corners = aabbCorners(box)
  if (box.minX === box.maxX) return box.minY === box.maxY ? [corners[0]] : [corners[0], corners[2]]
  return box.minY === box.maxY ? [corners[0], corners[1]] : corners
}

// A layout's boxes were checked when it was made; a bare box comes from the caller and may hold anything.
const ownBox = (place: BevObject | Aabb): Aabb =>
  'box' in place ? place.box : createAabb(place.minX, place.minY, place.maxX, place.maxY)

function isPoint(place: Place): place is Vec2 {
  if (Array.isArray(place)) {
    if (place.length === 2 && Number.isFinite(place[0]) && Number.isFinite(place[1])) return true
  } else if (typeof place === 'object' && place !== null && ('box' in place || 'minX' in place)) return false
  throw new V2loError({
    code: 'bad-number',
    expected: 'a place: [x, y] of finite numbers, an object of a layout, or a box',
    received: showReceived(place),
    remedy: 'look the object up with getObject, or pass its coordinates in meters',
  })
}
