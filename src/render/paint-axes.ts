import { element, escapeXml } from './element'
import { type Brush, path } from './paint-marks'
import type { Picture } from './picture'
import { LINE_HEIGHT, textWidth } from './text'

/** The paper, the grid of round meters and the frame with its numbers; `under` and `over` the marks. */
export function paintFrame(picture: Picture, brush: Brush): { readonly under: string; readonly over: string } {
  const { plot, ticksX, ticksY, toPixel, unitsToPixel } = brush.view
  const { round, style } = brush
  const columns = ticksX.map((tick) => ({ ...tick, px: unitsToPixel([tick.value, 0])[0] }))
  const rows = ticksY.map((tick) => ({ ...tick, px: unitsToPixel([0, tick.value])[1] }))
  const right = plot.x + plot.width
  const bottom = plot.y + plot.height
  const upright = (x: number) =>
    path(
      [
        [x, plot.y],
        [x, bottom],
      ],
      brush,
    )
  const level = (y: number) =>
    path(
      [
        [plot.x, y],
        [right, y],
      ],
      brush,
    )
  const grid = !picture.gridLines
    ? ''
    : [...columns.map(({ px }) => upright(px)), ...rows.map(({ px }) => level(px))].join('')
  const [zeroX, zeroY] = toPixel([0, 0])
  const zero = picture.zeroLines
    ? (zeroX > plot.x && zeroX < right ? upright(zeroX) : '') + (zeroY > plot.y && zeroY < bottom ? level(zeroY) : '')
    : ''
  const numbers = [
    ...columns
      .filter(({ px, text }) => px + textWidth(text) / 2 < right + 12 && px - textWidth(text) / 2 > 0)
      .map(({ px, text }) => number(text, round(px), round(bottom + LINE_HEIGHT + 4), 'tick-x', style)),
    ...rows.map(({ px, text }) => number(text, round(plot.x - 6), round(px + 4), 'tick-y', style)),
    ...cellNumbers(picture, brush),
  ].join('')
  return {
    under:
      (grid && element('path', { ...style('grid'), d: grid })) +
      (zero && element('path', { ...style('zero'), d: zero })),
    over:
      element('rect', {
        ...style('rim'),
        x: round(plot.x),
        y: round(plot.y),
        width: round(plot.width),
        height: round(plot.height),
      }) + numbers,
  }
}

/** The numbers of a grid's columns above the plot and of its rows on the right; where they stand too close, every nth. */
function cellNumbers({ cellAxes }: Picture, { view, round, style }: Brush): string[] {
  if (cellAxes === undefined) return []
  const { plot, toPixel } = view
  const columns = cellAxes.columns.map((x) => toPixel([x, 0])[0])
  const rows = cellAxes.rows.map((y) => toPixel([0, y])[1])
  const widest = textWidth(String(columns.length - 1))
  const shown = (places: readonly number[], room: number) => {
    const step = everyNth(room / Math.abs((places[1] ?? Infinity) - places[0]!))
    // Cells too small for any number have none.
    if (step === undefined) return []
    return places.flatMap((px, i) => (i % step === 0 ? [{ px, text: String(i) }] : []))
  }
  return [
    ...shown(columns, widest + 3).map(({ px, text }) =>
      number(text, round(px), round(plot.y - 6), 'cell-column', style),
    ),
    ...shown(rows, LINE_HEIGHT).map(({ px, text }) =>
      number(text, round(plot.x + plot.width + 5), round(px + 4), 'cell-row', style),
    ),
  ]
}

/** The first of 1, 2, 5, 10, ... that is `least` or more. */
const everyNth = (least: number) => STEPS.find((step) => step >= least)
const STEPS: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500]

const number = (text: string, x: number, y: number, anchor: string, style: Brush['style']) =>
  element('text', { ...style('tick', anchor), x, y }, escapeXml(text))

/** A bar of one step of the axes with its length; absent for a grid. */
export function scaleBar(picture: Picture, { view, round, style }: Brush) {
  if (picture.unit === undefined) return undefined
  const bar = view.step * view.scale
  const size = view.unit === 1 ? '' : ` × 10^${Math.round(Math.log10(view.unit))}`
  const text = `${Number(view.step.toPrecision(3))}${size} ${picture.unit}`
  const width = bar + 6 + textWidth(text)
  const paint = (x: number, y: number) =>
    element('path', {
      ...style('scale'),
      d: path(
        [
          [x, y - 8],
          [x, y],
          [x + bar, y],
          [x + bar, y - 8],
        ],
        { round },
      ),
    }) + element('text', { x: round(x + bar + 6), y: round(y) }, escapeXml(text))
  return { width, paint }
}
