import { forwardAtYaw } from '../base/angle'
import type { Vec2 } from '../base/vec2'
import type { Aabb } from '../layout/aabb'
import type { Picture } from './picture'
import { roundStep, roundTicks, type Tick } from './scale'
import { textWidth } from './text'

/** A rectangle of the picture, in pixels, y downwards. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How meters become pixels. */
export interface Viewport {
  /** Where the map is drawn. */
  readonly plot: Rect
  readonly toPixel: (point: Vec2) => Vec2
  /** The same for a point in units of the axes. */
  readonly unitsToPixel: (point: Vec2) => Vec2
  /** Pixels of one `unit`. */
  readonly scale: number
  /** Meters to one unit of the axes: 1, or a power of ten where a map is millions of meters wide. */
  readonly unit: number
  readonly ticksX: readonly Tick[]
  readonly ticksY: readonly Tick[]
  /** Distance of two ticks in units of the axes. */
  readonly step: number
}

interface View {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

const TOP = 10
const RIGHT = 12
/** What the numbers of columns and rows take where a grid lies over meters. */
const CELL_NUMBERS_TOP = 22
const CELL_NUMBERS_RIGHT = 32
const TICK_GAP = 6
/** Height over width of the area of the map: a corridor is drawn with room beside it. */
const LOWEST = 0.42
const HIGHEST = 1.1

/** Where a picture of `width` pixels shows what: one scale for both axes, the map in the middle. */
export function viewportOf(picture: Picture, width: number, decimals: number): Viewport {
  const bounds = boundsWithReach(picture, width)
  const unit = unitOf(bounds)
  const wanted = viewOf(bounds, unit, decimals)
  // The left margin takes the widest number, which depends on the view, which depends on the margin.
  const [top, right] = picture.cellAxes ? [CELL_NUMBERS_TOP, CELL_NUMBERS_RIGHT] : [TOP, RIGHT]
  let left = 34
  let fitted = fit(wanted, width - left - right)
  for (let i = 0; i < 2; i++) {
    left = Math.max(22, widest(ticksOf(fitted, decimals, picture).ticksY) + TICK_GAP + 2)
    fitted = fit(wanted, width - left - right)
  }
  const { view, scale } = fitted
  const plot = { x: left, y: top, width: width - left - right, height: (view.maxY - view.minY) * scale }
  const unitsToPixel = ([x, y]: Vec2): Vec2 => [plot.x + (x - view.minX) * scale, plot.y + (view.maxY - y) * scale]
  const toPixel = ([x, y]: Vec2) => unitsToPixel([x / unit, y / unit])
  return { plot, toPixel, unitsToPixel, scale, unit, ...ticksOf(fitted, decimals, picture) }
}

/** The bounds of a picture, of the arcs of its wedges and, as nearly as can be known yet, of the tips of its rays. */
function boundsWithReach({ bounds, marks }: Picture, width: number): Aabb {
  let { minX, minY, maxX, maxY } = bounds
  const metresPerPixel = Math.max(maxX - minX, maxY - minY) / (0.8 * width)
  for (const mark of marks) {
    if (mark.kind !== 'wedge' && mark.kind !== 'ray') continue
    const [fromDeg, toDeg] = mark.kind === 'ray' ? [mark.yawDeg, mark.yawDeg] : [mark.fromDeg, mark.toDeg]
    const radius = mark.kind === 'ray' ? mark.px * metresPerPixel : mark.radius
    const steps = Math.ceil((toDeg - fromDeg) / 10) + 1
    for (let i = 0; i <= steps; i++) {
      const [right, up] = forwardAtYaw(fromDeg + ((toDeg - fromDeg) * i) / steps)
      const [x, y] = [mark.at[0] + right * radius, mark.at[1] + up * radius]
      // Beyond the largest double there is nothing to show.
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue
      minX = Math.min(minX, x)
      maxX = Math.max(maxX, x)
      minY = Math.min(minY, y)
      maxY = Math.max(maxY, y)
    }
  }
  return { minX, minY, maxX, maxY }
}

/** 1, or for a map wider than a million meters a power of ten near its width. */
function unitOf({ minX, minY, maxX, maxY }: Aabb): number {
  const half = Math.max(maxX / 2 - minX / 2, maxY / 2 - minY / 2)
  // Where the map is small but ten million times its size away, doubles hold no finer view.
  const reach = Math.max(half, 1e-7 * Math.max(...[minX, minY, maxX, maxY].map(Math.abs)))
  return reach >= 5e5 ? 10 ** Math.floor(Math.log10(reach)) : 1
}

/** The bounds with room around them, in units; never so small that ticks need more decimals than asked for. */
function viewOf(bounds: Aabb, unit: number, decimals: number): View {
  const [minX, minY, maxX, maxY] = [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY].map((v) => v / unit)
  const span = Math.max(maxX! - minX!, maxY! - minY!)
  const largest = Math.max(...[minX, minY, maxX, maxY].map((v) => Math.abs(v!)))
  const smallest = Math.max(2.5 / 10 ** decimals, 1e-7 * largest, span === 0 ? 1 : 0)
  const padding = Math.max(0.06 * span, (smallest - span) / 2)
  return { minX: minX! - padding, minY: minY! - padding, maxX: maxX! + padding, maxY: maxY! + padding }
}

interface Fitted {
  readonly view: View
  readonly scale: number
}

function fit(wanted: View, plotWidth: number): Fitted {
  const [width, height] = [wanted.maxX - wanted.minX, wanted.maxY - wanted.minY]
  const shape = height / width
  const wider = shape > HIGHEST ? height / HIGHEST - width : 0
  const higher = shape < LOWEST ? width * LOWEST - height : 0
  const view = {
    minX: wanted.minX - wider / 2,
    maxX: wanted.maxX + wider / 2,
    minY: wanted.minY - higher / 2,
    maxY: wanted.maxY + higher / 2,
  }
  return { view, scale: plotWidth / (view.maxX - view.minX) }
}

/** The same round step on both axes, as fine as the numbers below the picture leave room for. */
function ticksOf({ view, scale }: Fitted, decimals: number, { cells }: Picture) {
  const span = view.maxX - view.minX
  const finest = cells ? 1 : 10 ** -decimals
  let count = Math.max(1, Math.floor((span * scale) / (cells ? 16 : 60)))
  for (; count > 1; count--) {
    const step = roundStep(span, count)
    const room = Math.max(
      widest(roundTicks(view.minX, view.maxX, count)) + (cells ? 1 : 16),
      cells ? 0 : span * scale < 500 ? 40 : 56,
    )
    if (step >= 0.999 * finest && step * scale >= room) break
  }
  const step = roundStep(span, count)
  const rows = Math.max(1, Math.round((view.maxY - view.minY) / step))
  const shown = (min: number, max: number, about: number, from = min, to = max) =>
    roundTicks(min, max, about).filter(({ value }) => isMultiple(value, step) && value >= from && value <= to)
  const ticksY = shown(view.minY, view.maxY, rows, cells?.within?.minY, cells?.within?.maxY)
  return {
    step,
    ticksX: shown(view.minX, view.maxX, count, cells?.within?.minX, cells?.within?.maxX),
    ticksY: cells?.rowsDown ? ticksY.map(({ value, text }) => ({ value, text: negated(text) })) : ticksY,
  }
}

const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6

const MINUS = '\u2212'
const negated = (text: string) => (text === '0' ? text : text.startsWith(MINUS) ? text.slice(1) : MINUS + text)

const widest = (ticks: readonly Tick[]) => Math.max(0, ...ticks.map(({ text }) => textWidth(text)))
