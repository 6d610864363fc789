import type { Origin } from '../layout/layout'
import type { Collector, Name } from './collect'
import { readCorners } from './json/boxes'
import type { Cursor } from './json/cursor'
import { addChecked, type ObjectEntries, readMapObject } from './json/object'
import type { Value } from './json/values'

/** The values of {@link DialectName}. */
export const DIALECT_NAMES = [
  'v2lo',
  'prose',
  'spatiallm',
  'scenescript',
  'qwen3-vl',
  'gemini-3d',
  'seed-3d',
  'gs-reasoner',
] as const
/** The formats a map can be read from. */
export type DialectName = (typeof DIALECT_NAMES)[number]

/** A format made of entries: how it handles each object. */
export interface EntryDialect {
  readonly name: DialectName
  readonly origin: Origin
  /** What the reader assumed, in sentences. */
  readonly assumptions: readonly string[]
  /** An object in braces; `inherited` is its key in a dictionary. */
  readonly readObject: (c: Cursor, to: Collector, object: ObjectEntries, inherited: Name | undefined) => void
  /** A name with a list of numbers, from a dictionary. */
  readonly readNamed: (c: Cursor, to: Collector, name: Name, value: Value) => void
}

/** The paper's own maps: `[{"object_name": "sofa", "bbox": [x_min, y_min, x_max, y_max]}]` in meters. */
export const v2lo: EntryDialect = {
  name: 'v2lo',
  origin: 'observer',
  assumptions: [],
  readObject: readMapObject,
  readNamed(c, to, name, value) {
    const corners = readCorners(c, value)
    if (corners) addChecked(c, to, name, corners)
  },
}
