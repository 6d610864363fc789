import { signedArea } from '../../base/convex'
import { cross, type Vec2 } from '../../base/vec2'
import { toEgo } from '../../layout/frame'
import type { BevObject } from '../../layout/layout'
import { placeOutline, placePoint } from '../../layout/place'
import { sectorOf } from '../../solve/sectors'
import type { NamedObject, View } from '../scene/view'
import type { DirectionCandidate } from './candidate'

/** The bearing is at least so many degrees from both edges of its sector; left and right are not asked behind. */
export function isClearOfEdges({ found, scheme }: DirectionCandidate, least: number): boolean {
  if (found.ambiguous || found.marginDeg < least) return false
  // Left and right are clear beside someone, and not behind them; VSI-Bench asks up to 135 degrees.
  return scheme !== 'left-right' || Math.abs(found.bearingDeg) <= 135 - least
}

/** No object stood at, faced or asked about is larger than this. */
export const isCompact = ({ at, facing, target }: DirectionCandidate, most: number): boolean =>
  [at, facing, target].every(({ object }) => largestExtent(object) <= most)

function largestExtent({ box, zRange }: BevObject): number {
  const height = zRange ? zRange[1] - zRange[0] : 0
  return Math.max(box.maxX - box.minX, box.maxY - box.minY, height)
}

/** Every two objects it names hold. */
export function everyPair(
  objects: readonly NamedObject[],
  holds: (a: NamedObject, b: NamedObject) => boolean,
): boolean {
  return objects.every((a, i) => objects.slice(i + 1).every((b) => holds(a, b)))
}

export const isApart = ({ objects }: DirectionCandidate, least: number, view: View): boolean =>
  everyPair(objects, (a, b) => view.apart(a, b) >= least)

export const isTogether = ({ objects }: DirectionCandidate, most: number, view: View): boolean =>
  everyPair(objects, (a, b) => view.apart(a, b) <= most)

/** Closest points on the floor plan: what overlaps there has a gap of 0. */
export const isSeparate = ({ objects }: DirectionCandidate, least: number, view: View): boolean =>
  everyPair(objects, (a, b) => view.gap(a, b) >= least)

/** Where an object was found, with its outline. */
type FoundTarget = Pick<DirectionCandidate, 'target' | 'from' | 'frame' | 'scheme' | 'found'>

/** At most this part of the asked object's outline lies outside the sector its center is in. */
export function isInOneSector(candidate: FoundTarget, most: number): boolean {
  return spreadOf(candidate) <= most
}

/** A thing without width has no area to share out: it gets a millimeter. */
const NO_WIDTH = 1e-3

/** The part of the asked object's outline outside its center's sector. */
function spreadOf({ target, from, frame, scheme, found }: FoundTarget): number {
  const eye = { ...frame, position: placePoint(from.object) }
  const outline = outlineWithArea(target.object).map((point): Vec2 => {
    const { right, forward } = toEgo(point, eye)
    return [right, forward]
  })
  const whole = signedArea(outline)
  const { fromDeg, toDeg } = sectorOf(scheme, found.label)!
  // Clockwise of the one edge and counter-clockwise of the other.
  const inside = clipped(clipped(outline, rayAt(fromDeg), -1), rayAt(toDeg), 1)
  return 1 - signedArea(inside) / whole
}

function outlineWithArea(object: BevObject): readonly Vec2[] {
  const outline = placeOutline(object)
  if (outline.length > 2) return outline
  const { minX, minY, maxX, maxY } = object.box
  const x = maxX > minX ? 0 : NO_WIDTH / 2
  const y = maxY > minY ? 0 : NO_WIDTH / 2
  const box = { minX: minX - x, minY: minY - y, maxX: maxX + x, maxY: maxY + y }
  return placeOutline({ id: object.id, label: object.label, box })
}

const rayAt = (deg: number): Vec2 => [Math.sin((deg * Math.PI) / 180), Math.cos((deg * Math.PI) / 180)]

/** The part of a convex polygon on one side of the line through (0, 0) along a ray: 1 left of it, -1 right of it. */
function clipped(polygon: readonly Vec2[], ray: Vec2, side: 1 | -1): readonly Vec2[] {
  const kept: Vec2[] = []
  polygon.forEach((point, i) => {
    const next = polygon[(i + 1) % polygon.length]!
    const here = side * cross(ray, point)
    const there = side * cross(ray, next)
    if (here >= 0) kept.push(point)
    if (here >= 0 !== there >= 0) {
      const t = here / (here - there)
      kept.push([point[0] + t * (next[0] - point[0]), point[1] + t * (next[1] - point[1])])
    }
  })
  return kept
}
