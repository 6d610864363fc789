import { useState } from 'preact/hooks'
import type { Histogram } from '../../answers/charts'
import { readColumnRange, withRange } from '../filters/range'
import { columnTitle, shortNumber } from '../format'
import type { PageState } from '../state'
import { ofOneScale } from './scale'
import { StepChart } from './step-chart'

/** Over the steps: what the reward and the flags do. Below: how the numbers are spread; a bar filters. */
export function Charts({ page }: { page: PageState }) {
  const charts = page.charts.value
  const state = page.server.value
  const nameOf = (column: string) => columnTitle(state, column)
  const drawn = ofOneScale(charts?.steps.map(({ means }) => means) ?? [])
  const several = (charts?.steps.length ?? 0) > 1
  return (
    <div class={`charts${charts === undefined ? ' waiting' : ''}`}>
      {charts && several && (
        <div class="step-charts">
          <StepChart
            page={page}
            title="Reward and its parts over the steps"
            names={drawn.map((column) => nameOf(charts.columns[column]!))}
            points={charts.steps.map(({ step, rows, means }) => ({
              ...{ step, rows },
              values: drawn.map((column) => means[column]!),
            }))}
          />
          <StepChart
            page={page}
            title="Flags over the steps, part of the rows"
            names={charts.flags}
            points={charts.steps.map(({ step, rows, flagRates }) => ({ step, rows, values: flagRates }))}
            onName={(flag) => page.toggle('flag', flag)}
          />
        </div>
      )}
      {charts && (
        <ul class="histograms" aria-label="Histograms">
          {charts.histograms.map((histogram) => (
            <li key={histogram.column}>
              <HistogramChart page={page} histogram={histogram} title={nameOf(histogram.column)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface HistogramProps {
  readonly page: PageState
  readonly histogram: Histogram
  readonly title: string
}

/** One stop for the Tab key; the arrows go from bar to bar. */
function HistogramChart({ page, histogram: { column, from, to, counts }, title }: HistogramProps) {
  const [focus, setFocus] = useState(counts.length - 1)
  const most = Math.max(...counts, 1)
  const width = to / counts.length - from / counts.length
  const words = page.query.value.getAll('range')
  const chosen = words.find((word) => readColumnRange(word).column === column)
  const { from: first = '', to: last = '' } = chosen === undefined ? {} : readColumnRange(chosen)
  const [low, high] = [first === '' ? -Infinity : Number(first), last === '' ? Infinity : Number(last)]
  const edges = (bin: number) =>
    [round(from + bin * width), round(bin === counts.length - 1 ? to : from + (bin + 1) * width)] as const
  const choose = (bin: number) => {
    const [a, b] = edges(bin)
    // The upper edge belongs to the next bar, except for the last one.
    const range = { column, from: String(a), to: String(bin === counts.length - 1 ? b : round(b - width * 1e-6)) }
    const isChosen = chosen === `${column}:${range.from}..${range.to}`
    page.go({ range: withRange(words, isChosen ? { column, from: '', to: '' } : range) })
  }
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = Math.min(counts.length - 1, Math.max(0, focus + by))
    setFocus(next)
    const bars = (event.currentTarget as HTMLElement).children
    ;(bars[next] as HTMLElement).focus()
  }
  return (
    <figure class="histogram">
      <figcaption>{title}</figcaption>
      <div role="toolbar" aria-label={`${title}, bars`} class="bars" onKeyDown={move}>
        {counts.map((count, bin) => {
          const [a, b] = edges(bin)
          const inside = a >= low - width * 1e-6 && a <= high
          return (
            <button
              key={bin}
              type="button"
              tabIndex={bin === focus ? 0 : -1}
              class={inside ? '' : 'outside'}
              aria-label={`${shortNumber(a)} to ${shortNumber(b)}: ${count} rows`}
              aria-pressed={chosen !== undefined && inside}
              title={`${shortNumber(a)} to ${shortNumber(b)}: ${count.toLocaleString('en')} rows`}
              onClick={() => choose(bin)}
            >
              <span style={{ height: `${count === 0 ? 0 : Math.max(4, (100 * count) / most)}%` }} />
            </button>
          )
        })}
      </div>
      <p class="scale" aria-hidden="true">
        <span>{shortNumber(from)}</span>
        <span>{shortNumber(to)}</span>
      </p>
    </figure>
  )
}

const round = (value: number): number => Number(value.toPrecision(9))
