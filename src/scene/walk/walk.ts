import { badOption, showReceived, V2loError } from '../../base/error'
import { createRandom, type Random } from '../../base/random'
import type { Vec2 } from '../../base/vec2'
import { aabbCenter } from '../../layout/aabb'
import { foldLabel } from '../../layout/label'
import { checkCamera } from '../pinhole'
import type { Scene, SceneCamera } from '../scene'
import { freeFloorOf } from './free-floor'
import { gazeAlong } from './gaze'
import { closestFree, freestPoint, groundOf } from './ground'
import { pathFrom } from './path'

/** How {@link sampleWalk} films a room. */
export interface WalkOptions {
  /** A whole number from 0 to 4294967295; the same scene and seed give the same walk. */
  readonly seed: number
  /** How many cameras, 1 to 1000; default 16. */
  readonly frames?: number
  /** Height of the camera over the floor, meters, 0.1 to 3; default 1.5. */
  readonly eyeHeight?: number
  /** Degrees; default 60. */
  readonly verticalFovDeg?: number
  /** Of the pictures, pixels; default 640. */
  readonly width?: number
  /** Of the pictures, pixels; default 480. */
  readonly height?: number
}

/** Poses in order of time, and where they come from. */
export interface Walk {
  readonly cameras: readonly SceneCamera[]
  /** Recorded with the scene, or made up by {@link sampleWalk}. */
  readonly source: 'recorded' | 'sampled'
  /**
   * Of a sampled walk: meters that every camera keeps from things and walls; 0.3, or 0.2, 0.1, 0.02 in a room that
   * leaves no more.
   */
  readonly clearance?: number
}

/**
 * Exactly `frames` cameras of a person who films a room: from near a door (without a door, from where the floor is
 * freest), along a smooth way over free floor, at most 0.6 m and 30 degrees from one frame to the next, turning to
 * things not yet seen, pitch between -14 and -6 degrees. No camera is in a thing or a wall. If a scene has no
 * floor, the hull of its objects and a meter around it is taken for one. Recorded cameras are ignored:
 * {@link walkOf} uses them. Throws a `V2loError` on options out of range and if there is nowhere to stand: a scene
 * without floor and objects, a floor that is covered by things.
 *
 * @example
 * const { cameras } = sampleWalk(generateScene({ seed: 1, kind: 'kitchen' }), { seed: 1 })
 * cameras.length // 16
 */
export function sampleWalk(scene: Scene, options: WalkOptions): Walk {
  const { seed, frames, ...lens } = filled(options)
  const random = createRandom(seed)
  const floor = freeFloorOf(scene, lens.eyeHeight)
  const door = doorOf(scene, random)
  const ground = floor && groundOf(floor, door)
  if (!ground)
    throw new V2loError({
      code: 'bad-option',
      expected: 'a scene with free floor to stand on',
      received: `${showReceived(scene.id)}, ${floor ? 'covered by its objects' : 'without floor and objects'}`,
      remedy: 'leave out objects that stand for the room, or give the scene cameras',
    })
  const start = door ? closestFree(ground, door) : freestPoint(ground)
  const path = pathFrom(ground, start, frames, random)
  return { cameras: gazeAlong(scene, path, lens, random), source: 'sampled', clearance: ground.clearance }
}

/**
 * The cameras recorded with a scene, in their order: all of them, or `frames` evenly spaced ones, the first and the
 * last among them. A scene without cameras gets a sampled walk. Throws as {@link sampleWalk} does.
 */
export function walkOf(scene: Scene, options: WalkOptions): Walk {
  const { frames } = filled(options)
  const { cameras } = scene
  if (cameras.length === 0) return sampleWalk(scene, options)
  if (cameras.length <= frames) return { cameras, source: 'recorded' }
  const spaced = Array.from({ length: frames }, (_, i) => {
    const index = frames === 1 ? 0 : Math.round((i * (cameras.length - 1)) / (frames - 1))
    return cameras[index]!
  })
  return { cameras: spaced, source: 'recorded' }
}

const DOORS: ReadonlySet<string> = new Set(['door', 'doorway', 'doorframe'].map(foldLabel))

/** The middle of a door: of several, one that the seed draws. */
function doorOf({ layout }: Scene, random: Random): Vec2 | undefined {
  const doors = layout.objects.filter(({ label }) => DOORS.has(foldLabel(label)))
  const door = doors[random.below(Math.max(1, doors.length))]
  return door && aabbCenter(door.box)
}

function filled(options: WalkOptions): Required<WalkOptions> {
  const { seed, frames = 16, eyeHeight = 1.5, verticalFovDeg = 60, width = 640, height = 480 } = options ?? {}
  const isSeed = Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff
  check(isSeed, 'seed: a whole number from 0 to 4294967295', seed, 'pass { seed: 1 }')
  check(Number.isInteger(frames) && frames >= 1 && frames <= 1000, 'frames: 1 to 1000', frames, 'leave it out for 16')
  check(eyeHeight >= 0.1 && eyeHeight <= 3, 'eyeHeight: 0.1 to 3 meters', eyeHeight, 'leave it out for 1.5')
  checkCamera({ id: 'of the walk', position: [0, 0, eyeHeight], yawDeg: 0, pitchDeg: 0, verticalFovDeg, width, height })
  return { seed, frames, eyeHeight, verticalFovDeg, width, height }
}

function check(holds: boolean, expected: string, received: unknown, remedy: string): void {
  if (!holds) throw badOption(expected, received, remedy)
}
