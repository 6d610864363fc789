import { LARGE_ROOM } from '../../dataset/filters/amounts'
import { isInOneSector } from '../../dataset/filters/direction'
import { createView, type NamedObject, type View } from '../../dataset/scene/view'
import { frameFacing } from '../../layout/frame'
import { placePoint } from '../../layout/place'
import type { Scene } from '../../scene/scene'
import { relativeDirection } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'
import { sizeOf } from '../../solve/size'

/** The tasks a form of map is measured by, with the number of items that VSI-Bench takes from a scene at most. */
export const CEILING_TASKS = {
  object_rel_direction_easy: 4,
  object_rel_direction_medium: 4,
  object_rel_direction_hard: 4,
  object_rel_distance: 9,
  object_abs_distance: 5,
  object_size_estimation: 3,
} as const
/** A task of {@link CEILING_TASKS}. */
export type CeilingTask = keyof typeof CEILING_TASKS

/** The scheme of each task that asks for a direction. */
export const DIRECTION_TASKS: readonly (readonly [CeilingTask, Scheme])[] = [
  ['object_rel_direction_easy', 'left-right'],
  ['object_rel_direction_medium', 'left-right-back'],
  ['object_rel_direction_hard', 'quadrant'],
]

/** All questions of a scene that keep the margins of VSI-Bench, with their truths; objects by their place in `named`. */
export interface SceneQuestions {
  readonly scene: Scene
  /** Objects whose label is unique in the scene. */
  readonly named: readonly NamedObject[]
  readonly directions: readonly DirectionTruth[]
  readonly distances: readonly { readonly a: number; readonly b: number; readonly meters: number }[]
  readonly sizes: readonly { readonly object: number; readonly centimeters: number }[]
  /** For each reference: the other objects by their true distance from it, ascending. */
  readonly nearest: readonly { readonly reference: number; readonly order: readonly RankedTruth[] }[]
  /** What distances must differ by for a question about the nearest. */
  readonly gap: number
}

interface DirectionTruth {
  readonly task: CeilingTask
  readonly scheme: Scheme
  readonly at: number
  readonly facing: number
  readonly target: number
  readonly label: string
}

/** An object with its true distance from a reference, meters. */
export interface RankedTruth {
  readonly object: number
  readonly meters: number
}

/** The margins of preset `vsi`, of docs/data.md. */
const MARGINS = {
  angle: 10,
  closest: 0.3,
  farthest: 5,
  outside: 0.25,
  gap: 0.15,
  gapLarge: 0.3,
  distance: 0.2,
  size: 0.1,
}

/** Every question of a scene that keeps the margins: nothing is sampled. Truths come from the full geometry, in space. */
export function questionsOf(scene: Scene): SceneQuestions {
  const view = wholeView(scene)
  const named = view.named
  const indices = named.map((_, i) => i)
  const distances = indices.flatMap((a) =>
    indices.slice(a + 1).flatMap((b) => {
      const gap = view.gap(named[a]!, named[b]!)
      return gap >= MARGINS.distance - 1e-9 ? [{ a, b, meters: Math.round(gap * 10) / 10 }] : []
    }),
  )
  const sizes = indices.flatMap((object) => {
    const { longest, height = 0 } = sizeOf(named[object]!.object)
    const meters = Math.max(longest, height)
    return meters >= MARGINS.size - 1e-9 ? [{ object, centimeters: Math.round(meters * 100) }] : []
  })
  const nearest = indices.map((reference) => ({
    reference,
    order: indices
      .filter((object) => object !== reference)
      .map((object) => ({ object, meters: view.gap(named[reference]!, named[object]!) }))
      .sort((a, b) => a.meters - b.meters),
  }))
  const gap = view.area > LARGE_ROOM ? MARGINS.gapLarge : MARGINS.gap
  return { scene, named, directions: directionsOf(view), distances, sizes, nearest, gap }
}

/** The scene as somebody knows it who saw all of it. */
function wholeView(scene: Scene): View {
  const { objects } = scene.layout
  const zeros = objects.map(() => 0)
  return createView(
    {
      scene,
      budget: 0,
      frameIds: [],
      images: undefined,
      printed: scene.layout,
      layout: scene.layout,
      truth: 'scene',
      sceneIds: objects.map(({ id }) => id),
      indices: [],
      evidence: objects.map(() => ({ frames: 0, pixels: 0, share: 0 })),
      firstFrames: zeros,
    },
    1,
  )
}

function directionsOf(view: View): readonly DirectionTruth[] {
  const { named } = view
  const points = named.map(({ object }) => placePoint(object))
  const isNear = named.map((a) =>
    named.map((b) => {
      const apart = view.apart(a, b)
      return apart >= MARGINS.closest && apart <= MARGINS.farthest
    }),
  )
  const found: DirectionTruth[] = []
  named.forEach((standing, at) => {
    named.forEach((_, facing) => {
      if (facing === at || !isNear[at]![facing]) return
      const frame = frameFacing(points[at]!, points[facing]!)
      if (frame === undefined) return
      named.forEach((asked, target) => {
        if (target === at || target === facing || !isNear[at]![target] || !isNear[facing]![target]) return
        for (const [task, scheme] of DIRECTION_TASKS) {
          const direction = relativeDirection(points[target]!, frame, { scheme })
          if (direction === undefined || direction.ambiguous || direction.marginDeg < MARGINS.angle) continue
          if (scheme === 'left-right' && Math.abs(direction.bearingDeg) > 135 - MARGINS.angle) continue
          const spread = { target: asked, from: standing, frame, scheme, found: direction }
          if (!isInOneSector(spread, MARGINS.outside)) continue
          found.push({ task, scheme, at, facing, target, label: direction.label })
        }
      })
    })
  })
  return found
}
