import type { Layout } from '../../layout/layout'
import { escapeXml } from '../../render/element'
import type { MapPair } from '../../render/pictures/pair'
import { renderSvg } from '../../render/svg'
import { mapAccuracy } from '../../score/map/accuracy'
import { drawChart, partColor } from './charts'
import type { Failure, ReportDocument, ReportSection, Table, TableCell } from './document'
import { STYLE } from './style'

/** The most bytes a page may have; drawings of wrong answers are left out where they would not fit. */
const MOST_BYTES = 480_000
/** A table of more columns stands below its chart, not beside it. */
const MOST_BESIDE = 6
/** Charts are drawn for pages and for phones; the page shows the one that fits. */
const [WIDE, NARROW] = [620, 330]

/**
 * A document as one HTML page: no script and nothing from the network, light or dark as the reader asks, for phones and
 * for paper. Whatever names hold stays text.
 */
export function formatHtml({ title, sections, failures }: ReportDocument): string {
  const body = [
    `<header><h1>${escapeXml(title)}</h1></header>`,
    `<nav aria-label="Contents">${[
      ...sections.map(({ id, title: name }) => [id, name]),
      ...(failures.length > 0 ? [['failures', 'Worst maps']] : []),
    ]
      .map(([id, name]) => `<a href="#${id}">${escapeXml(name!)}</a>`)
      .join(' ')}</nav>`,
    ...sections.map(sectionHtml),
  ].join('\n')
  const head = [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<link rel="icon" href="data:,">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style></head><body><main>`,
  ].join('\n')
  const room = MOST_BYTES - byteLength(head + body)
  return `${head}\n${body}\n${failuresHtml(failures, room)}</main></body></html>\n`
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length

function sectionHtml({ id, title, text, tables, chart }: ReportSection): string {
  const [first, ...others] = tables.filter(({ rows }) => rows.length > 0).map(tableHtml)
  const figure = chart && hasMarks(chart) ? chartHtml(chart) : ''
  const isNarrow = (tables[0]?.header.length ?? 0) <= MOST_BESIDE
  const both = figure + (first ?? '')
  const lead = figure !== '' && isNarrow ? `<div class="pair">${both}</div>` : both
  const words = text.map((sentence) => `<p>${escapeXml(sentence)}</p>`).join('')
  return `<section id="${escapeXml(id)}"><h2>${escapeXml(title)}</h2>${words}${lead}${others.join('')}</section>`
}

const hasMarks = (chart: NonNullable<ReportSection['chart']>): boolean =>
  chart.kind === 'bars'
    ? chart.marks.length > 0
    : chart.kind === 'lines'
      ? chart.series.some(({ points }) => points.length > 0)
      : chart.parts.length > 0

function chartHtml(chart: NonNullable<ReportSection['chart']>): string {
  const names =
    chart.kind === 'stack'
      ? chart.parts
      : chart.kind === 'lines' && chart.series.length > 1
        ? chart.series.map(({ name }, color) => ({ name, color }))
        : []
  const legend =
    names.length === 0
      ? ''
      : `<figcaption>${names
          .map(
            ({ name, color }) =>
              `<span class="key"><i style="background:${partColor(color)}"></i>${escapeXml(name)}</span>`,
          )
          .join('')}</figcaption>`
  const drawings = [
    ['wide', WIDE],
    ['narrow', NARROW],
  ] as const
  return `<figure>${drawings.map(([name, width]) => `<div class="${name}">${drawChart(chart, width)}</div>`).join('')}${legend}</figure>`
}

function tableHtml({ header, rows }: Table): string {
  const right = header.map((_, c) => rows.every((row) => isNumeric(row[c]!)))
  const cell = (tag: string, value: TableCell, c: number) =>
    `<${tag}${right[c] ? ' class="n"' : isRange(value) ? ' class="r"' : ''}>${escapeXml(String(value))}</${tag}>`
  const line = (tag: string, cells: readonly TableCell[]) =>
    `<tr>${cells.map((value, c) => cell(tag, value, c)).join('')}</tr>`
  return `<div class="scroll" tabindex="0"><table><thead>${line('th', header)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table></div>`
}

/** Numbers, percent and dashes are set to the right. */
const isNumeric = (value: TableCell): boolean =>
  typeof value === 'number' || /^(?:-|[+-]?[\d.]+(?: %)?|< 0\.001)$/.test(value)

/** An interval stays on one line. */
const isRange = (value: TableCell): boolean => /^-?[\d.]+ to -?[\d.]+$/.test(String(value))

function failuresHtml(failures: readonly Failure[], room: number): string {
  if (failures.length === 0) return ''
  const drawn: string[] = []
  let left = room
  for (const { id, lines, predicted, truth } of failures) {
    const svg = renderSvg(laidOver(predicted, truth), { width: 480, decimals: 1, id: `map-${drawn.length + 1}` })
    const words = lines.map((line) => `<p>${escapeXml(line)}</p>`).join('')
    const card = `<article class="failure"><h3>${escapeXml(id)}</h3>${words}${svg}</article>`
    left -= byteLength(card)
    if (left < 0) break
    drawn.push(card)
  }
  const some = drawn.length < failures.length ? ` ${drawn.length} of ${failures.length} fit into the page.` : ''
  return `<section id="failures"><h2>Wrong answers with the worst maps</h2><p>The map of the response over the true one.${some}</p><div class="failures">${drawn.join('')}</div></section>`
}

/** A map over a true one that is not in the observer's frame is turned and moved first, as it was when it was scored. */
const laidOver = (predicted: Layout, truth: Layout): MapPair =>
  truth.origin === 'observer'
    ? { predicted, truth }
    : { predicted, truth, accuracy: mapAccuracy(predicted, truth, { align: 'rigid' }) }
