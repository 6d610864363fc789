import type { Vec2 } from '../../base/vec2'
import type { EgoPoint } from '../../layout/frame'
import type { EgoLayout, EgoObject } from '../../solve/perspective'
import type { FilledOptions } from '../options'
import type { Mark, Picture } from '../picture'
import { plainText } from '../text'
import { boundsOfPoints, counted, isNamed, observerMark, sightMarks, spelled } from './layout'

const OBSERVER = { position: [0, 0], forward: [0, 1] } as const
const DESCRIBED = 40

/** A layout as its observer sees it: at (0, 0), looking up the page. */
export function egoPicture(ego: EgoLayout, options: FilledOptions): Picture {
  const objects = [...ego.objects].sort((a, b) => extent(b) - extent(a) || (a.id < b.id ? -1 : 1))
  const bounds = boundsOfPoints([[0, 0], ...objects.flatMap(({ corners }) => corners.map(toPoint))])
  return {
    bounds,
    axes: 'to the right and forward of the observer, meters',
    unit: 'm',
    gridLines: true,
    zeroLines: true,
    marks: [
      ...sightMarks(OBSERVER, bounds, options.fovDeg),
      ...objects.map(
        (object): Mark => ({
          kind: 'shape',
          points: outlineOf(object),
          role: 'object',
          title: `${plainText(object.id)}: ${whereIs(object, options)}`,
        }),
      ),
      observerMark(OBSERVER),
    ],
    labels: objects
      .filter(({ id }) => isNamed(id, options))
      .map((object) => ({ text: plainText(object.id), points: outlineOf(object), role: 'object', rank: 2 })),
    legend: [],
    captions: objects.length === 0 ? [{ text: 'an empty map' }] : [],
    title: `${counted(objects.length, 'object')} around an observer`,
    description: describe(objects, options),
  }
}

const toPoint = ({ right, forward }: EgoPoint): Vec2 => [right, forward]

/** The corners, each once. */
function outlineOf({ corners }: EgoObject): Vec2[] {
  const points = corners.map(toPoint)
  return points.filter(([x, y], i) => points.findIndex((p) => p[0] === x && p[1] === y) === i)
}

function extent(object: EgoObject): number {
  const { minX, minY, maxX, maxY } = boundsOfPoints(object.corners.map(toPoint))
  return (maxX - minX) * (maxY - minY)
}

function whereIs({ bearingDeg, range }: EgoObject, { decimals }: FilledOptions): string {
  const far = `${spelled(range, decimals)} m`
  return bearingDeg === undefined ? far : `${far} at ${spelled(bearingDeg, Math.min(1, decimals))}°`
}

function describe(objects: readonly EgoObject[], options: FilledOptions): string {
  const listed = objects.slice(0, DESCRIBED).map((object) => `${plainText(object.id)} ${whereIs(object, options)}`)
  const more = objects.length > DESCRIBED ? ` and ${objects.length - DESCRIBED} more` : ''
  return listed.length === 0 ? 'No objects.' : `Degrees clockwise from forward: ${listed.join(', ')}${more}.`
}
