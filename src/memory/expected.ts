import type { Scene, SceneCamera } from '../scene/scene'
import { visibility } from '../scene/sight'
import type { Observation } from './observation'
import { layoutOf, type Track } from './track'

/** What must be true of a thing for its absence to say something: more than what counts as seen. */
const EXPECTED = { minShare: 0.7, minInside: 0.8, fillsFrame: 0.06, minPixels: 0.0012, rasterWidth: 96 } as const

/** The camera of an observation: level, at the height of its eye, with a picture of 4 to 3. */
export function cameraOf({ pose, view }: Pick<Observation, 'pose' | 'view'>): SceneCamera {
  const [width, height] = [160, 120]
  const half = Math.tan((view.fovDeg * Math.PI) / 360)
  return {
    id: 'view',
    position: [pose.position[0], pose.position[1], view.eyeHeight],
    yawDeg: pose.yawDeg,
    pitchDeg: view.pitchDeg,
    verticalFovDeg: (Math.atan((half * height) / width) * 360) / Math.PI,
    width,
    height,
  }
}

/** The believed things as a scene, to see them in. */
export const sceneOfTracks = (tracks: readonly Track[]): Scene => ({
  id: 'memory',
  source: 'boxes',
  layout: layoutOf(tracks),
  walls: [],
  cameras: [],
})

/**
 * The tracks that this observation should have seen: in its view and range, and not behind another believed thing. Those
 * that it did see hide things too.
 */
export function expectedIn(observation: Observation, tracks: readonly Track[]): ReadonlySet<Track> {
  const near = tracks.filter((track) => reaches(observation, track))
  if (near.length === 0) return new Set()
  const { objects } = visibility(sceneOfTracks(near), cameraOf(observation), {
    ...EXPECTED,
    maxRange: observation.view.range * 0.95,
  })
  return new Set(near.filter((_, i) => objects[i]!.seen))
}

/** In front of the observer and within its range, roughly: the rest need no look. */
function reaches({ pose, view }: Observation, { center, outer, own }: Track): boolean {
  const [dx, dy] = [center[0] - pose.position[0], center[1] - pose.position[1]]
  const size = own ? Math.hypot(own.length.value, own.width.value) / 2 : Math.hypot(outer.x, outer.y)
  const yaw = (pose.yawDeg * Math.PI) / 180
  return Math.hypot(dx, dy) <= view.range + size && dx * Math.sin(yaw) + dy * Math.cos(yaw) >= -size
}
