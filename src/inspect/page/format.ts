import type { StateReply } from '../answers/rows'

/** A number as a table shows it: three decimals at most, short. */
export function shortNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 1000 ? value.toFixed(0) : value.toFixed(3)
}

/** A number with its sign. */
export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`

/** A count with its noun. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

/** The part that is done, in whole percent. */
export const percent = (done: number, total: number): number => (total === 0 ? 100 : Math.floor((100 * done) / total))

/** A picture as the address of an image: what is inside cannot run. */
export const imageOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`

/** Offers a file for saving. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Whose score a column of an overall is; `undefined` for any other column. */
export function judgeOf({ presets, hasRecorded }: StateReply, column: string): string | undefined {
  if (column === 'overall') return hasRecorded ? 'logged' : presets[0]
  return column === 'overall (other preset)' ? (hasRecorded ? 'other preset' : presets[1]) : undefined
}
