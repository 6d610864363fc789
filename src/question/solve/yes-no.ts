import type { Solution, Solved } from '../solution'
import { chooseYes } from './choose'

/** The solution of a question whether something is so: yes or no, with the choice that says it where there are choices. */
export function solvedYesNo(
  choices: readonly string[] | undefined,
  isSo: boolean,
  {
    steps,
    ...found
  }: Pick<Solved, 'margin' | 'ambiguous' | 'notes'> & {
    /** The derivation, which ends in the answer. */
    readonly steps: (answer: 'yes' | 'no') => Solved['steps']
  },
): Solution {
  const answer = isSo ? 'yes' : 'no'
  const choice = chooseYes(choices, answer)
  if (choice && 'status' in choice) return choice
  return {
    status: 'solved',
    answer: choice?.text ?? answer,
    value: answer,
    ...(choice && { choice }),
    ...found,
    steps: steps(answer),
  }
}
