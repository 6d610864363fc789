import type { Vec3 } from '../../base/transform'
import type { ScenePlace } from '../draft/diagnostics'
import type { SceneDraft } from '../draft/draft'
import type { PoseBook } from '../draft/poses'

/** The formats that scenes are read from. */
export const SCENE_FORMATS = [
  'scene',
  'ai2thor-events',
  'ai2thor-objects',
  'procthor',
  'roomplan',
  'vsi-bench',
  'revsi',
] as const
/** A file format that {@link readScenes} reads. */
export type SceneFormat = (typeof SCENE_FORMATS)[number]

/** Sizes of a simulator's assets by id: along the asset's own x, up, and along its own z, meters. */
export type AssetSizes = ReadonlyMap<string, { readonly type: string | undefined; readonly size: Vec3 }>

/** What a reader of one format receives besides the value. */
export interface ReadContext {
  readonly place: ScenePlace
  /** The name of a scene that has none in the file: from the file's name and its number there. */
  readonly nextId: () => string
  readonly poses: PoseBook | undefined
  readonly assets: AssetSizes | undefined
}

/** One format: how a value of it looks, and the scenes that one holds. */
export interface SceneReader {
  readonly format: SceneFormat
  readonly recognizes: (value: unknown) => boolean
  readonly read: (value: unknown, context: ReadContext) => Iterable<SceneDraft>
}
