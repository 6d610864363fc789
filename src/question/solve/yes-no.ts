import type { Solution, Solved } from '../solution'
import { chooseYes } from './choose'
import { solved } from './solved'

/** The solution of a yes-or-no question, with the matching choice if there are choices. */
export function solvedYesNo(
  choices: readonly string[] | undefined,
  isSo: boolean,
  {
    steps,
    ...found
  }: Pick<Solved, 'margin' | 'ambiguous' | 'quantities'> & {
    readonly notes?: Solved['notes']
    /** The derivation, which ends in the answer. */
    readonly steps: (answer: 'yes' | 'no') => Solved['steps']
  },
): Solution {
  const answer = isSo ? 'yes' : 'no'
  return solved({ ...found, answer, value: answer, choice: chooseYes(choices, answer), steps: steps(answer) })
}
