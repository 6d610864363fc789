import type { Random } from '../../../src/base/random'
import { foldLabel } from '../../../src/layout/label'
import { cameraOf } from '../../../src/memory/expected'
import { readView } from '../../../src/memory/observation'
import type { Scene, SceneCamera } from '../../../src/scene/scene'
import { visibility } from '../../../src/scene/sight'
import { centerOf, poseOf, withMoved } from '../../memory/walker'

/** Where the horizontal field of the walk's cameras ends: 60 degrees of height in a picture of 4 to 3. */
const FOV_DEG = (2 * Math.atan((Math.tan(Math.PI / 6) * 4) / 3) * 180) / Math.PI
/** Things to move that are tried, of which the first that the walk sees well is taken. */
const TRIES = 60
/** How often both places are in plain sight after the move, at least. */
const VIEWS = 2

/** What a camera of the walk looks with. */
export const lookOf = (camera: SceneCamera, at: number) => ({
  pose: poseOf(camera),
  view: { fovDeg: FOV_DEG, range: 10, pitchDeg: camera.pitchDeg },
  at,
})

/** Plainly in sight: at least 70 % of it not hidden and 80 % within the frame. */
export function isInSight({ layout, ...scene }: Scene, camera: SceneCamera, at: number, id: string): boolean {
  const { pose, view } = lookOf(camera, at)
  const lens = cameraOf({ pose, view: readView(view) })
  const plainly = { minShare: 0.7, minInside: 0.8, fillsFrame: 1, minPixels: 0.0012 }
  return visibility({ ...scene, layout }, lens, plainly).objects.some((one) => one.id === id && one.seen)
}

/** A scene in which something was moved. */
export interface Moved {
  readonly scene: Scene
  readonly id: string
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

/**
 * The scene with something moved, the only one of its label, to a place within the bounds of what is there. Taken is what
 * a walk sees before, and whose old and new place it sees at least twice afterwards: by the true scene alone, whatever a
 * memory made of it. `undefined` where none of those tried is.
 */
export function movedScene(
  scene: Scene,
  {
    by,
    random,
    before,
    after,
  }: {
    readonly by: number
    readonly random: Random
    readonly before: readonly SceneCamera[]
    readonly after: readonly SceneCamera[]
  },
): Moved | undefined {
  const { objects } = scene.layout
  const alone = objects.filter(
    ({ label, box }) =>
      objects.filter((other) => foldLabel(other.label) === foldLabel(label)).length === 1 &&
      Math.max(box.maxX - box.minX, box.maxY - box.minY) < 1.5,
  )
  const xs = objects.map((one) => centerOf(one)[0])
  const ys = objects.map((one) => centerOf(one)[1])
  const views = (of: Scene, cameras: readonly SceneCamera[], id: string) =>
    cameras.filter((camera, at) => isInSight(of, camera, at, id)).length
  for (let tries = 0; tries < TRIES && alone.length > 0; tries++) {
    const { id, ...one } = alone[random.below(alone.length)]!
    const [x, y] = centerOf({ id, ...one })
    const turn = random.between(0, 2 * Math.PI)
    const to = [x + by * Math.cos(turn), y + by * Math.sin(turn)] as const
    const isInside =
      to[0] > Math.min(...xs) && to[0] < Math.max(...xs) && to[1] > Math.min(...ys) && to[1] < Math.max(...ys)
    if (!isInside || views(scene, before, id) < VIEWS || views(scene, after, id) < VIEWS) continue
    const moved = withMoved(scene, id, [to[0] - x, to[1] - y])
    if (views(moved, after, id) >= VIEWS) return { scene: moved, id, from: [x, y], to }
  }
  return undefined
}
