import { BEYOND_ASCII, DIGIT_9, PLUS, SPACE } from '../../base/characters'
import { type Converted, convertedFour, convertedNumber } from '../lenient-numbers'
import { centeredBox } from './centered-box'
import { type Cursor, mark, markObject } from './cursor'
import { foldKey } from './keys'
import { spelledNumber } from './numbers'
import type { Entry, Value } from './values'

/** Four numbers as written, corners not yet sorted, and their position in the text. */
export interface Corners {
  readonly numbers: readonly [number, number, number, number]
  readonly start: number
  readonly end: number
}

/** The box given by a value; `undefined`, after reporting why, if the value is not a box. */
export function readCorners(c: Cursor, value: Value): Corners | undefined {
  const { start, end } = value
  if (value.kind === 'list') {
    const { items } = value
    const parts = items.map((item) => (item.kind === 'list' ? item.items : undefined))
    const nested =
      items.length === 2 && parts[0]?.length === 2 && parts[1]?.length === 2
        ? [...parts[0], ...parts[1]]
        : items.length === 1 && parts[0]?.length === 4
          ? parts[0]
          : undefined
    if (nested) mark(c, 'box-form', start, end)
    else if (isOutline(items)) {
      markObject(c, 'bad-box', start, end, `an outline of ${items.length} points; give two opposite corners`)
      return undefined
    }
    return cornersFrom(c, nested ?? items, start, end)
  }
  if (value.kind === 'dict') {
    const corners = cornersOfEntries(c, value.entries, start, end)
    if (corners !== null) return corners
  }
  const quoted = value.kind === 'text' ? quotedCorners(c, value) : undefined
  if (quoted) return quoted
  const converted = c.lenient ? convertedCorners(c, value) : undefined
  if (converted) return converted
  markObject(c, value.kind === 'word' && numberLike(c, value) ? 'bad-number' : 'bad-box', start, end, show(c, value))
  return undefined
}

/** Whether items are the points of an outline: three or more lists of two or three numbers. */
export function isOutline(items: readonly Value[]): boolean {
  return (
    items.length > 2 &&
    items.every(
      (item) =>
        item.kind === 'list' &&
        (item.items.length === 2 || item.items.length === 3) &&
        item.items.every(({ kind }) => kind === 'number'),
    )
  )
}

/** Whether a value is a list of four things that are not lists. */
export function isFourNumbers(value: Value): boolean {
  return value.kind === 'list' && value.items.length === 4 && value.items.every((item) => item.kind !== 'list')
}

/**
 * The boxes after one name: four numbers, or a list of such lists, one per instance. An invalid one does not cost
 * the others.
 */
export function boxesIn(value: Value): readonly Value[] | undefined {
  if (isFourNumbers(value)) return [value]
  if (value.kind !== 'list' || !value.items.some(isFourNumbers)) return undefined
  return value.items.some((item) => item.kind === 'number') ? undefined : value.items
}

/** A whole box in quotes: `"[1, 2, 3, 4]"`, four plain numbers in brackets. */
function quotedCorners(c: Cursor, { text, start, end }: Value & { kind: 'text' }): Corners | undefined {
  const inside = text.trim()
  if (!(inside.startsWith('[') && inside.endsWith(']')) && !(inside.startsWith('(') && inside.endsWith(')'))) return
  const parts = inside.length <= LONGEST_QUOTED ? inside.slice(1, -1).split(',', 5) : []
  const numbers = parts.map((part) => spelledNumber(part.trim(), 0, part.trim().length)?.value)
  if (numbers.length !== 4 || numbers.includes(undefined)) return undefined
  mark(c, 'box-form', start, end)
  return { numbers: numbers as unknown as Corners['numbers'], start, end }
}

/** Four numbers with units or decimal commas in brackets, if the commas and spaces have only one reading. */
function convertedCorners(c: Cursor, { kind, start, end }: Value): Corners | undefined {
  const numbers = kind === 'word' ? convertedFour(c.text, start + 1, end - 1) : undefined
  if (numbers === undefined) return undefined
  for (const number of numbers) markConversions(c, number, 0)
  return { numbers: numbers.map(({ value }) => value) as unknown as Corners['numbers'], start, end }
}

/** Four numbers and their separators are shorter than this. */
const LONGEST_QUOTED = 2_000

const CORNER_KEYS: readonly (readonly string[])[] = [
  ['x1', 'y1', 'x2', 'y2'],
  ['xmin', 'ymin', 'xmax', 'ymax'],
  ['minx', 'miny', 'maxx', 'maxy'],
]

/**
 * The box given by corner keys (`{x1, y1, x2, y2}`, `{min: [..], max: [..]}`), or by a center with a size
 * ({@link centeredBox}). `null` if there are no such keys;
 * `undefined`, after reporting why, if the box is bad.
 */
export function cornersOfEntries(
  c: Cursor,
  entries: readonly Entry[],
  start: number,
  end: number,
): Corners | undefined | null {
  const find = (key: string) => entries.find((entry) => foldKey(entry.key) === key)?.value
  for (const keys of CORNER_KEYS) {
    const values = keys.map(find)
    if (values.every((value) => value !== undefined)) {
      mark(c, 'box-form', start, end)
      return cornersFrom(c, values as Value[], start, end)
    }
  }
  const min = find('min')
  const max = find('max')
  if (min?.kind === 'list' && max?.kind === 'list' && min.items.length === 2 && max.items.length === 2) {
    mark(c, 'box-form', start, end)
    return cornersFrom(c, [...min.items, ...max.items], start, end)
  }
  if (min?.kind === 'list' && max?.kind === 'list' && min.items.length === 3 && max.items.length === 3) {
    markObject(c, 'bad-box', start, end, 'corners of 3 numbers each; read boxes in space with fromBoxes')
    return undefined
  }
  const centered = centeredBox(entries)
  if (centered && 'refused' in centered) {
    markObject(c, 'bad-box', start, end, centered.refused)
    return undefined
  }
  if (centered) {
    mark(c, 'box-form', start, end)
    return cornersAround(c, centered.parts, start, end)
  }
  if (find('width') ?? find('height') ?? find('w') ?? find('h')) {
    markObject(c, 'ambiguous-box', start, end)
    return undefined
  }
  return null
}

/** The box around a center, from full lengths; a negative length is not a size. */
function cornersAround(c: Cursor, parts: readonly Value[], start: number, end: number): Corners | undefined {
  const numbers = readNumbers(c, parts)
  if (numbers === undefined) return undefined
  const [x, y, width, height] = numbers as [number, number, number, number]
  if (width < 0 || height < 0) {
    markObject(c, 'bad-box', start, end, 'a negative size')
    return undefined
  }
  return { numbers: [x - width / 2, y - height / 2, x + width / 2, y + height / 2], start, end }
}

function cornersFrom(c: Cursor, items: readonly Value[], start: number, end: number): Corners | undefined {
  if (items.length !== 4) {
    const numbers = items.every((item) => item.kind === 'number')
    const space = numbers && items.length > 5 ? '; read boxes in space with fromBoxes' : ''
    markObject(c, 'wrong-count', start, end, numbers ? `${items.length}${space}` : `${items.length} values`)
    return undefined
  }
  const numbers = readNumbers(c, items)
  return numbers && { numbers: numbers as unknown as Corners['numbers'], start, end }
}

/** The numbers given by values; `undefined`, after reporting which, if one of them is not a number. */
export function readNumbers(c: Cursor, items: readonly Value[]): number[] | undefined {
  const numbers: number[] = []
  for (const item of items) {
    const value = numberFrom(c, item)
    if (value === undefined) {
      markObject(c, 'bad-number', item.start, item.end, show(c, item))
      return undefined
    }
    numbers.push(value)
  }
  return numbers
}

/** A number, or a string that contains one: `"1.5"`. */
function numberFrom(c: Cursor, value: Value): number | undefined {
  if (value.kind === 'number') return value.value
  if (value.kind === 'word') return converted(c, c.text, value.start, value.end, 0)
  if (value.kind !== 'text') return undefined
  const { text } = value
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) === SPACE) start++
  while (end > start && text.charCodeAt(end - 1) === SPACE) end--
  const spelled = spelledNumber(text, start, end)
  if (spelled === undefined) {
    // After an escape, offsets in the text and in its spelling differ, so numbers with escapes are left alone.
    const quote = (value.end - value.start - text.length) / 2
    const plain = c.text.startsWith(text, value.start + quote)
    return plain ? converted(c, text, 0, text.length, value.start + quote) : undefined
  }
  mark(c, 'respelled-number', value.start, value.end, String(spelled.value))
  return spelled.value
}

/** The number in a text, spelled in a way that only the `lenient` option accepts; `at` is the offset of the text. */
function converted(c: Cursor, text: string, start: number, end: number, at: number): number | undefined {
  const number = c.lenient ? convertedNumber(text, start, end) : undefined
  if (number) markConversions(c, number, at)
  return number?.value
}

function markConversions(c: Cursor, { value, conversions }: Converted, at: number): void {
  for (const { code, start, end } of conversions) markObject(c, code, at + start, at + end, String(value))
}

function numberLike(c: Cursor, { start }: Value): boolean {
  const code = c.text.charCodeAt(start)
  return (code >= PLUS && code <= DIGIT_9) || code >= BEYOND_ASCII
}

function show(c: Cursor, { start, end }: Value): string {
  return end - start > 40 ? `${c.text.slice(start, start + 37)}...` : c.text.slice(start, end)
}
