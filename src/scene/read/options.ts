import { badOption } from '../../base/error'
import { foldLabel } from '../../layout/label'
import type { ScenePlace } from '../draft/diagnostics'
import { SCENE_FILTERS, type SceneFilter } from '../draft/filters'
import { isFields } from '../draft/json-values'
import { LABEL_STYLES, type LabelStyle } from '../draft/labels'
import { type PoseBook, readPoses } from '../draft/poses'
import { type AssetSizes, SCENE_FORMATS, type SceneFormat } from './format'
import { readAssets } from './procthor-assets'

/** How {@link readScenes} and {@link readSceneLines} read. */
export interface ReadScenesOptions {
  /** Name of the file: it is in every diagnostic, and names scenes without a name of their own. */
  readonly file?: string
  /** Reads the data as this format; default: recognized by its shape. */
  readonly format?: SceneFormat
  /**
   * Poses kept beside the file, as JSON or its text: `{ scene: pose }` as AI2-THOR's agent has it, `{ objectId: [x, z,
   * yaw, horizon] }` as ALFRED writes it, a list of cameras of this package, or any of them by scene.
   */
  readonly poses?: unknown
  /** Name of the poses' file; one that begins with `FloorPlan207` says which scene ALFRED's poses are of. */
  readonly posesFile?: string
  /** ProcTHOR's asset database, as JSON or its text: `{ type: [{ assetId, boundingBox: { x, y, z } }] }`. */
  readonly assets?: unknown
  /**
   * The filters that are on; default all for foreign formats, none for `scene.jsonl`. `structure`: floor, wall,
   * ceiling, room, door frame. `nested`: drawers, shelves, stove knobs and burners, sink and bathtub basins inside a
   * larger box. `flat`: no extent in one of the three directions. `tiny`: no side of 5 cm. `far`: over 1 m outside the
   * floor.
   */
  readonly filters?: readonly SceneFilter[]
  /** `words` (default for foreign formats): `CoffeeMachine` becomes `coffee machine`; `paper`: `coffeemachine`. */
  readonly labels?: LabelStyle
  /** Labels to rename, compared as labels are: `{ tv_monitor: 'tv' }`. The new label is used exactly as written. */
  readonly labelMap?: Readonly<Record<string, string>>
  /**
   * The ids of objects. `labels` (default for foreign formats): `chair`, `chair#2`, the names by which answers and
   * pictures call them; a reading's `fileIds` has the others. `file` (default for `scene.jsonl`): those of the file.
   */
  readonly ids?: 'labels' | 'file'
  /** Height of the floor in the file's frame, meters; heights count from it. 0 keeps the heights of the file. */
  readonly floorZ?: number
  /**
   * Ids that other files took; this reading adds its own, so that no id occurs twice in a file written from all of
   * them.
   */
  readonly taken?: Set<string>
}

/** Options, checked and read. */
export interface ReadRules {
  readonly place: ScenePlace
  /** The file's name without folders and ending, to name scenes by. */
  readonly stem: string
  readonly format: SceneFormat | undefined
  readonly poses: PoseBook | undefined
  readonly assets: AssetSizes | undefined
  readonly filters: readonly SceneFilter[] | undefined
  readonly everyFilter: readonly SceneFilter[]
  readonly labels: LabelStyle | undefined
  readonly renamed: ReadonlyMap<string, string>
  readonly ids: 'labels' | 'file' | undefined
  readonly floorZ: number | undefined
  readonly taken: Set<string> | undefined
}

/** Checks the options of a reading; throws a `V2loError` on the first invalid one. */
export function readRules(options: ReadScenesOptions): ReadRules {
  const { file, format, poses, posesFile, assets, filters, labels, labelMap = {}, ids, floorZ, taken } = options
  if (format !== undefined) oneOf('format', format, SCENE_FORMATS, 'leave it out to have it recognized')
  if (labels !== undefined) oneOf('labels', labels, LABEL_STYLES, 'leave it out for words')
  if (ids !== undefined) oneOf('ids', ids, ['labels', 'file'], 'leave it out for those of labels')
  if (filters !== undefined && !Array.isArray(filters))
    throw badOption('filters: a list of names', filters, 'pass [] for no filter')
  for (const filter of filters ?? []) oneOf('filters', filter, SCENE_FILTERS, 'name the filters that are on')
  if (floorZ !== undefined && !Number.isFinite(floorZ))
    throw badOption('floorZ: a finite number of meters', floorZ, 'leave it out where the height is not known')
  const book = poses === undefined ? undefined : readPoses(jsonOf('poses', poses), posesFile)
  if (poses !== undefined && book === undefined)
    throw badOption('poses: { scene: pose }, { objectId: [x, z, yaw, horizon] } or a list of cameras', poses, SEE)
  const sizes = assets === undefined ? undefined : readAssets(jsonOf('assets', assets))
  if (assets !== undefined && sizes === undefined)
    throw badOption('assets: { type: [{ assetId, boundingBox: { x, y, z } }] }', assets, SEE)
  return {
    place: { ...(file !== undefined && { file }) },
    stem: stemOf(file),
    format,
    poses: book,
    assets: sizes,
    filters,
    everyFilter: SCENE_FILTERS,
    labels,
    renamed: labelTable(labelMap),
    ids,
    floorZ,
    taken,
  }
}

const SEE = 'see docs/scenes.md'

function stemOf(file: string | undefined): string {
  const name = file?.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1) ?? ''
  return name.replace(/\.[A-Za-z0-9]+$/, '') || 'scene'
}

function jsonOf(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw badOption(`${name}: JSON`, value, 'pass the parsed JSON or its whole text')
  }
}

function labelTable(table: unknown): ReadonlyMap<string, string> {
  const remedy = 'pass a table such as { "tv_monitor": "tv" }'
  if (!isFields(table)) throw badOption('labelMap: a table of labels', table, remedy)
  return new Map(
    Object.entries(table).map(([from, to]) => {
      if (typeof to === 'string' && foldLabel(to) !== '' && foldLabel(from) !== '')
        return [foldLabel(from), to] as const
      throw badOption('labelMap: labels that are texts', { [from]: to }, remedy)
    }),
  )
}

function oneOf(name: string, value: unknown, allowed: readonly string[], remedy: string): void {
  if (!allowed.includes(value as string)) throw badOption(`${name}: ${allowed.join(', ')}`, value, remedy)
}
