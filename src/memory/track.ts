import { normalizeDeg } from '../base/angle'
import type { Vec2 } from '../base/vec2'
import { type Aabb, aabbOfPoints } from '../layout/aabb'
import type { Covariance, Detection } from './detection'

/** A number that is known up to a variance. */
export interface Guess {
  readonly value: number
  readonly variance: number
}

/** A thing the memory believes in, while the log is folded. */
export interface Track {
  readonly id: string
  label: string
  folded: string
  center: Vec2
  covariance: Covariance
  /** Sides along its own axes and the direction of the longer one; absent until an observation tells them. */
  own?: { length: Guess; width: Guess; yawDeg: Guess }
  /** Half of the largest extents along x and y that its observations allow, where none told its own sides. */
  outer: { x: number; y: number }
  heights?: { low: Guess; high: Guess }
  /** Log-odds of being there. */
  odds: number
  readonly firstSeen: number
  lastSeen: number
  /** Sightings that were its own. */
  count: number
  /** Where it was seen from, as far as they tell confirmation. */
  viewpoints: readonly Vec2[]
  isConfirmed: boolean
  /** A sighting that lay so far off that the next one decides. */
  outlier?: Detection
  /** The places of the log that it comes from. */
  readonly entries: number[]
  /** What the user said of it. */
  corrected?: true
}

/** Frames are correlated: no standard deviation falls below this, meters. */
const LEAST_VARIANCE = 0.02 ** 2
const LEAST_YAW_VARIANCE = 1
/** Two sightings in a row with a squared distance over this begin its place anew. */
const RESTART = 6
/** How far two viewpoints must differ: degrees of bearing from the object, or meters. */
const VIEWPOINT_DEG = 10
const VIEWPOINT = 0.5
const MOST_VIEWPOINTS = 8

/** A new thing from its first sighting. */
export function beginTrack(
  id: string,
  detection: Detection,
  seen: { readonly at: number; readonly from: Vec2; readonly entry: number; readonly odds: number },
): Track {
  const { label, folded, center, covariance, own, sd, heights, box } = detection
  const variance = Math.max(LEAST_VARIANCE, sd * sd)
  return {
    id,
    label,
    folded,
    center,
    covariance: floored(covariance),
    ...(own && {
      own: {
        length: { value: own.length, variance },
        width: { value: own.width, variance },
        yawDeg: { value: own.yawDeg, variance: own.yawSd ** 2 },
      },
    }),
    outer: { x: (box.maxX - box.minX) / 2, y: (box.maxY - box.minY) / 2 },
    ...(heights && { heights: { low: { value: heights[0], variance }, high: { value: heights[1], variance } } }),
    odds: seen.odds,
    firstSeen: seen.at,
    lastSeen: seen.at,
    count: 1,
    viewpoints: [seen.from],
    isConfirmed: false,
    entries: [seen.entry],
  }
}

/** The squared distance of a sighting from a track under both covariances (Mahalanobis). */
export function squaredDistance(track: Track, { center, covariance }: Detection): number {
  const { xx, xy, yy } = added(track.covariance, covariance)
  const [dx, dy] = [center[0] - track.center[0], center[1] - track.center[1]]
  return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy)
}

/** Takes a sighting in: the place, the sides and the direction, each weighed by how sure it is (a Kalman filter). */
export function fuse(track: Track, detection: Detection): void {
  // What is cut tells neither its center nor its sides: only that it reaches as far as was seen.
  if (detection.isCut) {
    stretchTo(track, detection)
    return
  }
  const far = squaredDistance(track, detection) > RESTART
  if (far && track.outlier === undefined) {
    track.outlier = detection
    return
  }
  if (far) {
    // Fused on for ever, a small move would be averaged away.
    track.center = track.outlier!.center
    track.covariance = floored(track.outlier!.covariance)
  }
  delete track.outlier
  fuseCenter(track, detection)
  fuseSides(track, detection)
  fuseHeights(track, detection)
}

function fuseCenter(track: Track, { center, covariance }: Detection): void {
  const p = track.covariance
  const s = added(p, covariance)
  const det = s.xx * s.yy - s.xy * s.xy
  const [dx, dy] = [center[0] - track.center[0], center[1] - track.center[1]]
  // Gain K = P S^-1, state + K d, covariance (I - K) P.
  const k11 = (p.xx * s.yy - p.xy * s.xy) / det
  const k12 = (p.xy * s.xx - p.xx * s.xy) / det
  const k21 = (p.xy * s.yy - p.yy * s.xy) / det
  const k22 = (p.yy * s.xx - p.xy * s.xy) / det
  track.center = [track.center[0] + k11 * dx + k12 * dy, track.center[1] + k21 * dx + k22 * dy]
  track.covariance = floored({
    xx: (1 - k11) * p.xx - k12 * p.xy,
    xy: (1 - k11) * p.xy - k12 * p.yy,
    yy: (1 - k22) * p.yy - k21 * p.xy,
  })
}

function fuseSides(track: Track, { own, sd, box }: Detection): void {
  track.outer = {
    x: Math.min(track.outer.x, (box.maxX - box.minX) / 2),
    y: Math.min(track.outer.y, (box.maxY - box.minY) / 2),
  }
  if (own === undefined) return
  const variance = sd * sd
  if (track.own === undefined) {
    track.own = {
      length: { value: own.length, variance: Math.max(LEAST_VARIANCE, variance) },
      width: { value: own.width, variance: Math.max(LEAST_VARIANCE, variance) },
      yawDeg: { value: own.yawDeg, variance: own.yawSd ** 2 },
    }
    return
  }
  const { length, width, yawDeg } = track.own
  // An axis has two directions, and of a nearly square thing either side may be the longer one.
  const straight = axisDifference(own.yawDeg, yawDeg.value)
  const turned = axisDifference(own.yawDeg + 90, yawDeg.value)
  const isTurned = Math.abs(turned) < Math.abs(straight)
  const [long, short] = isTurned ? [own.width, own.length] : [own.length, own.width]
  const angle = mixed(
    { value: 0, variance: yawDeg.variance },
    { value: isTurned ? turned : straight, variance: own.yawSd ** 2 },
    LEAST_YAW_VARIANCE,
  )
  track.own = {
    length: mixed(length, { value: long, variance }),
    width: mixed(width, { value: short, variance }),
    yawDeg: { value: normalizeDeg(yawDeg.value + angle.value), variance: angle.variance },
  }
}

/** By how many degrees one axis is clockwise of another, in (-90, 90]. */
function axisDifference(a: number, b: number): number {
  const difference = normalizeDeg(a - b)
  return difference > 90 ? difference - 180 : difference <= -90 ? difference + 180 : difference
}

function fuseHeights(track: Track, { heights, sd }: Detection): void {
  if (heights === undefined) return
  const [low, high] = heights.map((value): Guess => ({ value, variance: sd * sd })) as [Guess, Guess]
  track.heights =
    track.heights === undefined
      ? { low, high }
      : { low: mixed(track.heights.low, low), high: mixed(track.heights.high, high) }
}

/** Of what is cut, edges are bounds: they move the believed ones only where they are violated by two deviations. */
function stretchTo(track: Track, { box, sd }: Detection): void {
  if (track.own !== undefined) return
  const [x, y] = [track.outer.x, track.outer.y]
  const reachX = Math.max(box.maxX - track.center[0], track.center[0] - box.minX)
  const reachY = Math.max(box.maxY - track.center[1], track.center[1] - box.minY)
  track.outer = { x: reachX > x + 2 * sd ? reachX : x, y: reachY > y + 2 * sd ? reachY : y }
}

/** Notes a viewpoint; two that differ enough confirm. Turning on the spot does not. */
export function seeFrom(track: Track, from: Vec2): void {
  if (track.isConfirmed) return
  track.isConfirmed = track.viewpoints.some((other) => {
    const [ax, ay] = [other[0] - track.center[0], other[1] - track.center[1]]
    const [bx, by] = [from[0] - track.center[0], from[1] - track.center[1]]
    const turn = (Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI
    return Math.hypot(other[0] - from[0], other[1] - from[1]) >= VIEWPOINT || turn >= VIEWPOINT_DEG
  })
  if (track.viewpoints.length < MOST_VIEWPOINTS) track.viewpoints = [...track.viewpoints, from]
}

/** The outline of a track: the rectangle of its own sides, or the box around what was seen of it. */
export function outlineOf({ center, own, outer }: Track): readonly Vec2[] {
  if (own === undefined) {
    const [x, y] = center
    return [
      [x - outer.x, y - outer.y],
      [x + outer.x, y - outer.y],
      [x + outer.x, y + outer.y],
      [x - outer.x, y + outer.y],
    ]
  }
  const yaw = (own.yawDeg.value * Math.PI) / 180
  const along: Vec2 = [(Math.sin(yaw) * own.length.value) / 2, (Math.cos(yaw) * own.length.value) / 2]
  const across: Vec2 = [(-Math.cos(yaw) * own.width.value) / 2, (Math.sin(yaw) * own.width.value) / 2]
  const corner = (a: number, b: number): Vec2 => [
    center[0] + a * along[0] + b * across[0],
    center[1] + a * along[1] + b * across[1],
  ]
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

/** The box around it. */
export const boxOf = (track: Track): Aabb => aabbOfPoints(outlineOf(track))!

/** Two independent guesses of one number. */
function mixed(a: Guess, b: Guess, least = LEAST_VARIANCE): Guess {
  const gain = a.variance / (a.variance + b.variance)
  return { value: a.value + gain * (b.value - a.value), variance: Math.max(least, (1 - gain) * a.variance) }
}

const added = (a: Covariance, b: Covariance): Covariance => ({ xx: a.xx + b.xx, xy: a.xy + b.xy, yy: a.yy + b.yy })

/** With both of its principal variances at least the smallest there is. */
function floored({ xx, xy, yy }: Covariance): Covariance {
  const half = (xx + yy) / 2
  const spread = Math.hypot((xx - yy) / 2, xy)
  if (half - spread >= LEAST_VARIANCE) return { xx, xy, yy }
  const [large, small] = [Math.max(half + spread, LEAST_VARIANCE), LEAST_VARIANCE]
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return {
    xx: large * c * c + small * s * s,
    xy: (large - small) * c * s,
    yy: large * s * s + small * c * c,
  }
}
