import { OPEN_BRACE, OPEN_BRACKET } from '../../base/characters'
import { type Cursor, codeAt } from '../json/cursor'
import { endOfBlanks } from '../json/entry-shapes'
import type { ItemState } from '../json/item-state'
import { quoteKindAt } from '../json/strings'
import { headingOf } from './keys'
import { passMap } from './pass'
import { forgetWords, lineAbove } from './words'

/**
 * Reads the heading of the outermost list or dictionary at the cursor. True if it says that this is a view from a side,
 * which is then passed over, or if more text is needed.
 */
export function passHeaded(c: Cursor, s: ItemState): boolean {
  const { words } = s
  words.heading = undefined
  const line = lineAbove(words, c)
  if (line === undefined) return false
  const inner = endOfBlanks(c, c.at + 1)
  const next = codeAt(c, inner)
  const opens = next === OPEN_BRACE || next === OPEN_BRACKET || quoteKindAt(c, inner) > 0
  if (c.starved) return true
  if (opens) words.heading = headingOf(line)
  if (words.heading !== 'elevation') return false
  passMap(c, s, 'elevation')
  if (!c.starved) forgetWords(words)
  return true
}
