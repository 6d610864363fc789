import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, isDigit, LESS_THAN, OPEN_BRACE, OPEN_BRACKET } from '../../base/characters'
import { isNameLetter } from '../../base/unicode-characters'
import { CUT, tagAt } from '../blocks/tags'
import type { Name } from '../collect'
import { beginObject, openDict, openObject } from './begin-object'
import { isFourNumbers } from './boxes'
import { type Cursor, codeAt, END, mark, markObject, skipSpace } from './cursor'
import {
  endOfBlanks,
  holdsLabels,
  holdsObjects,
  isCells,
  isDescription,
  isDictionary,
  isNamedObject,
  isNamedRoom,
  isObject,
  namesBoxes,
  opensFrame,
  spellsBox,
} from './entry-shapes'
import { imageSizeIn, isAboutImage } from './image-size'
import { countItem, type EntryTarget, flushProse, type ItemState, passOver, topFrame } from './item-state'
import { canLabel, canName, describesMap, foldKey, holdsByName, isInherited, roleOf } from './keys'
import { quoteKindAt } from './strings'
import { type Entry, readKey, readValue } from './values'

/**
 * Reads the object whose `{` is at the cursor and passes its entries on. If it turns out to be a dictionary or a
 * wrapper, it opens a frame instead, and its entries are then read one by one.
 */
export function readObjectAt(c: Cursor, s: ItemState, to: EntryTarget, key?: Name): void {
  const start = c.at
  const found = c.found.length
  c.openQuote = false
  c.at++
  skipSpace(c)
  const first = codeAt(c, c.at)
  if (first === OPEN_BRACE || first === OPEN_BRACKET) {
    // `{{` or `{[`: the outer brace does not belong to an object.
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
    openObject(c, s, to, { entries, start, end: c.at }, { nested, key })
    return
  }
  const names = outcome === 'names' || (outcome === 'whole' && isDictionary(entries, key))
  if (names || outcome === 'wrapper') {
    c.found.length = found
    c.at = start + 1
    if (s.frames.length >= c.limits.depth) {
      mark(c, 'too-deep', start, start + 1, String(c.limits.depth))
      return
    }
    openDict(c, s, to, start, { named: names, own: !names && canName(nested.key) })
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
      if (key && isAboutImage(key.text)) to.collector.imageSize ??= imageSizeIn(c, entries)
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

/** `whole`: up to its closing brace; `names`, `wrapper`: its entries are still to be read; otherwise not an object. */
type Outcome = 'whole' | 'names' | 'wrapper' | 'nested' | 'grid' | 'prose' | 'broken' | 'unfinished' | 'deep'

/** Reads entries; before one that holds objects of its own it stops (`nested`) and gives the key. */
function readEntries(c: Cursor, entries: Entry[], nested: { key: string; comma: number }): Outcome {
  // Offset of a comma since the last entry; the first entry does not need one.
  let comma = c.at
  // No key so far shows that this is an object of the map.
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
      if (holdsByName(key.text) && isObject(value)) return 'wrapper'
      if (spellsBox(value.entries) && !describesMap(key.text)) return 'names'
      if (value.entries.some((entry) => holdsObjects(entry.value) || isNamedObject(entry))) return 'wrapper'
      if (holdsLabels(value.entries) || isNamedRoom(value.entries)) return 'wrapper'
    } else if (unknown && value.kind === 'dict' && (isObject(value) || value.entries.some(isNamedObject))) {
      entries.pop()
      comma = commaBefore
      return openNested()
    }
    if (plain && entries.length > 1 && namesBoxes(entries)) return 'names'
    const cells = plain && unknown && isCells(value) && canLabel(key.text)
    if (cells && entries.length === 2 && isCells(entries[0]!.value) && canLabel(entries[0]!.key)) return 'grid'
    if (cells && entries.length === 1 && braceFollows(c, c.at)) {
      c.at = endOfBlanks(c, c.at) + 1
      return 'grid'
    }
  }
}

/**
 * Gives up an object and finds where reading can go on: after the next closing brace, at the next object or at a tag;
 * after an unclosed quote, only at a tag.
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

/** Finds where reading can go on, after an unclosed quote only at a tag; false if that is the end of the text. */
export function resync(c: Cursor): boolean {
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
