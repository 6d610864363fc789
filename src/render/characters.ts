import { type Aabb, aabbCenter } from '../layout/aabb'
import type { BevObject, Layout } from '../layout/layout'

export interface CharacterMapOptions {
  /** Columns of the picture without its axis; default 64, at least 8. */
  readonly width?: number
}

const KEYS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** A character cell is about twice as high as it is wide. */
const CELL_ASPECT = 2

/**
 * A layout drawn in characters, seen from above with y up: each object fills its cells with its key, a legend names
 * them, the axes are in metres, and `^` is the observer of a layout whose origin is one. Ends with a line end.
 */
export function renderCharacters(layout: Layout, options: CharacterMapOptions = {}): string {
  const width = Math.max(8, Math.floor(options.width ?? 64))
  if (layout.objects.length === 0) return '(an empty map)\n'
  const bounds = boundsOf(layout)
  // A tall room takes more metres per column, so that a picture is never higher than half its width.
  const step = niceStep(Math.max((bounds.maxX - bounds.minX) / width, (bounds.maxY - bounds.minY) / width, 1e-9))
  const grid = drawGrid(layout, bounds, step)
  return [...withAxes(grid, bounds, step), '', ...legend(layout.objects), ''].join('\n')
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

function drawGrid(layout: Layout, bounds: Aabb, step: number): string[][] {
  const column = (x: number) => Math.floor((x - bounds.minX) / step + 1e-9)
  const row = (y: number) => Math.floor((bounds.maxY - y) / (step * CELL_ASPECT) + 1e-9)
  const grid = Array.from({ length: row(bounds.minY) + 1 }, () =>
    Array.from({ length: column(bounds.maxX) + 1 }, () => '·'),
  )
  // Larger objects first, so that what stands on or in them stays visible.
  const keyed = layout.objects.map((object, index) => ({ object, key: KEYS[index % KEYS.length]! }))
  keyed.sort((a, b) => area(b.object) - area(a.object))
  for (const { object, key } of keyed) {
    const { minX, minY, maxX, maxY } = object.box
    for (let r = row(maxY); r <= Math.max(row(maxY), lastIndex(bounds.maxY - minY, step * CELL_ASPECT)); r++)
      for (let c = column(minX); c <= Math.max(column(minX), lastIndex(maxX - bounds.minX, step)); c++)
        grid[r]![c] = key
  }
  if (layout.origin === 'observer') grid[row(0)]![column(0)] = '^'
  return grid
}

/** The last cell an extent reaches into; ending on an edge it does not enter the next one. */
const lastIndex = (extent: number, step: number) => Math.ceil(extent / step - 1e-9) - 1

const area = ({ box }: BevObject) => (box.maxX - box.minX) * (box.maxY - box.minY)

function withAxes(grid: string[][], bounds: Aabb, step: number): string[] {
  const labels = grid.map((_, r) => (r % 4 === 0 ? format(bounds.maxY - r * step * CELL_ASPECT) : ''))
  const margin = Math.max(...labels.map((label) => label.length))
  const lines = grid.map((cells, r) => `${labels[r]!.padStart(margin)} │${cells.join('')}`.trimEnd())
  const columns = grid[0]!.length
  let ticks = ''
  for (let c = 0; c < columns; c += 16) {
    const tick = `└${format(bounds.minX + c * step)}`
    if (c + tick.length <= columns + 8) ticks = ticks.padEnd(c) + tick
  }
  return [...lines, `${' '.repeat(margin)} ${ticks ? ` ${ticks}` : ''} x, metres`]
}

const format = (metres: number) => String(Number(metres.toPrecision(3)))

function legend(objects: readonly BevObject[]): string[] {
  return objects.map((object, index) => {
    const [x, y] = aabbCenter(object.box)
    return `${KEYS[index % KEYS.length]} ${object.id} (${format(x)}, ${format(y)})`
  })
}
