import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom/worker'
import type { ChartMark, ReportChart } from './document'

/** Which color each part of a bar has, and whether text on it is dark: custom properties of the page. */
export const partColor = (index: number): string => `var(--part-${index % PART_COLORS})`
/** How many colors parts have. */
export const PART_COLORS = 12

const FONT = 12
/** The width of a character in a label, px, on the safe side. */
const CHARACTER = 6.9

/**
 * A chart as SVG of a width, drawn without a browser. Colors are custom properties of the page, so that it follows the
 * reader's theme. What it shows stands in the table beside it, so it is hidden from screen readers.
 */
export function drawChart(chart: ReportChart, width: number): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const drawn = Plot.plot({
    document: document as unknown as Document,
    width,
    style: { fontSize: `${FONT}px`, background: 'none', overflow: 'visible' },
    ...optionsOf(chart, width),
  })
  drawn.setAttribute('aria-hidden', 'true')
  return drawn.outerHTML
}

function optionsOf(chart: ReportChart, width: number): Plot.PlotOptions {
  switch (chart.kind) {
    case 'bars':
      return barOptions(chart, width)
    case 'lines':
      return lineOptions(chart, width)
    case 'stack':
      return stackOptions(chart, width)
  }
}

function barOptions({ marks, label, signed = false }: ReportChart & { kind: 'bars' }, width: number): Plot.PlotOptions {
  const names = shortNames(marks, Math.floor(((width < 500 ? 0.58 : 0.42) * width) / CHARACTER))
  const rows = marks.map((mark, i) => ({ ...mark, name: names[i]! }))
  const withInterval = rows.flatMap(({ name, interval }) =>
    interval ? [{ name, low: 100 * interval[0], high: 100 * interval[1] }] : [],
  )
  const ends = [...rows.map(({ value }) => 100 * value), ...withInterval.flatMap(({ low, high }) => [low, high])]
  const domain = signed ? [Math.min(-1, ...ends), Math.max(1, ...ends)] : [0, 100]
  return {
    height: 50 + 26 * rows.length,
    marginLeft: Math.max(60, CHARACTER * Math.max(...names.map(({ length }) => length)) + 14),
    marginRight: 24,
    marginTop: 8,
    marginBottom: 42,
    x: {
      domain,
      nice: signed,
      grid: true,
      ticks: width < 500 ? 4 : 6,
      label: signed ? label : `${label}, %`,
      labelAnchor: width < 500 ? 'left' : 'center',
      labelArrow: 'none',
    },
    y: { label: null, domain: names, tickSize: 0, padding: 0.3 },
    marks: [
      Plot.barX(rows, { x: (d: ChartMark) => 100 * d.value, y: 'name', fill: 'var(--bar)' }),
      Plot.ruleX([0], { stroke: 'var(--ink)' }),
      Plot.ruleY(withInterval, { x1: 'low', x2: 'high', y: 'name', stroke: 'var(--ink)', strokeWidth: 2 }),
      Plot.tickX(
        rows.filter(({ tick }) => tick !== undefined),
        { x: (d: ChartMark) => 100 * d.tick!, y: 'name', stroke: 'var(--mark)', strokeWidth: 3 },
      ),
    ],
  }
}

/** Names cut to a number of characters, and still different from each other. */
function shortNames(marks: readonly ChartMark[], most: number): readonly string[] {
  const taken = new Set<string>()
  return marks.map(({ name }) => {
    let text = name.length > most ? `${name.slice(0, most - 1)}…` : name
    for (let n = 2; taken.has(text); n++) text = `${text.slice(0, most - 3)}… ${n}`
    taken.add(text)
    return text
  })
}

function lineOptions(
  { series, label, across, shares = false }: ReportChart & { kind: 'lines' },
  width: number,
): Plot.PlotOptions {
  const factor = shares ? 100 : 1
  const points = series.flatMap(({ name, points: own }, i) =>
    own.map(({ at, value, interval }) => ({
      ...{ name, at: factor * at, value: 100 * value, color: partColor(i) },
      ...(interval && { low: 100 * interval[0], high: 100 * interval[1] }),
    })),
  )
  const last = series.flatMap(({ name, points: own }, i) => {
    const end = own.at(-1)
    return end ? [{ name, at: factor * end.at, value: 100 * end.value, color: partColor(i) }] : []
  })
  const marks: Plot.Markish[] = [Plot.ruleY([0], { stroke: 'var(--ink)' })]
  for (const { color } of last) {
    const own = points.filter((point) => point.color === color)
    marks.push(
      Plot.ruleX(
        own.filter(({ low }) => low !== undefined),
        { x: 'at', y1: 'low', y2: 'high', stroke: color, strokeWidth: 2, strokeOpacity: 0.6 },
      ),
      Plot.lineY(own, { x: 'at', y: 'value', stroke: color, strokeWidth: 2 }),
      Plot.dot(own, { x: 'at', y: 'value', fill: color, r: 4 }),
    )
  }
  return {
    height: Math.min(340, Math.max(240, 0.5 * width)),
    marginTop: 30,
    marginLeft: 40,
    marginRight: 24,
    marginBottom: 44,
    x: {
      label: `${across}${shares ? ', %' : ''}`,
      labelAnchor: width < 500 ? 'left' : 'center',
      labelArrow: 'none',
      ticks: width < 500 ? 4 : 8,
      nice: true,
    },
    y: { domain: [0, 100], grid: true, ticks: 5, label: `${label}, %`, labelArrow: 'none' },
    marks,
  }
}

function stackOptions({ parts, label }: ReportChart & { kind: 'stack' }, width: number): Plot.PlotOptions {
  let from = 0
  const marks = parts.map(({ share, color }) => {
    const [x1, x2] = [from, from + 100 * share]
    from = x2
    return Plot.barX([{ x1, x2 }], { x1: 'x1', x2: 'x2', y: () => '', fill: partColor(color), inset: 0.5 })
  })
  return {
    height: 100,
    marginLeft: 12,
    marginRight: 24,
    marginTop: 12,
    marginBottom: 40,
    x: {
      domain: [0, 100],
      label: `${label}, %`,
      labelAnchor: width < 500 ? 'left' : 'center',
      labelArrow: 'none',
      ticks: 5,
    },
    y: { axis: null },
    marks,
  }
}
