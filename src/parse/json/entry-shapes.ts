import { CLOSE_BRACE, CLOSE_BRACKET, isJsonSpace, OPEN_BRACE, OPEN_BRACKET } from '../../base/characters'
import type { Name } from '../collect'
import { boxesIn } from './boxes'
import { type Cursor, codeAt, isWrittenSpace, skipSpace } from './cursor'
import type { OpenBracket } from './item-state'
import { canLabel, canLabelBeside, canName, describesMap, foldKey, isRoomName, type KeyRole, roleOf } from './keys'
import { quoteKindAt, widthOfQuote } from './strings'
import { type Entry, readKey, readValue, type Value } from './values'

/** Whether an object describes the map, the room or the object that contains it, and is not itself on the map. */
export function isDescription(
  entries: readonly Entry[],
  frame: OpenBracket | undefined,
  key: Name | undefined,
): boolean {
  const boxed = spellsBox(entries)
  if (key === undefined)
    return frame?.inside === true && !(entries.some(({ role }) => role === 'name') ? boxed : hasBox(entries))
  if (frame?.named) return describesMap(key.text) && !boxed
  const about = !canName(key.text) || describesMap(key.text)
  return !boxed || (about && !entries.some(({ role }) => role === 'name'))
}

/** Whether entries give a place of any kind: a box, corners, a center, a cell. */
export function spellsBox(entries: readonly Entry[]): boolean {
  const numbers = entries.filter(({ role, value }) => role === 'size' && value.kind === 'number')
  return (
    numbers.some(({ key }) => foldKey(key) === 'x') ||
    entries.some(({ key, role }) =>
      role === 'corner' ? !SIZES.includes(foldKey(key)) : role !== 'other' && role !== 'name' && role !== 'size',
    )
  )
}

const SIZES: readonly string[] = ['size', 'dimensions']

/** Whether the value at the cursor is a list of objects, or a dictionary under a key that wraps maps, or of a room. */
export function opensFrame(c: Cursor, key: string, rooms: boolean): boolean {
  skipSpace(c)
  const code = codeAt(c, c.at)
  if (code === OPEN_BRACE) return !canName(key) || (rooms && beginsRoom(c, MOST_ROOMS))
  if (!canName(key) && quotedMapAt(c, c.at)) return true
  return code === OPEN_BRACKET && codeAt(c, endOfBlanks(c, c.at + 1)) === OPEN_BRACE
}

/** Rooms in floors in buildings; looking ahead deeper would cost time at every brace. */
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

/** A label and a box of its own: an object under a key of another object. */
export function isObject({ entries }: Value & { kind: 'dict' }): boolean {
  return entries.some(({ role }) => role === 'name') && hasBox(entries)
}

/** An entry that is an object under its label. */
export function isNamedObject({ key, role, value }: Entry): boolean {
  return role === 'other' && canName(key) && value.kind === 'dict' && hasBox(value.entries)
}

export function hasBox(entries: readonly Entry[]): boolean {
  return entries.some(({ role, value }) => role === 'space' || (role === 'box' && boxesIn(value) !== undefined))
}

/** Several names with lists, one of them four numbers: a dictionary, whatever is wrong with the rest. */
export function namesBoxes(entries: readonly Entry[]): boolean {
  return (
    entries.every(({ value }) => value.kind === 'list') &&
    entries.some(({ key, value }) => boxesIn(value) !== undefined && !describesMap(key))
  )
}

/** Whether the entries of braces, under a key or not, are labels with boxes, and not one object. */
export function isDictionary(entries: readonly Entry[], key: Name | undefined): boolean {
  const only = entries[0]
  if (entries.length === 1) return only?.role === 'other' && boxesIn(only.value) !== undefined
  const room = namesRoom(entries, key)
  if (holdsLabelsBeside(entries, room ? 1 : 2, room)) return true
  return holdsLabels(entries) || (key !== undefined && isNamedRoom(entries))
}

/** Whether braces belong to a room by their own name or else by their key: one label in them is then an object in it. */
function namesRoom(entries: readonly Entry[], key: Name | undefined): boolean {
  const name = entries.find(({ role }) => role === 'name')
  if (name) return name.value.kind === 'text' && isRoomName(name.value.text)
  if (key !== undefined && isRoomName(key.text)) return true
  return entries.some(({ key, value }) => value.kind === 'text' && isRoomName(key))
}

/** Whether entries belong to a room: a label with its box among facts about the room, and no box of an object. */
export function holdsLabels(entries: readonly Entry[]): boolean {
  const roles: readonly KeyRole[] = ['name', 'box', 'space', 'image', 'grid']
  return (
    !entries.some(({ role }) => roles.includes(role)) &&
    entries.some(({ key, value }) => canLabel(key) && boxesIn(value) !== undefined)
  )
}

/**
 * Whether entries are a room with its name or its box, followed by at least `least` labels with boxes. With both a name
 * and a box they are an object, unless the name is that of a room.
 */
export function holdsLabelsBeside(entries: readonly Entry[], least: number, room = false): boolean {
  const names = entries.some(({ role, value }) => role === 'name' && value.kind === 'text')
  const boxes = entries.some(({ role }) => role === 'box')
  if (!room && (names === boxes || (names && spellsBox(entries)))) return false
  if (entries.some(({ role }) => role === 'space' || role === 'image' || role === 'grid')) return false
  return entries.filter(({ key, value }) => canLabelBeside(key) && boxesIn(value) !== undefined).length >= least
}

/** Whether the value of a key is a room with its own name, such as `{"name": "kitchen", "sofa": [..]}`. */
export function isNamedRoom(entries: readonly Entry[]): boolean {
  return !spellsBox(entries) && holdsLabelsBeside(entries, 1)
}

export function holdsObjects(value: Value): boolean {
  return value.kind === 'list' && value.items[0]?.kind === 'dict'
}

/** A coordinate pair or a list of pairs: what a grid map has in place of a box. */
export function isCells(value: Value): boolean {
  return isPair(value) || (value.kind === 'list' && value.items.length > 0 && value.items.every(isPair))
}

function isPair(value: Value): boolean {
  return value.kind === 'list' && value.items.length === 2 && value.items.every((item) => item.kind === 'number')
}

export function endOfBlanks(c: Cursor, at: number): number {
  let i = at
  for (;;) {
    if (isJsonSpace(codeAt(c, i))) i++
    else if (isWrittenSpace(c, i)) i += 2
    else return i
  }
}

/** The quote before a map that is itself in a string, as the arguments of tool calls are, and where the map begins. */
export interface QuotedMap {
  readonly kind: number
  readonly start: number
}

/** The map in quotes at `at`: after the quote come `{` and a key, or `[` and a bracket. */
export function quotedMapAt(c: Cursor, at: number): QuotedMap | undefined {
  const kind = quoteKindAt(c, at)
  if (kind === 0) return undefined
  const start = endOfBlanks(c, at + widthOfQuote(kind))
  const code = codeAt(c, start)
  const inner = endOfBlanks(c, start + 1)
  const next = codeAt(c, inner)
  const opens =
    code === OPEN_BRACE
      ? next === CLOSE_BRACE || quoteKindAt(c, inner) > 0
      : code === OPEN_BRACKET && (next === OPEN_BRACE || next === OPEN_BRACKET || next === CLOSE_BRACKET)
  return opens ? { kind, start } : undefined
}
