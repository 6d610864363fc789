import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  GREATER_THAN,
  isAsciiSpace,
  isBracket,
  LESS_THAN,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SPACE,
} from '../base/characters'
import { isNameLetter } from '../base/unicode-characters'
import { type Cursor, codeAt, END, mark, skipSpace } from '../parse/json/cursor'
import { foldKey } from '../parse/json/keys'
import { bareEnd, quoteKindAt, readQuoted } from '../parse/json/strings'
import { readKey, readValue, tooDeep, type Value } from '../parse/json/values'
import { markGrid } from './diagnostics'
import { isWrapperKey, projectionOf } from './keys'
import { isNestedMap, skipMetadata } from './peek'
import { readCells, recover } from './read-cells'
import {
  addInstance,
  cellOf,
  dropInstance,
  type GridSink,
  type Named,
  type RawInstance,
  readAttributes,
} from './read-instance'

type Section = RawInstance['section']

/**
 * Reads every instance of a grid map from the cursor to its end. The instance is the unit: a broken or unfinished
 * one does not cost the others. The cursor only moves forward, so the work is proportional to the text.
 */
export function readGridEntries(c: Cursor, sink: GridSink): void {
  while (c.at < c.end && !sink.stopped) {
    skipSpace(c)
    const start = c.at
    const code = codeAt(c, start)
    if (code === END) return
    if (code === OPEN_BRACE) readMap(c, sink, 'object', 0)
    else if (code === OPEN_BRACKET) readObjects(c, sink, 'object', 0)
    else if (quoteKindAt(c, start) > 0 && !c.text.startsWith('```', start)) readLooseEntry(c, sink)
    else skipWord(c)
    if (c.at <= start) c.at = start + 1
    // One map is read; what follows it is handled elsewhere.
    if ((code === OPEN_BRACE || code === OPEN_BRACKET) && (sink.instances.length > 0 || sink.empty)) return
  }
}

/** Words around a map, or a code fence. */
function skipWord(c: Cursor): void {
  const start = c.at
  let at = start + 1
  for (let code = codeAt(c, at); code > SPACE && !isBracket(code) && code !== DOUBLE_QUOTE; code = codeAt(c, at)) at++
  c.at = at
}

/** `"table": [[1, 2]]` outside any bracket. */
function readLooseEntry(c: Cursor, sink: GridSink): void {
  const start = c.at
  const found = c.found.length
  const key = readKey(c)
  skipSpace(c)
  const code = codeAt(c, c.at)
  if (key !== undefined && (code === OPEN_BRACKET || code === OPEN_PAREN || code === OPEN_BRACE)) {
    mark(c, 'missing-bracket', start, start)
    readEntry(c, sink, key, 'object', 0)
    // Entries of a map without its brackets follow one another after commas.
    for (;;) {
      skipSpace(c)
      if (codeAt(c, c.at) === COMMA) c.at++
      else if (quoteKindAt(c, c.at) === 0 || sink.stopped) return
      else {
        const next = readKey(c)
        if (next === undefined) return
        skipSpace(c)
        readEntry(c, sink, next, 'object', 0)
      }
    }
  }
  c.found.length = found
  if (c.openQuote) c.at = c.end
  else if (c.at <= start) c.at = start + 1
}

/** `{"chair": ..., "table": ...}` starting at its `{`. */
function readMap(c: Cursor, sink: GridSink, section: Section, depth: number): void {
  if (tooDeep(c, depth)) {
    sink.stopped = true
    return
  }
  let entries = 0
  c.at++
  let noise = -1
  const endNoise = () => {
    if (noise >= 0) mark(c, 'broken-object', noise, c.at, 'no name with a cell was found here')
    noise = -1
  }
  while (!sink.stopped) {
    skipSpace(c)
    const at = c.at
    const code = codeAt(c, at)
    if (code === END) {
      endNoise()
      mark(c, 'missing-bracket', c.end, c.end)
      return
    }
    if (code === CLOSE_BRACE) {
      endNoise()
      c.at++
      if (entries === 0 && section === 'object') sink.empty = true
      return
    }
    if (code === COMMA) {
      c.at++
      continue
    }
    if (code === OPEN_BRACE) {
      // `str{{...}}`: brackets around the map.
      mark(c, 'wrapper', at, at + 1)
      entries++
      readMap(c, sink, section, depth + 1)
      continue
    }
    const key = readName(c)
    if (key !== undefined) {
      endNoise()
      entries++
      skipSpace(c)
      readEntry(c, sink, key, section, depth)
    } else {
      if (c.openQuote) {
        dropInstance(c, 'unfinished-cell', at, c.end)
        c.at = c.end
        return
      }
      entries++
      if (noise < 0) noise = at
      c.at = Math.max(c.at, at + 1, isNameLetter(code) ? bareEnd(c, at) : 0)
    }
  }
}

/** A key, quoted or bare, or in angle brackets (`<table>: ...`). */
function readName(c: Cursor): Named | undefined {
  const start = c.at
  if (codeAt(c, start) !== LESS_THAN) return readKey(c)
  let at = start + 1
  for (let code = codeAt(c, at); code !== GREATER_THAN; code = codeAt(c, ++at))
    if (code === END || isBracket(code) || code === LINE_FEED || at - start > c.limits.nameLength + 1) return undefined
  c.at = at + 1
  skipSpace(c)
  if (codeAt(c, c.at) !== COLON) return undefined
  c.at++
  mark(c, 'other-quotes', start, at + 1)
  return { text: c.text.slice(start + 1, at), start, end: at + 1 }
}

const SECTIONS: ReadonlyMap<string, Section> = new Map<string, Section>([
  ['objects', 'object'],
  ['gates', 'object'],
  ['views', 'view'],
])

/** What a key introduces: an instance, several, a part of the map, or a fact about the grid. */
function readEntry(c: Cursor, sink: GridSink, key: Named, section: Section, depth: number): void {
  if (skipMetadata(c, sink, key, depth)) return
  const start = c.at
  const code = codeAt(c, start)
  const part = SECTIONS.get(foldKey(key.text))
  const wrapper = isWrapperKey(key.text)
  if (code === OPEN_BRACKET && (part !== undefined || (wrapper && nextCode(c, start + 1) === OPEN_BRACE))) {
    openSection(sink, part)
    readObjects(c, sink, part ?? section, depth + 1)
    return
  }
  if (code === OPEN_BRACKET && projectionOf(key.text) !== 'other' && nextCode(c, start + 1) === OPEN_BRACE) {
    readGroup(c, sink, key, depth)
    return
  }
  if (code === OPEN_BRACE && isNestedMap(c, key, depth)) {
    if (wrapper) {
      openSection(sink, part)
      readMap(c, sink, part ?? section, depth + 1)
    } else {
      markGrid(c, 'nested-map', key.start, key.end)
      readGroup(c, sink, key, depth)
    }
    return
  }
  if (code === OPEN_BRACKET || code === OPEN_PAREN) {
    readCells(c, sink, key, section, depth)
    return
  }
  const value = readValue(c, depth + 1)
  if (value === undefined) recover(c, key.start)
  else if (value.kind === 'dict') readAttributes(c, sink, value, key, section)
  else {
    const cell = cellOf(c, value)
    if (cell === undefined) dropInstance(c, 'bad-cell', key.start, value.end, 'something else')
    else {
      sink.lists = true
      addInstance(c, sink, key, { x: cell[0], y: cell[1], section, end: value.end })
    }
  }
}

function openSection(sink: GridSink, part: Section | undefined): void {
  if (part !== undefined) sink.sections = true
  if (part === 'view') sink.views = true
}

/** A dictionary of objects next to others: inside a plan or an elevation it is part of that view. */
function readGroup(c: Cursor, sink: GridSink, key: Named, depth: number): void {
  const outer = sink.group
  const projection = projectionOf(key.text)
  if (outer === undefined || outer.projection === 'other' || outer.projection === 'side')
    sink.group = { key: key.text, projection, start: key.start, end: key.end }
  if (codeAt(c, c.at) === OPEN_BRACE) readMap(c, sink, 'object', depth + 1)
  else readObjects(c, sink, 'object', depth + 1)
  sink.group = outer
}

function nextCode(c: Cursor, at: number): number {
  let i = at
  for (let code = codeAt(c, i); isAsciiSpace(code); code = codeAt(c, i)) i++
  return codeAt(c, i)
}

/** `[{"name": "chair", "position": [3, 4]}, ...]` starting at its `[`. */
function readObjects(c: Cursor, sink: GridSink, section: Section, depth: number): void {
  if (tooDeep(c, depth)) {
    sink.stopped = true
    return
  }
  c.at++
  let items = 0
  while (!sink.stopped) {
    skipSpace(c)
    const start = c.at
    const code = codeAt(c, start)
    if (code === END) {
      mark(c, 'missing-bracket', c.end, c.end)
      return
    }
    if (code === CLOSE_BRACKET || code === CLOSE_BRACE) {
      if (code === CLOSE_BRACKET) c.at++
      if (items === 0) sink.empty = true
      return
    }
    if (code === COMMA) {
      c.at++
      continue
    }
    items++
    if (code === OPEN_BRACE && isNestedMap(c, undefined, depth)) {
      // `[{"table": [[5, 8]]}, {"bed": [[5, 2]]}]`
      markGrid(c, 'nested-map', start, start + 1)
      readMap(c, sink, section, depth + 1)
      continue
    }
    if (code === OPEN_BRACE) {
      const value = readValue(c, depth + 1)
      if (value === undefined) recover(c, start)
      else if (value.kind === 'dict') readAttributes(c, sink, value, undefined, section)
      continue
    }
    const value = quoteKindAt(c, start) > 0 ? readQuoted(c, quoteKindAt(c, start)) : readValue(c, depth + 1)
    if (value === undefined) recover(c, start)
    else if (!('kind' in value) || !readRow(c, sink, value, section)) mark(c, 'not-an-object', start, c.at)
  }
}

/** `["table", [5, 8]]` or `["table", 5, 8]` as an item of a list. */
function readRow(c: Cursor, sink: GridSink, value: Value, section: Section): boolean {
  if (value.kind !== 'list' || value.items.length < 2 || value.items.length > 3) return false
  const [name, place] = value.items
  if (name?.kind !== 'text') return false
  const cell = cellOf(c, value.items.length === 2 ? place! : { ...value, items: value.items.slice(1) })
  if (cell === undefined) return false
  markGrid(c, 'cell-form', value.start, value.end)
  sink.lists = true
  addInstance(c, sink, name, { x: cell[0], y: cell[1], section, end: value.end })
  return true
}
