import { showReceived, V2loError } from '../base/error'
import type { Vec2 } from '../base/vec2'
import { type Aabb, aabbCenter } from './aabb'
import type { BevObject } from './layout'

/** A point, or an object or box, which stands for its centre where a point is needed. */
export type Place = Vec2 | BevObject | Aabb

/** The point of a place: itself, or the centre of its box. Throws a `V2loError` for anything else. */
export function placePoint(place: Place): Vec2 {
  return isPoint(place) ? place : aabbCenter(ownBox(place))
}

/** The box of a place; a point is a box without extent. Throws a `V2loError` for anything else. */
export function placeBox(place: Place): Aabb {
  if (!isPoint(place)) return ownBox(place)
  const [x, y] = place
  return { minX: x, minY: y, maxX: x, maxY: y }
}

const ownBox = (place: BevObject | Aabb): Aabb => ('box' in place ? place.box : place)

function isPoint(place: Place): place is Vec2 {
  if (Array.isArray(place)) {
    if (place.length === 2 && Number.isFinite(place[0]) && Number.isFinite(place[1])) return true
  } else if (typeof place === 'object' && place !== null && ('box' in place || 'minX' in place)) return false
  throw new V2loError({
    code: 'bad-number',
    expected: 'a place: [x, y] of finite numbers, an object of a layout, or a box',
    received: showReceived(place),
    remedy: 'look the object up with getObject, or pass its coordinates in metres',
  })
}
