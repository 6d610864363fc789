import { applyTransform, fitAlignment, IDENTITY, type MapTransform, transformYawDeg } from '../score/map/align'
import type { Detection } from './detection'
import type { Track } from './track'

/** A shift between an observation and the belief. */
export interface Drift {
  /** Meters along the world's x that bring the observation onto the belief, after turning it around (0, 0). */
  readonly x: number
  /** The same along y. */
  readonly y: number
  /** Degrees clockwise that it is turned by. */
  readonly yawDeg: number
  /** Pairs it comes from. */
  readonly pairs: number
  readonly corrected: boolean
}

/** A drift as it is applied. */
export interface FoundDrift {
  readonly transform: MapTransform
  readonly pairs: number
}

/** From how many pairs a drift is estimated. */
const LEAST_PAIRS = 3

/** The rigid motion that brings the sightings onto what they were matched with. */
export function driftOf(detections: readonly Detection[], matched: readonly (Track | undefined)[]): FoundDrift | null {
  const pairs = detections.flatMap((detection, i) =>
    matched[i] && !detection.isCut ? [[detection, matched[i]!] as const] : [],
  )
  if (pairs.length < LEAST_PAIRS) return null
  const transform = fitAlignment(
    pairs.map(([{ center }]) => center),
    pairs.map(([, { center }]) => center),
    'rigid',
  )
  return { transform, pairs: pairs.length }
}

export function reported(drift: FoundDrift | null, correctDrift: boolean): Drift | null {
  if (drift === null) return null
  const { tx, ty } = drift.transform
  return { x: tx, y: ty, yawDeg: transformYawDeg(drift.transform), pairs: drift.pairs, corrected: correctDrift }
}

export function moved(detection: Detection, transform: MapTransform): Detection {
  if (transform === IDENTITY) return detection
  const move = ([x, y]: readonly [number, number]) => applyTransform(transform, x, y)
  const outline = detection.outline.map(move)
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  return {
    ...detection,
    center: move(detection.center),
    outline,
    box: { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) },
    ...(detection.own && {
      own: { ...detection.own, yawDeg: detection.own.yawDeg + transformYawDeg(transform) },
    }),
  }
}
