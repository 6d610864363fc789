import { beforeAll, describe, expect, it } from 'vitest'
import { ceilings } from '../../../src/benchmark/ceilings/ceilings'
import { noiseAblation } from '../../../src/benchmark/ceilings/noise'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import type { Report } from '../../../src/benchmark/evaluate/report'
import { ceilingsDocument } from '../../../src/benchmark/report/ceilings'
import type { ReportDocument } from '../../../src/benchmark/report/document'
import { evaluationDocument } from '../../../src/benchmark/report/evaluation'
import { formatHtml } from '../../../src/benchmark/report/html'
import { formatMarkdown } from '../../../src/benchmark/report/markdown'
import { percent, points, pValue, range } from '../../../src/benchmark/report/numbers'
import { simulateResponses } from '../../../src/benchmark/simulate/simulate'
import { generateScene } from '../../../src/scene/generate/generate'
import { choiceItem, said } from '../evaluate/made'
import { observedStudy } from './study'

describe('numbers', () => {
  it('are written the same everywhere, without -0', () => {
    expect([percent(0.61349), percent(1), percent(null)]).toEqual(['61.3 %', '100.0 %', '-'])
    expect([points(0.05), points(-0.05), points(0), points(-0.0001), points(0.0001)]).toEqual([
      '+5.0',
      '-5.0',
      '0.0',
      '0.0',
      '0.0',
    ])
    expect(range([0.54, 0.681])).toBe('54.0 to 68.1')
    expect([pValue(0.03), pValue(0.0004), pValue(null)]).toEqual(['0.030', '< 0.001', '-'])
  })
})

describe('a document', () => {
  let report: Report
  let document: ReportDocument
  let html: string
  beforeAll(async () => {
    const { items, benchmark } = observedStudy(6)
    const observer = { seed: 1, centerNoise: 0.6, sizeNoise: 0.2, miss: 0.1, slip: 0.1 }
    const baseline = { name: 'grid', predictions: simulateResponses(items, { seed: 1, form: 'grid' }) }
    report = await evaluate(benchmark, simulateResponses(items, observer), { baseline, draws: 100 })
    document = evaluationDocument(report)
    html = formatHtml(document)
  }, 120_000)

  it('says in its title that a simulated observer answered', () => {
    expect(report.simulated).toBe(true)
    expect(html).toContain('<h1>Evaluation (a simulated observer, not a model)</h1>')
    expect(formatMarkdown(document)).toMatch(/^# Evaluation \(a simulated observer, not a model\)\n/)
  })

  it('has the numbers of every chart in its first table', () => {
    const charts = document.sections.filter(({ chart }) => chart)
    expect(charts.map(({ id }) => id)).toEqual(['tasks', 'comparison', 'split', 'maps', 'frames'])
    for (const { id, chart, tables } of charts) {
      const cells = tables[0]!.rows.flat().map(String)
      const values =
        chart!.kind === 'bars'
          ? chart!.marks.map(({ value }) => (chart!.kind === 'bars' && chart!.signed ? points(value) : percent(value)))
          : chart!.kind === 'stack'
            ? chart!.parts.map(({ share }) => percent(share))
            : chart!.series.flatMap((one) => one.points.map(({ value }) => percent(value)))
      for (const value of values) expect(cells, id).toContain(value)
    }
  })

  it('is one page without script, network or links elsewhere, under 500 kB', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(500_000)
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|url\((?!#)|@import/i)
    for (const [, id] of html.matchAll(/<a href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`)
    expect(html.match(/<svg/g)!.length).toBeGreaterThan(10)
  })

  it('is the same for the same report', () => {
    expect(formatHtml(document)).toBe(html)
  })

  it('leaves out drawings that do not fit, and says so', () => {
    const many = { ...document, failures: Array.from({ length: 60 }, () => document.failures[0]!) }
    const page = formatHtml(many)
    expect(Buffer.byteLength(page)).toBeLessThan(500_000)
    expect(page).toMatch(/\d+ of 60 fit into the page/)
  })
})

describe('names from files', () => {
  it('stay text in the page and in Markdown', async () => {
    const evil = '<img src=x onerror=alert(1)>|`*_[x](y)'
    const items = [choiceItem(evil, 1, 'A', { task: evil }), choiceItem('b', 1, 'A', { task: evil })]
    const report = await evaluate(items, said({ [`${evil}:1`]: 'A' }), { title: evil })
    const [html, markdown] = [formatHtml(evaluationDocument(report)), formatMarkdown(evaluationDocument(report))]
    expect(html).not.toContain('<img')
    expect(markdown).not.toMatch(/[^\\]<img/)
    expect(markdown).toContain('\\<img src=x')
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
    for (const row of rows) expect(row.endsWith('|'), row).toBe(true)
  })
})

describe('a report of ceilings', () => {
  it('says what grids cannot, in words and as a dash', () => {
    const rooms = [1, 2].map((seed) => generateScene({ seed }))
    const noise = noiseAblation(rooms, { centers: [0.5], others: [{ sizes: 0.25 }], draws: 1, bootstrap: 20 })
    const document = ceilingsDocument(ceilings(rooms, { budgets: [4] }), noise)
    const markdown = formatMarkdown(document)
    expect(markdown).toContain('a grid has no sizes')
    const grid = document.sections[0]!.tables[0]!.rows.find(([name]) => String(name).startsWith('grid 10'))!
    expect(grid.at(-1)).toBe('-')
    expect(markdown).toContain('sizes off by 25 %')
    expect(formatHtml(document)).toContain('How much noise a metric map can bear')
  })
})
