import { CLOSE_BRACKET, OPEN_BRACE, OPEN_BRACKET } from '../../base/characters'
import { boxesIn } from './boxes'
import { type Cursor, codeAt, END, mark, markObject, skipSpace } from './cursor'
import { countItem, type EntryTarget, flushProse, type ItemState, passOver, topFrame } from './item-state'
import { canName, foldKey, roleOf } from './keys'
import { beginObject, endOfBlanks, isCells, readObjectAt } from './object-entries'
import { readKey, readValue } from './values'

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
  const code = codeAt(c, c.at)
  const name = canName(key.text) && (roleOf(key.text) === 'other' || foldKey(key.text) === 'box') ? key : undefined
  if (code === OPEN_BRACE) {
    readObjectAt(c, s, to, key)
    return
  }
  if (code === OPEN_BRACKET) {
    const next = codeAt(c, endOfBlanks(c, c.at + 1))
    if (c.starved) return
    if ((next === OPEN_BRACE || next === CLOSE_BRACKET) && s.frames.length < c.limits.depth) {
      flushProse(c, s)
      countItem(c, s, start)
      s.frames.push({ kind: 'list', items: 0, comma: -1 })
      c.at++
      return
    }
  }
  const value = readValue(c, 1)
  if (c.starved) return
  if (value === undefined) {
    if (codeAt(c, c.at) === END || c.openQuote) {
      c.at = c.end
      markObject(c, 'unfinished-object', start, c.end)
      return
    }
    c.at = Math.max(c.at, start + 1)
    mark(c, 'broken-object', start, c.at, 'its brackets, quotes or commas are out of step')
    return
  }
  if (name !== undefined && isCells(value)) {
    flushProse(c, s)
    markObject(c, 'grid-map', start, value.end)
    if (to.collector.objects.length === 0) to.collector.stopped = true
    return
  }
  const boxes = boxesIn(value) ?? (frame.named && value.kind !== 'text' ? [value] : undefined)
  if (name !== undefined && boxes !== undefined) {
    for (const [i, box] of boxes.entries()) {
      // Between the boxes of one name the comma is the list's own.
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
