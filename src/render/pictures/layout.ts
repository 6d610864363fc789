import { bearingOf } from '../../base/angle'
import type { Vec2 } from '../../base/vec2'
import { type Aabb, aabbCenter, aabbCorners, aabbOfPoints } from '../../layout/aabb'
import type { ObserverFrame } from '../../layout/frame'
import type { BevObject, Layout } from '../../layout/layout'
import { placeOutline } from '../../layout/place'
import type { FilledOptions } from '../options'
import type { LabelRequest, Mark, Picture, Role } from '../picture'
import { plainText } from '../text'

/** The objects of a layout seen from above, with its floor and its observer. */
export function layoutPicture(layout: Layout, options: FilledOptions): Picture {
  const objects = drawingOrder(layout.objects)
  const observer = observerOf(layout, options)
  const bounds = boundsOf(layout, observer)
  return {
    ...paperOf(layout, bounds),
    marks: [
      ...floorMarks(layout),
      ...(observer ? sightMarks(observer, bounds, options.fovDeg) : []),
      ...objects.map((object) => objectMark(object, 'object')),
      ...(observer ? [observerMark(observer)] : []),
    ],
    labels: objects.filter(({ id }) => isNamed(id, options)).map((object) => objectLabel(object, 'object')),
    legend: [],
    captions: objects.length === 0 ? [{ text: 'an empty map' }] : [],
    title: `A map of ${counted(objects.length, 'object')}`,
    description: describeObjects(layout, options),
  }
}

/** Larger objects first, so that what stands on them is drawn over them; the order of the layout has no say. */
export function drawingOrder(objects: readonly BevObject[]): BevObject[] {
  const area = ({ box }: BevObject) => (box.maxX - box.minX) * (box.maxY - box.minY)
  return [...objects].sort(
    (a, b) => area(b) - area(a) || b.box.minY - a.box.minY || a.box.minX - b.box.minX || (a.id < b.id ? -1 : 1),
  )
}

/** What a layout is drawn on: its part of the plane, its axes and lines. */
export const paperOf = ({ origin }: Layout, bounds: Aabb) =>
  ({
    bounds,
    axes:
      origin === 'observer' ? 'x to the right, y forward, meters from the observer' : 'x to the right, y up, meters',
    unit: 'm',
    gridLines: true,
    zeroLines: origin !== 'unknown',
  }) as const

/** The box around everything a layout draws; around (0, 0) where it draws nothing. */
export function boundsOf(layout: Layout, observer?: ObserverFrame): Aabb {
  return boundsOfPoints([
    ...layout.objects.flatMap(({ box, footprint }) => [...aabbCorners(box), ...(footprint ?? [])]),
    ...(layout.floor ?? []),
    ...(observer ? [observer.position] : []),
  ])
}

/** The box around points; around (0, 0) without points. */
export const boundsOfPoints = (points: readonly Vec2[]): Aabb =>
  aabbOfPoints(points) ?? { minX: -1, minY: -1, maxX: 1, maxY: 1 }

export const objectMark = (object: BevObject, role: Role): Mark => ({
  kind: 'shape',
  points: placeOutline(object),
  role,
  title: plainText(object.id),
})

const RANKS = { focus: 0, object: 2, faded: 3, missed: 2, invented: 2 } as const

export const objectLabel = (object: BevObject, role: keyof typeof RANKS): LabelRequest => ({
  text: plainText(object.id),
  points: placeOutline(object),
  role,
  rank: RANKS[role],
})

export const isNamed = (id: string, { labels }: FilledOptions) =>
  labels === 'all' || (labels !== 'none' && labels.includes(id))

export const floorMarks = ({ floor }: Layout): Mark[] =>
  floor && floor.length > 0 ? [{ kind: 'shape', points: floor, role: 'floor', title: 'floor' }] : []

/** The observer asked for, or the one a layout is told from. */
export function observerOf(layout: Layout, { observer }: FilledOptions): ObserverFrame | undefined {
  return observer ?? (layout.origin === 'observer' ? { position: [0, 0], forward: [0, 1] } : undefined)
}

/** Degrees clockwise from up in which a vector of the map points. */
export const yawOf = ([fx, fy]: Vec2) => bearingOf(fx, fy)

export const observerMark = ({ position, forward }: ObserverFrame): Mark => ({
  kind: 'observer',
  at: position,
  yawDeg: yawOf(forward),
  title: 'observer',
})

/** The field of view, reaching over a third of what is drawn. */
export function sightMarks({ position, forward }: ObserverFrame, bounds: Aabb, fovDeg: number | undefined): Mark[] {
  if (fovDeg === undefined) return []
  const yawDeg = yawOf(forward)
  const radius = 0.33 * largerSpan(bounds)
  const [fromDeg, toDeg] = [yawDeg - fovDeg / 2, yawDeg + fovDeg / 2]
  return [{ kind: 'wedge', at: position, fromDeg, toDeg, radius, role: 'sight' }]
}

/** The larger side of a box; 1 where it has none. */
export const largerSpan = ({ minX, minY, maxX, maxY }: Aabb) =>
  2 * Math.max(maxX / 2 - minX / 2, maxY / 2 - minY / 2) || 1

export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

const DESCRIBED = 40

/** Where the objects are, for those who cannot see the picture. */
export function describeObjects({ objects }: Layout, { decimals }: FilledOptions): string {
  const listed = drawingOrder(objects)
    .slice(0, DESCRIBED)
    .map(({ id, box }) => {
      const [x, y] = aabbCenter(box)
      return `${plainText(id)} at (${spelled(x, decimals)}, ${spelled(y, decimals)})`
    })
  const more = objects.length > DESCRIBED ? ` and ${objects.length - DESCRIBED} more` : ''
  return listed.length === 0 ? 'No objects.' : `In meters: ${listed.join(', ')}${more}.`
}

/** A number of meters with at most `decimals`. */
export function spelled(meters: number, decimals: number): string {
  return Math.abs(meters) < 1e15
    ? String(Number(meters.toFixed(decimals)) + 0)
    : meters.toExponential(Math.min(2, decimals))
}
