import { meanRelativeAccuracy } from '../../score/mra'
import type { AuditRow } from './row'

/** What a blind guesser of numbers looks at: nothing, the form of the question, or the names in it, too. */
export const NUMBER_VIEWS = ['constant', 'template', 'names'] as const
/** What a blind guesser of numbers looks at. */
export type NumberView = (typeof NUMBER_VIEWS)[number]

/** A row with its number. */
export interface NumberRow {
  readonly row: AuditRow
  readonly value: number
}

/** Guesses at rows it has not seen. */
export interface NumberModel {
  guess(row: AuditRow): number
}

/** A number known from fewer rooms than this says nothing; the next wider view is asked. */
const FEWEST = 3

/** Learns the best constant for all rows, for each form of question, or for the names in it, as a view says. */
export function trainNumbers(view: NumberView, rows: readonly NumberRow[]): NumberModel {
  const values = new Map<string, number[]>()
  for (const { row, value } of rows)
    for (const key of new Set(keysOf(view, row).flat())) {
      const known = values.get(key)
      if (known) known.push(value)
      else values.set(key, [value])
    }
  const constants = new Map<string, number>()
  const constantOf = (keys: readonly string[]): number | undefined => {
    const name = keys.join('\n')
    const known = constants.get(name)
    if (known !== undefined) return known
    const all = keys.flatMap((key) => values.get(key) ?? [])
    if (all.length < FEWEST && keys[0] !== ALL) return undefined
    const best = bestConstant(all)
    constants.set(name, best)
    return best
  }
  return {
    guess(row) {
      for (const keys of keysOf(view, row)) {
        const constant = constantOf(keys)
        if (constant !== undefined) return constant
      }
      return 1
    },
  }
}

const ALL = 'all'

/** What a number is looked up by, from the narrowest group of keys to the widest. */
function keysOf(view: NumberView, { template, names }: AuditRow): readonly (readonly string[])[] {
  if (view === 'constant') return [[ALL]]
  if (view === 'template') return [[template], [ALL]]
  const labels = names.map((name) => name.slice(name.indexOf('=') + 1)).sort()
  return [[`${template}|${labels.join('&')}`], labels.map((label) => `${template}|${label}`), [template], [ALL]]
}

/** At most so many numbers are tried as a constant. */
const TRIED = 64

/** The number that as an answer to every row would score best by MRA `vsi`, among the values of the rows. */
export function bestConstant(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const tried = new Set(
    Array.from({ length: TRIED }, (_, i) => sorted[Math.floor((i * (sorted.length - 1)) / (TRIED - 1))]!),
  )
  // Judged on at most a thousand of the values, evenly taken, so that the work does not grow with their square.
  const step = Math.max(1, Math.floor(sorted.length / 1000))
  const judged = sorted.filter((_, i) => i % step === 0)
  let best = sorted[0] ?? 1
  let most = -1
  for (const one of tried) {
    const score = judged.reduce((sum, value) => sum + accuracyOf(one, value), 0)
    if (score > most) [best, most] = [one, score]
  }
  return best
}

/** MRA `vsi`; a truth of 0, which it cannot score, is right or wrong. */
export const accuracyOf = (guess: number, truth: number): number =>
  meanRelativeAccuracy(guess, truth, 'vsi') ?? (guess === truth ? 1 : 0)
