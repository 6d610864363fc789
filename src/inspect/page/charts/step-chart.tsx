import { counted, shortNumber } from '../format'
import type { PageState } from '../state'

interface StepChartProps {
  readonly page: PageState
  readonly title: string
  readonly names: readonly string[]
  readonly points: readonly {
    readonly step: number
    readonly rows: number
    readonly values: readonly (number | null)[]
  }[]
  /** What a click on a name does; default nothing. */
  readonly onName?: (name: string) => void
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 150, 30, 8, 8, 8]
/** Few characters, however large the number is. */
const TICK = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 })
/** Step buttons that have room below a chart. */
const MOST_BUTTONS = 12

/** Lines over the training steps. A step below them filters, and so does a name that has something to filter by. */
export function StepChart({ page, title, names, points, onName }: StepChartProps) {
  const values = points.flatMap((point) => point.values.filter((value) => value !== null))
  const top = Math.max(1, ...values)
  const bottom = Math.min(0, ...values)
  const x = (place: number) => LEFT + ((WIDTH - LEFT - RIGHT) * place) / Math.max(1, points.length - 1)
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - bottom) / (top - bottom))
  const every = Math.ceil(points.length / MOST_BUTTONS)
  const now = page.query.value.get('step')
  const last = points.at(-1)
  const choose = (step: number) => page.go({ step: now === String(step) ? undefined : String(step) })
  return (
    <figure class="step-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={describe(title, names, points)}>
        {[bottom, (top + bottom) / 2, top].map((value) => (
          <g key={value} class="grid">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 5} y={y(value) + 3.5} text-anchor="end">
              {TICK.format(value)}
            </text>
          </g>
        ))}
        {names.map((name, i) => (
          <g key={name} class={`line line-${i}${isDoubled(points, i) ? ' doubled' : ''}`}>
            <path
              d={pathOf(
                points.map((point) => point.values[i] ?? null),
                x,
                y,
              )}
            />
            {points.length <= 60 &&
              points.map(({ step, values: own }, place) =>
                own[i] === null || own[i] === undefined ? null : (
                  <circle key={step} cx={x(place)} cy={y(own[i])} r="2.5" />
                ),
              )}
          </g>
        ))}
        {points.map(({ step, rows, values: own }, place) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the buttons below do the same for keys
          <rect
            key={step}
            class={now === String(step) ? 'hit chosen' : 'hit'}
            x={x(place - 0.5)}
            y={TOP}
            width={x(1) - x(0)}
            height={HEIGHT - TOP - BOTTOM}
            onClick={() => choose(step)}
          >
            <title>
              {[
                `step ${step}, ${counted(rows, 'row')}`,
                ...names.map((name, i) => `${name} ${shortNumber(own[i])}`),
              ].join('\n')}
            </title>
          </rect>
        ))}
      </svg>
      <div class="step-buttons" role="group" aria-label={`${title}: choose a step`}>
        {points
          .filter((_, place) => place % every === 0)
          .map(({ step, rows }) => (
            <button
              key={step}
              type="button"
              aria-pressed={now === String(step)}
              title={`step ${step}: ${counted(rows, 'row')}`}
              onClick={() => choose(step)}
            >
              {step}
            </button>
          ))}
      </div>
      <ul class="legend">
        {names.map((name, i) => {
          const text = (
            <>
              <i class={`swatch line-${i}`} aria-hidden="true" />
              {name} <b>{shortNumber(last?.values[i])}</b>
            </>
          )
          return (
            <li key={name}>
              {onName ? (
                <button
                  type="button"
                  class="quiet"
                  aria-pressed={page.query.value.getAll('flag').includes(name)}
                  onClick={() => onName(name)}
                >
                  {text}
                </button>
              ) : (
                text
              )}
            </li>
          )
        })}
      </ul>
    </figure>
  )
}

/** Whether a line lies on an earlier one all along, which it would hide. */
const isDoubled = (points: StepChartProps['points'], line: number): boolean =>
  Array.from({ length: line }, (_, other) => other).some((other) =>
    points.every(({ values }) => Math.abs((values[line] ?? -1) - (values[other] ?? -1)) < 1e-9),
  )

function pathOf(
  values: readonly (number | null)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  let path = ''
  for (const [place, value] of values.entries())
    if (value !== null)
      path += `${place === 0 || values[place - 1] === null ? 'M' : 'L'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`
  return path
}

function describe(title: string, names: readonly string[], points: StepChartProps['points']): string {
  const [first, last] = [points[0], points.at(-1)]
  const ends = names.map((name, i) => `${name} ${shortNumber(first?.values[i])} to ${shortNumber(last?.values[i])}`)
  return `${title}, step ${first?.step} to ${last?.step}: ${ends.join(', ')}`
}
