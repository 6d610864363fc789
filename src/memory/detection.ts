import { normalizeDeg } from '../base/angle'
import { isConvexCounterClockwise, tightRectangle } from '../base/convex'
import type { Vec2 } from '../base/vec2'
import { type Aabb, aabbCenter, aabbOfPoints } from '../layout/aabb'
import { foldLabel } from '../layout/label'
import type { BevObject } from '../layout/layout'
import { placeOutline } from '../layout/place'
import type { Observation, Pose } from './observation'

/** A symmetric 2 x 2 matrix of variances, square meters. */
export interface Covariance {
  readonly xx: number
  readonly xy: number
  readonly yy: number
}

/** One object of an observation, in the world. */
export interface Detection {
  readonly label: string
  readonly folded: string
  readonly center: Vec2
  /** Of the center: detection and pose together. */
  readonly covariance: Covariance
  /** Standard deviation of a side and of an edge, meters. */
  readonly sd: number
  /** Of an edge in the world, pose included, square meters. */
  readonly edgeVariance: number
  /** Meters from the observer. */
  readonly range: number
  readonly outline: readonly Vec2[]
  readonly box: Aabb
  /**
   * Its size along its own axes, if the observation tells it: from a footprint, or from a box in a frame turned by a
   * multiple of 90 degrees. Otherwise the box of a turned thing is larger than it, and its edges are only bounds.
   */
  readonly own?: { readonly length: number; readonly width: number; readonly yawDeg: number; readonly yawSd: number }
  readonly heights?: readonly [low: number, high: number]
  /** It reaches over the border of the view or to its range: more of it may be there, and its center is not known. */
  readonly isCut: boolean
}

/** How sure a detection is, before its pose: standard deviation base + perMeter times range, meters. */
export interface DetectionModel {
  readonly base: number
  readonly perMeter: number
}

const RAD = Math.PI / 180

/** A point of an observer's frame in the world. */
export function toWorld({ position, yawDeg }: Pose, [right, forward]: Vec2): Vec2 {
  const [sin, cos] = [Math.sin(yawDeg * RAD), Math.cos(yawDeg * RAD)]
  return [position[0] + right * cos + forward * sin, position[1] - right * sin + forward * cos]
}

/** The objects of an observation in the world, with how sure each is. */
export function detectionsOf(
  { objects, pose, poseSd, view }: Observation,
  { base, perMeter }: DetectionModel,
): readonly Detection[] {
  const isSquare = Math.abs(normalizeDeg(pose.yawDeg * 4)) < 1e-7
  return objects.map((object): Detection => {
    const own = placeOutline(object)
    const outline = own.map((point) => toWorld(pose, point))
    const middle = object.footprint ? centerOf(object.footprint) : aabbCenter(object.box)
    const center = toWorld(pose, middle)
    const range = Math.hypot(middle[0], middle[1])
    const sd = base + perMeter * range
    const isCut = isCutBy(own, view.fovDeg, view.range)
    const sideways = range * poseSd.yawDeg * RAD
    const across = perpendicular([center[0] - pose.position[0], center[1] - pose.position[1]])
    const box = aabbOfPoints(outline)!
    // Of what is cut, the center lies anywhere about as far off as the part that was seen is large.
    const unseen = isCut ? Math.max(box.maxX - box.minX, box.maxY - box.minY) / 2 : 0
    const variance = sd * sd + poseSd.position ** 2 + unseen ** 2
    return {
      label: object.label,
      folded: foldLabel(object.label),
      center,
      covariance: {
        xx: variance + (sideways * across[0]) ** 2,
        xy: sideways * sideways * across[0] * across[1],
        yy: variance + (sideways * across[1]) ** 2,
      },
      sd,
      edgeVariance: 1.25 * sd * sd + poseSd.position ** 2 + sideways ** 2,
      range,
      outline,
      box,
      ...ownShape(object, outline, isSquare, { sd, poseYawSd: poseSd.yawDeg }),
      ...(object.zRange && { heights: object.zRange }),
      isCut,
    }
  })
}

/** How far the direction of a side of one meter is off when its ends are, degrees, at least. */
const LEAST_YAW_SD = 1

function ownShape(
  { footprint }: BevObject,
  outline: readonly Vec2[],
  isSquare: boolean,
  { sd, poseYawSd }: { readonly sd: number; readonly poseYawSd: number },
): Pick<Detection, 'own'> {
  if (footprint !== undefined && isConvexCounterClockwise(outline)) {
    const { length, width, along } = tightRectangle(outline)
    const yawDeg = axisYaw(along)
    const yawSd = Math.max(LEAST_YAW_SD, Math.min(45, Math.atan2(sd, Math.max(length, 0.1)) / RAD), poseYawSd)
    return { own: { length, width, yawDeg, yawSd } }
  }
  // Without a footprint, and measured along axes that are not its own, a box is larger than what is in it.
  if (footprint !== undefined || !isSquare) return {}
  const world = aabbOfPoints(outline)!
  const [x, y] = [world.maxX - world.minX, world.maxY - world.minY]
  return { own: x >= y ? { length: x, width: y, yawDeg: 90, yawSd: 1 } : { length: y, width: x, yawDeg: 0, yawSd: 1 } }
}

/** The direction of an axis, degrees clockwise from +y, in (-90, 90]: an axis has no front. */
export function axisYaw([x, y]: Vec2): number {
  const yaw = normalizeDeg(Math.atan2(x, y) / RAD)
  return yaw > 90 ? yaw - 180 : yaw <= -90 ? yaw + 180 : yaw
}

const perpendicular = ([x, y]: Vec2): Vec2 => {
  const length = Math.hypot(x, y)
  return length === 0 ? [0, 0] : [y / length, -x / length]
}

function centerOf(points: readonly Vec2[]): Vec2 {
  const { along } = tightRectangle(points)
  const across: Vec2 = [0 - along[1], along[0]]
  const middle = (axis: Vec2) => {
    const values = points.map(([x, y]) => x * axis[0] + y * axis[1])
    return (Math.min(...values) + Math.max(...values)) / 2
  }
  const [a, b] = [middle(along), middle(across)]
  return [a * along[0] + b * across[0], a * along[1] + b * across[1]]
}

/** How near a border something must come to be cut by it: degrees and meters. */
const BORDER_DEG = 0.5
const BORDER = 0.05

/** Whether an outline in the observer's frame reaches over the border of the view or its range. */
function isCutBy(outline: readonly Vec2[], fovDeg: number, range: number): boolean {
  const half = fovDeg / 2 - BORDER_DEG
  return outline.some(([right, forward]) => {
    const bearing = Math.abs(Math.atan2(right, forward)) / RAD
    return bearing >= half || Math.hypot(right, forward) >= range - BORDER
  })
}
