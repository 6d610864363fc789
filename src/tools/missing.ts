import { foldLabel } from '../layout/label'
import type { Layout } from '../layout/layout'
import type { Question } from '../question/question'
import type { Solution } from '../question/solution'

/** The labels of a map, each once, as one of its objects spells it. */
export const labelsOf = ({ objects }: Layout): string[] => [
  ...new Map(objects.map(({ label }) => [foldLabel(label), label])).values(),
]

/** The labels of a map that share a word with a name, the usual mistake; at most five. */
export function similarLabels(layout: Layout, name: string): string[] {
  const parts = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) => part.replace(/s$/, ''))
    .filter((part) => part.length > 2 && part !== 'the')
  return labelsOf(layout)
    .filter((label) => parts.some((part) => foldLabel(label).includes(foldLabel(part))))
    .slice(0, 5)
}

/** Why a count of 0 may be wrong: the map has nothing of that name. */
export const missingNote = (question: Question, solution: Solution): string | undefined =>
  question.kind === 'object-count' && solution.status === 'solved' && solution.value === 0
    ? solution.notes[0]
    : undefined
