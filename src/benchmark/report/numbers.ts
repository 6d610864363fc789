import type { ScoreEstimate } from '../evaluate/estimate'
import type { Interval } from '../statistics/clustered'

/** A share as percent with one digit: 0.613 is "61.3 %". */
export const percent = (share: number | null): string => (share === null ? '-' : `${tenths(100 * share)} %`)

/** A difference of shares in percentage points with its sign: 0.05 is "+5.0". */
export function points(difference: number | null): string {
  if (difference === null) return '-'
  const text = tenths(100 * difference)
  return difference > 0 && text !== '0.0' ? `+${text}` : text
}

/** Never "-0.0". */
const tenths = (value: number): string => {
  const text = value.toFixed(1)
  return text === '-0.0' ? '0.0' : text
}

/** An interval of shares in percent: "54.0 to 68.1". */
export const range = (interval: Interval | null): string =>
  interval === null ? '-' : `${tenths(100 * interval[0])} to ${tenths(100 * interval[1])}`

const REASONS = { 'one-scene': 'one scene', 'all-alike': 'all alike', 'no-items': 'no items' } as const

/** The interval over scenes of an estimate, or why it has none. */
export const intervalOf = ({ interval, noInterval }: ScoreEstimate): string =>
  interval === null && noInterval !== undefined ? `none: ${REASONS[noInterval]}` : range(interval)

/** A correlation or another number with two digits. */
export const twoDigits = (value: number | null): string => (value === null ? '-' : value.toFixed(2))

/** A p-value: "0.03", or "< 0.001". */
export function pValue(p: number | null | undefined): string {
  if (p === null || p === undefined) return '-'
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}

/** A count with its noun: "1 item", "2 items". */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
