import { CHOICE_VIEWS, type ChoiceRow, type ChoiceView, numberIn } from './choice-features'
import { creditOf, trainChoices } from './choice-model'
import { trainNumbers } from './number-model'
import type { AuditRow } from './row'

/** What came of guessing one item blind. */
export interface BlindGuess {
  readonly row: AuditRow
  /** Credit by view, 0 to 1. */
  readonly credits: Readonly<Record<string, number>>
  /** What guessing without any knowledge gives. */
  readonly floor: number
  /** How sure the richest view was of the right option: what an item is pruned by. */
  readonly sureness: number
}

/** The rows of a task with options; words of open questions are offered all the words that are an answer in the task. */
export function choiceRowsOf(rows: readonly AuditRow[]): readonly ChoiceRow[] {
  const words = [...new Set(rows.flatMap(({ truth }) => (typeof truth === 'string' ? [truth] : [])))].sort()
  return rows.map((row) => {
    const options = row.options ?? words
    const right = typeof row.truth === 'number' ? row.truth : options.indexOf(row.truth)
    return { row, options, right }
  })
}

/** Guesses every row by what the rows of other parts teach; `foldOf` says in which part a scene is. The last view is the richest. */
export function guessChoices(
  rows: readonly ChoiceRow[],
  foldOf: (scene: string) => number,
  folds: number,
  wanted: readonly ChoiceView[] = CHOICE_VIEWS,
): readonly BlindGuess[] {
  const views = wanted.filter((view) => view !== 'order' || rows.every(hasNumbers))
  const guesses: BlindGuess[] = []
  for (let fold = 0; fold < folds; fold++) {
    const known = rows.filter(({ row }) => foldOf(row.scene) !== fold)
    const asked = rows.filter(({ row }) => foldOf(row.scene) === fold)
    if (asked.length === 0) continue
    const withTypical = typicalNumbers(known)
    const lessons = known.map(withTypical)
    const models = views.map((view) => [view, trainChoices(view, lessons)] as const)
    for (const one of asked.map(withTypical)) {
      const credits: Partial<Record<ChoiceView, number>> = {}
      let sureness = 0
      for (const [view, model] of models) {
        const guess = model.guess(one)
        credits[view] = creditOf(guess, one.right)
        sureness = guess[one.right]!
      }
      guesses.push({ row: one.row, credits, floor: 1 / one.options.length, sureness })
    }
  }
  return guesses
}

const hasNumbers = ({ options }: ChoiceRow) => options.every((option) => Number.isFinite(numberIn(option)))

/** Adds the number that is usual for the names of a row, where options are numbers above 0. */
function typicalNumbers(known: readonly ChoiceRow[]): (row: ChoiceRow) => ChoiceRow {
  const counted = known.filter(hasNumbers)
  if (counted.length === 0) return (row) => row
  const model = trainNumbers(
    'names',
    counted.map(({ row, options, right }) => ({ row, value: numberIn(options[right]!) })),
  )
  return (row) => {
    const typical = hasNumbers(row) ? model.guess(row.row) : 0
    return typical > 0 ? { ...row, typical } : row
  }
}
