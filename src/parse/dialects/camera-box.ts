import {
  composeTransforms,
  orientedBoxCorners,
  rotationFromEuler,
  type Transform,
  transformPoint,
  type Vec3,
} from '../../base/transform'
import { cameraToLevel, mapAxes } from '../../layout/from-boxes'
import { type Outline, outlineOfCorners } from '../../layout/from-boxes-outline'
import type { CameraAxes, CameraFrame } from './text-dialect'

/** How a camera's own x, y, z are turned into the camera's right, forward, up. */
const AXES: Readonly<Record<CameraAxes, Transform>> = /* @__PURE__ */ (() => ({
  'right-down-forward': mapAxes({ up: '-y', forward: '+z', handedness: 'right' }),
  'right-forward-up': mapAxes({ up: '+z', forward: '+y', handedness: 'right' }),
}))()

/** From a camera's own axes to right, forward, up of the level map. */
export function cameraToMap(camera: CameraFrame, axes: CameraAxes): Transform {
  return composeTransforms(cameraToLevel(camera), AXES[camera.axes ?? axes])
}

/** Center, full lengths and three angles in the unit of the dialect: the nine numbers of a camera-frame box. */
export const CAMERA_BOX_FIELDS = 9

/** Why nine numbers are not a valid box in a camera's frame; `undefined` if they are. */
export function complainOfCameraBox(numbers: readonly number[], unitDeg: number): string | undefined {
  const lengths = numbers.slice(3, 6)
  if (lengths.some((length) => length < 0)) return `a length of ${Math.min(...lengths)}`
  const most = unitDeg === 1 ? 360 : 1
  const odd = numbers.slice(6).find((angle) => Math.abs(angle) > most)
  if (odd === undefined) return undefined
  return unitDeg === 1
    ? `an angle of ${odd}, where angles are degrees from -360 to 360`
    : `an angle of ${odd}, where angles are shares of ${unitDeg} degrees from -1 to 1; divide radians by pi`
}

/** Whether coordinates are clearly pixels or image bins: integers, none negative, at least one of 100 or more. */
export function looksLikeImage(coordinates: readonly number[]): boolean {
  return coordinates.every((n) => n >= 0 && Number.isInteger(n)) && coordinates.some((n) => n >= 100)
}

export const IMAGE_DETAIL = 'all coordinates are whole, with one of 100 or more'

/**
 * The outline of a box in a camera's frame: center, full lengths, and the angles about the camera's fixed x, y and z
 * axes, in this order, in units of `unitDeg` degrees (180 in Qwen3-VL and Seed, 1 in Gemini).
 */
export function outlineOfCameraBox(numbers: readonly number[], unitDeg: number, toMap: Transform): Outline {
  const [x, y, z, sx, sy, sz, a, b, c] = numbers as unknown as readonly [...Vec3, ...Vec3, ...Vec3]
  const radians = (angle: number) => (angle * unitDeg * Math.PI) / 180
  const corners = orientedBoxCorners([x, y, z], [sx, sy, sz], rotationFromEuler(radians(a), radians(b), radians(c)))
  return outlineOfCorners(corners.map((corner) => transformPoint(toMap, corner)))
}
