import type { Scene, SceneCamera } from '../scene/scene'
import { visibility } from '../scene/sight'
import { chanceOfSight, lossOf } from './chance-of-sight'
import type { Observation } from './observation'
import { objectOf, radiusOf, type Track } from './track'

/** Of the picture that beliefs are looked at in, pixels. */
const RASTER_WIDTH = 96
/** A thing should be in sight if it is likelier than not that it can be seen, and is so plainly from this chance on. */
const EXPECTED = 0.5
const PLAIN = 0.6

/** What follows for a thing that should be in sight. */
export interface Expectation {
  /** What not being seen takes from its log-odds, negative. */
  readonly loss: number
  /** It is plainly in sight as believed: not hidden, within the frame, and large enough. */
  readonly isPlain: boolean
}

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
 * sure it is that they should. Those that it did see hide things too.
 */
export function expectedIn(observation: Observation, tracks: readonly Track[]): ReadonlyMap<Track, Expectation> {
  const near = tracks.filter(reachOfView(observation))
  if (near.length === 0) return new Map()
  const maxRange = observation.view.range * 0.95
  const { objects } = visibility(sceneOfTracks(near), cameraOf(observation), { rasterWidth: RASTER_WIDTH })
  const expected = new Map<Track, Expectation>()
  near.forEach((track, i) => {
    const sight = objects[i]!
    if (sight.range > maxRange) return
    const { plain, all } = chanceOfSight(track, sight, observation, near)
    if (all >= EXPECTED) expected.set(track, { loss: lossOf(track, all, observation), isPlain: plain >= PLAIN })
  })
  return expected
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
