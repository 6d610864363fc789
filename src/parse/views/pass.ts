import { OPEN_BRACE, OPEN_BRACKET } from '../../base/characters'
import type { Name } from '../collect'
import { type Cursor, codeAt, mark, markObject } from '../json/cursor'
import { countItem, flushProse, type ItemState, type OpenBracket } from '../json/item-state'
import { type Entry, readValue } from '../json/values'
import { bracketEnd, findKeyAhead } from './ahead'
import { isDraft, isElevation, isFinal, isPlan, isSide, saysElevation, type Versions } from './keys'

/**
 * Passes over the value at the cursor if its key says that another entry of the same braces counts in its place: a view
 * from the front or the side, or a draft beside a final map. A plan or a final map may come later, so this looks ahead;
 * if the text ends before that is known, the rest is not read. True if there is nothing more to do here.
 */
export function passVersion(c: Cursor, s: ItemState, frame: OpenBracket, key: Name): boolean {
  const start = c.at
  const standing = standingOf(c, frame, key.text)
  if (c.starved) return true
  if (standing === undefined) return false
  const known = typeof standing !== 'number'
  const closed = known && passBrackets(c, start)
  if (c.starved) return true
  flushProse(c, s)
  countItem(c, s, key.start)
  if (!known) c.at = standing
  if (closed) mark(c, standing, key.start, key.end)
  else markObject(c, 'unfinished-object', key.start, c.at)
  return true
}

/** The code for what is passed over, where the rest begins if that cannot be known, or `undefined`. */
function standingOf(c: Cursor, frame: OpenBracket, key: string): 'elevation' | 'superseded-map' | number | undefined {
  const { versions } = frame
  if (isElevation(key)) {
    versions.views = true
    return 'elevation'
  }
  if (isPlan(key)) versions.views = true
  else if (isFinal(key)) versions.final = true
  else if (isSide(key)) return ifAhead(c, versions, 'views')
  else if (isDraft(key)) return ifAhead(c, versions, 'final')
  return undefined
}

function ifAhead(c: Cursor, versions: Versions, what: 'views' | 'final'): ReturnType<typeof standingOf> {
  if (versions[what] === undefined) {
    const { found, at } = findKeyAhead(c, c.at, what === 'views' ? isPlan : isFinal)
    if (c.starved) return undefined
    if (found === undefined) return at
    versions[what] = found
  }
  if (!versions[what]) return undefined
  return what === 'views' ? 'elevation' : 'superseded-map'
}

/** Moves behind the value at `start`, or behind its brackets if it is broken; false, at its end, if it is not closed. */
function passBrackets(c: Cursor, start: number): boolean {
  const found = c.found.length
  const value = readValue(c, 1)
  c.found.length = found
  if (value !== undefined || c.starved) return !c.starved
  const end = bracketEnd(c, start + 1)
  c.at = end.at
  return end.closed && !c.starved
}

/**
 * If entries say that what is beside them is seen from the front or a side, goes to the brace that closes it and
 * reports it; the cursor is at a later entry of the same braces. True if it did, or if more text is needed.
 */
export function passElevation(c: Cursor, entries: readonly Entry[]): boolean {
  const says = entries.find(({ key, value }) => value.kind === 'text' && saysElevation(key, value.text))
  if (says === undefined) return false
  const end = bracketEnd(c, c.at)
  if (c.starved) return true
  mark(c, 'elevation', says.keyStart, says.value.end)
  if (!end.closed) markObject(c, 'unfinished-object', c.at, end.at)
  c.at = end.closed ? end.at - 1 : end.at
  return true
}

/** Passes over the list or dictionary at the cursor, outside all brackets; false if there is none. */
export function passMap(c: Cursor, s: ItemState, code: 'elevation' | 'superseded-map'): boolean {
  const start = c.at
  const open = codeAt(c, start)
  if (open !== OPEN_BRACE && open !== OPEN_BRACKET) return false
  if (!passBrackets(c, start)) {
    if (c.starved) return true
    markObject(c, 'unfinished-object', start, c.at)
  }
  flushProse(c, s)
  mark(c, code, start, start + 1)
  return true
}
