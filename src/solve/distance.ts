import { denoised, noiseOf } from '../base/coincide'
import { badOption, showReceived, V2loError } from '../base/error'
import { convexClosestPoints, convexDistance } from '../base/polygon-distance'
import { distance, length, type Vec2 } from '../base/vec2'
import { type Place, placeBox, placeOutline, placePoint } from '../layout/place'

/** The values of {@link Measure}. */
export const MEASURES = ['center', 'closest'] as const
/** Between which points of two things a distance is measured: their centers, or the closest ones. */
export type Measure = (typeof MEASURES)[number]

/**
 * Distance between the centers of two places, meters.
 *
 * @example
 * centerDistance([0, 0], [3, 4]) // 5
 */
export function centerDistance(a: Place, b: Place): number {
  return distance(placePoint(a), placePoint(b))
}

/** How {@link closestDistance} measures. */
export interface ClosestDistanceOptions {
  /**
   * 2, the default: on the floor plan. 3: in space, between upright prisms over the outlines; both places must have
   * a `zRange`, else a `V2loError` is thrown.
   */
  readonly dimensions?: 2 | 3
}

/**
 * Distance between the closest points of two places, meters: 0 when they touch or overlap. Between footprints where
 * they are known, else between boxes.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * closestDistance(layout.objects[0], layout.objects[1]) // 1
 */
export function closestDistance(a: Place, b: Place, options: ClosestDistanceOptions = {}): number {
  const { dimensions = 2 } = options
  const flat = planeDistance(a, b)
  if (dimensions === 2) return flat
  if (dimensions !== 3)
    throw badOption('dimensions 2 or 3', dimensions, 'leave it out for the distance on the floor plan')
  const [p, q] = [heightsOf(a), heightsOf(b)]
  // A prism is its outline times its heights, so the two distances are independent.
  return length([flat, gap(p[0], p[1], q[0], q[1])])
}

/** A distance as answers show it: 0 where it is rounding noise of the coordinates it was measured between. */
export function shownDistance(a: Place, b: Place, measured: number): number {
  const [p, q] = [placeBox(a), placeBox(b)]
  const noise = Math.max(noiseOf([p.minX, p.minY], [p.maxX, p.maxY]), noiseOf([q.minX, q.minY], [q.maxX, q.maxY]))
  return denoised(measured, noise)
}

function planeDistance(a: Place, b: Place): number {
  if (hasFootprint(a) || hasFootprint(b)) return convexDistance(placeOutline(a), placeOutline(b))
  const p = placeBox(a)
  const q = placeBox(b)
  return length([gap(p.minX, p.maxX, q.minX, q.maxX), gap(p.minY, p.maxY, q.minY, q.maxY)])
}

/**
 * A closest pair of points of two places on the floor plan, for drawing what {@link closestDistance} measures: one and
 * the same point where they touch or overlap, the middle of what faces each other where two boxes do.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * closestPoints(layout.objects[0], layout.objects[1])[0][0] // 2
 */
export function closestPoints(a: Place, b: Place): readonly [Vec2, Vec2] {
  if (hasFootprint(a) || hasFootprint(b)) return convexClosestPoints(placeOutline(a), placeOutline(b))
  const p = placeBox(a)
  const q = placeBox(b)
  const [ax, bx] = closestOf(p.minX, p.maxX, q.minX, q.maxX)
  const [ay, by] = closestOf(p.minY, p.maxY, q.minY, q.maxY)
  return [
    [ax, ay],
    [bx, by],
  ]
}

/** The closest numbers of two intervals; the middle of what they share. */
function closestOf(minA: number, maxA: number, minB: number, maxB: number): readonly [number, number] {
  if (maxA < minB) return [maxA, minB]
  if (maxB < minA) return [minA, maxB]
  const middle = Math.max(minA, minB) / 2 + Math.min(maxA, maxB) / 2
  return [middle, middle]
}

const hasFootprint = (place: Place) =>
  typeof place === 'object' && place !== null && 'box' in place && place.footprint !== undefined

function heightsOf(place: Place): readonly [number, number] {
  if ('box' in place && place.zRange) return place.zRange
  throw new V2loError({
    code: 'bad-option',
    expected: 'dimensions: 3 with two objects that have a zRange',
    received: 'box' in place ? `"${place.id}" without one` : showReceived(place),
    remedy: 'ask for dimensions: 2, or give the objects their zRange',
  })
}

function gap(minA: number, maxA: number, minB: number, maxB: number): number {
  return Math.max(0, minB - maxA, minA - maxB)
}
