import { type Cursor, mark } from '../parse/json/cursor'
import { foldKey, roleOf } from '../parse/json/keys'
import { spelledNumber } from '../parse/json/numbers'
import type { Entry, Value } from '../parse/json/values'
import { markGrid } from './diagnostics'
import { isCellsKey, isFacingKey, isPositionKey, type Projection, projectionOf } from './keys'

/** What was read about one instance, before the dialect says what its facing means. */
export interface RawInstance {
  readonly name: string
  readonly x: number
  readonly y: number
  /** The facing words in the text, with those of a list one by one; absent if there are none. */
  readonly facings?: readonly string[]
  readonly section: 'object' | 'view'
  /** The dictionary that contains it, among several of one map; absent directly in the map. */
  readonly group?: ObjectGroup
  readonly start: number
  readonly end: number
}

/** A dictionary of objects inside a map, with its key there. */
export interface ObjectGroup {
  readonly key: string
  readonly projection: Projection
  readonly start: number
  readonly end: number
}

/** Collects instances, and the signs by which the dialect is recognized. */
export interface GridSink {
  instances: RawInstance[]
  /** An empty map or list was written. */
  empty: boolean
  /** Instances were lists of cells / dictionaries with a position / in sections `objects` and `views`. */
  lists: boolean
  positions: boolean
  sections: boolean
  /** `views` was present, whatever its content. */
  views: boolean
  /** Cells per side, if a key of the map gives it. */
  size: number | undefined
  /** The dictionary being read, among several of one map. */
  group: ObjectGroup | undefined
  /** A limit was reached: stop reading. */
  stopped: boolean
}

export function createGridSink(): GridSink {
  return {
    instances: [],
    empty: false,
    lists: false,
    positions: false,
    sections: false,
    views: false,
    size: undefined,
    group: undefined,
    stopped: false,
  }
}

export interface Named {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Adds an instance, or reports why not. */
export function addInstance(
  c: Cursor,
  sink: GridSink,
  name: Named,
  instance: Omit<RawInstance, 'name' | 'start' | 'group'>,
): void {
  if (sink.stopped) return
  const { text, start } = name
  if (text.trim() === '' || text.length > c.limits.nameLength) {
    const wrong = text.trim() === '' ? 'its name is empty' : 'its name is too long'
    markGrid(c, 'bad-grid-name', start, name.end, wrong)
  } else if (sink.instances.length >= c.limits.objects) {
    mark(c, 'too-many-objects', start, instance.end, String(c.limits.objects))
    sink.stopped = true
  } else sink.instances.push({ name: text, start, ...instance, ...(sink.group && { group: sink.group }) })
  c.objectIndex++
}

/** Reports an instance that cannot be read. */
export function dropInstance(
  c: Cursor,
  code: 'bad-cell' | 'metric-map' | 'unfinished-cell',
  start: number,
  end: number,
  detail = '',
): void {
  markGrid(c, code, start, end, detail)
  c.objectIndex++
}

/** The two numbers of a value that is a cell: `[3, 4]`, `(3, 4)`, `[[3, 4]]`, `"[3, 4]"`, `{"x": 3, "y": 4}`. */
export function cellOf(c: Cursor, value: Value): readonly [number, number] | undefined {
  if (value.kind === 'list') {
    const [first, second] = value.items
    if (value.items.length === 1 && first?.kind === 'list') return cellOf(c, first)
    if (value.items.length !== 2) return undefined
    const x = numberOf(c, first!)
    const y = numberOf(c, second!)
    return x === undefined || y === undefined ? undefined : [x, y]
  }
  if (value.kind === 'text') {
    const numbers = numbersIn(value.text)
    if (numbers.length !== 2) return undefined
    markGrid(c, 'text-cell', value.start, value.end)
    return [numbers[0]!, numbers[1]!]
  }
  if (value.kind === 'dict') {
    const x = value.entries.find(({ key }) => AXES.x.includes(foldKey(key)))
    const y = value.entries.find(({ key }) => AXES.y.includes(foldKey(key)))
    if (x?.value.kind !== 'number' || y?.value.kind !== 'number') return undefined
    markGrid(c, 'cell-form', value.start, value.end)
    return [x.value.value, y.value.value]
  }
  return undefined
}

const AXES = { x: ['x', 'column', 'col'], y: ['y', 'row'] }

function numberOf(c: Cursor, value: Value): number | undefined {
  if (value.kind === 'number') return value.value
  if (value.kind !== 'text') return undefined
  const spelled = spelledNumber(value.text, 0, value.text.length)
  if (spelled) mark(c, 'respelled-number', value.start, value.end, String(spelled.value))
  return spelled?.value
}

/** The numbers in a short text, each complete; empty if one is not a number. */
export function numbersIn(text: string): number[] {
  if (text.length > 200) return []
  const tokens = text.split(/[\s,;()[\]{}<>]+/).filter((token) => token !== '')
  const numbers = tokens.map((token) => spelledNumber(token, 0, token.length)?.value)
  return numbers.every((value) => value !== undefined) ? numbers : []
}

/** Whether a value is four numbers, which make a box in meters. */
export function isBox(value: Value): boolean {
  return value.kind === 'list' && value.items.length === 4 && value.items.every(({ kind }) => kind === 'number')
}

/** Reads the dictionary of one instance: its position, its facing, and its name when `given` is absent. */
export function readAttributes(
  c: Cursor,
  sink: GridSink,
  dict: Value & { readonly kind: 'dict' },
  given: Named | undefined,
  section: RawInstance['section'],
): void {
  let name = given
  let position: Entry | undefined
  let plan: Entry | undefined
  const facings: string[] = []
  let box = false
  for (const entry of dict.entries) {
    const { key, value } = entry
    if (isPositionKey(key)) position ??= entry
    else if (projectionOf(key) === 'plan') plan ??= entry
    else if (isFacingKey(key)) {
      const words = facingWords(value)
      if (words.length > 0) facings.push(...words)
      else if (value.kind !== 'word') markGrid(c, 'unknown-facing', entry.keyStart, value.end)
    } else if (given === undefined && value.kind === 'text' && (roleOf(key) === 'name' || foldKey(key) === 'id'))
      name ??= { text: value.text, start: dict.start, end: dict.end }
    else if (roleOf(key) === 'box' && isBox(value)) box = true
    else mark(c, 'extra-key', entry.keyStart, entry.keyEnd)
  }
  position ??= plan
  // Pairs in lists count rows the way lists of pairs do.
  if (position && (isCellsKey(position.key) || position === plan)) sink.lists = true
  else sink.positions = true
  const drop = (code: 'metric-map' | 'bad-cell', detail?: string) => dropInstance(c, code, dict.start, dict.end, detail)
  if (box || (position && isBox(position.value))) drop('metric-map')
  else if (name === undefined) drop('bad-cell', 'an object without a name')
  else if (position === undefined) drop('bad-cell', 'no position')
  else {
    const places = placesOf(position.value)
    places.forEach((place, i) => {
      const cell = cellOf(c, place)
      const own = facings.length === places.length ? facings.slice(i, i + 1) : facings
      if (cell === undefined) drop('bad-cell', 'something else')
      else
        addInstance(c, sink, name, {
          x: cell[0],
          y: cell[1],
          section,
          end: dict.end,
          ...(own.length > 0 && { facings: own }),
        })
    })
  }
}

/** The cells of a position: one, or those of a list of cells. */
function placesOf(value: Value): readonly Value[] {
  const isList = value.kind === 'list' && value.items.length > 0 && value.items.every(({ kind }) => kind === 'list')
  return isList ? value.items : [value]
}

/** The facing words of a text, or of a list of texts. */
function facingWords(value: Value): string[] {
  if (value.kind === 'text') return value.text.trim() === '' ? [] : [value.text]
  return value.kind === 'list' ? value.items.flatMap(facingWords) : []
}
