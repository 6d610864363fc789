import type { Scene, SceneCamera } from '../scene/scene'
import { visibility } from '../scene/sight'
import type { Observation } from './observation'
import { objectOf, radiusOf, type Track, wasMissedFrom, wasSeenFrom } from './track'

/** What must be true of a thing for its absence to say something: more than what counts as seen. */
const EXPECTED = { minShare: 0.5, minInside: 0.7, fillsFrame: 0.06, minPixels: 0.0015, rasterWidth: 96 } as const
/** The chance that a thing in plain sight is not reported. */
const MISSED = 0.1
/**
 * The chance that something unknown hides what should be in sight: where it was seen from about here before, and where it
 * was not; docs/memory.md says what was measured.
 */
const HIDDEN = 0.01
const HIDDEN_FROM_NEW = 0.12
/** How much a further look from the same viewpoint says. */
const AGAIN = 0.3
/** A side is taken to be this part of what was measured at least. */
const LEAST_PART = 0.4

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
  layout: { origin: 'world', objects: tracks.map(objectOf) },
  walls: [],
  cameras: [],
})

/**
 * The tracks that this observation should have seen, in its view and range and not behind another believed thing, and how
 * sure it is that they should: what not being seen takes from their log-odds. Those that it did see hide things too.
 */
export function expectedIn(observation: Observation, tracks: readonly Track[]): ReadonlyMap<Track, number> {
  const near = tracks.filter(reachOfView(observation))
  if (near.length === 0) return new Map()
  const { objects } = visibility(sceneOfTracks(near), cameraOf(observation), {
    ...EXPECTED,
    maxRange: observation.view.range * 0.95,
  })
  const expected = near.filter(
    (track, i) => objects[i]!.seen && objects[i]!.pixels * leastPart(track) >= EXPECTED.minPixels,
  )
  return new Map(expected.map((track) => [track, lossOf(track, observation)]))
}

/**
 * The log of how much likelier it is not to be seen for a thing that is gone than for one that is there, negative. What made
 * it be missed from one viewpoint does so again: further looks from there say less.
 */
function lossOf(track: Track, { pose }: Observation): number {
  const hidden = wasSeenFrom(track, pose.position) ? HIDDEN : HIDDEN_FROM_NEW
  const loss = Math.log(hidden + (1 - hidden) * MISSED)
  return wasMissedFrom(track, pose.position) ? loss * AGAIN : loss
}

/** Small things are measured too large: the part of the longer side that is left if it is smaller by its deviation. */
function leastPart({ own }: Track): number {
  if (own === undefined) return 1
  const { value, variance } = own.length.value > own.width.value ? own.length : own.width
  return Math.max(LEAST_PART, 1 - Math.sqrt(variance) / value)
}

/** Tells what is within the view of an observer, level or not, and within its range, roughly: the rest need no look. */
function reachOfView({ pose, view }: Pick<Observation, 'pose' | 'view'>): (track: Track) => boolean {
  const [x, y] = pose.position
  const yaw = (pose.yawDeg * Math.PI) / 180
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)]
  const half = (view.fovDeg * Math.PI) / 360
  const [sinHalf, cosHalf] = [Math.sin(half), Math.cos(half)]
  return (track) => {
    const [dx, dy] = [track.center[0] - x, track.center[1] - y]
    const radius = radiusOf(track)
    if (dx * dx + dy * dy > (view.range + radius) ** 2) return false
    const [right, forward] = [dx * cos - dy * sin, dx * sin + dy * cos]
    if (view.pitchDeg !== 0) return forward >= -radius
    // Distances from the two borders of the view, which meet in the eye.
    return Math.abs(right) * cosHalf - forward * sinHalf <= radius
  }
}
