import type { Vec2 } from '../../base/vec2'
import type { Belief, BeliefState, BelievedObject } from '../../memory/belief'
import type { Pose } from '../../memory/observation'
import type { FilledOptions } from '../options'
import type { LabelRequest, LegendItem, Mark, Picture, Role } from '../picture'
import { plainText } from '../text'
import { boundsOfPoints, counted, describeObjects, isNamed, objectLabel, paperOf } from './layout'

/** A belief of a memory, and where the observer was. */
export interface BeliefDrawing {
  readonly belief: Belief
  /** Poses in order of time; default none. */
  readonly walk?: readonly Pose[]
}

/** How each state is drawn: by line and hatching, not by color alone. */
const ROLES = { confirmed: 'object', tentative: 'faded', moved: 'invented', missing: 'missed' } as const satisfies {
  readonly [state in BeliefState]: Role
}

const MEANINGS: { readonly [state in BeliefState]: string } = {
  confirmed: 'confirmed: seen from two places',
  tentative: 'tentative: seen from one',
  moved: 'moved, with an arrow from where it was',
  missing: 'missing: last seen here',
}

/** Standard deviations from the middle to the ends of a 95 % interval. */
const WITHIN_95 = 1.96

/** What a memory believes: its things by state, how exactly their edges are known, and the walk it comes from. */
export function beliefPicture({ belief, walk = [] }: BeliefDrawing, options: FilledOptions): Picture {
  const { objects, layout } = belief
  const drawn = objects.map((object) => ({ object, points: object.outline }))
  const whiskers = drawn.flatMap(({ object, points }) => whiskersOf(object, points))
  const states = (Object.keys(ROLES) as BeliefState[]).filter((state) => objects.some((one) => one.state === state))
  return {
    ...paperOf(
      layout,
      boundsOfPoints([
        ...drawn.flatMap(({ points }) => points),
        ...whiskers.flatMap((mark) => (mark.kind === 'line' ? [mark.from, mark.to] : [])),
        ...walk.map(({ position }) => position),
        ...objects.flatMap(({ from }) => (from ? [from.center] : [])),
      ]),
    ),
    marks: [
      ...drawn.map(
        ({ object, points }): Mark => ({
          kind: 'shape',
          points,
          role: ROLES[object.state],
          title: `${plainText(object.id)}, ${object.state}, confidence ${object.confidence.toFixed(2)}`,
        }),
      ),
      ...whiskers,
      ...objects.flatMap(({ from, center }): Mark[] =>
        from ? [{ kind: 'line', from: from.center, to: center, role: 'offset', ends: 'arrow', title: 'moved' }] : [],
      ),
      ...walk
        .slice(1)
        .map(({ position }, i): Mark => ({ kind: 'line', from: walk[i]!.position, to: position, role: 'walk' })),
      ...walk
        .slice(-1)
        .map(({ position, yawDeg }): Mark => ({ kind: 'observer', at: position, yawDeg, title: 'observer' })),
    ],
    labels: drawn
      .filter(({ object }) => isNamed(object.id, options))
      .map(({ object, points }): LabelRequest => {
        const label = objectLabel(
          { id: object.id, label: object.label, box: boundsOfPoints(points) },
          ROLES[object.state],
        )
        return { ...label, points }
      }),
    legend: [
      ...states.map((state): LegendItem => ({ role: ROLES[state], text: MEANINGS[state] })),
      ...(whiskers.length > 0 ? [{ role: 'measure', text: '95 % of an edge or center', ends: 'bars' } as const] : []),
      ...(walk.length > 1 ? [{ role: 'walk', text: 'the walk' } as const] : []),
    ],
    captions: objects.length === 0 ? [{ text: 'an empty memory' }] : [],
    title: `A memory of ${counted(objects.length, 'object')}`,
    description: describeObjects(layout, options),
  }
}

/** On the middle of the right and the upper edge where they are known, else on the center. */
function whiskersOf({ center, sd, state }: BelievedObject, points: readonly Vec2[]): Mark[] {
  if (state === 'missing') return []
  const [x, y] = center
  const bars = (at: Vec2, [dx, dy]: Vec2): Mark => ({
    kind: 'line',
    from: [at[0] - WITHIN_95 * dx, at[1] - WITHIN_95 * dy],
    to: [at[0] + WITHIN_95 * dx, at[1] + WITHIN_95 * dy],
    role: 'measure',
    ends: 'bars',
  })
  if (sd.edges === null || points.length < 3) return [bars(center, [sd.center[0], 0]), bars(center, [0, sd.center[1]])]
  const { maxX, maxY } = boundsOfPoints(points)
  return [bars([maxX, y], [sd.edges[0], 0]), bars([x, maxY], [0, sd.edges[1]])]
}
