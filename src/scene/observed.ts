import { normalizeDeg } from '../base/angle'
import { isConvexCounterClockwise } from '../base/convex'
import { V2loError } from '../base/error'
import type { Vec2 } from '../base/vec2'
import { aabbOfPoints } from '../layout/aabb'
import { type ObserverFrame, observerFrame, toEgo } from '../layout/frame'
import { type BevObject, createLayout, type Layout, type ObjectInput } from '../layout/layout'
import { placeOutline } from '../layout/place'
import type { Scene, SceneCamera, Wall } from './scene'
import { type Evidence, type SightOptions, seenIn } from './sight'

/** What an observer who saw these frames knows of a room, and what else is there. */
export interface ObservedLayout {
  /** The scene's id. */
  readonly scene: string
  /** The first camera's place on the floor and its forward, in the scene: the origin and the +y of everything below. */
  readonly frame: ObserverFrame
  /**
   * What was seen in at least one frame, origin `'observer'`: by the first frame that shows it, then by the pixels in
   * it. Ids are the scene's. The floor is not part of it, because frames show it in part.
   */
  readonly layout: Layout
  /** For each object of the layout, in its order: which frames show it. */
  readonly evidence: readonly Evidence[]
  /** True if every object of the scene was seen. */
  readonly complete: boolean
  /** What no frame shows, in the observer's frame too and in the scene's order. An observer does not know it. */
  readonly unseen: readonly BevObject[]
  /** The room's floor and walls and the cameras in the observer's frame, to draw them. */
  readonly floor?: readonly Vec2[]
  readonly walls: readonly Wall[]
  readonly cameras: readonly SceneCamera[]
}

/**
 * The objects that at least one of the cameras sees, in the frame of the first: the origin is its place on the floor,
 * +y the way it looks. Each has its footprint there and the box around it, measured in that frame (a box of the scene
 * is turned first, then boxed again from its corners). Heights stay over the floor. Throws a `V2loError` without a
 * camera and on options out of range.
 *
 * @example
 * const known = observedLayout(scene, scene.cameras.slice(0, 4))
 * askLayout(known.layout, 'How many chairs are there?')
 */
export function observedLayout(
  scene: Scene,
  cameras: readonly SceneCamera[],
  options: SightOptions = {},
): ObservedLayout {
  return observedFrom(scene, cameras, seenIn(scene, cameras, options))
}

/** The same from the evidence of these cameras; for subsets of a walk whose sights are known. */
export function observedFrom(
  scene: Scene,
  cameras: readonly SceneCamera[],
  evidence: readonly Evidence[],
): ObservedLayout {
  const [first] = cameras
  if (first === undefined)
    throw new V2loError({
      code: 'bad-option',
      expected: 'at least one camera',
      received: 'none',
      remedy: 'pass the cameras of the scene, or walk through it with sampleWalk',
    })
  const [x, y] = first.position
  const frame = observerFrame({ position: [x, y], yawDeg: first.yawDeg })
  const moved = new Map(scene.layout.objects.map((object) => [object.id, objectIn(frame, first.yawDeg, object)]))
  const known = new Set(evidence.map(({ id }) => id))
  const unseen = createLayout([...moved.values()].filter(({ id }) => !known.has(id!)))
  const { floor } = scene.layout
  return {
    scene: scene.id,
    frame,
    layout: createLayout(
      evidence.map(({ id }) => moved.get(id)!),
      { origin: 'observer' },
    ),
    evidence,
    complete: unseen.objects.length === 0,
    unseen: unseen.objects,
    ...(floor && { floor: floor.map((point) => pointIn(frame, point)) }),
    walls: scene.walls.map((wall) => ({ ...wall, from: pointIn(frame, wall.from), to: pointIn(frame, wall.to) })),
    cameras: cameras.map((camera) => cameraIn(frame, first.yawDeg, camera)),
  }
}

function pointIn(frame: ObserverFrame, point: Vec2): Vec2 {
  const { right, forward } = toEgo(point, frame)
  return [right, forward]
}

function objectIn(frame: ObserverFrame, yawDeg: number, object: BevObject): ObjectInput {
  const { footprint: _, headingDeg, ...rest } = object
  const outline = placeOutline(object).map((point) => pointIn(frame, point))
  return {
    ...rest,
    box: aabbOfPoints(outline)!,
    // A box with little or no width has no area, so it cannot be a footprint.
    ...(isConvexCounterClockwise(outline) && { footprint: outline }),
    ...(headingDeg !== undefined && { headingDeg: normalizeDeg(headingDeg - yawDeg) }),
  }
}

function cameraIn(frame: ObserverFrame, yawDeg: number, camera: SceneCamera): SceneCamera {
  const [x, y, z] = camera.position
  const [right, forward] = pointIn(frame, [x, y])
  return { ...camera, position: [right, forward, z], yawDeg: normalizeDeg(camera.yawDeg - yawDeg) }
}
