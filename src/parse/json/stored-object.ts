import { normalizeDeg } from '../../base/angle'
import { isConvexCounterClockwise } from '../../base/convex'
import type { Vec2 } from '../../base/vec2'
import type { IdMaker } from '../../layout/ids'
import type { Extras } from '../collect'
import type { Entry, Value } from './values'

/** What an object of a layout's own JSON says beside its label and its box, and the entries that say it. */
export interface StoredParts {
  readonly extras: Extras
  readonly used: readonly Entry[]
}

/**
 * The `id`, `footprint`, `zRange` and `headingDeg` of an object as a `Layout` is written in JSON: it has an `id`, a
 * `label` and a `box` of `minX`, `minY`, `maxX`, `maxY`. `undefined` for any other object. A part that `createLayout` would
 * refuse is left out.
 */
export function storedParts(entries: readonly Entry[], ids: IdMaker): StoredParts | undefined {
  const find = (key: string) => entries.find((entry) => entry.key === key)
  const [id, label, box] = [find('id'), find('label'), find('box')]
  if (id?.value.kind !== 'text' || label?.value.kind !== 'text' || box === undefined || !isStoredBox(box.value))
    return undefined
  const used: Entry[] = []
  const take = <T>(entry: Entry | undefined, value: T | undefined): T | undefined => {
    if (entry && value !== undefined) used.push(entry)
    return value
  }
  const parts = { footprint: find('footprint'), zRange: find('zRange'), headingDeg: find('headingDeg') }
  const wanted = take(id, id.value.text !== '' && !ids.isTaken(id.value.text) ? id.value.text : undefined)
  const footprint = take(parts.footprint, parts.footprint && footprintOf(parts.footprint.value))
  const zRange = take(parts.zRange, parts.zRange && rangeOf(parts.zRange.value))
  const headingDeg = take(parts.headingDeg, parts.headingDeg && headingOf(parts.headingDeg.value))
  return {
    used,
    extras: {
      ...(wanted !== undefined && { id: wanted }),
      ...(footprint && { footprint }),
      ...(zRange && { zRange }),
      ...(headingDeg !== undefined && { headingDeg }),
    },
  }
}

const BOX: readonly string[] = ['minX', 'minY', 'maxX', 'maxY']

const isStoredBox = (value: Value): boolean =>
  value.kind === 'dict' && value.entries.length === BOX.length && value.entries.every(({ key }, i) => key === BOX[i])

/** The numbers of a list of numbers. */
function numbersOf(value: Value): readonly number[] | undefined {
  if (value.kind !== 'list') return undefined
  const numbers = value.items.flatMap((item) => (item.kind === 'number' ? [item.value + 0] : []))
  return numbers.length === value.items.length ? numbers : undefined
}

function footprintOf(value: Value): readonly Vec2[] | undefined {
  const points = value.kind === 'list' ? value.items.map(numbersOf) : []
  if (points.length < 3 || !points.every((point) => point?.length === 2)) return undefined
  const outline = points as unknown as readonly Vec2[]
  return isConvexCounterClockwise(outline) ? outline : undefined
}

function rangeOf(value: Value): readonly [number, number] | undefined {
  const numbers = numbersOf(value)
  return numbers?.length === 2 && numbers[0]! <= numbers[1]! ? [numbers[0]!, numbers[1]!] : undefined
}

const headingOf = (value: Value): number | undefined =>
  value.kind === 'number' ? normalizeDeg(value.value) : undefined
