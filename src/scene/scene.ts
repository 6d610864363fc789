import type { Vec2 } from '../base/vec2'
import type { Layout } from '../layout/layout'

/** Where a scene came from. */
export const SCENE_SOURCES = ['ai2thor', 'procthor', 'vsi-bench', 'revsi', 'roomplan', 'boxes', 'generated'] as const
/** Where a scene comes from: a simulator, a data set, a phone, a list of boxes, or the generator. */
export type SceneSource = (typeof SCENE_SOURCES)[number]

/**
 * A piece of wall seen from above: a segment in meters and the heights it stands between. Walls block sight and are not
 * objects; a doorway or a window splits a wall into pieces.
 */
export interface Wall {
  readonly from: Vec2
  readonly to: Vec2
  /** Height of the lower edge over the floor, meters. */
  readonly base: number
  /** Height of the upper edge over the floor, meters. */
  readonly top: number
}

/** A pose a room was seen from, with the picture's size. */
export interface SceneCamera {
  readonly id: string
  /** Meters; x right, y forward, z up over the floor of the scene. */
  readonly position: readonly [x: number, y: number, z: number]
  /** Degrees, clockwise seen from above, 0 looks along +y. */
  readonly yawDeg: number
  /** Degrees, up is positive. */
  readonly pitchDeg: number
  /** Degrees, the whole vertical field of view. */
  readonly verticalFovDeg: number
  /** Pixels; the aspect is `width / height`. */
  readonly width: number
  /** Pixels. */
  readonly height: number
  /** Path of the picture as the file gives it, relative to the scene file. */
  readonly image?: string
  /** Pixels by object id, if a simulator dumped its instance masks. */
  readonly seen?: Readonly<Record<string, { readonly pixels: number }>>
}

/** A room as a simulator or a scan describes it, before it becomes what an observer knows of it. */
export interface Scene {
  /** Unique in its file; the cluster of every statistic. */
  readonly id: string
  readonly source: SceneSource
  /** Origin `'world'`; `zRange` on every object whose height is known, `floor` if known. */
  readonly layout: Layout
  readonly walls: readonly Wall[]
  /** Recorded poses in order of time; may be empty. */
  readonly cameras: readonly SceneCamera[]
}
