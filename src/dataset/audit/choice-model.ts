import { type ChoiceRow, type ChoiceView, featuresOf } from './choice-features'

/** A guess: the chance the guesser gives each option, which add up to 1. */
export type Guess = readonly number[]

/** Guesses at rows it has not seen. */
export interface ChoiceModel {
  guess(row: ChoiceRow): Guess
}

const EPOCHS = 6
const STEP = 0.3
/** Pull of every weight towards 0, so that a feature seen once says little. */
const DECAY = 0.01

/**
 * Learns which options are right: a conditional logit over the features of a view (McFadden 1974), by AdaGrad in the
 * order of the rows. A feature that was seen in one room only counts as never seen by the next.
 */
export function trainChoices(view: ChoiceView, rows: readonly ChoiceRow[]): ChoiceModel {
  const ids = new Map<string, number>()
  const idOf = (feature: string) => {
    let id = ids.get(feature)
    if (id === undefined) ids.set(feature, (id = ids.size))
    return id
  }
  const examples = rows.map((row) => ({
    right: row.right,
    options: row.options.map((_, place) => featuresOf(view, row, place).map(idOf)),
  }))
  const weights = new Float64Array(ids.size)
  const squares = new Float64Array(ids.size).fill(1e-4)
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
      const scores = row.options.map((_, place) =>
        total(
          featuresOf(view, row, place).flatMap((feature) => ids.get(feature) ?? []),
          weights,
        ),
      )
      return softmax(scores)
    },
  }
}

function total(features: readonly number[], weights: Float64Array): number {
  let sum = 0
  for (const id of features) sum += weights[id]!
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
