import { type ChoiceRow, type ChoiceView, featuresOf } from './choice-features'

/** A guess: the chance the guesser gives each option, which add up to 1. */
export type Guess = readonly number[]

/** Guesses at rows it has not seen. */
export interface ChoiceModel {
  guess(row: ChoiceRow): Guess
}

/** Features of rows as numbers, for all that learn from the same rows: each row is looked at once. */
export interface FeatureCoder {
  /** For each option of a row the numbers of its features. */
  codes(view: ChoiceView, row: ChoiceRow): readonly (readonly number[])[]
  /** How many numbers were given out. */
  size(): number
}

/** A coder that has seen no row. */
export function createFeatureCoder(): FeatureCoder {
  const ids = new Map<string, number>()
  const coded = new Map<ChoiceView, WeakMap<ChoiceRow, readonly (readonly number[])[]>>()
  const idOf = (feature: string) => {
    let id = ids.get(feature)
    if (id === undefined) ids.set(feature, (id = ids.size))
    return id
  }
  return {
    codes(view, row) {
      let known = coded.get(view)
      if (!known) coded.set(view, (known = new WeakMap()))
      let codes = known.get(row)
      // Views learn apart, so that the features of one may have the names of another's.
      if (!codes) known.set(row, (codes = row.options.map((_, place) => featuresOf(view, row, place).map(idOf))))
      return codes
    },
    size: () => ids.size,
  }
}

const EPOCHS = 6
const STEP = 0.3
/** Pull of every weight toward 0, so that a feature seen once says little. */
const DECAY = 0.01

/**
 * Learns which options are right: a conditional logit over the features of a view (McFadden 1974), by AdaGrad in the
 * order of the rows. A feature that was seen in one room only counts as never seen by the next.
 */
export function trainChoices(view: ChoiceView, rows: readonly ChoiceRow[], coder = createFeatureCoder()): ChoiceModel {
  const examples = rows.map((row) => ({ right: row.right, options: coder.codes(view, row) }))
  const weights = new Float64Array(coder.size())
  const squares = new Float64Array(coder.size()).fill(1e-4)
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const { right, options } of examples) {
      const chances = softmax(options.map((features) => total(features, weights)))
      options.forEach((features, place) => {
        const slope = chances[place]! - (place === right ? 1 : 0)
        for (const id of features) {
          const gradient = slope + DECAY * weights[id]!
          squares[id]! += gradient * gradient
          weights[id]! -= (STEP * gradient) / Math.sqrt(squares[id]!)
        }
      })
    }
  return {
    guess(row) {
      return softmax(coder.codes(view, row).map((features) => total(features, weights)))
    },
  }
}

function total(features: readonly number[], weights: Float64Array): number {
  let sum = 0
  // A feature that was first seen after the training weighs nothing.
  for (const id of features) sum += weights[id] ?? 0
  return sum
}

function softmax(scores: readonly number[]): Guess {
  const top = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - top))
  const all = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one) => one / all)
}

/** The credit for a guess: 1 for the right option alone on top, its share where several are. */
export function creditOf(guess: Guess, right: number): number {
  const top = Math.max(...guess)
  if (guess[right]! < top - 1e-12) return 0
  return 1 / guess.filter((chance) => chance >= top - 1e-12).length
}
