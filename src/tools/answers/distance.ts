import { nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import type { Place } from '../../layout/place'
import type { DistanceInput } from '../../schema/tool-inputs'
import { type DistanceOutput, distanceOutput } from '../../schema/tool-outputs'
import { centerDistance, closestDistance, shownDistance } from '../../solve/distance'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { objectNamed } from '../names'
import { CAMERA, checkCamera } from '../observer'
import { quoted, spoken } from '../text'
import { defineTool, type Tool } from '../tool'

export const distanceTool = (context: ToolContext): Tool<DistanceInput, DistanceOutput> =>
  defineTool({
    name: 'distance',
    title: 'Distance of two objects',
    description:
      'The distance between two objects in meters, on the floor plan: between the closest points of their outlines (a ' +
      'gap; 0 if they touch) or between their centers. To find which object is nearest use nearest.',
    inputSchema: inputsOf(context).distance,
    outputSchema: distanceOutput,
    answer({ map, a, b, measure: asked }) {
      const { layout, assumed } = mapGiven(context, map)
      const first = objectNamed(layout, a, 'a')
      const second = referenceOf(context, layout, b, 'b')
      const measure = asked ?? 'closest'
      const by = { center: centerDistance, closest: closestDistance }
      const measured = (one: 'center' | 'closest') => shownDistance(first, second.place, by[one](first, second.place))
      const other = measure === 'center' ? 'closest' : 'center'
      const distance = measured(measure)
      const [from, to] = [nameOf(layout, first), second.name]
      return {
        a: from,
        b: to,
        distance,
        measure,
        other: { measure: other, distance: measured(other) },
        assumed: [...assumed, ...measureNotes(asked)],
        sentence: `${POINTS[measure]} of ${quoted(from)} and ${second.said} are ${spoken(distance)} m apart, and their ${POINTS[other].slice(4)} ${spoken(measured(other))} m.`,
      }
    },
  })

const POINTS = { center: 'The centers', closest: 'The closest points' } as const

/** What distances are measured from: an object, or the camera. */
export interface Reference {
  readonly place: Place
  readonly object?: BevObject
  /** `sofa`, or `the camera`. */
  readonly name: string
  /** As a sentence says it. */
  readonly said: string
}

/** The reference a call names; without a name the camera of the map. */
export function referenceOf(
  context: ToolContext,
  layout: Layout,
  reference: string | null | undefined,
  field: string,
): Reference {
  if (reference == null) {
    checkCamera(context, layout, field)
    return { place: [0, 0], name: CAMERA, said: CAMERA }
  }
  const object = objectNamed(layout, reference, field)
  const name = nameOf(layout, object)
  return { place: object, object, name, said: quoted(name) }
}

/** A measure that was not asked for is said. */
export const measureNotes = (asked: string | null | undefined): string[] =>
  asked == null ? ['distances are between closest points, as no measure was asked for'] : []
