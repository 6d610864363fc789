import { type Aabb, aabbCenter } from '../layout/aabb'
import type { BevObject, Layout } from '../layout/layout'
import { plainText } from './text'

/** How {@link renderCharacters} draws. */
export interface CharacterMapOptions {
  /** Columns of the picture without its axis; default 64, at least 8. */
  readonly width?: number
  /** `unicode`, the default, draws boxes with box-drawing characters; `ascii` stays within ASCII, names aside. */
  readonly charset?: 'unicode' | 'ascii'
  /** Wraps what belongs to the object with that index, such as in the colors of a terminal; default: as it is. */
  readonly paint?: (text: string, index: number) => string
}

const KEYS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** A character cell is about twice as high as it is wide. */
const CELL_ASPECT = 2

interface Charset {
  readonly empty: string
  readonly axis: string
  readonly tick: string
  readonly across: string
  readonly down: string
  /** Top left, top right, bottom left, bottom right. */
  readonly corners: readonly [string, string, string, string]
}

const UNICODE: Charset = { empty: '·', axis: '│', tick: '└', across: '─', down: '│', corners: ['┌', '┐', '└', '┘'] }
const ASCII: Charset = { empty: '.', axis: '|', tick: '+', across: '-', down: '|', corners: ['+', '+', '+', '+'] }

/** A character of the picture, and the index of the object it belongs to. */
interface Cell {
  readonly character: string
  readonly index?: number
}

/**
 * A layout drawn in characters, seen from above with y up: each object is a box with its key (or its name, where that
 * fits), a legend names them, the axes are in meters, and `^` is the observer of a layout whose origin is one. Ends
 * with a line end. Names come without control characters.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * renderCharacters(layout, { width: 40, charset: 'ascii' }).includes('sofa') // true
 */
export function renderCharacters(layout: Layout, options: CharacterMapOptions = {}): string {
  const { charset = 'unicode', paint = (text: string) => text } = options
  const width = Math.max(8, Math.floor(options.width ?? 64))
  if (layout.objects.length === 0) return '(an empty map)\n'
  const signs = charset === 'ascii' ? ASCII : UNICODE
  const bounds = boundsOf(layout)
  // A tall room takes more meters per column, so that a picture is never higher than half its width.
  const spans = [bounds.maxX / width - bounds.minX / width, bounds.maxY / width - bounds.minY / width]
  const step = niceStep(Math.max(...spans, 1e-9))
  const grid = drawGrid(layout, bounds, step, signs)
  return [...withAxes(grid, bounds, step, signs, paint), '', ...legend(layout.objects, paint), ''].join('\n')
}

function boundsOf(layout: Layout): Aabb {
  const boxes = layout.objects.map((object) => object.box)
  if (layout.origin === 'observer') boxes.push({ minX: 0, minY: 0, maxX: 0, maxY: 0 })
  return boxes.reduce((all, box) => ({
    minX: Math.min(all.minX, box.minX),
    minY: Math.min(all.minY, box.minY),
    maxX: Math.max(all.maxX, box.maxX),
    maxY: Math.max(all.maxY, box.maxY),
  }))
}

/** The next of 1, 2, 2.5 or 5 times a power of ten. */
function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return power * ([1, 2, 2.5, 5, 10].find((n) => n * power >= step) ?? 10)
}

function drawGrid(layout: Layout, bounds: Aabb, step: number, signs: Charset): Cell[][] {
  const column = (x: number) => Math.floor(x / step - bounds.minX / step + 1e-9)
  const row = (y: number) => Math.floor((bounds.maxY / step - y / step) / CELL_ASPECT + 1e-9)
  const grid: Cell[][] = Array.from({ length: row(bounds.minY) + 1 }, () =>
    Array.from({ length: column(bounds.maxX) + 1 }, () => ({ character: signs.empty })),
  )
  // Larger objects first, so that what stands on or in them stays visible.
  const ordered = layout.objects.map((object, index) => ({ object, index }))
  ordered.sort((a, b) => area(b.object) - area(a.object))
  for (const { object, index } of ordered) {
    const { minX, minY, maxX, maxY } = object.box
    const [left, top] = [column(minX), row(maxY)]
    const right = Math.max(left, lastIndex(maxX / step - bounds.minX / step))
    const bottom = Math.max(top, lastIndex((bounds.maxY / step - minY / step) / CELL_ASPECT))
    for (const [r, line] of boxLines(object, index, right - left + 1, bottom - top + 1, signs).entries())
      for (const [c, character] of line.entries()) grid[top + r]![left + c] = { character, index }
  }
  if (layout.origin === 'observer') grid[row(0)]![column(0)] = { character: '^' }
  return grid
}

/** The last cell an extent reaches into; ending on an edge it does not enter the next one. */
const lastIndex = (cells: number) => Math.ceil(cells - 1e-9) - 1

/** An object in a rectangle of cells: a frame with its name or its key on it; only keys where there is no room. */
function boxLines(object: BevObject, index: number, width: number, height: number, signs: Charset): string[][] {
  const key = KEYS[index % KEYS.length]!
  if (width < 3 || height < 2) return Array.from({ length: height }, () => Array.from({ length: width }, () => key))
  const name = plainText(object.id)
  // What is not ASCII may be two columns wide, or none.
  const title = name.length <= width - 2 && /^[ -~]+$/.test(name) ? name : key
  const [topLeft, topRight, bottomLeft, bottomRight] = signs.corners
  const line = (first: string, middle: string, last: string, text = '') => [
    first,
    ...(text + middle.repeat(width - 2 - text.length)),
    last,
  ]
  return Array.from({ length: height }, (_, r) => {
    if (r === 0) return line(topLeft, signs.across, topRight, title)
    return r === height - 1 ? line(bottomLeft, signs.across, bottomRight) : line(signs.down, ' ', signs.down)
  })
}

const area = ({ box }: BevObject) => (box.maxX - box.minX) * (box.maxY - box.minY)

type Paint = NonNullable<CharacterMapOptions['paint']>

function withAxes(grid: Cell[][], bounds: Aabb, step: number, signs: Charset, paint: Paint): string[] {
  const labels = grid.map((_, r) => (r % 4 === 0 ? format(bounds.maxY - r * step * CELL_ASPECT) : ''))
  const margin = Math.max(...labels.map((label) => label.length))
  const lines = grid.map((cells, r) => `${labels[r]!.padStart(margin)} ${signs.axis}${painted(cells, paint)}`.trimEnd())
  const columns = grid[0]!.length
  let ticks = ''
  for (let c = 0; c < columns; c += 16) {
    const tick = `${signs.tick}${format(bounds.minX + c * step)}`
    if (c + tick.length <= columns + 8) ticks = ticks.padEnd(c) + tick
  }
  return [...lines, `${' '.repeat(margin)} ${ticks ? ` ${ticks}` : ''} x, meters`]
}

/** A row, each run of cells of one object painted at once. */
function painted(cells: readonly Cell[], paint: Paint): string {
  let line = ''
  for (let c = 0; c < cells.length; ) {
    const { index } = cells[c]!
    let run = ''
    for (; c < cells.length && cells[c]!.index === index; c++) run += cells[c]!.character
    line += index === undefined ? run : paint(run, index)
  }
  return line
}

const format = (meters: number) => String(Number(meters.toPrecision(3)))

function legend(objects: readonly BevObject[], paint: Paint): string[] {
  return objects.map((object, index) => {
    const [x, y] = aabbCenter(object.box)
    return `${paint(KEYS[index % KEYS.length]!, index)} ${plainText(object.id)} (${format(x)}, ${format(y)})`
  })
}
