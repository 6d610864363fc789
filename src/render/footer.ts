import { element, escapeXml } from './element'
import { scaleBar } from './paint-axes'
import { type Brush, paintMarks } from './paint-marks'
import type { LegendItem, Mark, Picture, Role } from './picture'
import { LINE_HEIGHT, plainText, shortened, textWidth, wrapped } from './text'

const ROW = 20
const SWATCH = 26
/** A sentence below the picture never outgrows it. */
const LONGEST_CAPTION = 1000
const MOST_LINES = 10

/** What stands below the map: what the axes are, the scale, the legend, and the sentences. */
export function paintFooter(picture: Picture, width: number, brush: Brush, extra: readonly string[]) {
  const { plot } = brush.view
  const left = 12
  const space = width - 2 * left
  const parts: string[] = []
  let y = plot.y + plot.height + LINE_HEIGHT + 13

  const bar = scaleBar(picture, brush)
  const { unit } = brush.view
  const named = unit === 1 ? picture.axes : picture.axes.replace('meters', `10^${Math.round(Math.log10(unit))} meters`)
  const axes = wrapped(named, space)
  const beside = bar && axes.length === 1 && textWidth(axes[0]!) + 24 + bar.width <= space
  for (const line of axes) {
    y += LINE_HEIGHT + 2
    parts.push(text(line, left, y, brush, 'quiet'))
  }
  if (bar) {
    if (!beside) y += ROW
    parts.push(bar.paint(beside ? width - left - bar.width : left, y))
  }

  let x = left
  for (const [i, item] of picture.legend.entries()) {
    const needed = SWATCH + 6 + textWidth(item.text)
    if (i === 0 || x + needed > width - left) {
      x = left
      y += i === 0 ? ROW + 4 : ROW
    }
    parts.push(swatch(item, x, y, brush))
    for (const [k, line] of wrapped(item.text, space - SWATCH - 6).entries()) {
      if (k > 0) y += LINE_HEIGHT + 1
      parts.push(text(line, x + SWATCH + 6, y, brush))
    }
    x += needed + 18
  }

  const captions = [...picture.captions, ...extra.map((note) => ({ text: note, strong: false }))]
  for (const [i, caption] of captions.entries()) {
    y += i === 0 ? 8 : 2
    const lines = wrapped(plainText(shortened(caption.text, LONGEST_CAPTION)), space, caption.strong)
    if (lines.length > MOST_LINES) lines.splice(MOST_LINES, lines.length, '…')
    for (const line of lines) {
      y += LINE_HEIGHT + 2
      parts.push(text(line, left, y, brush, caption.strong ? 'strong' : 'quiet'))
    }
  }
  return { markup: parts.join(''), height: Math.ceil(y + 12) }
}

function text(content: string, x: number, y: number, { round, style }: Brush, name?: string): string {
  return element('text', { ...(name && style(name)), x: round(x), y: round(y) }, escapeXml(content))
}

const LINES: ReadonlySet<Role> = new Set<Role>([
  'match',
  'apart',
  'view',
  'offset',
  'axis',
  'measure',
  'measured',
  'wall',
  'walk',
])

/** A small example of a way of drawing, made by the same brush. */
function swatch({ role, ends }: LegendItem, x: number, y: number, brush: Brush): string {
  const [top, bottom, right] = [y - 11, y + 1, x + SWATCH]
  // Pixels as they are.
  const own: Brush = { ...brush, view: { ...brush.view, toPixel: (point) => point } }
  const middle = (top + bottom) / 2
  const mark: Mark = LINES.has(role)
    ? { kind: 'line', from: [x, middle], to: [right, middle], role, ...(ends && { ends }) }
    : role === 'observer'
      ? { kind: 'observer', at: [x + 8, middle], yawDeg: 90 }
      : {
          kind: 'shape',
          points: [
            [x, top],
            [right, top],
            [right, bottom],
            [x, bottom],
          ],
          role,
        }
  return paintMarks([mark], own)
}
