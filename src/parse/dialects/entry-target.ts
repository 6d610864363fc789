import { type Collector, plainSink } from '../collect'
import { type EntryDialect, v2lo } from '../dialect'
import { markObject } from '../json/cursor'
import type { EntryTarget } from '../json/item-state'
import type { PlainSink } from '../json/plain-objects'
import { JSON_DIALECTS, type JsonDialect } from './json-boxes'
import { entryDialect, jsonDialectOf } from './space-boxes'
import type { CameraFrame } from './text-dialect'

/** Takes the objects of a reading, and knows which dialect they turned out to be in. */
export interface DialectTarget extends EntryTarget {
  readonly used: () => EntryDialect
}

/** Takes every object in the requested dialect. */
export function targetFor(
  name: JsonDialect['name'] | 'v2lo',
  collector: Collector,
  camera: CameraFrame,
): DialectTarget {
  const json = JSON_DIALECTS.find((dialect) => dialect.name === name)
  const dialect = json ? entryDialect(json, camera) : v2lo
  let sink: PlainSink | undefined
  return {
    collector,
    used: () => dialect,
    plain: (c) => (json ? undefined : (sink ??= plainSink(c, collector))),
    readObject: (c, object, inherited) => dialect.readObject(c, collector, object, inherited),
    readNamed: (c, label, value) => dialect.readNamed(c, collector, label, value),
  }
}

/**
 * Takes objects in the dialect that their keys indicate. The first object read decides; an object with the sign of
 * another dialect is in another frame, and is refused.
 */
export function recognisingTarget(collector: Collector, camera: CameraFrame): DialectTarget {
  let used: EntryDialect = v2lo
  let sink: PlainSink | undefined
  return {
    collector,
    used: () => used,
    plain(c) {
      return used === v2lo ? (sink ??= plainSink(c, collector)) : undefined
    },
    readObject(c, object, inherited) {
      const json = jsonDialectOf(object)
      if (json !== undefined && json.name !== used.name) {
        if (collector.objects.length > 0) {
          const detail = `its box is in the frame of ${json.name}, those before it in that of ${used.name}`
          markObject(c, 'not-metric', object.start, object.end, detail)
          return
        }
        used = entryDialect(json, camera)
      } else if (json === undefined && collector.objects.length === 0) used = v2lo
      used.readObject(c, collector, object, inherited)
    },
    readNamed: (c, label, value) => used.readNamed(c, collector, label, value),
  }
}
