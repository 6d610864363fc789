import { isV2loError } from '../../base/error'
import { cornersOfRow } from '../../layout/from-boxes-rows'
import { type SceneRow, scanRow } from '../../layout/scan-rows'
import { Described } from '../draft/diagnostics'
import { addSolid, createDraft, failDraft, report, type SceneDraft } from '../draft/draft'
import { isFields } from '../draft/json-values'
import { addPoses } from '../draft/poses'
import type { SceneReader } from './format'

/** VSI-Bench's released metadata: `{ scene: { object_bbox: { category: [{ centroid, axesLengths, normalizedAxes }] } } }`. */
export const vsiBenchReader: SceneReader = {
  format: 'vsi-bench',
  recognizes: (value) =>
    isFields(value) && Object.values(value).some((scene) => isFields(scene) && isFields(scene.object_bbox)),
  *read(value, context) {
    const scenes = isFields(value) ? Object.entries(value) : []
    for (const [id, scene] of scenes) {
      const draft = createDraft('vsi-bench', id, context.place)
      draft.floorZ = 'lowest'
      const boxes = isFields(scene) ? scene.object_bbox : undefined
      if (isFields(boxes)) for (const [label, list] of Object.entries(boxes)) addCategory(draft, label, list)
      else {
        const detail = {
          expected: 'boxes by category',
          received: boxes,
          remedy: 'pass the released metadata unchanged',
        }
        failDraft(draft, 'bad-scene', { field: 'object_bbox' }, detail)
      }
      if (context.poses) addPoses(draft, context.poses, scenes.length === 1)
      yield draft
    }
  },
}

function addCategory(draft: SceneDraft, label: string, list: unknown): void {
  const field = `object_bbox.${label}`
  if (label.trim() === '' || !Array.isArray(list)) {
    report(draft, 'bad-object', { object: label, field }, { expected: 'a list of boxes under a label', received: list })
    return
  }
  list.forEach((box: unknown, i) => {
    const read = scanRow(label, box)
    if (!('row' in read)) {
      const detail = { expected: read.expected, received: read.received }
      report(draft, 'bad-object', { object: `${label}[${i}]`, field: `${field}[${i}].${read.field}` }, detail)
      return
    }
    addOriented(draft, { label }, read.row, { object: `${label}[${i}]`, field: `${field}[${i}]` })
  })
}

/** Adds an oriented box whose frame is that of maps; a `bad-object` for invalid lengths or axes. */
export function addOriented(
  draft: SceneDraft,
  object: { readonly id?: string | undefined; readonly label: string },
  box: Omit<SceneRow, 'label'>,
  place: { readonly object: string; readonly field: string },
): void {
  try {
    addSolid(draft, object, cornersOfRow({ label: object.label, ...box }, 'obb'))
  } catch (error) {
    if (!isV2loError(error)) throw error
    report(draft, 'bad-object', place, { expected: error.expected, received: new Described(error.received) })
  }
}
