import { CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, COMMA, isBracket, OPEN_PAREN } from '../base/characters'
import { type Cursor, codeAt, END, mark, skipSpace } from '../parse/json/cursor'
import { foldKey } from '../parse/json/keys'
import { readValue, type Value } from '../parse/json/values'
import { isPositionKey } from './keys'
import {
  addInstance,
  cellOf,
  dropInstance,
  type GridSink,
  isBox,
  type Named,
  type RawInstance,
  readAttributes,
} from './read-instance'

/** `[[3, 4], [5, 6]]`, `[(3, 4)]`, `[3, 4]`, `["[3, 4]"]`, `[{"position": [3, 4]}]`: the instances of one name. */
export function readCells(c: Cursor, sink: GridSink, key: Named, section: RawInstance['section'], depth: number): void {
  const start = c.at
  const close = codeAt(c, start) === OPEN_PAREN ? CLOSE_PAREN : CLOSE_BRACKET
  c.at++
  sink.lists = true
  const numbers: number[] = []
  let others = 0
  for (;;) {
    skipSpace(c)
    const code = codeAt(c, c.at)
    if (code === END) {
      dropInstance(c, 'unfinished-cell', key.start, c.end)
      return
    }
    if (code === COMMA) {
      c.at++
      continue
    }
    if (code === close || code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PAREN) {
      if (code !== CLOSE_BRACE) c.at++
      if (code !== close) mark(c, 'missing-bracket', c.at, c.at)
      break
    }
    const value = readValue(c, depth + 1)
    if (value === undefined) {
      recover(c, key.start)
      return
    }
    if (value.kind === 'number' && others === 0) {
      numbers.push(value.value)
      continue
    }
    others++
    const cell =
      value.kind === 'dict' && value.entries.some(({ key }) => isPositionKey(key)) ? undefined : cellOf(c, value)
    if (cell) addInstance(c, sink, key, { x: cell[0], y: cell[1], section, end: value.end })
    else if (value.kind === 'dict') readAttributes(c, sink, value, hasOwnName(value, key) ? undefined : key, section)
    else if (isBox(value)) dropInstance(c, 'metric-map', key.start, value.end)
    else
      dropInstance(
        c,
        'bad-cell',
        key.start,
        value.end,
        value.kind === 'list' ? `${value.items.length} values` : 'something else',
      )
  }
  if (numbers.length === 2 && others === 0)
    addInstance(c, sink, key, { x: numbers[0]!, y: numbers[1]!, section, end: c.at })
  else if (numbers.length === 4 && others === 0) dropInstance(c, 'metric-map', key.start, c.at)
  else if (numbers.length > 0) dropInstance(c, 'bad-cell', key.start, c.at, `${numbers.length} numbers`)
  else if (others === 0) sink.empty = true
}

/** Whether an item has its own name, not the list's, as in `{"furniture": [{"name": "bed", ...}]}`. */
function hasOwnName({ entries }: Value & { readonly kind: 'dict' }, list: Named): boolean {
  const own = entries.find(({ role, value }) => role === 'name' && value.kind === 'text')
  return own?.value.kind === 'text' && !foldKey(own.value.text).startsWith(foldKey(list.text))
}

/** After something broken, reading continues past it, or ends at the end of the text. */
export function recover(c: Cursor, start: number): void {
  if (c.openQuote || codeAt(c, c.at) === END) {
    dropInstance(c, 'unfinished-cell', start, c.end)
    c.at = c.end
    return
  }
  c.at = Math.max(c.at, start + 1)
  if (isBracket(codeAt(c, c.at))) c.at++
  dropInstance(c, 'bad-cell', start, c.at, 'brackets, quotes or commas out of step')
}
