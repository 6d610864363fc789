import type { Vec3 } from '../../base/transform'
import { createDraft, failDraft, report, type SceneDraft } from '../draft/draft'
import { type Fields, isFields, isFinite3, isNumbers, isPolygon, textOf } from '../draft/json-values'
import { addPoses } from '../draft/poses'
import type { SceneReader } from './format'
import { addOriented } from './vsi-bench'

/** One scene of ReVSI's `3d_annotation.json`, a list of `{ scene_id, objects: [{ name, obb }], scene_area_2d_polygon }`. */
export const revsiReader: SceneReader = {
  format: 'revsi',
  recognizes: (value) => isFields(value) && 'scene_id' in value && Array.isArray(value.objects),
  *read(value, context) {
    const scene: Fields = isFields(value) ? value : {}
    const draft = createDraft('revsi', textOf(scene.scene_id) ?? context.nextId(), context.place)
    draft.floorZ = 'lowest'
    const polygon = scene.scene_area_2d_polygon
    if (isPolygon(polygon)) draft.floor = polygon
    else if (polygon !== undefined)
      report(draft, 'bad-floor', { field: 'scene_area_2d_polygon' }, { expected: 'points [x, y]', received: polygon })
    if (Array.isArray(scene.objects)) for (const [i, object] of scene.objects.entries()) addObject(draft, object, i)
    else {
      const detail = { expected: 'a list of objects', received: scene.objects, remedy: 'pass the annotation unchanged' }
      failDraft(draft, 'bad-scene', { field: 'objects' }, detail)
    }
    if (context.poses) addPoses(draft, context.poses, false)
    yield draft
  },
}

function addObject(draft: SceneDraft, value: unknown, i: number): void {
  const object: Fields = isFields(value) ? value : {}
  const obb: Fields = isFields(object.obb) ? object.obb : {}
  const label = textOf(object.name) ?? textOf(object.label) ?? textOf(object.category)
  const id = typeof object.id === 'number' ? String(object.id) : textOf(object.id)
  const name = label === undefined ? `objects[${i}]` : `${label}${id === undefined ? `[${i}]` : ` ${id}`}`
  const { center, extent, rotation } = obb
  const turned: unknown = Array.isArray(rotation) ? rotation.flat() : rotation
  const bad = (field: string, expected: string, received: unknown) =>
    report(draft, 'bad-object', { object: name, field: `objects[${i}].${field}` }, { expected, received })
  if (label === undefined) bad('name', 'a text', object.name)
  else if (!isFinite3(center)) bad('obb.center', 'three finite numbers', center)
  else if (!isFinite3(extent)) bad('obb.extent', 'three finite numbers', extent)
  else if (!isNumbers(turned, 9)) bad('obb.rotation', 'three rows of three finite numbers', rotation)
  else {
    // The columns are the axes; which one is vertical differs from box to box, so all eight corners are taken.
    const column = (at: number): Vec3 => [turned[at]!, turned[at + 3]!, turned[at + 6]!]
    const row = { center, size: extent, axes: [column(0), column(1), column(2)] as const }
    addOriented(draft, { id, label }, row, { object: name, field: `objects[${i}].obb` })
  }
}
