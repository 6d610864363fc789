import { dot, subtract, type Vec2 } from '../../base/vec2'
import { foldLabel } from '../../layout/label'
import { createLayout, type ObjectInput } from '../../layout/layout'
import type { Scene, SceneCamera, Wall } from '../scene'
import { Described, type SceneDiagnostic } from './diagnostics'
import { type DraftObject, report, type SceneDraft } from './draft'
import { filterObjects, type SceneFilter } from './filters'
import { type LabelRules, styleLabel } from './labels'
import { checkUnits } from './units'

/** How the objects of a draft become those of a scene. */
export interface FinishRules {
  readonly filters: readonly SceneFilter[]
  readonly labels: LabelRules
  /** Whether objects keep the ids of the file, or get those of their labels. */
  readonly ids: 'labels' | 'file'
  /** Height of the floor in the file's frame, if the caller knows it. */
  readonly floorZ: number | undefined
}

/** A `Parsed<Scene>` whose diagnostics say file, line, scene, object and field. */
export type ParsedScene =
  | { readonly ok: true; readonly value: Scene; readonly diagnostics: readonly SceneDiagnostic[] }
  | {
      readonly ok: false
      readonly value?: undefined
      readonly diagnostics: readonly [SceneDiagnostic, ...SceneDiagnostic[]]
    }

/** What is reported about a scene besides the scene itself. */
export interface FinishedScene {
  readonly parsed: ParsedScene
  /** Objects kept. */
  readonly kept: number
  /** Objects that each filter dropped, for the filters that were on. */
  readonly dropped: Readonly<Partial<Record<SceneFilter, number>>>
  /** What was assumed, one sentence each. */
  readonly assumed: readonly string[]
  /** The id that an object has in the file, by its id in the scene, if the two differ. */
  readonly fileIds: Readonly<Record<string, string>>
}

/** A draft, checked, filtered and named, as a scene. */
export function finishScene(draft: SceneDraft, rules: FinishRules): FinishedScene {
  if (!draft.failed) checkUnits(draft)
  if (draft.failed) {
    const diagnostics = draft.found as [SceneDiagnostic, ...SceneDiagnostic[]]
    return { parsed: { ok: false, diagnostics }, kept: 0, dropped: {}, assumed: [...draft.assumed], fileIds: {} }
  }
  const { kept, dropped } = filterObjects(draft.objects, draft.floor, rules.filters)
  const floorZ = floorHeight(draft, kept, rules.floorZ)
  if (draft.objects.length === 0) report(draft, 'no-objects', {})
  if (draft.floor === undefined) report(draft, 'no-floor', { field: 'floor' })
  reportHeights(draft, kept)
  const ids = idsOf(draft, kept, rules)
  const layout = createLayout(
    kept.map((object, i): ObjectInput => inputOf(object, ids[i]!, floorZ, rules.labels)),
    { origin: 'world', ...(draft.floor !== undefined && { floor: draft.floor }) },
  )
  const walls = draft.walls.map((wall) => ({ ...wall, base: wall.base - floorZ, top: wall.top - floorZ }))
  const fromFile = kept.flatMap(({ id }, i) => (id === undefined ? [] : [[id, ids[i]!] as const]))
  const known = draft.asWritten && rules.ids === 'file' ? undefined : new Map(fromFile)
  const cameras = uniqueCameras(draft).map((camera) => settled(camera, floorZ, known))
  for (const camera of cameras)
    if (walls.some((wall) => isInWall(camera, wall))) report(draft, 'camera-in-wall', { object: camera.id })
  const scene: Scene = { id: draft.id, source: draft.source, layout, walls, cameras }
  const parsed = { ok: true, value: scene, diagnostics: draft.found } as const
  const fileIds = Object.fromEntries(fromFile.filter(([id, own]) => id !== own).map(([id, own]) => [own, id]))
  return { parsed, kept: kept.length, dropped, assumed: [...draft.assumed], fileIds }
}

/** Heights in a scene count from its floor, whose height in the file is given or else taken from the lowest corner. */
function floorHeight(draft: SceneDraft, kept: readonly DraftObject[], told: number | undefined): number {
  if (told !== undefined) return told
  if (draft.floorZ !== 'lowest') return draft.floorZ
  const lowest = kept.reduce((low, { outline: { zRange } }) => Math.min(low, zRange?.[0] ?? low), Infinity)
  if (lowest >= 0) {
    draft.assumed.add("the floor is at the file's z = 0, below every object (option floorZ sets it)")
    return 0
  }
  draft.assumed.add(
    `the floor is at the file's z = ${Number(lowest.toFixed(3))}, the lowest corner of an object, and heights count from there (option floorZ sets it)`,
  )
  return lowest
}

function inputOf(
  { label, outline, headingDeg }: DraftObject,
  id: string,
  floorZ: number,
  labels: LabelRules,
): ObjectInput {
  const { box, footprint, zRange } = outline
  return {
    id,
    label: styleLabel(label, labels),
    box,
    ...(footprint !== undefined && { footprint }),
    ...(zRange !== undefined && { zRange: [zRange[0] - floorZ, zRange[1] - floorZ] as const }),
    ...(headingDeg !== undefined && { headingDeg }),
  }
}

function reportHeights(draft: SceneDraft, kept: readonly DraftObject[]): void {
  const flat = kept.filter(({ outline }) => outline.zRange === undefined)
  if (flat.length === 0) return
  const names = flat.slice(0, 3).map(({ id, label }) => id ?? label)
  const more = flat.length > 3 ? ` and ${flat.length - 3} more` : ''
  report(draft, 'no-height', { field: 'zRange' }, { received: new Described(`${names.join(', ')}${more}`) })
}

/** The ids of the file if it has them and they are asked for, else those made from labels: `chair`, `chair#2`. */
function idsOf(draft: SceneDraft, kept: readonly DraftObject[], { ids, labels }: FinishRules): string[] {
  const wanted = kept.map(({ id }) => (ids === 'file' ? id : undefined))
  const given = new Set(wanted.filter((id) => id !== undefined))
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return kept.map((object, i) => {
    const own = wanted[i]
    if (own !== undefined && !taken.has(own)) {
      taken.add(own)
      return own
    }
    const stem = own ?? styleLabel(object.label, labels)
    const folded = own ?? foldLabel(stem)
    let count = (counts.get(folded) ?? (own === undefined ? 0 : 1)) + 1
    const made = () => (count === 1 ? stem : `${stem}#${count}`)
    while (taken.has(made()) || given.has(made())) count++
    counts.set(folded, count)
    taken.add(made())
    if (own !== undefined)
      report(draft, 'duplicate-object', { object: own, field: 'id' }, { received: own, remedy: made() })
    return made()
  })
}

function uniqueCameras(draft: SceneDraft): readonly SceneCamera[] {
  const given = new Set(draft.cameras.map(({ id }) => id))
  const taken = new Set<string>()
  return draft.cameras.map((camera) => {
    let id = camera.id
    for (let count = 2; taken.has(id) || (id !== camera.id && given.has(id)); count++) id = `${camera.id}#${count}`
    taken.add(id)
    if (id === camera.id) return camera
    report(draft, 'duplicate-camera', { object: camera.id, field: 'id' }, { received: camera.id, remedy: id })
    return { ...camera, id }
  })
}

/** A camera with heights from the floor, and what it saw under the ids of the scene. */
function settled(camera: SceneCamera, floorZ: number, known: ReadonlyMap<string, string> | undefined): SceneCamera {
  const [x, y, z] = camera.position
  const { seen, ...rest } = camera
  const moved = { ...rest, position: [x, y, z - floorZ] as const }
  if (seen === undefined) return moved
  if (known === undefined) return { ...moved, seen }
  // Masks name walls, floors and parts too; anything that is not in the scene is left out.
  const entries = Object.entries(seen).flatMap(([id, pixels]) =>
    known.has(id) ? [[known.get(id)!, pixels] as const] : [],
  )
  return { ...moved, seen: Object.fromEntries(entries) }
}

/** A wall of a scene has no thickness; a camera this close to it, in meters, counts as inside it. */
const IN_WALL = 0.02

function isInWall({ position: [x, y, z] }: SceneCamera, { from, to, base, top }: Wall): boolean {
  if (z < base || z > top) return false
  const along = subtract(to, from)
  const out: Vec2 = [x - from[0], y - from[1]]
  const size = dot(along, along)
  const share = size > 0 ? Math.max(0, Math.min(1, dot(out, along) / size)) : 0
  return Math.hypot(out[0] - share * along[0], out[1] - share * along[1]) < IN_WALL
}
