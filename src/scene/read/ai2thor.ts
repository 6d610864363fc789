import type { Vec3 } from '../../base/transform'
import { Described } from '../draft/diagnostics'
import { addSolid, createDraft, failDraft, report, type SceneDraft } from '../draft/draft'
import { type Fields, fromUnity, isCorners, isFields, numberOf, pointOf, textOf } from '../draft/json-values'
import { addPoses, readAgentCamera } from '../draft/poses'
import type { ReadContext, SceneReader } from './format'

/** AI2-THOR objects without an agent: `{ sceneName, objects }`, `{ scene: objects }`, or the list of objects itself. */
export const ai2thorObjectsReader: SceneReader = {
  format: 'ai2thor-objects',
  recognizes(value) {
    if (Array.isArray(value)) return value.some(isThorObject)
    if (!isFields(value)) return false
    if (Array.isArray(value.objects)) return value.objects.some(isThorObject)
    return Object.values(value).some((objects) => Array.isArray(objects) && objects.some(isThorObject))
  },
  *read(value, context) {
    const scenes = scenesOf(value, context)
    for (const [id, objects] of scenes) {
      const draft = createDraft('ai2thor', id, context.place)
      addObjects(draft, objects)
      if (context.poses) addPoses(draft, context.poses, scenes.length === 1 && !context.place.line)
      yield draft
    }
  },
}

function scenesOf(value: unknown, context: ReadContext): (readonly [id: string, objects: unknown])[] {
  if (Array.isArray(value)) return [[context.nextId(), value]]
  if (!isFields(value)) return [[context.nextId(), undefined]]
  if ('objects' in value) return [[textOf(value.sceneName) ?? context.nextId(), value.objects]]
  return Object.entries(value)
}

const isThorObject = (value: unknown): boolean =>
  isFields(value) && 'objectType' in value && ('axisAlignedBoundingBox' in value || 'objectId' in value)

/** One event of AI2-THOR: its `metadata`, or an object that holds it. */
export function isThorEvent(value: unknown): boolean {
  const metadata = metadataOf(value)
  if (!Array.isArray(metadata.objects)) return false
  return isFields(metadata.agent) || isFields(metadata.cameraPosition)
}

const metadataOf = (event: unknown): Fields => {
  if (!isFields(event)) return {}
  return isFields(event.metadata) ? event.metadata : event
}

/** The scene an event shows, by name, so that the next events of the same scene can join it. */
export const sceneOfEvent = (event: unknown): string | undefined => textOf(metadataOf(event).sceneName)

/** Begins a scene with the objects of its first event. */
export function beginEvents(event: unknown, context: ReadContext): SceneDraft {
  const metadata = metadataOf(event)
  const draft = createDraft('ai2thor', textOf(metadata.sceneName) ?? context.nextId(), context.place)
  addObjects(draft, metadata.objects)
  return draft
}

/** Adds the camera of one more event, and says which objects it shows in another place. */
export function addEvent(draft: SceneDraft, event: unknown, isFirst: boolean): void {
  const metadata = metadataOf(event)
  const agent: Fields = isFields(metadata.agent) ? metadata.agent : {}
  const outer: Fields = isFields(event) ? event : {}
  const id = textOf(outer.id) ?? `frame-${draft.cameras.length}`
  const camera = readAgentCamera(draft, id, {
    cameraPosition: metadata.cameraPosition,
    position: agent.position,
    rotation: agent.rotation,
    cameraHorizon: agent.cameraHorizon ?? metadata.cameraHorizon,
    fov: metadata.fov,
    screenWidth: metadata.screenWidth,
    screenHeight: metadata.screenHeight,
    image: outer.image,
    seen: seenOf(draft, outer, metadata),
  })
  if (camera) draft.cameras.push(camera)
  if (!isFirst) reportMoved(draft, metadata.objects)
}

/** Pixels by object: counted in the masks if they were dumped, else the area of each 2-D box, with a note. */
function seenOf(draft: SceneDraft, event: Fields, metadata: Fields): Fields | undefined {
  const masks = event.instance_masks ?? metadata.instance_masks
  if (isFields(masks))
    return Object.fromEntries(Object.entries(masks).map(([id, pixels]) => [id, isFields(pixels) ? pixels : { pixels }]))
  const boxes = event.instance_detections2D ?? metadata.instance_detections2D
  if (!isFields(boxes)) return undefined
  draft.assumed.add('the pixels of an object are the area of its 2-D box, since its mask was not dumped')
  return Object.fromEntries(
    Object.entries(boxes).map(([id, box]) => {
      const [x1, y1, x2, y2] = Array.isArray(box) ? (box as readonly number[]) : []
      return [id, { pixels: Math.abs((x2! - x1!) * (y2! - y1!)) }]
    }),
  )
}

/** An object that moved by more than this between two events is reported, meters. */
const MOVED = 0.05

function reportMoved(draft: SceneDraft, objects: unknown): void {
  if (!Array.isArray(objects)) return
  const known = new Map(draft.objects.map((object) => [object.id, object]))
  for (const object of objects) {
    const id = isFields(object) ? textOf(object.objectId) : undefined
    const before = id === undefined ? undefined : known.get(id)
    const corners = isFields(object) ? cornersOf(draft, object, id ?? '', true) : undefined
    if (before === undefined || corners === undefined) continue
    const { box } = before.outline
    const [minX, minY] = [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y))]
    const moved = Math.hypot(minX - box.minX, minY - box.minY)
    if (moved <= MOVED) continue
    const received = new Described(`${moved.toFixed(2)} m`)
    report(draft, 'moved-object', { object: id, field: 'axisAlignedBoundingBox' }, { received })
  }
}

/** Adds AI2-THOR's objects to a scene; its floor is the box of the object `Floor`. */
export function addObjects(draft: SceneDraft, objects: unknown): void {
  if (!Array.isArray(objects)) {
    const remedy = 'pass the metadata unchanged'
    failDraft(draft, 'bad-scene', { field: 'objects' }, { expected: 'a list of objects', received: objects, remedy })
    return
  }
  objects.forEach((object: unknown, i) => {
    const fields: Fields = isFields(object) ? object : {}
    const id = textOf(fields.objectId)
    const label = textOf(fields.objectType)
    const name = id ?? label ?? `objects[${i}]`
    if (label === undefined) {
      report(
        draft,
        'bad-object',
        { object: name, field: 'objectType' },
        { expected: 'a text', received: fields.objectType },
      )
      return
    }
    const corners = cornersOf(draft, fields, name, false)
    if (corners === undefined) return
    addSolid(draft, { id, label }, corners)
    if (label === 'Floor') takeFloor(draft)
  })
}

function takeFloor(draft: SceneDraft): void {
  const { box, footprint } = draft.objects.at(-1)!.outline
  if (footprint === undefined) return
  const area = (box.maxX - box.minX) * (box.maxY - box.minY)
  const known = draft.floor
  const [from, , to] = known ?? [[0, 0] as const, [0, 0] as const, [0, 0] as const]
  if (known !== undefined && Math.abs((to![0] - from![0]) * (to![1] - from![1])) >= area) return
  draft.floor = [
    [box.minX, box.minY],
    [box.maxX, box.minY],
    [box.maxX, box.maxY],
    [box.minX, box.maxY],
  ]
  draft.assumed.add('the floor is the box of the object Floor, which is too large for a room that is not a rectangle')
}

/** How far an oriented box may stick out of the axis-aligned one before it is reported, meters. */
const STANDS_OUT = 0.25

/** The corners of the oriented box if there is one, else of the axis-aligned box, in the frame of maps. */
function cornersOf(draft: SceneDraft, object: Fields, name: string, quiet: boolean): readonly Vec3[] | undefined {
  const say: typeof report = (...found) => {
    if (!quiet) report(...found)
  }
  const oriented = isFields(object.objectOrientedBoundingBox) ? object.objectOrientedBoundingBox.cornerPoints : null
  const aligned = alignedCorners(object.axisAlignedBoundingBox)
  const place = { object: name, field: 'objectOrientedBoundingBox.cornerPoints' }
  if (isCorners(oriented, 8)) {
    const out = aligned === undefined ? 0 : standsOut(oriented, aligned)
    if (out > STANDS_OUT) say(draft, 'boxes-disagree', place, { received: new Described(`${out.toFixed(2)} m`) })
    return oriented.map(fromUnity)
  }
  const expected = 'eight corners of three finite numbers'
  if (oriented != null && aligned !== undefined) say(draft, 'bad-oriented-box', place, { expected, received: oriented })
  if (aligned === undefined) {
    const received = isFields(object.axisAlignedBoundingBox)
      ? (object.axisAlignedBoundingBox.cornerPoints ?? object.axisAlignedBoundingBox)
      : object.axisAlignedBoundingBox
    say(draft, 'bad-object', { object: name, field: 'axisAlignedBoundingBox' }, { expected, received })
  }
  return aligned?.map(fromUnity)
}

function alignedCorners(box: unknown): readonly Vec3[] | undefined {
  if (!isFields(box)) return undefined
  if (isCorners(box.cornerPoints, 8)) return box.cornerPoints
  const [center, size] = [pointOf(box.center), pointOf(box.size)]
  if (center === undefined || size === undefined || size.some((length) => numberOf(length)! < 0)) return undefined
  const side = (axis: 0 | 1 | 2) => [center[axis] - size[axis] / 2, center[axis] + size[axis] / 2] as const
  return side(0).flatMap((x) => side(1).flatMap((y) => side(2).map((z): Vec3 => [x, y, z])))
}

function standsOut(corners: readonly Vec3[], around: readonly Vec3[]): number {
  const over = ([0, 1, 2] as const).map((axis) => {
    const [inner, outer] = [corners.map((c) => c[axis]), around.map((c) => c[axis])]
    return Math.max(Math.max(...inner) - Math.max(...outer), Math.min(...outer) - Math.min(...inner))
  })
  return Math.max(0, ...over)
}
