import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  isDigit,
  isJsonSpace,
  LESS_THAN,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../../base/characters'
import { isNameLetter } from '../../base/unicode-characters'
import { CUT, tagAt } from '../blocks/tags'
import type { Name } from '../collect'
import { boxesIn, isFourNumbers } from './boxes'
import { type Cursor, codeAt, END, mark, markObject, skipSpace } from './cursor'
import {
  countItem,
  type EntryTarget,
  flushProse,
  type ItemState,
  type OpenBracket,
  passOver,
  topFrame,
} from './item-state'
import { canLabel, canName, describesMap, foldKey, holdsByName, isInherited, type KeyRole, roleOf } from './keys'
import type { ObjectEntries } from './object'
import { openStated } from './restated'
import { quoteKindAt } from './strings'
import { type Entry, readKey, readValue, type Value } from './values'

/**
 * Reads the object whose `{` is at the cursor and hands its entries on. An object that turns out to be a dictionary
 * or a wrapper opens a frame instead, and its entries are then read one by one.
 */
export function readObjectAt(c: Cursor, s: ItemState, to: EntryTarget, key?: Name): void {
  const start = c.at
  const found = c.found.length
  c.openQuote = false
  c.at++
  skipSpace(c)
  const first = codeAt(c, c.at)
  if (first === OPEN_BRACE || first === OPEN_BRACKET) {
    // `{{` or `{[`: the outer brace belongs to no object.
    if (c.starved) return
    flushProse(c, s)
    mark(c, 'extra-bracket', start, start + 1)
    return
  }
  const entries: Entry[] = []
  const nested = { key: '', comma: -1 }
  const outcome = readEntries(c, entries, nested)
  if (c.starved) return
  if (outcome === 'nested' && s.frames.length < c.limits.depth) {
    openObject(c, s, to, { entries, start, end: c.at }, nested, key)
    return
  }
  const names = outcome === 'names' || (outcome === 'whole' && isDictionary(entries))
  if (names || outcome === 'wrapper') {
    c.found.length = found
    c.at = start + 1
    if (s.frames.length >= c.limits.depth) {
      mark(c, 'too-deep', start, start + 1, String(c.limits.depth))
      return
    }
    openDict(c, s, to, start, names, !names && canName(nested.key))
    return
  }
  if (outcome === 'grid') {
    c.found.length = found
    flushProse(c, s)
    markObject(c, 'grid-map', start, c.at)
    if (to.collector.objects.length === 0) to.collector.stopped = true
    return
  }
  if (outcome === 'whole') {
    if (isDescription(entries, topFrame(s), key)) {
      c.found.length = found
      countItem(c, s, start)
      mark(c, 'extra-key', key?.start ?? start, key?.end ?? c.at)
      return
    }
    if (!beginObject(c, s, to, start)) return
    to.readObject(c, { entries, start, end: c.at }, key && canName(key.text) ? key : undefined)
    c.objectIndex++
    return
  }
  abandonObject(c, s, to, start, outcome)
}

/** What is common to all that is read as an object; false when there are too many. */
export function beginObject(c: Cursor, s: ItemState, to: EntryTarget, start: number): boolean {
  if (c.objectIndex >= c.limits.objects) {
    mark(c, 'too-many-objects', start, start + 1, String(c.limits.objects))
    to.collector.stopped = true
    return false
  }
  noteObject(c, s, start)
  return true
}

/** Reports what stands before an object: words, a missing comma, no list. */
export function noteObject(c: Cursor, s: ItemState, start: number): void {
  flushProse(c, s)
  countItem(c, s, start)
  if (s.frames.length === 0 && !s.looseReported) {
    s.looseReported = true
    mark(c, 'no-list', start, start)
  }
}

/** Whether an object says something about the map, the room or the object it stands in, and is not one of the map. */
function isDescription(entries: readonly Entry[], frame: OpenBracket | undefined, key: Name | undefined): boolean {
  const boxed = spellsBox(entries)
  if (key === undefined)
    return frame?.inside === true && !(entries.some(({ role }) => role === 'name') ? boxed : hasBox(entries))
  if (frame?.named) return describesMap(key.text) && !boxed
  const about = !canName(key.text) || describesMap(key.text)
  return !boxed || (about && !entries.some(({ role }) => role === 'name'))
}

/** Whether entries spell a place of any kind: a box, corners, a center, a cell. */
function spellsBox(entries: readonly Entry[]): boolean {
  const numbers = entries.filter(({ role, value }) => role === 'size' && value.kind === 'number')
  return (
    numbers.some(({ key }) => foldKey(key) === 'x') ||
    entries.some(({ key, role }) =>
      role === 'corner' ? !SIZES.includes(foldKey(key)) : role !== 'other' && role !== 'name' && role !== 'size',
    )
  )
}

const SIZES: readonly string[] = ['size', 'dimensions']

/**
 * Opens an object in which objects stand. With a label and a box it is an object itself and is read first; a box
 * beside a key such as `objects` is that of the room or map around them, unless the object has an `object_name`.
 */
function openObject(
  c: Cursor,
  s: ItemState,
  to: EntryTarget,
  object: ObjectEntries,
  nested: { readonly key: string; readonly comma: number },
  key: Name | undefined,
): void {
  const { entries, start } = object
  openTop(c, s, to, start)
  const name = entries.find(({ role }) => role === 'name')
  const isRoom = !canName(nested.key) && !entries.some((entry) => foldKey(entry.key) === 'objectname')
  const inherited = key && canName(key.text) ? key : undefined
  const label = name?.value.kind === 'text' ? name.value.text : inherited?.text
  const boxed = spellsBox(entries)
  const read = boxed && !isRoom && (name ?? inherited) !== undefined
  if (read) {
    if (!beginObject(c, s, to, start)) return
    mark(c, 'nested-objects', start, start + 1)
    to.readObject(c, object, inherited)
    c.objectIndex++
  } else {
    flushProse(c, s)
    countItem(c, s, start)
    mark(c, 'wrapper', start, start + 1)
    for (const { role, keyStart, keyEnd } of entries) if (role !== 'name') mark(c, 'extra-key', keyStart, keyEnd)
  }
  const own = read || isRoom ? undefined : { label, boxed }
  const comma = nested.comma < 0 ? -1 : c.base + nested.comma
  const { length: items } = entries
  s.frames.push({ kind: 'dict', named: false, items, comma, inside: read || own?.label !== undefined, own })
}

/** Notes that a list or dictionary begins, where no other is around it. */
function openTop(c: Cursor, s: ItemState, to: EntryTarget, start: number): void {
  flushProse(c, s)
  if (s.frames.length === 0 && !s.inMap) openStated(s.lists, to.collector, c.base + start, c.found.length)
}

function openDict(c: Cursor, s: ItemState, to: EntryTarget, start: number, named: boolean, own: boolean): void {
  openTop(c, s, to, start)
  countItem(c, s, start)
  mark(c, named ? 'dictionary' : 'wrapper', start, start + 1)
  const inside = topFrame(s)?.inside === true
  s.frames.push({
    kind: 'dict',
    named,
    items: 0,
    comma: -1,
    inside,
    ...(own && { own: { label: undefined, boxed: false } }),
  })
}

/** `whole`: up to its closing brace; `names`, `wrapper`: its entries are to be read one by one; the others: no object. */
type Outcome = 'whole' | 'names' | 'wrapper' | 'nested' | 'grid' | 'prose' | 'broken' | 'unfinished' | 'deep'

/** Reads entries; before one that holds objects of its own it stops (`nested`) at the key, which it says. */
function readEntries(c: Cursor, entries: Entry[], nested: { key: string; comma: number }): Outcome {
  // Where a comma stands since the last entry; before the first entry none is needed.
  let comma = c.at
  // No key so far says that this is an object of the map.
  let plain = true
  for (;;) {
    skipSpace(c)
    const at = c.at
    const code = codeAt(c, at)
    if (code === CLOSE_BRACE) {
      if (comma >= 0 && entries.length > 0) mark(c, 'extra-comma', comma, comma + 1)
      c.at++
      return 'whole'
    }
    if (code === END) return 'unfinished'
    if (code === COMMA) {
      if (comma >= 0) mark(c, 'extra-comma', at, at + 1)
      comma = at
      c.at++
      continue
    }
    if (code === CLOSE_BRACKET || code === OPEN_BRACE) {
      if (entries.length === 0) return 'prose'
      if (code === CLOSE_BRACKET && braceFollows(c, at + 1)) {
        mark(c, 'extra-bracket', at, at + 1)
        c.at++
        continue
      }
      // Another object or the end of the list follows: only the closing brace is missing.
      mark(c, 'missing-bracket', at, at)
      return 'whole'
    }
    const before = c.found.length
    const key = readKey(c)
    if (key === undefined) return entries.length === 0 && !c.openQuote ? 'prose' : 'broken'
    const openNested = (): Outcome => {
      nested.comma = comma
      c.at = at
      c.found.length = before
      return 'nested'
    }
    const commaBefore = comma
    if (comma < 0) mark(c, 'missing-comma', at, at)
    comma = -1
    const role = roleOf(key.text)
    const unknown = role === 'other' && !isInherited(key.text)
    nested.key = key.text
    if (plain && unknown && opensFrame(c, key.text, true)) return 'wrapper'
    const rooms = !spellsBox(entries) || holdsByName(key.text)
    if (!plain && (unknown || role === 'name') && opensFrame(c, key.text, rooms)) {
      comma = commaBefore
      return openNested()
    }
    const deep = c.found.length
    const value = readValue(c, 1)
    if (value === undefined) {
      if (c.found[c.found.length - 1]?.code === 'too-deep' && c.found.length > deep) return 'deep'
      return codeAt(c, c.at) === END ? 'unfinished' : 'broken'
    }
    entries.push({ key: key.text, role, keyStart: key.start, keyEnd: key.end, value })
    if (!unknown && !(foldKey(key.text) === 'box' && isFourNumbers(value))) plain = false
    if (plain && unknown && value.kind === 'dict') {
      if (spellsBox(value.entries) && !describesMap(key.text)) return 'names'
      if (value.entries.some((entry) => holdsObjects(entry.value) || isNamedObject(entry))) return 'wrapper'
      if (holdsLabels(value.entries)) return 'wrapper'
    } else if (unknown && value.kind === 'dict' && (isObject(value) || value.entries.some(isNamedObject))) {
      entries.pop()
      comma = commaBefore
      return openNested()
    }
    if (plain && entries.length > 1 && namesBoxes(entries)) return 'names'
    const cells = plain && unknown && isCells(value) && !describesMap(key.text)
    if (cells && entries.length === 2 && isCells(entries[0]!.value) && !describesMap(entries[0]!.key)) return 'grid'
    if (cells && entries.length === 1 && braceFollows(c, c.at)) {
      c.at = endOfBlanks(c, c.at) + 1
      return 'grid'
    }
  }
}

/** Whether the value at the cursor is a list of objects, or a dictionary under a key that wraps maps, or of a room. */
function opensFrame(c: Cursor, key: string, rooms: boolean): boolean {
  skipSpace(c)
  const code = codeAt(c, c.at)
  if (code === OPEN_BRACE) return !canName(key) || (rooms && beginsRoom(c, MOST_ROOMS))
  return code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, c.at + 1)) === OPEN_BRACE
}

/** Rooms in floors in buildings; looking ahead through more of them would be paid for at every brace. */
const MOST_ROOMS = 3

/** Whether the dictionary at the cursor begins with a label and its box, with a list of objects, or with another room. */
function beginsRoom(c: Cursor, rooms: number): boolean {
  const { at, openQuote } = c
  const found = c.found.length
  c.at++
  skipSpace(c)
  const key = readKey(c)
  let begins = false
  if (key !== undefined && roleOf(key.text) === 'other') {
    skipSpace(c)
    const code = codeAt(c, c.at)
    if (code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, c.at + 1)) === OPEN_BRACE) begins = true
    else if (code === OPEN_BRACE) begins = rooms > 0 && beginsRoom(c, rooms - 1)
    else if (code === OPEN_BRACKET && canLabel(key.text)) {
      const value = readValue(c, Math.max(1, c.limits.depth - 3))
      begins = value !== undefined && boxesIn(value) !== undefined
    }
  }
  c.at = at
  c.found.length = found
  c.openQuote = openQuote
  return begins
}

/** A label and a box of its own: an object that stands under a key of another. */
function isObject({ entries }: Value & { kind: 'dict' }): boolean {
  return entries.some(({ role }) => role === 'name') && hasBox(entries)
}

/** An entry that is an object under its label. */
function isNamedObject({ key, role, value }: Entry): boolean {
  return role === 'other' && canName(key) && value.kind === 'dict' && hasBox(value.entries)
}

function hasBox(entries: readonly Entry[]): boolean {
  return entries.some(({ role, value }) => role === 'space' || (role === 'box' && boxesIn(value) !== undefined))
}

/** Several names with lists, one of them four numbers: a dictionary, whatever is wrong with the others. */
function namesBoxes(entries: readonly Entry[]): boolean {
  return (
    entries.every(({ value }) => value.kind === 'list') &&
    entries.some(({ key, value }) => boxesIn(value) !== undefined && !describesMap(key))
  )
}

function isDictionary(entries: readonly Entry[]): boolean {
  const only = entries[0]
  if (entries.length === 1) return only?.role === 'other' && boxesIn(only.value) !== undefined
  return holdsLabels(entries)
}

/** Whether entries are a room's: a label with its box among what is said about the room, and no box of an object. */
function holdsLabels(entries: readonly Entry[]): boolean {
  const roles: readonly KeyRole[] = ['name', 'box', 'space', 'image', 'grid']
  return (
    !entries.some(({ role }) => roles.includes(role)) &&
    entries.some(({ key, value }) => canLabel(key) && boxesIn(value) !== undefined)
  )
}

function holdsObjects(value: Value): boolean {
  return value.kind === 'list' && value.items[0]?.kind === 'dict'
}

/** A coordinate pair or a list of pairs: what a grid map has where a metric map has a box. */
export function isCells(value: Value): boolean {
  return isPair(value) || (value.kind === 'list' && value.items.length > 0 && value.items.every(isPair))
}

function isPair(value: Value): boolean {
  return value.kind === 'list' && value.items.length === 2 && value.items.every((item) => item.kind === 'number')
}

/**
 * Gives up an object and finds where reading can go on: after the next closing brace, at the next object, at a tag;
 * behind a quote that is not closed, only at a tag.
 */
function abandonObject(c: Cursor, s: ItemState, to: EntryTarget, start: number, outcome: Outcome): void {
  if (outcome === 'prose' && s.frames.length === 0) {
    c.at = start
    s.proseBrackets++
    passOver(c, s, start + 1)
    return
  }
  const resumes = resync(c)
  if (c.starved) return
  if (!beginObject(c, s, to, start)) return
  if (outcome !== 'deep') {
    if (!resumes) markObject(c, 'unfinished-object', start, c.at)
    else markObject(c, 'broken-object', start, c.at, 'its brackets, quotes or commas are out of step')
  }
  c.objectIndex++
}

/** Finds where reading can go on; false when that is the end of the text. */
function resync(c: Cursor): boolean {
  let at = c.at
  for (; ; at++) {
    const code = codeAt(c, at)
    if (code === END) {
      c.at = at
      return false
    }
    if (code === LESS_THAN) {
      const tag = tagAt(c.text, at, c.end)
      if (tag === CUT && !c.final) c.starved = true
      else if (tag !== undefined && tag !== CUT && !tag.closes) break
    }
    if (c.openQuote) continue
    if (code === CLOSE_BRACE) {
      at++
      break
    }
    if (code === OPEN_BRACE && at > c.at && beginsEntry(c, at + 1)) break
  }
  c.at = at
  return true
}

function beginsEntry(c: Cursor, at: number): boolean {
  const from = endOfBlanks(c, at)
  const code = codeAt(c, from)
  return quoteKindAt(c, from) > 0 || isNameLetter(code) || isDigit(code)
}

function braceFollows(c: Cursor, at: number): boolean {
  return codeAt(c, endOfBlanks(c, at)) === CLOSE_BRACE
}

export function endOfBlanks(c: Cursor, at: number): number {
  let i = at
  while (isJsonSpace(codeAt(c, i))) i++
  return i
}
