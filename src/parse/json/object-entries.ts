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
import { countItem, type EntryTarget, flushProse, type ItemState, passOver, topFrame } from './item-state'
import { canName, foldKey, isInherited, roleOf } from './keys'
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
  const outcome = readEntries(c, entries)
  if (c.starved) return
  const names = outcome === 'names' || (outcome === 'whole' && isDictionary(entries))
  if (names || outcome === 'wrapper') {
    c.found.length = found
    c.at = start + 1
    if (s.frames.length >= c.limits.depth) {
      mark(c, 'too-deep', start, start + 1, String(c.limits.depth))
      return
    }
    openDict(c, s, start, names)
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
    if (key !== undefined && !topFrame(s)?.named && entries.every((entry) => entry.role === 'other')) {
      c.found.length = found
      mark(c, 'extra-key', key.start, key.end)
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

function openDict(c: Cursor, s: ItemState, start: number, named: boolean): void {
  flushProse(c, s)
  countItem(c, s, start)
  mark(c, named ? 'dictionary' : 'wrapper', start, start + 1)
  s.frames.push({ kind: 'dict', named, items: 0, comma: -1 })
}

/** `whole`: up to its closing brace; `names`, `wrapper`: its entries are to be read one by one; the others: no object. */
type Outcome = 'whole' | 'names' | 'wrapper' | 'grid' | 'prose' | 'broken' | 'unfinished' | 'deep'

function readEntries(c: Cursor, entries: Entry[]): Outcome {
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
    const key = readKey(c)
    if (key === undefined) return entries.length === 0 && !c.openQuote ? 'prose' : 'broken'
    if (comma < 0) mark(c, 'missing-comma', at, at)
    comma = -1
    const role = roleOf(key.text)
    const unknown = role === 'other' && !isInherited(key.text)
    if (plain && unknown && opensFrame(c, key.text)) return 'wrapper'
    const deep = c.found.length
    const value = readValue(c, 1)
    if (value === undefined) {
      if (c.found[c.found.length - 1]?.code === 'too-deep' && c.found.length > deep) return 'deep'
      return codeAt(c, c.at) === END ? 'unfinished' : 'broken'
    }
    entries.push({ key: key.text, role, keyStart: key.start, keyEnd: key.end, value })
    if (!unknown && !(foldKey(key.text) === 'box' && isFourNumbers(value))) plain = false
    if (plain && unknown && value.kind === 'dict') {
      if (value.entries.some((entry) => entry.role !== 'other' && entry.role !== 'name')) return 'names'
      if (value.entries.some((entry) => holdsObjects(entry.value))) return 'wrapper'
    }
    if (plain && entries.length > 1 && namesBoxes(entries)) return 'names'
    if (plain && entries.length === 2 && isCells(entries[0]!.value) && isCells(value)) return 'grid'
    if (plain && unknown && entries.length === 1 && isCells(value) && braceFollows(c, c.at)) {
      c.at = endOfBlanks(c, c.at) + 1
      return 'grid'
    }
  }
}

/** Whether the value at the cursor is a list of objects, or a dictionary under a key that wraps maps. */
function opensFrame(c: Cursor, key: string): boolean {
  skipSpace(c)
  const code = codeAt(c, c.at)
  if (code === OPEN_BRACE) return !canName(key)
  return code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, c.at + 1)) === OPEN_BRACE
}

/** Several names with lists, one of them four numbers: a dictionary, whatever is wrong with the others. */
function namesBoxes(entries: readonly Entry[]): boolean {
  return (
    entries.every(({ value }) => value.kind === 'list') && entries.some(({ value }) => boxesIn(value) !== undefined)
  )
}

function isDictionary(entries: readonly Entry[]): boolean {
  const only = entries[0]
  return entries.length === 1 && only !== undefined && only.role === 'other' && boxesIn(only.value) !== undefined
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
