import { length, type Vec2 } from '../base/vec2'
import { type Aabb, aabbOfPoints } from '../layout/aabb'
import { type BevObject, createLayout, type Layout } from '../layout/layout'
import type { Covariance, Detection } from './detection'

/** A number that is known up to a variance. */
export interface UncertainNumber {
  readonly value: number
  readonly variance: number
}

/** What an entry of the log may say of a thing. */
export const TRACK_EVENTS = ['seen', 'ambiguous', 'not-seen', 'corrected'] as const

/** Something that happened to a thing: what an entry of the log said of it. */
export interface TrackEvent {
  readonly at: number
  /** The entry's number in the log, from 0. */
  readonly entry: number
  readonly what: (typeof TRACK_EVENTS)[number]
}

/** A thing the memory believes in, while the log is folded. Plain JSON data; its parts are replaced, never changed. */
export interface Track {
  readonly id: string
  label: string
  folded: string
  center: Vec2
  covariance: Covariance
  /** Sides along its own axes and the direction of the longer one; absent until an observation tells them. */
  own?: { length: UncertainNumber; width: UncertainNumber; yawDeg: UncertainNumber }
  /** Half of the largest extents along x and y that its observations allow, where none told its own sides. */
  outer: { x: number; y: number }
  heights?: { low: UncertainNumber; high: UncertainNumber }
  /** Log-odds of being there. */
  odds: number
  readonly firstSeen: number
  lastSeen: number
  /** Sightings that were its own. */
  count: number
  /** The last places that it was seen from; once it is confirmed, only those that differ. */
  viewpoints: readonly Vec2[]
  isConfirmed: boolean
  /** Where it should have been seen from and was not, since it was last seen; absent if nowhere. */
  missedFrom?: readonly Vec2[]
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
export const LEAST_VARIANCE = 0.02 ** 2
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

/** Notes what happened to a thing. */
export function note(track: Track, event: TrackEvent): void {
  track.history = [...track.history.slice(1 - MOST_EVENTS), event]
}

/** The directions of its length and its width, or x and y where its own sides are not known. */
export function axesOf({ own }: Track): readonly [Vec2, Vec2] {
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

/** Whether two places show one view of a thing: less than half a meter apart, and less than ten degrees as seen from it. */
function isOneViewpoint({ center }: Track, a: Vec2, b: Vec2): boolean {
  if (Math.hypot(a[0] - b[0], a[1] - b[1]) >= VIEWPOINT) return false
  const [ax, ay] = [a[0] - center[0], a[1] - center[1]]
  const [bx, by] = [b[0] - center[0], b[1] - center[1]]
  return (Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI < VIEWPOINT_DEG
}

/** Whether a thing was seen from about here before. */
export const wasSeenFrom = (track: Track, from: Vec2): boolean =>
  track.viewpoints.some((other) => isOneViewpoint(track, other, from))

/** Whether it was missed from about here since it was last seen. */
export const wasMissedFrom = (track: Track, from: Vec2): boolean =>
  track.missedFrom?.some((other) => isOneViewpoint(track, other, from)) ?? false

/** Notes that it should have been seen from here and was not. */
export function missFrom(track: Track, from: Vec2): void {
  if (!wasMissedFrom(track, from)) track.missedFrom = [...(track.missedFrom ?? []).slice(1 - MOST_VIEWPOINTS), from]
}

/** Notes a viewpoint; two that differ enough confirm. Turning on the spot does not. */
export function seeFrom(track: Track, from: Vec2): void {
  delete track.missedFrom
  const isNew = !wasSeenFrom(track, from)
  if (!track.isConfirmed) track.isConfirmed = track.viewpoints.some((other) => !isOneViewpoint(track, other, from))
  else if (!isNew) return
  track.viewpoints = [...track.viewpoints.slice(1 - MOST_VIEWPOINTS), from]
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

/** From its center to its farthest corner. */
export const radiusOf = ({ own, outer }: Track): number =>
  own ? length([own.length.value, own.width.value]) / 2 : length([outer.x, outer.y])

/** A track as an object of the world: its box, its footprint where its own sides are known, and its heights. */
export function objectOf(track: Track): BevObject {
  const { id, label, own, heights } = track
  const outline = outlineOf(track)
  const [low, high] = heights ? [heights.low.value, heights.high.value] : [0, 0]
  return {
    id,
    label,
    box: aabbOfPoints(outline)!,
    ...(own && own.width.value > 1e-6 && own.length.value > 1e-6 && { footprint: outline }),
    ...(heights && { zRange: [Math.min(low, high), Math.max(low, high)] as const }),
  }
}

/** Tracks as a layout of the world. */
export const layoutOf = (tracks: readonly Track[]): Layout => createLayout(tracks.map(objectOf), { origin: 'world' })

/** With both of its principal variances at least the smallest there is. */
export function floored({ xx, xy, yy }: Covariance): Covariance {
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
