import { COMMA, DOT, isDigit, MINUS, OPEN_BRACKET, OPEN_PAREN } from '../../base/characters'
import { beginObject } from './begin-object'
import { boxesIn } from './boxes'
import { type Cursor, codeAt, mark, skipSpace } from './cursor'
import { type EntryTarget, type ItemState, topFrame } from './item-state'
import { canName, foldKey, roleOf } from './keys'
import { quoteKindAt, readQuoted } from './strings'
import { readValue, type Value } from './values'

/**
 * Reads an object written as a list or a tuple, whose bracket is at the cursor: `["sofa", [1, 2, 3, 4]]`, and in a map
 * block `("sofa", 1, 2, 3, 4)`. False, with the cursor unmoved, if it is something else.
 */
export function readTuple(c: Cursor, s: ItemState, to: EntryTarget): boolean {
  const start = c.at
  const found = c.found.length
  // No deeper than a list of boxes, so that nested lists are not scanned once per level.
  const value = beginsTuple(c) ? readValue(c, Math.max(1, c.limits.depth - 3)) : undefined
  const [name, ...rest] = value?.kind === 'list' ? value.items : []
  const boxes = c.starved || name?.kind !== 'text' || !isName(name.text) ? undefined : boxesOf(rest, s.inMap)
  if (value === undefined || name?.kind !== 'text' || boxes === undefined) {
    c.at = start
    c.found.length = found
    return false
  }
  for (const [i, box] of boxes.entries()) {
    // Between the boxes of one name, the comma belongs to the list.
    if (i > 0) topFrame(s)!.comma = box.start
    if (!beginObject(c, s, to, start)) return true
    if (i === 0) mark(c, 'object-form', start, value.end)
    to.readNamed(c, name, box)
    c.objectIndex++
    if (to.collector.stopped) return true
  }
  return true
}

/** Whether a string can be the label of a tuple: `["bbox", [..]]` is a key with its value, not an object. */
const isName = (text: string): boolean => canName(text) && (roleOf(text) === 'other' || foldKey(text) === 'box')

/** Whether a name in quotes, a comma and a bracket or a number follow; the cursor stays. */
function beginsTuple(c: Cursor): boolean {
  const start = c.at
  c.at++
  skipSpace(c)
  const kind = quoteKindAt(c, c.at)
  const named = kind > 0 && readQuoted(c, kind) !== undefined
  if (named) skipSpace(c)
  const comma = named && codeAt(c, c.at) === COMMA
  if (comma) {
    c.at++
    skipSpace(c)
  }
  const code = codeAt(c, c.at)
  c.at = start
  return (
    !c.starved &&
    comma &&
    (code === OPEN_BRACKET || code === OPEN_PAREN || code === MINUS || code === DOT || isDigit(code))
  )
}

/** The boxes after the name: one value, or, in a map block, four numbers. */
function boxesOf(rest: readonly Value[], inMap: boolean): readonly Value[] | undefined {
  if (rest.length === 1) return boxesIn(rest[0]!)
  if (!inMap || rest.length !== 4 || rest.some(({ kind }) => kind !== 'number')) return undefined
  return [{ kind: 'list', items: rest, start: rest[0]!.start, end: rest[3]!.end }]
}
