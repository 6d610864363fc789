import { forwardAtYaw } from '../base/angle'
import { coincide, denoised, noiseOf, offsetBetween, unitToward } from '../base/coincide'
import { badOption, listOptions, showReceived, V2loError } from '../base/error'
import { direction, length, scaledToUnit, turnLeft, turnRight, type Vec2 } from '../base/vec2'
import { type Place, placePoint } from './place'

/** Where an observer stands and looks. */
export interface ObserverFrame {
  readonly position: Vec2
  /** A unit vector. */
  readonly forward: Vec2
  /**
   * Two points whose difference `facing - at` is the forward direction, kept because a normalized vector no longer
   * knows an exact tie. For a relation `left` or `right` they are the given points turned by a quarter about the
   * origin (which is exact), so only their difference has a meaning.
   */
  readonly at?: Vec2
  /** The second of the two points; see `at`. */
  readonly facing?: Vec2
}

/** A point in an observer's frame, meters. A shape of its own, so that it is never taken for map coordinates. */
export interface EgoPoint {
  /** To the observer's right, meters; negative to the left. */
  readonly right: number
  /** Ahead of the observer, meters; negative behind. */
  readonly forward: number
}

/**
 * A frame from a position and a yaw in degrees clockwise from +y; exact for multiples of 90.
 *
 * @example
 * observerFrame({ position: [1, 2], yawDeg: 90 }).forward // [1, 0]
 */
export function observerFrame(pose: { readonly position: Vec2; readonly yawDeg: number }): ObserverFrame {
  if (!Number.isFinite(pose.yawDeg))
    throw new V2loError({
      code: 'bad-number',
      expected: 'yawDeg: a finite number of degrees, clockwise from +y',
      received: showReceived(pose.yawDeg),
      remedy: 'use frameFacing where you know what the observer looks at',
    })
  return { position: placePoint(pose.position), forward: forwardAtYaw(pose.yawDeg) }
}

/**
 * Standing at the center of `at`, looking at the center of `facing`. `undefined` when they coincide: there is no
 * forward then.
 *
 * @example
 * toEgo([1, -2], frameFacing([0, 0], [1, 0])) // { right: 2, forward: 1 }
 */
export function frameFacing(at: Place, facing: Place): ObserverFrame | undefined {
  const from = placePoint(at)
  const to = placePoint(facing)
  const forward = unitToward(from, to)
  return forward && { position: from, forward, at: from, facing: to }
}

/** Which way the vector between two places points for an observer. */
export const RELATIONS = ['forward', 'backward', 'left', 'right'] as const

/** What the vector between two places is said to be, and so which way is forward. */
export interface Relation {
  readonly from: Place
  readonly to: Place
  /** `to` lies in this direction of `from`: the vector is forward, backward, or points directly left or right. */
  readonly as: (typeof RELATIONS)[number]
  /** Where the observer stands; default `from`. */
  readonly position?: Place
}

/**
 * The frame a relation sets: `forward` looks along the vector from `from` to `to`, `backward` against it, `right`
 * along it turned 90 degrees counter-clockwise, `left` along it turned clockwise. `undefined` when the two coincide.
 *
 * @example
 * // The TV is directly to the right of the sofa, so the observer looks along +y.
 * toEgo([3, 1], frameFromRelation({ from: [0, 0], to: [3, 0], as: 'right' })) // { right: 3, forward: 1 }
 */
export function frameFromRelation(relation: Relation): ObserverFrame | undefined {
  return frameAlong(relation, unitToward)
}

/** The same of the given numbers and not of what they are up to rounding: only equal places coincide. */
export function exactFrameFromRelation(relation: Relation): ObserverFrame | undefined {
  return frameAlong(relation, (at, facing) => {
    const [x, y] = scaledToUnit(direction(at, facing))
    const size = length([x, y])
    return size > 0 ? [x / size + 0, y / size + 0] : undefined
  })
}

function frameAlong(
  relation: Relation,
  forwardOf: (at: Vec2, facing: Vec2) => Vec2 | undefined,
): ObserverFrame | undefined {
  const from = placePoint(relation.from)
  const to = placePoint(relation.to)
  const position = relation.position === undefined ? from : placePoint(relation.position)
  const [at, facing] = relationPoints(from, to, relation.as)
  const forward = forwardOf(at, facing)
  return forward && { position, forward, at, facing }
}

function relationPoints(from: Vec2, to: Vec2, as: Relation['as']): readonly [at: Vec2, facing: Vec2] {
  switch (as) {
    case 'forward':
      return [from, to]
    case 'backward':
      return [to, from]
    case 'right':
      return [turnLeft(from), turnLeft(to)]
    case 'left':
      return [turnRight(from), turnRight(to)]
    default:
      throw badOption(
        `as: ${listOptions(RELATIONS)}`,
        as,
        'say which way the vector from `from` to `to` points for the observer',
      )
  }
}

/**
 * The forward direction before it was normalized where the frame knows its points and they are apart by more than
 * rounding, else the unit vector.
 */
export function frameDirection(frame: ObserverFrame): Vec2 {
  return frame.at && frame.facing && !coincide(frame.at, frame.facing)
    ? scaledToUnit(offsetBetween(frame.at, frame.facing))
    : frame.forward
}

/** A point of the map as the observer has it: how far to the right, how far forward. */
export function toEgo(point: Vec2, frame: ObserverFrame): EgoPoint {
  const ahead = frameDirection(frame)
  const size = length(ahead)
  const dx = point[0] - frame.position[0]
  const dy = point[1] - frame.position[1]
  return { right: (dx * ahead[1] - dy * ahead[0]) / size + 0, forward: (dx * ahead[0] + dy * ahead[1]) / size + 0 }
}

/** The same as answers show it: a component that is rounding noise is 0. */
export function shownEgo(point: Vec2, frame: ObserverFrame): EgoPoint {
  const noise = noiseOf(frame.position, point)
  const { right, forward } = toEgo(point, frame)
  return { right: denoised(right, noise), forward: denoised(forward, noise) }
}

/**
 * The point of the map that an observer has at `ego`; the inverse of {@link toEgo} up to rounding.
 *
 * @example
 * fromEgo({ right: 2, forward: 1 }, frameFacing([0, 0], [1, 0])) // [1, -2]
 */
export function fromEgo(ego: EgoPoint, frame: ObserverFrame): Vec2 {
  const [fx, fy] = frame.forward
  return [frame.position[0] + ego.right * fy + ego.forward * fx, frame.position[1] - ego.right * fx + ego.forward * fy]
}
