import { convexHull, signedArea } from '../base/convex'
import type { Layout } from '../layout/layout'
import { placeOutline } from '../layout/place'

/** The floor area of a room, square meters, and what it was measured from. */
export interface RoomSize {
  /** Square meters. */
  readonly area: number
  /** `floor`: the layout's own outline. `hull`: the convex hull of the objects, which leaves out empty borders. */
  readonly from: 'floor' | 'hull'
}

/** The size of the room of a layout; `undefined` where it has no floor and its objects span no area. */
export function roomSize(layout: Layout): RoomSize | undefined {
  if (layout.floor) return { area: Math.abs(signedArea(layout.floor)), from: 'floor' }
  const hull = convexHull(layout.objects.flatMap(placeOutline))
  const area = signedArea(hull)
  return area > 0 ? { area, from: 'hull' } : undefined
}
