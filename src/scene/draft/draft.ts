import type { Vec3 } from '../../base/transform'
import type { Vec2 } from '../../base/vec2'
import { type Outline, outlineOfCorners } from '../../layout/from-boxes-outline'
import type { SceneCamera, SceneSource, Wall } from '../scene'
import {
  diagnoseScene,
  type SceneDetail,
  type SceneDiagnostic,
  type SceneDiagnosticCode,
  type ScenePlace,
} from './diagnostics'

/** An object as a file gives it, in the frame of maps, before labels, filters and checks. */
export interface DraftObject {
  /** As the file gives it; made from the label if the file has none. */
  readonly id?: string | undefined
  readonly label: string
  readonly outline: Omit<Outline, 'zRange'> & { readonly zRange?: Outline['zRange'] }
  readonly headingDeg?: number | undefined
}

/** A scene while it is read. A reader fills it; `finishScene` makes a `Scene` of it. */
export interface SceneDraft {
  readonly id: string
  readonly source: SceneSource
  readonly place: ScenePlace
  objects: DraftObject[]
  readonly walls: Wall[]
  cameras: SceneCamera[]
  floor?: readonly Vec2[]
  /**
   * Height of the floor in the file's frame; `'lowest'` if the file does not say: the lowest corner, or 0 if that is
   * above 0.
   */
  floorZ: number | 'lowest'
  /** True if labels and objects should stay as they were written, unless the caller says otherwise. */
  asWritten: boolean
  /** True once the scene as a whole is lost. */
  failed: boolean
  /** What the reader assumed, one sentence each, without repeats. */
  readonly assumed: Set<string>
  readonly found: SceneDiagnostic[]
}

export function createDraft(source: SceneSource, id: string, place: ScenePlace): SceneDraft {
  return {
    id,
    source,
    place: { ...place, scene: id },
    objects: [],
    walls: [],
    cameras: [],
    floorZ: 0,
    asWritten: false,
    failed: false,
    assumed: new Set(),
    found: [],
  }
}

/** Reports something about a scene, an object or a field of it. */
export function report(
  draft: SceneDraft,
  code: SceneDiagnosticCode,
  place: { readonly object?: string | undefined; readonly field?: string | undefined },
  detail?: SceneDetail,
): void {
  draft.found.push(diagnoseScene(code, { ...draft.place, ...place }, detail))
}

/** Reports why a scene is lost. */
export function failDraft(
  draft: SceneDraft,
  code: SceneDiagnosticCode,
  place: { readonly field?: string },
  detail?: SceneDetail,
): void {
  report(draft, code, place, detail)
  draft.failed = true
}

/** Adds an object by its corners, as right, forward and up on the map, in meters. */
export function addSolid(draft: SceneDraft, object: Omit<DraftObject, 'outline'>, corners: readonly Vec3[]): void {
  draft.objects.push({ ...object, outline: outlineOfCorners(corners) })
}
