import { normalizeDeg } from '../../base/angle'
import type { SceneCamera } from '../scene'
import { readCamera } from './cameras'
import { report, type SceneDraft } from './draft'
import { type Fields, fromUnity, isFields, isNumbers, numberOf, pointOf, textOf } from './json-values'

/** Height of the camera of AI2-THOR's standing agent over the floor, meters. */
const AGENT_CAMERA_HEIGHT = 1.576
const AGENT_FOV_DEG = 90
/** Pixels along each side by default, as AI2-THOR and ALFRED render. */
const AGENT_PIXELS = 300

/** Poses that are kept beside a file: by scene, or for a single scene. */
export type PoseBook =
  | { readonly kind: 'by-scene'; readonly scenes: ReadonlyMap<string, readonly NamedPose[]> }
  | { readonly kind: 'one-scene'; readonly scene: string | undefined; readonly poses: readonly NamedPose[] }

interface NamedPose {
  readonly name: string
  readonly pose: unknown
}

/**
 * Poses kept beside a file of objects: `{ scene: pose }` (AI2-THOR's agent), `{ objectId: [x, z, yaw, horizon] }`
 * (ALFRED, for one scene, which the start of the file's name may tell), a list of cameras of this package, or any
 * of the last two by scene. `undefined` for anything else.
 */
export function readPoses(value: unknown, file: string | undefined): PoseBook | undefined {
  const scene = file === undefined ? undefined : /^(FloorPlan\d+|FloorPlan_\w+?\d+_\d+)/.exec(baseName(file))?.[1]
  if (Array.isArray(value)) {
    const scenes = value.map((pose) => (isFields(pose) ? textOf(pose.scene) : undefined))
    if (scenes.every((name) => name === undefined)) return { kind: 'one-scene', scene, poses: namedPoses(value) }
    const grouped = new Map<string, NamedPose[]>()
    value.forEach((pose, i) => {
      const name = sceneKey(scenes[i] ?? '')
      grouped.set(name, [...(grouped.get(name) ?? []), { name: nameOf(pose, i), pose }])
    })
    return { kind: 'by-scene', scenes: grouped }
  }
  if (!isFields(value)) return undefined
  const entries = Object.entries(value)
  if (
    entries.length > 0 &&
    entries.every(([, pose]) => Array.isArray(pose) && pose.every((n) => typeof n === 'number'))
  )
    return { kind: 'one-scene', scene, poses: entries.map(([name, pose]) => ({ name, pose })) }
  return { kind: 'by-scene', scenes: new Map(entries.map(([name, pose]) => [sceneKey(name), namedPoses(pose)])) }
}

function namedPoses(value: unknown): NamedPose[] {
  if (Array.isArray(value)) return value.map((pose, i) => ({ name: nameOf(pose, i), pose }))
  if (!isFields(value)) return []
  if (pointOf(value.position) !== undefined || 'cameraPosition' in value) return [{ name: 'agent', pose: value }]
  return Object.entries(value).map(([name, pose]) => ({ name, pose }))
}

const nameOf = (pose: unknown, i: number): string =>
  (isFields(pose) ? (textOf(pose.id) ?? textOf(pose.objectId)) : undefined) ?? `camera-${i}`

const baseName = (file: string) => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)

/** `FloorPlan6`, `FloorPlan6_physics` and `6` name one room. */
const sceneKey = (name: string) => name.replace(/^FloorPlan(?=\d)/, '').replace(/_physics$/, '')

/** Adds the cameras that a book of poses has for a scene. */
export function addPoses(draft: SceneDraft, book: PoseBook, onlyScene: boolean): void {
  const poses = posesFor(draft, book, onlyScene)
  if (poses.length === 0) report(draft, 'no-pose', { field: 'poses' })
  for (const { name, pose } of poses) {
    const camera = readPose(draft, name, pose)
    if (camera) draft.cameras.push(camera)
  }
}

function posesFor(draft: SceneDraft, book: PoseBook, onlyScene: boolean): readonly NamedPose[] {
  if (book.kind === 'by-scene') return book.scenes.get(sceneKey(draft.id)) ?? []
  if (book.scene !== undefined && sceneKey(book.scene) === sceneKey(draft.id)) return book.poses
  if (onlyScene) return book.poses
  const ids = new Set(draft.objects.map(({ id }) => id))
  // AI2-THOR's ids contain coordinates, so two rooms never share one.
  return book.scene === undefined && book.poses.some(({ name }) => ids.has(name)) ? book.poses : []
}

function readPose(draft: SceneDraft, name: string, pose: unknown): SceneCamera | undefined {
  if (isNumbers(pose, 4)) {
    const [x, z, yaw, horizon] = pose as readonly [number, number, number, number]
    draft.assumed.add(
      `the camera is ${AGENT_CAMERA_HEIGHT} m over the floor, as high as AI2-THOR's standing agent has it`,
    )
    const agent = { x, y: AGENT_CAMERA_HEIGHT, z }
    return readAgentCamera(draft, name, { cameraPosition: agent, rotation: { y: yaw }, cameraHorizon: horizon })
  }
  if (!isFields(pose)) {
    report(draft, 'bad-camera', { object: name }, { expected: 'a pose', received: pose })
    return undefined
  }
  if (isFields(pose.agent) && numberOf(pose.agent.yaw) !== undefined) {
    const { x, z, yaw, horizon = 0 } = pose.agent
    return readPose(draft, name, [x, z, yaw, horizon])
  }
  return Array.isArray(pose.position) ? readCamera(draft, pose, name) : readAgentCamera(draft, name, pose)
}

/**
 * The camera of an AI2-THOR agent: where `cameraPosition` is, turned as the agent, looking down by the horizon. What is
 * not given is assumed, with a note: a standing agent's height, 90 degrees, 300 x 300 pixels.
 */
export function readAgentCamera(draft: SceneDraft, id: string, pose: Fields): SceneCamera | undefined {
  const bad = (field: string, expected: string, received: unknown) => {
    report(draft, 'bad-camera', { object: id, field }, { expected, received })
    return undefined
  }
  const given = pointOf(pose.cameraPosition)
  const agent = pointOf(pose.position)
  if (given === undefined && agent === undefined)
    return bad('cameraPosition', '{ x, y, z } of finite numbers', pose.cameraPosition ?? pose.position)
  if (given === undefined)
    draft.assumed.add(
      `the camera is ${AGENT_CAMERA_HEIGHT} m over the floor, as high as AI2-THOR's standing agent has it`,
    )
  const at = fromUnity(given ?? [agent![0], AGENT_CAMERA_HEIGHT, agent![2]])
  const yaw = isFields(pose.rotation) ? numberOf(pose.rotation.y) : numberOf(pose.rotation)
  if (yaw === undefined) return bad('rotation.y', 'degrees clockwise from +z', pose.rotation)
  const horizon = numberOf(pose.cameraHorizon ?? pose.horizon ?? 0)
  if (horizon === undefined || Math.abs(horizon) > 90)
    return bad('cameraHorizon', 'degrees from -90 to 90, down is positive', pose.cameraHorizon ?? pose.horizon)
  const fov = numberOf(pose.fov)
  if (fov === undefined) draft.assumed.add(`the vertical field of view is ${AGENT_FOV_DEG} degrees`)
  const [width, height] = [numberOf(pose.screenWidth), numberOf(pose.screenHeight)]
  if (width === undefined || height === undefined)
    draft.assumed.add(`pictures are ${AGENT_PIXELS} x ${AGENT_PIXELS} pixels`)
  return readCamera(
    draft,
    {
      id,
      position: at,
      yawDeg: normalizeDeg(yaw),
      pitchDeg: 0 - horizon,
      verticalFovDeg: fov ?? AGENT_FOV_DEG,
      width: width ?? AGENT_PIXELS,
      height: height ?? AGENT_PIXELS,
      image: pose.image,
      seen: pose.seen,
    },
    id,
  )
}
