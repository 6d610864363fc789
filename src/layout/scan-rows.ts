import { badOption } from '../base/error'
import { isRow } from '../base/fields/json-row'
import type { Vec3 } from '../base/transform'

/**
 * One object of a scanned room as `fromBoxes` takes it with `kind: 'obb'`: full lengths along three unit axes, in the
 * scan's own frame.
 *
 * @deprecated `readScenes` of `v2lo-map/scene` reads whole files of scanned rooms; this type keeps working.
 */
export interface SceneRow {
  readonly label: string
  readonly center: readonly [number, number, number]
  readonly size: readonly [number, number, number]
  readonly axes: readonly [Vec3, Vec3, Vec3]
}

/**
 * The frame of VSI-Bench's scans: right-handed, z up, meters; +y of the scan is taken as +y of the map.
 *
 * @deprecated `readScenes` of `v2lo-map/scene` reads whole files of scanned rooms; this name keeps working.
 */
export const SCENE_FRAME = { kind: 'obb', up: '+z', forward: '+y', handedness: 'right', unit: 'm' } as const

/**
 * The rows of one scene of VSI-Bench's released metadata (`{ "scene0354_00": { "object_bbox": { "chair": [{ "centroid",
 * "axesLengths", "normalizedAxes" }] } } }`): categories in their order, instances in theirs. Throws a `V2loError` that
 * lists the scenes there are, or says which box is not one. Pass them on:
 * `toGridMap(fromBoxes(sceneRows(json, id), SCENE_FRAME), { preset: 'vsi' })`.
 *
 * @deprecated `readScenes` of `v2lo-map/scene` reads whole files of scanned rooms; this name keeps working.
 */
export function sceneRows(metadata: unknown, scene: string): SceneRow[] {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata))
    throw badOption('scan metadata: an object from scene names to scenes', metadata, 'pass the parsed JSON of one file')
  if (!Object.hasOwn(metadata, scene))
    throw badOption('the name of a scene of the file', scene, `name one of ${listSome(Object.keys(metadata))}`)
  const found: unknown = (metadata as Record<string, unknown>)[scene]
  const boxes = isRow(found) ? found.object_bbox : undefined
  if (!isRow(boxes)) throw badOption('a scene with object_bbox', found, 'pass the released metadata unchanged')
  return Object.entries(boxes).flatMap(([label, instances]) => {
    if (!Array.isArray(instances)) throw badOption(`object_bbox.${label}: a list of boxes`, instances, SEE)
    return instances.map((box: unknown, i) => {
      const row = scanRow(label, box)
      if ('row' in row) return row.row
      throw badOption(`object_bbox.${label}[${i}].${row.field}: ${row.expected}`, row.received, SEE)
    })
  })
}

const SEE = 'leave the object out, or mend its record'

/** A box of the released metadata as a row, or what is wrong with it. */
export type ScanBox =
  | { readonly row: SceneRow }
  | { readonly field: string; readonly expected: string; readonly received: unknown }

/** Reads one box of the released metadata: full lengths, and axes as the rows of a matrix. */
export function scanRow(label: string, box: unknown): ScanBox {
  const { centroid, axesLengths, normalizedAxes } = isRow(box) ? box : {}
  if (!isNumbers(centroid, 3)) return { field: 'centroid', expected: 'three finite numbers', received: centroid }
  if (!isNumbers(axesLengths, 3))
    return { field: 'axesLengths', expected: 'three finite numbers', received: axesLengths }
  if (!isNumbers(normalizedAxes, 9))
    return { field: 'normalizedAxes', expected: 'nine finite numbers', received: normalizedAxes }
  const three = (numbers: readonly number[], at: number): Vec3 => [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!]
  return {
    row: {
      label,
      center: three(centroid, 0),
      size: three(axesLengths, 0),
      // The rows of the matrix are the axes.
      axes: [three(normalizedAxes, 0), three(normalizedAxes, 3), three(normalizedAxes, 6)],
    },
  }
}

function isNumbers(value: unknown, count: number): value is readonly number[] {
  return Array.isArray(value) && value.length === count && value.every((number) => Number.isFinite(number))
}

function listSome(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ')
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown
}
