import { normalizeDeg } from '../../base/angle'
import type { Random } from '../../base/random'
import { subtract, type Vec2 } from '../../base/vec2'
import { aabbCenter } from '../../layout/aabb'
import type { Scene, SceneCamera } from '../scene'
import { visibility } from '../sight'
import { stableForward } from '../stable-turn'

/** Settings that are the same in every frame of a walk. */
interface Lens {
  /** Meters over the floor. */
  readonly eyeHeight: number
  readonly verticalFovDeg: number
  readonly width: number
  readonly height: number
}

/** Degrees from one frame to the next. */
export const MOST_TURN_DEG = 30
const TURN_STEP_DEG = 5

/** Degrees: pitch stays this close to looking slightly down. */
const [PITCH_DEG, PITCH_SWAY_DEG] = [-10, 4]

/** Enough pixels to tell what was seen, at a quarter of the price. */
const RASTER_WIDTH = 80

/** What draws the eye: what was never seen, then what was seen least. */
const interest = (timesSeen: number): number => 1 / ((1 + 2 * timesSeen) * (1 + 2 * timesSeen))

/** A camera at every place of a path, turning by at most 30 degrees a frame toward things not yet seen. */
export function gazeAlong(scene: Scene, path: readonly Vec2[], lens: Lens, random: Random): SceneCamera[] {
  const timesSeen = scene.layout.objects.map(() => 0)
  const cameras: SceneCamera[] = []
  let yawDeg: number | undefined
  let sway = random.between(-PITCH_SWAY_DEG, PITCH_SWAY_DEG)
  path.forEach((place, frame) => {
    const ahead = path[frame + 1] ? subtract(path[frame + 1]!, place) : undefined
    yawDeg = chooseYaw(scene, place, lens, { timesSeen, ahead, yawDeg })
    sway = Math.max(-PITCH_SWAY_DEG, Math.min(PITCH_SWAY_DEG, sway + random.between(-1.5, 1.5)))
    const camera: SceneCamera = {
      id: `frame-${frame}`,
      position: [place[0], place[1], lens.eyeHeight],
      yawDeg,
      pitchDeg: PITCH_DEG + Math.round(sway * 2) / 2,
      verticalFovDeg: lens.verticalFovDeg,
      width: lens.width,
      height: lens.height,
    }
    cameras.push(camera)
    visibility(scene, camera, { rasterWidth: RASTER_WIDTH }).objects.forEach(({ seen }, i) => {
      if (seen) timesSeen[i]!++
    })
  })
  return cameras
}

interface Moment {
  readonly timesSeen: readonly number[]
  /** The next point of the path. */
  readonly ahead: Vec2 | undefined
  /** The yaw of the frame before. */
  readonly yawDeg: number | undefined
}

function chooseYaw(scene: Scene, place: Vec2, lens: Lens, { timesSeen, ahead, yawDeg }: Moment): number {
  const [sinV, cosV] = stableForward(lens.verticalFovDeg / 2)
  const tanH = (sinV / cosV) * (lens.width / lens.height)
  // A little less than the frame: things cut by its border do not count as seen.
  const cosEdge = 1 / Math.sqrt(1 + 0.7 * tanH * tanH)
  const wishes = scene.layout.objects.map(({ box }, i) => wishOf(scene, place, aabbCenter(box), timesSeen[i]!))
  const [from, turns] = yawDeg === undefined ? [0, 180] : [yawDeg, MOST_TURN_DEG]
  let [best, most] = [from, -Infinity]
  for (let turn = -turns; turn <= turns; turn += TURN_STEP_DEG) {
    const yaw = normalizeDeg(from + turn)
    const forward = stableForward(yaw)
    // People look where they go, and turn no more than they need.
    let score = ahead ? 0.4 * cosine(forward, ahead) : 0
    if (yawDeg !== undefined) score -= (0.1 * Math.abs(turn)) / MOST_TURN_DEG
    for (const { to, weight } of wishes) {
      const cos = cosine(forward, to)
      score += weight * (cos >= cosEdge ? 1 + cos : 0.15 * (1 + cos))
    }
    if (score > most) [best, most] = [yaw, score]
  }
  return best
}

interface Wish {
  readonly to: Vec2
  readonly weight: number
}

/** How much a place draws the eye, and its direction. */
function wishOf(scene: Scene, from: Vec2, center: Vec2, timesSeen: number): Wish {
  const to = subtract(center, from)
  const away = Math.sqrt(to[0] * to[0] + to[1] * to[1])
  const distance = away < 0.7 ? 0.4 : Math.min(1, 4 / away)
  const hidden = scene.walls.some((wall) => wall.base <= 0 && between(from, center, wall.from, wall.to)) ? 0.1 : 1
  return { to, weight: interest(timesSeen) * distance * hidden }
}

function cosine(forward: Vec2, to: Vec2): number {
  const length = Math.sqrt(to[0] * to[0] + to[1] * to[1])
  return length > 0 ? (forward[0] * to[0] + forward[1] * to[1]) / length : 0
}

/** Whether the wall from `a` to `b` crosses the line of sight from `eye` to just before a place. */
function between(eye: Vec2, place: Vec2, a: Vec2, b: Vec2): boolean {
  const to: Vec2 = [eye[0] + (place[0] - eye[0]) * 0.95, eye[1] + (place[1] - eye[1]) * 0.95]
  const side = (p: Vec2, q: Vec2, r: Vec2) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(eye, to, a) > 0 !== side(eye, to, b) > 0 && side(a, b, eye) > 0 !== side(a, b, to) > 0
}
