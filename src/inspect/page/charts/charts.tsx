import { useState } from 'preact/hooks'
import type { Histogram } from '../../answers/charts'
import { judgeOf, shortNumber } from '../format'
import type { PageState } from '../state'
import { StepChart } from './step-chart'

/** Over the steps: what the reward and the flags do. Below: how the numbers are spread; a bar filters. */
export function Charts({ page }: { page: PageState }) {
  const charts = page.charts.value
  const state = page.server.value
  const nameOf = (column: string) => {
    const judge = state && judgeOf(state, column)
    return judge === undefined ? column : `${judge} (overall)`
  }
  const several = (charts?.steps.length ?? 0) > 1
  return (
    <div class={`charts${charts === undefined ? ' waiting' : ''}`}>
      {charts && several && (
        <div class="step-charts">
          <StepChart
            page={page}
            title="Reward and its parts over the steps"
            names={charts.columns.map(nameOf)}
            points={charts.steps.map(({ step, rows, means }) => ({ step, rows, values: means }))}
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
  const width = (to - from) / counts.length
  const chosen = page.query.value.getAll('range').find((range) => range.startsWith(`${column}:`))
  const [low = Number.NaN, high = Number.NaN] = (chosen?.slice(column.length + 1) ?? '')
    .split('..')
    .map((text) => (text === '' ? Number.NaN : Number(text)))
  const edges = (bin: number) =>
    [round(from + bin * width), round(bin === counts.length - 1 ? to : from + (bin + 1) * width)] as const
  const choose = (bin: number) => {
    const [a, b] = edges(bin)
    // The upper edge belongs to the next bar, except for the last one.
    const range = `${column}:${a}..${bin === counts.length - 1 ? b : round(b - 1e-9)}`
    const others = page.query.value.getAll('range').filter((one) => !one.startsWith(`${column}:`))
    page.go({ range: range === chosen ? others : [...others, range] })
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
          const inside = Number.isNaN(low) || (a >= low - 1e-9 && a <= high)
          return (
            <button
              key={bin}
              type="button"
              tabIndex={bin === focus ? 0 : -1}
              class={inside ? '' : 'outside'}
              aria-label={`${shortNumber(a)} to ${shortNumber(b)}: ${count} rows`}
              aria-pressed={!Number.isNaN(low) && inside}
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
