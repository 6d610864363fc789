import { createRandom } from '../../base/random'
import type { BevObject, Layout } from '../../layout/layout'
import { createPrinter, type Printer } from '../../question/explain/equations'
import type { Question } from '../../question/question'
import type { Solved } from '../../question/solution'
import { seedOf } from '../hash'

/** What the reasoning of an item is told from. */
export interface Told {
  readonly question: Question
  readonly layout: Layout
  readonly solution: Solved
  /** The item's answer, and the text of the choice it is the letter of. */
  readonly answer: string
  readonly choice: string | undefined
  readonly print: Printer
  /** One of several ways to say something. */
  readonly pick: <T>(ways: readonly T[]) => T
}

/** More digits than this no equation needs. */
const MOST_EXTRA = 12

/**
 * A text with the printed numbers of a layout of so many decimals: coordinates and centers as they are, results rounded
 * to two decimals, to four where two would not tell the answers apart. Every equation in it is true as printed.
 */
export function tell(
  told: Omit<Told, 'print' | 'pick'>,
  { seed, decimals }: { readonly seed: string; readonly decimals: number },
  render: (told: Told) => string,
): string {
  const { margin } = told.solution
  const digits = margin !== undefined && margin < CLOSE ? 4 : 2
  let text = ''
  for (let extra = Math.max(0, decimals - 1); extra <= MOST_EXTRA; extra++) {
    const print = createPrinter(digits, extra)
    const random = createRandom(seedOf(seed))
    text = render({ ...told, print, pick: (ways) => ways[random.below(ways.length)]! })
    if (print.holds) return text
  }
  return text
}

/** Meters by which answers differ at least where two decimals tell them apart. */
const CLOSE = 0.02

export const objectOf = ({ layout }: Told, id: string): BevObject => layout.objects.find((object) => object.id === id)!

/** An object as a sentence names it: `the sofa`, but `chair#2`. */
export const the = (id: string): string => (id.startsWith('the ') || /[#\d]/.test(id) ? id : `the ${id}`)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** `(0.3, 2.35)`. */
export const pointText = ({ print }: Told, [x, y]: readonly [number, number]): string =>
  `(${print.given(x)}, ${print.given(y)})`
