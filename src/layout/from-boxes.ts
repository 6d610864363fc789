import { bearingOf } from '../base/angle'
import { badOption, showReceived, V2loError } from '../base/error'
import { frameFromAxes, rotationFromEuler, type Transform, transformPoint, type Vec3 } from '../base/transform'
import { LENGTH_UNITS, type LengthUnit, lengthSpelled, toBase } from '../base/units'
import { observerFrame, toEgo } from './frame'
import { outlineOfCorners } from './from-boxes-outline'
import { BOX_KINDS, type BoxKind, type BoxRow, cornersOfRow } from './from-boxes-rows'
import { createLayout, type Layout, type ObjectInput } from './layout'

export type { BoxKind, BoxRow } from './from-boxes-rows'

/** The values of {@link SignedAxis}. */
export const SIGNED_AXES = ['+x', '-x', '+y', '-y', '+z', '-z'] as const
/** A direction along an axis of the rows' frame. */
export type SignedAxis = (typeof SIGNED_AXES)[number]

/** Where an observer stands in the rows' frame, in the rows' unit. */
export interface BoxPose {
  /** Becomes the origin of the map, its height the height 0. */
  readonly position: Vec3
  /** Clockwise seen from above; 0 looks along `forward`. */
  readonly yawDeg: number
  /**
   * Looking up is positive. A map seen from above does not depend on it, so it changes nothing: it is taken so that a
   * whole pose can be passed.
   */
  readonly pitchDeg?: number
}

/** How the camera was held whose own frame the rows are in. */
export interface CameraTilt {
  /** How far it looked up (positive) or down (negative); the map is leveled by it. Default 0. */
  readonly pitchDeg?: number
  /** How far it was turned clockwise from the map's +y, for one camera of several. Default 0. */
  readonly yawDeg?: number
}

/** What {@link fromBoxes} has to know about the rows: their kind, their axes, their unit. */
export interface FromBoxesOptions<Kind extends BoxKind = BoxKind> {
  readonly kind: Kind
  /** Which way is up in the rows' frame: `'+z'` in scans, `'+y'` in Unity and OpenGL, `'-y'` in OpenCV cameras. */
  readonly up: SignedAxis
  /** Which way becomes the map's +y; perpendicular to `up`. */
  readonly forward: SignedAxis
  /** `'left'` for Unity and Unreal, `'right'` for nearly everything else. */
  readonly handedness: 'right' | 'left'
  readonly unit: LengthUnit
  /** For rows in a world frame: makes this observer the origin, and the layout's origin `'observer'`. */
  readonly pose?: BoxPose
  /** For rows in a camera's own frame: the layout's origin is `'observer'`, leveled by how the camera was held. */
  readonly camera?: CameraTilt
}

/**
 * A layout from a table of boxes in space whose frame is declared: which way is up, which way is forward, which hand,
 * which unit. Every object gets the footprint of its eight corners seen from above, the box around it, its `zRange`,
 * and `headingDeg` where the row names its front. The origin is `'observer'` with `pose` or `camera`, else `'world'`.
 * Throws a `V2loError` on options or rows that are not what they say.
 *
 * @example
 * // AI2-THOR: Unity's frame, seen by the agent
 * fromBoxes(objects.map((o) => ({ label: o.objectType, corners: o.axisAlignedBoundingBox.cornerPoints })), {
 *   kind: 'corners', up: '+y', forward: '+z', handedness: 'left', unit: 'm',
 *   pose: { position: [agent.x, agent.y, agent.z], yawDeg: agent.rotation.y },
 * })
 */
export function fromBoxes<Kind extends BoxKind>(rows: Iterable<BoxRow<Kind>>, options: FromBoxesOptions<Kind>): Layout {
  const { kind, pose, camera } = options
  oneOf('kind', kind, BOX_KINDS)
  if (pose && camera)
    throw new V2loError({
      code: 'bad-option',
      expected: 'either pose (rows in a world frame) or camera (rows in a camera frame)',
      received: 'both',
      remedy: 'say which frame the rows are in',
    })
  const toMap = pose ? observerMapping(options, pose) : frameMapping(options, camera)
  const objects: ObjectInput[] = []
  for (const row of rows) {
    const outline = outlineOfCorners(cornersOfRow(row as BoxRow, kind).map(toMap.point))
    objects.push({
      label: row.label,
      ...(row.id !== undefined && { id: row.id }),
      ...outline,
      ...headingOf(row.front, toMap.direction),
    })
  }
  return createLayout(objects, { origin: pose || camera ? 'observer' : 'world' })
}

/** How points and directions of the rows' frame become right, forward and up on the map, in meters. */
interface Mapping {
  readonly point: (p: Vec3) => Vec3
  readonly direction: (d: Vec3) => Vec3
}

function frameMapping(options: FromBoxesOptions, camera?: CameraTilt): Mapping {
  const axes = mapAxes(options)
  const level = camera && cameraToLevel(camera)
  const direction = (d: Vec3) => (level ? transformPoint(level, transformPoint(axes, d)) : transformPoint(axes, d))
  oneOf('unit', options.unit, LENGTH_UNITS)
  const unit = lengthSpelled(options.unit)!
  const meters = (length: number) => toBase(length, unit)
  return { direction, point: (p) => direction([meters(p[0]), meters(p[1]), meters(p[2])]) }
}

function observerMapping(options: FromBoxesOptions, pose: BoxPose): Mapping {
  const world = frameMapping(options)
  if (![...pose.position, pose.pitchDeg ?? 0].every((v) => Number.isFinite(v)) || pose.position.length !== 3)
    throw new V2loError({
      code: 'bad-number',
      expected: 'pose: a position of three finite numbers, yawDeg, and pitchDeg where given',
      received: showReceived(pose),
      remedy: 'give the position in the frame and unit of the rows',
    })
  const [x, y, z] = world.point(pose.position)
  const frame = observerFrame({ position: [x, y], yawDeg: pose.yawDeg })
  const turned = observerFrame({ position: [0, 0], yawDeg: pose.yawDeg })
  return {
    point: (p) => {
      const at = world.point(p)
      const ego = toEgo([at[0], at[1]], frame)
      return [ego.right, ego.forward, at[2] - z + 0]
    },
    direction: (d) => {
      const to = world.direction(d)
      const ego = toEgo([to[0], to[1]], turned)
      return [ego.right, ego.forward, to[2]]
    },
  }
}

/**
 * The rotation from a camera's own right, forward, up to those of the level map: up by the pitch about the right
 * axis, then clockwise by the yaw about the vertical.
 */
export function cameraToLevel({ pitchDeg = 0, yawDeg = 0 }: CameraTilt): Transform {
  if (!Number.isFinite(pitchDeg) || !Number.isFinite(yawDeg) || Math.abs(pitchDeg) > 90)
    throw badOption(
      'camera: pitchDeg in [-90, 90] (looking up is positive) and yawDeg, finite numbers of degrees',
      { pitchDeg, yawDeg },
      'leave out what is not known: it is then 0',
    )
  return rotationFromEuler((pitchDeg * Math.PI) / 180, 0, (-yawDeg * Math.PI) / 180)
}

/** The change of axes from the rows' frame to right, forward, up; exact, since every entry is 0, 1 or -1. */
export function mapAxes(options: Pick<FromBoxesOptions, 'up' | 'forward' | 'handedness'>): Transform {
  const up = axisVector('up', options.up)
  const forward = axisVector('forward', options.forward)
  oneOf('handedness', options.handedness, ['right', 'left'])
  if (options.up[1] === options.forward[1])
    throw badOption(
      'forward perpendicular to up',
      { up: options.up, forward: options.forward },
      'name two different axes',
    )
  const right = options.handedness === 'right' ? crossVec3(forward, up) : crossVec3(up, forward)
  const column = (i: 0 | 1 | 2): Vec3 => [right[i], forward[i], up[i]]
  return frameFromAxes(column(0), column(1), column(2))
}

function axisVector(name: string, axis: SignedAxis): Vec3 {
  oneOf(name, axis, SIGNED_AXES)
  const sign = axis[0] === '+' ? 1 : -1
  return [axis[1] === 'x' ? sign : 0, axis[1] === 'y' ? sign : 0, axis[1] === 'z' ? sign : 0]
}

const crossVec3 = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

function headingOf(front: Vec3 | undefined, direction: Mapping['direction']): { headingDeg?: number } {
  if (front === undefined) return {}
  if (!Array.isArray(front) || front.length !== 3 || !front.every((v) => Number.isFinite(v)))
    throw new V2loError({
      code: 'bad-number',
      expected: 'front: a direction of three finite numbers in the frame of the rows',
      received: showReceived(front),
      remedy: 'leave it out where the object has no front',
    })
  const [right, forward, up] = direction([front[0], front[1], front[2]])
  // An object that looks straight up or down has no heading.
  const level = Math.max(Math.abs(right), Math.abs(forward))
  return level > 1e-9 * Math.abs(up) ? { headingDeg: bearingOf(right, forward) } : {}
}

function oneOf(name: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return
  throw badOption(
    `${name}: ${allowed.map((a) => `'${a}'`).join(', ')}`,
    value,
    'say how the rows were measured: a frame is never guessed',
  )
}
