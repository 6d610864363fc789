import { orientedBoxCorners, rotationFromEuler } from '../../base/transform'
import { type Outline, outlineOfCorners } from '../../layout/from-boxes-outline'

/**
 * The outline of a box from its center x, y, z, the angle about the vertical (radians, counter-clockwise seen from
 * above) and its full lengths, in a right-handed frame with z up: SpatialLM's and SceneScript's seven numbers.
 */
export function outlineOfUprightBox(numbers: readonly number[]): Outline {
  const [x, y, z, angle, sx, sy, sz] = numbers as readonly [number, number, number, number, number, number, number]
  return outlineOfCorners(orientedBoxCorners([x, y, z], [sx, sy, sz], rotationFromEuler(0, 0, angle)))
}
