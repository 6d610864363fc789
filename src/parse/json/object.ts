import { isAsciiLetter } from '../../base/characters'
import { NO_BREAK_SPACE } from '../../base/unicode-characters'
import { addObject, type Collector, looksLikePixels, type Name } from '../collect'
import { boxesIn, type Corners, cornersOfEntries, isOutline, readCorners } from './boxes'
import { type Cursor, mark, markObject } from './cursor'
import { CANONICAL, type KeyRole, preference } from './keys'
import { storedParts } from './stored-object'
import type { Entry, Value } from './values'

/** The entries of one object of a map, in order. */
export interface ObjectEntries {
  readonly entries: readonly Entry[]
  readonly start: number
  readonly end: number
}

/**
 * Reads one object of a map in the paper's form: `{"object_name": .., "bbox": [..]}`, with the aliases of its keys
 * and all forms of its box. `inherited` is its key in a dictionary.
 */
export function readMapObject(c: Cursor, to: Collector, object: ObjectEntries, inherited?: Name): void {
  const { entries, start, end } = object
  let name: Entry | undefined
  let box: Entry | undefined
  let flatBox = false
  for (const entry of entries) {
    const { role } = entry
    if (role === 'image') {
      refuseImage(c, to, entry)
      return
    }
    if (role === 'name') name = prefer(c, name, entry)
    else if (role === 'box') box = prefer(c, box, entry)
    else if (role === 'corner' || role === 'size') flatBox = true
    else if (role === 'other' && /^b?boxes$/i.test(entry.key) && boxesIn(entry.value)) box = prefer(c, box, entry)
  }
  if (box === undefined && entries.some((entry) => entry.role === 'grid' && !isSpacePoint(entry.value))) {
    markObject(c, 'grid-map', start, end)
    if (to.objects.length === 0) to.stopped = true
    return
  }
  const stored = box?.value.kind === 'dict' ? storedParts(entries, to.ids) : undefined
  for (const entry of entries) {
    if (stored?.used.includes(entry)) continue
    const role = entry === box ? 'box' : entry.role
    const isFlat = box === undefined && (role === 'corner' || role === 'size')
    if (role === 'name' ? entry === name : role === 'box' ? entry === box : isFlat) markAlias(c, entry, role)
    else if (role !== 'name' && role !== 'box') mark(c, 'extra-key', entry.keyStart, entry.keyEnd)
  }
  const label = name === undefined ? inherited : nameOf(c, name.value)
  if (label === undefined) {
    if (name === undefined) markObject(c, 'missing-name', start, end)
    return
  }
  const several = box && boxesIn(box.value)
  if (several !== undefined && several.length > 1) {
    addInstances(c, to, label, several)
    return
  }
  const corners = box ? readCorners(c, box.value) : flatBox ? cornersOfEntries(c, entries, start, end) : null
  if (corners === undefined) return
  if (corners === null) {
    const other = otherPlace(entries)
    if (other) markObject(c, 'bad-box', start, end, other)
    else markObject(c, 'missing-box', start, end)
    return
  }
  if (stored) addObject(c, to, label, corners, stored.extras)
  else addChecked(c, to, label, corners)
}

/** What an object has instead of a box in the plane, for the sentence that refuses it. */
function otherPlace(entries: readonly Entry[]): string | undefined {
  for (const { key, role, value } of entries) {
    if (role === 'name' || value.kind !== 'list') continue
    if (isOutline(value.items))
      return `an outline of ${value.items.length} points under ${JSON.stringify(key.slice(0, 40))}; give two opposite corners`
    const numbers = value.items.length
    if (numbers >= 3 && value.items.every(({ kind }) => kind === 'number'))
      return `${numbers} numbers under ${JSON.stringify(key.slice(0, 40))}; read boxes in space with fromBoxes`
  }
  return undefined
}

/** One object with a list of boxes: one instance per box. */
function addInstances(c: Cursor, to: Collector, label: Name, boxes: readonly Value[]): void {
  mark(c, 'box-form', boxes[0]!.start, boxes[boxes.length - 1]!.end)
  for (const [i, box] of boxes.entries()) {
    if (i > 0 && ++c.objectIndex >= c.limits.objects) {
      mark(c, 'too-many-objects', box.start, box.start + 1, String(c.limits.objects))
      to.stopped = true
      return
    }
    const corners = readCorners(c, box)
    if (corners) addChecked(c, to, label, corners)
    if (to.stopped) return
  }
}

/** Adds an object unless its numbers show that the map is one of image boxes. */
export function addChecked(c: Cursor, to: Collector, label: Name, corners: Corners): void {
  if (to.objects.length === 0 && looksLikePixels(...corners.numbers)) {
    markObject(c, 'image-boxes', corners.start, corners.end, 'all four numbers are whole, with one of 100 or more')
    to.stopped = true
    return
  }
  addObject(c, to, label, corners)
}

/** Three numbers, which a grid cell never has. */
const isSpacePoint = (value: Value): boolean => value.kind === 'list' && value.items.length === 3

function refuseImage(c: Cursor, to: Collector, entry: Entry): void {
  markObject(c, 'image-boxes', entry.keyStart, entry.value.end, entry.key)
  if (to.objects.length === 0) to.stopped = true
}

/** If two entries have one role, the preferred spelling counts; if they are spelled alike, the last, as in JSON. */
export function prefer(c: Cursor, earlier: Entry | undefined, later: Entry): Entry {
  if (earlier === undefined) return later
  const counts = preference(later.key) <= preference(earlier.key) ? later : earlier
  const which = counts === later ? 'the last one' : 'the first one'
  mark(c, 'duplicate-key', later.keyStart, later.keyEnd, which)
  return counts
}

function markAlias(c: Cursor, entry: Entry, role: KeyRole): void {
  if (role !== 'name' && role !== 'box') return
  if (entry.key !== CANONICAL[role]) mark(c, 'key-alias', entry.keyStart, entry.keyEnd, CANONICAL[role])
}

const LITERALS: ReadonlySet<string> = new Set(['null', 'none', 'undefined', 'nan', 'true', 'false', 'inf', 'infinity'])

/** A label: a string, or words without quotes that are neither a literal nor a number. */
export function nameOf(c: Cursor, value: Value): Name | undefined {
  const { start, end } = value
  if (value.kind === 'text') return value
  if (value.kind === 'word') {
    const text = c.text.slice(start, end)
    const first = text.charCodeAt(0)
    const isWord = isAsciiLetter(first) || first > NO_BREAK_SPACE
    if (isWord && !LITERALS.has(text.toLowerCase())) {
      mark(c, 'missing-quotes', start, end)
      return { text, start, end }
    }
  }
  markObject(c, 'bad-name', start, end, 'its name is not a text')
  return undefined
}
