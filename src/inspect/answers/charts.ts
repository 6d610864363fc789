import { filterRows, type RowFilters } from '../table/filters'
import type { RowTable } from '../table/table'
import type { RowSource } from './inspector'

/** How many rows have which value of a column. */
export interface Histogram {
  readonly column: string
  readonly from: number
  readonly to: number
  /** Rows a bin, in equal steps from `from` to `to`; the last bin holds `to` itself. */
  readonly counts: readonly number[]
}

/** Means of one step over the rows that pass every filter but that of the step. */
export interface StepPoint {
  readonly step: number
  readonly rows: number
  /** By the columns of the reply; `null` where no row has one. */
  readonly means: readonly (number | null)[]
  /** The part of the rows with a flag, by the flags of the reply. */
  readonly flagRates: readonly number[]
}

/** What is drawn above the table. */
export interface ChartsReply {
  readonly total: number
  readonly columns: readonly string[]
  readonly histograms: readonly Histogram[]
  readonly flags: readonly string[]
  readonly steps: readonly StepPoint[]
}

const BINS = 20
const MOST_FLAGS = 6
const MOST_COMMON = 24
const MOST_STEPS = 2000
/** Columns that are drawn, those of the score first. */
const MOST_COLUMNS = 8
const FIRST = ['overall', 'reward', 'score', 'format', 'accuracy', 'map', 'consistency', 'reasoning'] as const

/** Histograms of the numbers, and their means and the rates of the flags over the steps. */
export function answerCharts({ table }: RowSource, filters: RowFilters): ChartsReply {
  const rows = filterRows(table, filters)
  const columns = chartColumns(table)
  // A histogram shows the whole range of its column, so that the part its own filter leaves is seen in its place.
  const histograms = columns.map((column) => {
    const others = { ...filters, ranges: filters.ranges.filter(([name]) => name !== column) }
    const own = others.ranges.length === filters.ranges.length ? rows : filterRows(table, others)
    return histogramOf(table, own, column)
  })
  // The steps around the chosen ones stay to be seen, and to be chosen.
  const ofAllSteps = filters.steps === undefined ? rows : filterRows(table, { ...filters, steps: undefined })
  return {
    total: rows.length,
    columns,
    histograms: histograms.filter(({ counts }) => counts.length > 0),
    ...seriesOf(table, ofAllSteps, columns),
  }
}

export function chartColumns(table: RowTable): readonly string[] {
  const names = table.numberNames()
  const first = FIRST.filter((name) => names.includes(name))
  return [...first, ...names.filter((name) => !first.includes(name as (typeof FIRST)[number]))].slice(0, MOST_COLUMNS)
}

function histogramOf(table: RowTable, rows: readonly number[], column: string): Histogram {
  let [from, to] = [0, 1]
  for (const at of rows) {
    const value = table.number(column, at)
    if (value < from) from = value
    if (value > to) to = value
  }
  const counts = new Array<number>(BINS).fill(0)
  let any = false
  for (const at of rows) {
    const value = table.number(column, at)
    if (Number.isNaN(value)) continue
    any = true
    // Halved first: the range of the largest numbers is more than a number holds.
    const part = (value / 2 - from / 2) / (to / 2 - from / 2)
    counts[Math.min(BINS - 1, Math.floor(part * BINS))]!++
  }
  return { column, from, to, counts: any ? counts : [] }
}

function seriesOf(table: RowTable, rows: readonly number[], columns: readonly string[]) {
  const bySets = new Uint32Array(table.flagSets.length)
  const byStep = new Map<number, number[]>()
  for (const at of rows) {
    bySets[table.flagSet(at)]!++
    const step = table.step(at)
    if (step === undefined) continue
    const list = byStep.get(step)
    if (list) list.push(at)
    else if (byStep.size < MOST_STEPS) byStep.set(step, [at])
  }
  const common = commonFlags(table, bySets)
  const steps = [...byStep]
    .sort(([a], [b]) => a - b)
    .map(([step, own]) => ({ step, own, rates: ratesOf(table, own, common) }))
  // What moves over the steps is what is looked for; a flag that is always there says nothing.
  const spread = (flag: number) => {
    const rates = steps.map((one) => one.rates[flag]!)
    return Math.max(0, ...rates) - Math.min(1, ...rates)
  }
  const order = common
    .map((_, flag) => flag)
    .sort((a, b) => spread(b) - spread(a))
    .slice(0, MOST_FLAGS)
  return {
    flags: order.map((flag) => common[flag]!),
    steps: steps.map(
      ({ step, own, rates }): StepPoint => ({
        step,
        rows: own.length,
        means: columns.map((column) => meanOf(table, own, column)),
        flagRates: order.map((flag) => rates[flag]!),
      }),
    ),
  }
}

function ratesOf(table: RowTable, rows: readonly number[], flags: readonly string[]): readonly number[] {
  const counts = new Map<string, number>()
  for (const at of rows) for (const flag of table.flags(at)) counts.set(flag, (counts.get(flag) ?? 0) + 1)
  return flags.map((flag) => (counts.get(flag) ?? 0) / rows.length)
}

function commonFlags({ flagSets }: RowTable, bySets: Uint32Array): readonly string[] {
  const counts = new Map<string, number>()
  for (const [code, set] of flagSets.entries())
    for (const flag of set) counts.set(flag, (counts.get(flag) ?? 0) + bySets[code]!)
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COMMON)
    .map(([flag]) => flag)
}

function meanOf(table: RowTable, rows: readonly number[], column: string): number | null {
  let [sum, count] = [0, 0]
  for (const at of rows) {
    const value = table.number(column, at)
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return count === 0 ? null : sum / count
}
