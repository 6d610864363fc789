import { CLOSE_BRACE, COMMA, isDigit, MINUS, OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN } from '../base/characters'
import { type Cursor, codeAt, skipSpace } from '../parse/json/cursor'
import { roleOf } from '../parse/json/keys'
import { quoteKindAt } from '../parse/json/strings'
import { readKey, readValue, type Value } from '../parse/json/values'
import { markGrid } from './diagnostics'
import {
  holdsCells,
  isFacingKey,
  isGridSizeKey,
  isMetadataKey,
  isPositionKey,
  isWrapperKey,
  mayBeMetadata,
  projectionOf,
} from './keys'
import { recover } from './read-cells'
import type { GridSink, Named } from './read-instance'

/** Runs something that only looks ahead, and then restores the cursor and its diagnostics. */
function peek<T>(c: Cursor, look: () => T): T {
  const { at, openQuote } = c
  const found = c.found.length
  const answer = look()
  c.at = at
  c.openQuote = openQuote
  c.found.length = found
  return answer
}

/** What begins at the cursor: a dictionary, a list of lists, dictionaries or texts, a plain list, or something else. */
function shapeAt(c: Cursor): 'dict' | 'cells' | 'list' | 'scalar' {
  const code = codeAt(c, c.at)
  if (code === OPEN_BRACE) return 'dict'
  if (code !== OPEN_BRACKET && code !== OPEN_PAREN) return 'scalar'
  return peek(c, () => {
    c.at++
    skipSpace(c)
    const inner = codeAt(c, c.at)
    const nested = inner === OPEN_BRACKET || inner === OPEN_PAREN || inner === OPEN_BRACE
    return nested || quoteKindAt(c, c.at) > 0 ? 'cells' : 'list'
  })
}

/** How many entries of a dictionary are looked at before it is taken for one instance. */
const ENTRIES_SEEN = 6

/**
 * Whether the dictionary at the cursor holds objects, like the one in `{"layout": {"table": [[5, 8]]}}`, and does not
 * describe the object `key`, or one item of a list. Looks only at the first entries.
 */
export function isNestedMap(c: Cursor, key: Named | undefined, depth: number): boolean {
  const wrapper = key !== undefined && isWrapperKey(key.text)
  const expected = wrapper || (key !== undefined && projectionOf(key.text) !== 'other')
  return peek(c, () => {
    c.at++
    let pairs = 0
    for (let seen = 0; seen < ENTRIES_SEEN; seen++) {
      skipSpace(c)
      while (codeAt(c, c.at) === COMMA) {
        c.at++
        skipSpace(c)
      }
      if (codeAt(c, c.at) === CLOSE_BRACE) return wrapper || pairs > 1
      const inner = readKey(c)
      if (inner === undefined) return wrapper
      // The center of a wrapper is a fact about the grid; that of an object is its position.
      const isFact = wrapper && isMetadataKey(inner.text)
      if (!isFact && (isPositionKey(inner.text) || isFacingKey(inner.text))) {
        skipSpace(c)
        // `{"coordinates": {"bed": ...}}` is one more wrapper.
        return shapeAt(c) === 'dict' && isWrapperKey(inner.text)
      }
      skipSpace(c)
      const shape = shapeAt(c)
      // A list item with a name of its own describes one object.
      if (key === undefined && roleOf(inner.text) === 'name' && shape === 'scalar') return false
      // `{"bed": {"top": [5, 5], "front": [5, 1]}}` is one object, seen from two sides.
      if (!expected && shape !== 'dict' && projectionOf(inner.text) !== 'other') return false
      const about = isMetadataKey(inner.text) || mayBeMetadata(inner.text)
      if (!about) {
        if (shape === 'dict' || shape === 'cells') return true
        if (shape === 'list') {
          if (expected) return true
          if (++pairs > 1) return true
        }
      } else if (shape === 'dict' && isWrapperKey(inner.text)) return true
      if (readValue(c, depth + 2) === undefined) return wrapper
    }
    return wrapper
  })
}

/** Whether the dictionary at the cursor describes one instance: its first key is a position or a facing. */
export function isAttributes(c: Cursor): boolean {
  if (codeAt(c, c.at) !== OPEN_BRACE) return false
  return peek(c, () => {
    c.at++
    skipSpace(c)
    const key = readKey(c)
    return key !== undefined && (isPositionKey(key.text) || isFacingKey(key.text))
  })
}

/** Whether the list at the cursor is one of lists that begin with a number. */
function isPairs(c: Cursor): boolean {
  return peek(c, () => {
    for (let open = 0; open < 2; open++) {
      const code = codeAt(c, c.at)
      if (code !== OPEN_BRACKET && code !== OPEN_PAREN) return false
      c.at++
      skipSpace(c)
    }
    const code = codeAt(c, c.at)
    return isDigit(code) || code === MINUS
  })
}

/** Skips the value of a key that describes the grid, such as `"grid_size": [10, 10]`. */
export function skipMetadata(c: Cursor, sink: GridSink, key: Named, depth: number): boolean {
  const certain = isMetadataKey(key.text)
  const holds = holdsCells(key.text)
  if (!certain && !holds && !mayBeMetadata(key.text)) return false
  const shape = shapeAt(c)
  if (holds && shape === 'cells' ? !isPairs(c) : certain ? isAttributes(c) : shape === 'dict' || shape === 'cells')
    return false
  const value = readValue(c, depth + 1)
  if (value === undefined) {
    recover(c, key.start)
    return true
  }
  markGrid(c, 'grid-metadata', key.start, value.end)
  if (isGridSizeKey(key.text)) sink.size ??= sideOf(value)
  return true
}

/** `10` or `[10, 10]` as cells per side. */
function sideOf(value: Value): number | undefined {
  if (value.kind === 'number')
    return Number.isInteger(value.value) && value.value > 0 && value.value <= 10_000 ? value.value : undefined
  if (value.kind !== 'list' || value.items.length !== 2) return undefined
  const [first, second] = value.items.map(sideOf)
  return first === second ? first : undefined
}
