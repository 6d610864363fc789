import { normalizeDeg } from '../base/angle'
import type { Vec2 } from '../base/vec2'
import type { Covariance, Detection } from './detection'
import { axesOf, beginTrack, floored, LEAST_VARIANCE, type Track, type UncertainNumber } from './track'

const LEAST_YAW_VARIANCE = 1
/** Two sightings in a row with a squared distance over this begin its place anew. */
const RESTART = 6

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
  if (track.isPartial) {
    beginAnew(track, detection)
    track.isPartial = false
    return
  }
  const far = squaredDistance(track, detection) > RESTART
  if (far && track.outlier === undefined) {
    track.outlier = detection
    return
  }
  if (far) {
    // Fused on for ever, a small move would be averaged away. Two outliers that disagree: the newer counts.
    place(track, track.outlier!)
    delete track.outlier
    if (squaredDistance(track, detection) > RESTART) {
      place(track, detection)
      fuseSides(track, detection)
      return
    }
  }
  delete track.outlier
  fuseCenter(track, detection)
  fuseSides(track, detection)
  fuseHeights(track, detection)
}

function place(track: Track, { center, covariance }: Detection): void {
  track.center = center
  track.covariance = floored(covariance)
}

/** The first sight of a whole thing replaces what its parts seemed to be. */
function beginAnew(track: Track, detection: Detection): void {
  const { own, outer, heights } = beginTrack(track.id, detection, { at: 0, from: [0, 0], entry: 0, odds: 0 })
  place(track, detection)
  track.outer = outer
  if (own) track.own = own
  else delete track.own
  if (heights) track.heights = heights
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
  // The box of a turned frame is at least as large as the thing: noise alone does not make it smaller.
  const tighter = (known: number, seen: number) => (seen < known - 2 * sd ? seen : known)
  track.outer = {
    x: tighter(track.outer.x, (box.maxX - box.minX) / 2),
    y: tighter(track.outer.y, (box.maxY - box.minY) / 2),
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
  const [low, high] = heights.map((value): UncertainNumber => ({ value, variance: sd * sd })) as [
    UncertainNumber,
    UncertainNumber,
  ]
  track.heights =
    track.heights === undefined
      ? { low, high }
      : { low: mixed(track.heights.low, low), high: mixed(track.heights.high, high) }
}

/**
 * Of what is cut, edges are bounds: each moves the believed one only where it lies beyond it by more than two standard
 * deviations, and the opposite edge stays.
 */
function stretchTo(track: Track, { outline, edgeVariance }: Detection): void {
  const { center, own, outer, covariance } = track
  const axes = axesOf(track)
  const halves = own ? [own.length.value / 2, own.width.value / 2] : [outer.x, outer.y]
  // Of an edge: that of the center, and a quarter of that of the side.
  const known = (covariance.xx + covariance.yy) / 2 + (own ? own.length.variance : edgeVariance) / 4
  const limit = 2 * Math.sqrt(known + edgeVariance)
  // Of what was never seen whole, the farthest part seen is the edge.
  const gain = track.isPartial ? 1 : known / (known + edgeVariance)
  let moved: Vec2 = center
  const grown = axes.map(([ax, ay], i) => {
    const reach = outline.map(([x, y]) => (x - center[0]) * ax + (y - center[1]) * ay)
    const half = halves[i]!
    const beyond = (by: number) => (by > limit ? half + gain * by : half)
    const [from, to] = [-beyond(-Math.min(...reach) - half), beyond(Math.max(...reach) - half)]
    moved = [moved[0] + (ax * (from + to)) / 2, moved[1] + (ay * (from + to)) / 2]
    return (to - from) / 2
  })
  track.center = moved
  if (own)
    track.own = {
      ...own,
      length: { ...own.length, value: 2 * grown[0]! },
      width: { ...own.width, value: 2 * grown[1]! },
    }
  else track.outer = { x: grown[0]!, y: grown[1]! }
}

/** Two independent guesses of one number. */
function mixed(a: UncertainNumber, b: UncertainNumber, least = LEAST_VARIANCE): UncertainNumber {
  const gain = a.variance / (a.variance + b.variance)
  return { value: a.value + gain * (b.value - a.value), variance: Math.max(least, (1 - gain) * a.variance) }
}

const added = (a: Covariance, b: Covariance): Covariance => ({ xx: a.xx + b.xx, xy: a.xy + b.xy, yy: a.yy + b.yy })
