import { CLOSE_BRACKET, OPEN_BRACE, OPEN_BRACKET } from '../../base/characters'
import type { Vec2 } from '../../base/vec2'
import { ORIGINS } from '../../layout/layout'
import type { Collector } from '../collect'
import { passElevation, passVersion } from '../views/pass'
import { beginObject, isOwnBox, textOf } from './begin-object'
import { boxesIn, isOutline } from './boxes'
import { type Cursor, codeAt, createCursor, END, mark, markObject, skipSpace } from './cursor'
import { endOfBlanks, isCells, quotedMapAt } from './entry-shapes'
import { imageSizeIn } from './image-size'
import {
  countItem,
  type EntryTarget,
  flushProse,
  type ItemState,
  type OwnObject,
  passOver,
  topFrame,
} from './item-state'
import { canName, describesMap, foldKey, givesExtent, roleOf } from './keys'
import { readObjectAt } from './object-entries'
import { type Entry, readKey, readValue, type Value } from './values'

/** Reads one entry of an open dictionary or wrapper: a name with its box or object, or a key with a list of objects. */
export function readDictEntry(c: Cursor, s: ItemState, to: EntryTarget): void {
  const start = c.at
  c.openQuote = false
  const key = readKey(c)
  if (c.starved) return
  if (key === undefined) {
    c.at = start
    passOver(c, s, start + 1)
    return
  }
  skipSpace(c)
  const frame = topFrame(s)!
  const names = canName(key.text)
  const quoted = names ? undefined : quotedMapAt(c, c.at)
  if (quoted) {
    mark(c, 'wrapper', c.at, quoted.start)
    c.at = quoted.start
  }
  const code = codeAt(c, c.at)
  const role = roleOf(key.text)
  const named = frame.named === true
  const name =
    names &&
    (role === 'other' || (named && foldKey(key.text) === 'box')) &&
    (named ? !givesExtent(key.text) : !describesMap(key.text))
      ? key
      : undefined
  const next = code === OPEN_BRACKET ? codeAt(c, endOfBlanks(c, c.at + 1)) : code
  if (c.starved) return
  const holds = !named && next === OPEN_BRACE
  if (holds && passVersion(c, s, frame, key)) return
  const passed = holds && names && describesMap(key.text)
  if (code === OPEN_BRACE && !passed) {
    readObjectAt(c, s, to, key)
    if (!c.starved) frame.quote = quoted?.kind
    return
  }
  if (code === OPEN_BRACKET && !passed) {
    if ((next === OPEN_BRACE || next === CLOSE_BRACKET) && s.frames.length < c.limits.depth) {
      flushProse(c, s)
      countItem(c, s, start)
      frame.quote = quoted?.kind
      s.frames.push({ kind: 'list', versions: {}, items: 0, comma: -1, ...(frame.inside && { inside: true }) })
      c.at++
      return
    }
  }
  const value = readValue(c, 1)
  if (c.starved) return
  if (value === undefined) {
    flushProse(c, s)
    if (codeAt(c, c.at) === END || c.openQuote) {
      c.at = c.end
      markObject(c, 'unfinished-object', start, c.end)
      return
    }
    c.at = Math.max(c.at, start + 1)
    mark(c, 'broken-object', start, c.at, 'its brackets, quotes or commas are out of step')
    return
  }
  const entry: Entry = { key: key.text, role, keyStart: key.start, keyEnd: key.end, value }
  const spelledBoxes = boxesIn(value)
  if (spelledBoxes === undefined) to.collector.imageSize ??= imageSizeIn(c, [entry])
  if (!named && passElevation(c, [entry])) {
    if (c.starved) return
    flushProse(c, s)
    countItem(c, s, start)
    return
  }
  if (passed) {
    flushProse(c, s)
    countItem(c, s, start)
    mark(c, 'extra-key', key.start, key.end)
    return
  }
  if (!named && readAboutMap(to.collector, key.text, value)) {
    flushProse(c, s)
    countItem(c, s, start)
    return
  }
  if (frame.own && readOwn(c, s, to, frame.own, entry)) return
  if (named && name !== undefined && !describesMap(key.text) && isCells(value)) {
    flushProse(c, s)
    markObject(c, 'grid-map', start, value.end)
    if (to.collector.objects.length === 0) to.collector.stopped = true
    return
  }
  const spelled = named && value.kind !== 'text' && !describesMap(key.text)
  const boxes = spelledBoxes ?? (spelled ? [value] : undefined)
  if (name !== undefined && boxes !== undefined) {
    for (const [i, box] of boxes.entries()) {
      // Between the boxes of one name, the comma belongs to the list.
      if (i > 0) frame.comma = box.start
      if (!beginObject(c, s, to, start)) return
      to.readNamed(c, name, box)
      c.objectIndex++
      if (to.collector.stopped) return
    }
    return
  }
  countItem(c, s, start)
  mark(c, 'extra-key', key.start, key.end)
}

/** `origin` and `floor` of a layout written as JSON; false if the entry is neither. */
function readAboutMap(collector: Collector, key: string, value: Value): boolean {
  if (key === 'origin' && value.kind === 'text') {
    const origin = ORIGINS.find((one) => one === value.text)
    collector.origin ??= origin
    return origin !== undefined
  }
  if (key !== 'floor' || value.kind !== 'list' || !isOutline(value.items)) return false
  const points = value.items.map((item) => (item.kind === 'list' ? item.items : []).map(numberOf))
  if (!points.every((point) => point.length === 2)) return false
  collector.floor ??= points as unknown as readonly Vec2[]
  return true
}

const numberOf = (value: Value): number => (value.kind === 'number' ? value.value + 0 : Number.NaN)

/**
 * An entry after the objects inside an object. The outer one is an object too when both its label and its box are
 * known. True if the entry was used.
 */
function readOwn(c: Cursor, s: ItemState, to: EntryTarget, own: OwnObject, entry: Entry): boolean {
  const { role, keyStart: start, keyEnd, value } = entry
  if (role === 'name' && value.kind === 'text') {
    const before = own.box
    if (before === undefined || own.label !== undefined) {
      flushProse(c, s)
      countItem(c, s, start)
      own.label ??= value.text
      if (own.otherPlace)
        markObject(
          c,
          'broken-object',
          start,
          value.end,
          'its label comes after the objects inside it; put label and box before them',
        )
      return true
    }
    own.box = undefined
    own.label = undefined
    if (!beginObject(c, s, to, start)) return true
    mark(c, 'nested-objects', start, keyEnd)
    readOwnBox(c, to, before, value.text)
    c.objectIndex++
    return true
  }
  if (!isOwnBox(entry)) return false
  if (own.label === undefined) {
    flushProse(c, s)
    countItem(c, s, start)
    own.box ??= textOf(c, entry)
    return true
  }
  if (!beginObject(c, s, to, start)) return true
  mark(c, 'nested-objects', start, start + 1)
  to.readObject(c, { entries: [entry], start, end: value.end }, { text: own.label, start, end: keyEnd })
  own.label = undefined
  c.objectIndex++
  return true
}

/** Reads the box of an object whose label came later, from a copy of its text. */
function readOwnBox(c: Cursor, to: EntryTarget, { text, base }: NonNullable<OwnObject['box']>, label: string): void {
  const { found, limits, lenient, objectIndex } = c
  const own = createCursor({ text, base, found, limits, lenient, objectIndex })
  const key = readKey(own)
  const value = key && readValue(own, 1)
  if (key === undefined || value === undefined) return
  const entry: Entry = { key: key.text, role: roleOf(key.text), keyStart: key.start, keyEnd: key.end, value }
  const { start, end } = key
  to.readObject(own, { entries: [entry], start, end: value.end }, { text: label, start, end })
}
