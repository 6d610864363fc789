import type { Random } from '../../src/base/random'
import type { Vec2 } from '../../src/base/vec2'
import { aabbCenter, aabbOfPoints } from '../../src/layout/aabb'
import { type BevObject, createLayout, type ObjectInput } from '../../src/layout/layout'
import { placeOutline } from '../../src/layout/place'
import { cameraOf } from '../../src/memory/expected'
import type { ObservationInput, ObserverView, Pose } from '../../src/memory/observation'
import { readView } from '../../src/memory/observation'
import type { Scene } from '../../src/scene/scene'
import { visibility } from '../../src/scene/sight'

/** How wrong a simulated observer is. All deviations 0 and all rates 0: it sees what there is. */
export interface Noise {
  /** Standard deviation of a center along each axis: base + perMeter times range, meters; of the sides too. */
  readonly base: number
  readonly perMeter: number
  /** Of the direction of an object, degrees. */
  readonly yawDeg: number
  /** Of the pose. */
  readonly position: number
  readonly poseYawDeg: number
  /** Chances: of a thing in sight not being reported, of its label being another one, of a ghost per observation. */
  readonly misses: number
  readonly labels: number
  readonly ghosts: number
}

export const NO_NOISE: Noise = {
  base: 0,
  perMeter: 0,
  yawDeg: 0,
  position: 0,
  poseYawDeg: 0,
  misses: 0,
  labels: 0,
  ghosts: 0,
}

/** The deviations that a memory takes for granted, and a model that errs like a good detector. */
export const USUAL_NOISE: Noise = {
  base: 0.05,
  perMeter: 0.05,
  yawDeg: 3,
  position: 0.05,
  poseYawDeg: 1,
  misses: 0.1,
  labels: 0.02,
  ghosts: 0.05,
}

const RAD = Math.PI / 180

/** A point of the world in the frame of a pose. */
export function toObserver({ position, yawDeg }: Pose, [x, y]: Vec2): Vec2 {
  const [sin, cos] = [Math.sin(yawDeg * RAD), Math.cos(yawDeg * RAD)]
  const [dx, dy] = [x - position[0], y - position[1]]
  return [dx * cos - dy * sin, dx * sin + dy * cos]
}

/** What an observer reported, and which true object each reported one is (`null` for a ghost), in their order. */
export interface Look {
  readonly input: ObservationInput
  readonly truth: readonly (string | null)[]
}

export interface LookOptions {
  readonly pose: Pose
  readonly view?: ObserverView
  readonly at: number
  readonly noise?: Noise
  readonly random?: Random
  /** Reports outlines; default true. Without, only boxes along the observer's own axes. */
  readonly footprints?: boolean
  /** Reports only what lies whole within the view. */
  readonly whole?: boolean
}

/** What a camera at the true pose sees of a scene, reported with noise from a pose that is wrong itself. */
export function lookAt(scene: Scene, options: LookOptions): Look {
  const { pose, view = {}, at, noise = NO_NOISE, random, footprints = true, whole = false } = options
  const seen = readView(view)
  const { objects } = visibility(scene, cameraOf({ pose, view: seen }), { maxRange: seen.range })
  const normal = () => random?.normal() ?? 0
  const happens = (chance: number) => random !== undefined && chance > 0 && random.next() < chance
  const truth: (string | null)[] = []
  const reported: ObjectInput[] = []
  const labels = [...new Set(scene.layout.objects.map(({ label }) => label))]
  objects.forEach((sight, i) => {
    const object = scene.layout.objects[i]!
    if (!sight.seen || (whole && !isWhole(object, pose, seen)) || happens(noise.misses)) return
    const outline = placeOutline(object).map((point) => toObserver(pose, point))
    if (outline.length < 3) return
    const center = middleOf(outline)
    const sd = noise.base + noise.perMeter * Math.hypot(center[0], center[1])
    const [dx, dy, turn] = [sd * normal(), sd * normal(), noise.yawDeg * normal() * RAD]
    const grow = sidesGrown(outline, sd * normal(), sd * normal())
    const shown = outline.map((point) => {
      const [a, b] = grow(point)
      const [c, s] = [Math.cos(turn), Math.sin(turn)]
      return [center[0] + dx + a * c - b * s, center[1] + dy + a * s + b * c] as const
    })
    truth.push(object.id)
    reported.push({
      label: happens(noise.labels) ? labels[random!.below(labels.length)]! : object.label,
      box: aabbOfPoints(shown)!,
      ...(footprints && { footprint: shown }),
      ...(object.zRange && { zRange: object.zRange }),
    })
  })
  if (happens(noise.ghosts)) {
    const bearing = random!.between(-0.7, 0.7) * (seen.fovDeg / 2) * RAD
    const range = random!.between(1, Math.min(5, seen.range))
    const [x, y] = [range * Math.sin(bearing), range * Math.cos(bearing)]
    truth.push(null)
    reported.push({ label: labels[random!.below(labels.length)]!, bbox: [x - 0.2, y - 0.2, x + 0.2, y + 0.2] })
  }
  const { position, yawDeg } = pose
  return {
    truth,
    input: {
      pose: {
        position: [position[0] + noise.position * normal(), position[1] + noise.position * normal()],
        yawDeg: yawDeg + noise.poseYawDeg * normal(),
      },
      poseSd: { position: noise.position, yawDeg: noise.poseYawDeg },
      view,
      objects: createLayout(reported, { origin: 'observer' }),
      at,
    },
  }
}

function middleOf(outline: readonly Vec2[]): Vec2 {
  // Of the sides' bounds along the first side: a thing's own axes.
  const [a, b] = [outline[0]!, outline[1]!]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  const along: Vec2 = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
  const mid = (axis: Vec2) => {
    const values = outline.map(([x, y]) => x * axis[0] + y * axis[1])
    return (Math.min(...values) + Math.max(...values)) / 2
  }
  const across: Vec2 = [-along[1], along[0]]
  const [u, v] = [mid(along), mid(across)]
  return [u * along[0] + v * across[0], u * along[1] + v * across[1]]
}

/** Points around the middle of an outline, with its two sides larger by so much. */
function sidesGrown(outline: readonly Vec2[], byLength: number, byWidth: number): (point: Vec2) => Vec2 {
  const center = middleOf(outline)
  const [a, b] = [outline[0]!, outline[1]!]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  const along: Vec2 = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
  const across: Vec2 = [-along[1], along[0]]
  const half = (axis: Vec2) =>
    Math.max(...outline.map(([x, y]) => Math.abs((x - center[0]) * axis[0] + (y - center[1]) * axis[1])))
  const [hu, hv] = [half(along), half(across)]
  const [su, sv] = [Math.max(0.2, 1 + byLength / (2 * hu)), Math.max(0.2, 1 + byWidth / (2 * hv))]
  return ([x, y]) => {
    const u = ((x - center[0]) * along[0] + (y - center[1]) * along[1]) * su
    const v = ((x - center[0]) * across[0] + (y - center[1]) * across[1]) * sv
    return [u * along[0] + v * across[0], u * along[1] + v * across[1]]
  }
}

/** A scene of plain things, each with its box as footprint. */
export function roomOf(
  objects: readonly {
    readonly label: string
    readonly bbox: readonly [number, number, number, number]
    readonly id?: string
  }[],
): Scene {
  const layout = createLayout(
    objects.map(({ bbox: [x0, y0, x1, y1], ...rest }) => ({
      ...rest,
      bbox: [x0, y0, x1, y1] as const,
      footprint: [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
      ] as const,
      zRange: [0, 1] as const,
    })),
    { origin: 'world' },
  )
  return { id: 'room', source: 'boxes', layout, walls: [], cameras: [] }
}

/** The pose of a camera. */
export const poseOf = (camera: Scene['cameras'][number]): Pose => ({
  position: [camera.position[0], camera.position[1]],
  yawDeg: camera.yawDeg,
})

/** Every corner is within the view and its range, with room to spare. */
function isWhole(object: BevObject, pose: Pose, { fovDeg, range }: Required<ObserverView>): boolean {
  return placeOutline(object).every((point) => {
    const [x, y] = toObserver(pose, point)
    return Math.abs(Math.atan2(x, y)) < (fovDeg / 2 - 1) * RAD && Math.hypot(x, y) < range - 0.1
  })
}

/** The scene with one object moved. */
export function withMoved(scene: Scene, id: string, [dx, dy]: Vec2): Scene {
  const move = (object: BevObject): BevObject => {
    if (object.id !== id) return object
    const { box, footprint } = object
    return {
      ...object,
      box: { minX: box.minX + dx, minY: box.minY + dy, maxX: box.maxX + dx, maxY: box.maxY + dy },
      ...(footprint && { footprint: footprint.map(([x, y]) => [x + dx, y + dy] as const) }),
    }
  }
  return { ...scene, layout: { ...scene.layout, objects: scene.layout.objects.map(move) } }
}

export const centerOf = (object: BevObject): Vec2 => aabbCenter(object.box)
