import type { Choice, Solution, Solved, Unsolved } from '../solution'
import { namesUnit } from '../units'

/** What a solver found. */
interface Findings extends Pick<Solved, 'value' | 'unit' | 'steps'> {
  /** The value as an answer spells it; the text of the choice, if there is one, replaces it. */
  readonly answer: string
  /** What the question's choices say: the matching choice, why none matches, or nothing if there are no choices. */
  readonly choice: Choice | Unsolved | undefined
  /** As in `Solved`; `undefined` if no other answer is possible. */
  readonly margin?: number | undefined
  /** Default: false. */
  readonly ambiguous?: boolean
  readonly quantities?: Solved['quantities'] | undefined
  /** What was assumed; default: nothing. */
  readonly notes?: readonly string[]
}

/** The solution of a question whose value was found; unsolved if its choices do not have it. */
export function solved(found: Findings): Solution {
  const { answer, value, unit, choice, quantities, margin, ambiguous = false, notes = [], steps } = found
  if (choice && 'status' in choice) return choice
  return {
    status: 'solved',
    answer: choice?.text ?? answer,
    value,
    ...(unit !== undefined && !(choice && namesUnit(choice.text)) && { unit }),
    ...(choice && { choice }),
    ...(quantities && { quantities }),
    ...(margin !== undefined && { margin }),
    ambiguous,
    notes: [...new Set(notes)],
    steps,
  }
}
