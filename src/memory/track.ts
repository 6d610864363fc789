import { normalizeDeg } from '../base/angle'
import type { Vec2 } from '../base/vec2'
import { type Aabb, aabbOfPoints } from '../layout/aabb'
import { createLayout, type Layout } from '../layout/layout'
import type { Covariance, Detection } from './detection'

/** A number that is known up to a variance. */
export interface Guess {
  readonly value: number
  readonly variance: number
}

/** Something that happened to a thing: what an entry of the log said of it. */
export interface TrackEvent {
  readonly at: number
  /** The entry's number in the log, from 0. */
  readonly entry: number
  readonly what: 'seen' | 'ambiguous' | 'not-seen' | 'corrected'
}

/** A thing the memory believes in, while the log is folded. Plain JSON data; its parts are replaced, never changed. */
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
  /** Only parts of it were seen: it reaches at least as far as believed. */
  isPartial: boolean
  /** What it comes from, the newest last; the oldest are dropped. */
  history: readonly TrackEvent[]
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
const MOST_EVENTS = 32

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
    isPartial: detection.isCut,
    history: [{ at: seen.at, entry: seen.entry, what: 'seen' }],
  }
}

/** The squared distance of a sighting from a track under both covariances (Mahalanobis). */
export function squaredDistance(track: Track, { center, covariance }: Detection): number {
  const { xx, xy, yy } = added(track.covariance, covariance)
  const [dx, dy] = [center[0] - track.center[0], center[1] - track.center[1]]
  return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy)
}

/** Notes what happened to a thing. */
export function note(track: Track, event: TrackEvent): void {
  track.history = [...track.history.slice(1 - MOST_EVENTS), event]
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
  const [low, high] = heights.map((value): Guess => ({ value, variance: sd * sd })) as [Guess, Guess]
  track.heights =
    track.heights === undefined
      ? { low, high }
      : { low: mixed(track.heights.low, low), high: mixed(track.heights.high, high) }
}

/**
 * Of what is cut, edges are bounds: each moves the believed one only where it lies beyond it by more than two standard
 * deviations, and the opposite edge stays.
 */
function stretchTo(track: Track, { outline, sd }: Detection): void {
  const { center, own, outer } = track
  const axes = axesOf(track)
  const halves = own ? [own.length.value / 2, own.width.value / 2] : [outer.x, outer.y]
  let moved: Vec2 = center
  const grown = axes.map(([ax, ay], i) => {
    const reach = outline.map(([x, y]) => (x - center[0]) * ax + (y - center[1]) * ay)
    const known = halves[i]!
    const low = Math.min(...reach)
    const high = Math.max(...reach)
    const from = low < -known - 2 * sd ? low : -known
    const to = high > known + 2 * sd ? high : known
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

/** The directions of its length and its width, or x and y where its own sides are not known. */
function axesOf({ own }: Track): readonly [Vec2, Vec2] {
  if (own === undefined)
    return [
      [1, 0],
      [0, 1],
    ]
  const yaw = (own.yawDeg.value * Math.PI) / 180
  return [
    [Math.sin(yaw), Math.cos(yaw)],
    [-Math.cos(yaw), Math.sin(yaw)],
  ]
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

/** The outline of a track, counter-clockwise: the rectangle of its own sides, or the box around what was seen of it. */
export function outlineOf(track: Track): readonly Vec2[] {
  const { center, own, outer } = track
  const [along, across] = axesOf(track)
  const [a, b] = own ? [own.length.value / 2, own.width.value / 2] : [outer.x, outer.y]
  const corner = (i: number, j: number): Vec2 => [
    center[0] + i * a * along[0] + j * b * across[0],
    center[1] + i * a * along[1] + j * b * across[1],
  ]
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

/** The box around it. */
export const boxOf = (track: Track): Aabb => aabbOfPoints(outlineOf(track))!

/** Tracks as a layout of the world: their boxes, footprints where their own sides are known, and heights. */
export function layoutOf(tracks: readonly Track[]): Layout {
  return createLayout(
    tracks.map((track) => {
      const { id, label, own, heights } = track
      const [low, high] = heights ? [heights.low.value, heights.high.value] : [0, 0]
      return {
        id,
        label,
        box: boxOf(track),
        ...(own && own.width.value > 1e-6 && own.length.value > 1e-6 && { footprint: outlineOf(track) }),
        ...(heights && { zRange: [Math.min(low, high), Math.max(low, high)] as const }),
      }
    }),
    { origin: 'world' },
  )
}

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
