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

/** Good, bad or neither, as a number is above or below nothing. */
export const signClass = (value: number): string => (Math.abs(value) < 1e-9 ? '' : value < 0 ? 'bad' : 'good')

/** Whose score a column of an overall is; `undefined` for any other column. */
export function judgeOf({ judges }: StateReply, column: string): string | undefined {
  return column === 'overall' ? judges[0] : column === 'overall (other preset)' ? judges[1] : undefined
}

/** What a column of numbers is called. */
export function columnTitle(state: StateReply | undefined, column: string): string {
  const judge = state && judgeOf(state, column)
  return judge === undefined ? column : `${judge} (overall)`
}
