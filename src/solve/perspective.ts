import { bearingOf } from '../base/angle'
import { length } from '../base/vec2'
import { aabbCenter, aabbCorners } from '../layout/aabb'
import { type EgoPoint, type ObserverFrame, shownEgo, toEgo } from '../layout/frame'
import type { Layout } from '../layout/layout'

/** An object as an observer has it. */
export interface EgoObject {
  readonly id: string
  readonly label: string
  readonly center: EgoPoint
  /** The outline (the footprint where known, else the box) counter-clockwise; no box any more after a rotation. */
  readonly corners: readonly EgoPoint[]
  /** Degrees clockwise from the observer's forward; absent where the center is the observer's own position. */
  readonly bearingDeg?: number
  /** Distance of the center, meters. */
  readonly range: number
  /** Lowest and highest point, meters; absent where the layout does not know. */
  readonly zRange?: readonly [minZ: number, maxZ: number]
}

/** A layout seen from an observer. A type of its own: its coordinates are never the map's. */
export interface EgoLayout {
  readonly frame: ObserverFrame
  readonly objects: readonly EgoObject[]
}

/**
 * The whole layout re-expressed in an observer's frame. Objects keep their order and ids and get corners instead of
 * boxes: a box belongs to the frame it was measured in, and re-boxing it would make gaps vanish.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * const seen = perspectiveShift(layout, frameFacing([0, 0.5], [1, 0.5]))
 * seen.objects[1].center.forward.toFixed(2) // '3.10'
 */
export function perspectiveShift(layout: Layout, frame: ObserverFrame): EgoLayout {
  const objects = layout.objects.map((object) => {
    const center = shownEgo(aabbCenter(object.box), frame)
    const outline = object.footprint ?? aabbCorners(object.box)
    const range = length([center.right, center.forward])
    return {
      id: object.id,
      label: object.label,
      center,
      corners: outline.map((corner) => toEgo(corner, frame)),
      ...(range > 0 && { bearingDeg: bearingOf(center.right, center.forward) }),
      range,
      ...(object.zRange && { zRange: object.zRange }),
    }
  })
  return { frame, objects }
}
