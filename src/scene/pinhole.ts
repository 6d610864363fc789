import { forwardAtYaw } from '../base/angle'
import { badOption, showReceived } from '../base/error'
import type { SceneCamera } from './scene'

/** Nothing nearer to the camera than this is in its picture, meters of depth. */
export const NEAR = 0.1

/** A camera made ready to project with: its axes in the room and its focal lengths in the pixels of a raster. */
export interface Pinhole {
  readonly x: number
  readonly y: number
  readonly z: number
  /** The horizontal unit vector it looks along. */
  readonly aheadX: number
  readonly aheadY: number
  readonly sinPitch: number
  readonly cosPitch: number
  /** Pixels of the raster. */
  readonly width: number
  readonly height: number
  readonly focalX: number
  readonly focalY: number
}

/** Where a point of the room is in a camera's picture. */
export interface ProjectedPoint {
  /** Pixels from the left edge of the picture. */
  readonly u: number
  /** Pixels from the top edge of the picture. */
  readonly v: number
  /** Meters along the optical axis. */
  readonly depth: number
}

/**
 * The pixel of a point by the pinhole model, without distortion: `u = width/2 + f right/depth`,
 * `v = height/2 - f up/depth`, `f = (height/2) / tan(verticalFovDeg/2)`. `undefined` for a point less than 0.1 m in
 * front of the camera. The pixel may lie outside the picture. Throws a `V2loError` on a camera out of range.
 */
export function projectPoint(
  camera: SceneCamera,
  point: readonly [x: number, y: number, z: number],
): ProjectedPoint | undefined {
  const p = pinhole(camera, camera.width, camera.height)
  const [dx, dy, dz] = [point[0] - p.x, point[1] - p.y, point[2] - p.z]
  const ahead = dx * p.aheadX + dy * p.aheadY
  const depth = ahead * p.cosPitch + dz * p.sinPitch
  if (!(depth >= NEAR)) return undefined
  const right = dx * p.aheadY - dy * p.aheadX
  const up = dz * p.cosPitch - ahead * p.sinPitch
  return { u: p.width / 2 + (p.focalX * right) / depth, v: p.height / 2 - (p.focalY * up) / depth, depth }
}

/** The camera over a raster of its own size; a raster of another size sees the same picture, scaled. */
export function pinhole(camera: SceneCamera, width: number, height: number): Pinhole {
  checkCamera(camera)
  const [x, y, z] = camera.position
  const [aheadX, aheadY] = forwardAtYaw(camera.yawDeg)
  const pitch = camera.pitchDeg * (Math.PI / 180)
  const focal = camera.height / 2 / Math.tan((camera.verticalFovDeg * Math.PI) / 360)
  return {
    x,
    y,
    z,
    aheadX,
    aheadY,
    sinPitch: Math.sin(pitch),
    cosPitch: Math.cos(pitch),
    width,
    height,
    focalX: (focal * width) / camera.width,
    focalY: (focal * height) / camera.height,
  }
}

const MOST_PIXELS = 8192

/** Throws a `V2loError` that names the camera and what is out of range. */
export function checkCamera(camera: SceneCamera): void {
  const { position, yawDeg, pitchDeg, verticalFovDeg, width, height } = camera
  const placed = Array.isArray(position) && position.length === 3 && position.every(Number.isFinite)
  check(placed, 'position [x, y, z] of finite numbers', camera.id, position, 'give it in meters, z over the floor')
  check(Number.isFinite(yawDeg), 'a finite yawDeg', camera.id, yawDeg, 'give degrees clockwise from +y')
  check(Math.abs(pitchDeg) <= 90, 'pitchDeg from -90 to 90', camera.id, pitchDeg, 'give degrees, up is positive')
  const opens = verticalFovDeg > 0 && verticalFovDeg < 180
  check(opens, 'verticalFovDeg above 0 and below 180', camera.id, verticalFovDeg, 'give the whole vertical angle')
  for (const side of [width, height])
    check(
      Number.isInteger(side) && side >= 1 && side <= MOST_PIXELS,
      `a width and a height of 1 to ${MOST_PIXELS} whole pixels`,
      camera.id,
      side,
      'give the size of the picture',
    )
}

function check(holds: boolean, expected: string, id: string, received: unknown, remedy: string): void {
  if (!holds) throw badOption(`camera ${showReceived(id)}: ${expected}`, received, remedy)
}
