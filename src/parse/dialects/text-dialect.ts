import type { Diagnostic, Span } from '../../base/parsed'
import type { Vec3 } from '../../base/transform'
import type { Vec2 } from '../../base/vec2'
import type { CameraTilt } from '../../layout/from-boxes'
import type { BevObject } from '../../layout/layout'
import type { Limits } from '../limits'

/** Options for a dialect's reader. */
export interface DialectOptions {
  /** The camera's pose, for boxes in a camera's frame; default level and looking along the map's +y. */
  readonly camera?: CameraFrame
  /** The label of boxes without a name in the text; default `'object'`. */
  readonly unnamed?: string
}

/** A camera's axes, as the letters of its x, y and z: right-down-forward is OpenCV's. */
export type CameraAxes = (typeof CAMERA_AXES)[number]

export const CAMERA_AXES = ['right-down-forward', 'right-forward-up'] as const

/** The pose of the camera whose frame the boxes are in. */
export interface CameraFrame extends CameraTilt {
  /** Default: the axes the dialect's own programs use. */
  readonly axes?: CameraAxes
}

/** A wall of a room: not an object of the map, so it is listed separately. */
export interface StatedWall {
  readonly kind: 'wall'
  /** Its name in the text, such as `wall_0`. */
  readonly name: string
  readonly from: Vec2
  readonly to: Vec2
  readonly zRange: readonly [minZ: number, maxZ: number]
  /** Meters; 0 if the text does not say. */
  readonly thickness: number
}

/** A door or window in a wall: not an object of the map, so it is listed separately. */
export interface Opening {
  readonly kind: 'door' | 'window'
  readonly name: string
  /** The name of the wall it is in. */
  readonly wall: string
  readonly center: Vec3
  /** Along the wall, meters. */
  readonly width: number
  /** Meters. */
  readonly height: number
}

/** Part of a room that a dialect states and that is not an object of the map: a wall, a door or a window. */
export type Aside = StatedWall | Opening

/** What a dialect's reader found in a text. */
export interface DialectReading {
  /** Complete objects in order. */
  readonly objects: readonly BevObject[]
  /** The position of each object, as offsets into the whole text. */
  readonly spans: readonly Span[]
  /** In the order they were found; their spans are offsets into the whole text. */
  readonly diagnostics: readonly Diagnostic[]
  /** Walls, doors and windows. */
  readonly aside?: readonly Aside[]
}

/** Where in a text a reader reads, and within which limits. */
export interface Passage {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly limits: Limits
  /** Whether units and other number forms are converted. */
  readonly lenient?: boolean
  /** Whether the dialect was asked for by name, so that weaker signs count. */
  readonly asked?: boolean
}

/** A dialect whose boxes have their own syntax (not JSON). */
export interface TextDialect {
  readonly name: 'spatiallm' | 'scenescript' | 'seed-3d' | 'gs-reasoner' | 'prose'
  readonly origin: 'observer' | 'world'
  /** Assumptions about the frame and the unit, in sentences for people. */
  readonly assumptions: readonly string[]
  /** Where its first unmistakable sign is, or -1. */
  readonly recognise: (text: string, start: number, end: number, lenient?: boolean) => number
  readonly read: (passage: Passage, options: DialectOptions) => DialectReading
}
