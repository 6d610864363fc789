import { foldLabel } from '../layout/label'
import type { Layout } from '../layout/layout'
import type { Question } from '../question/question'
import { countNamed } from '../question/solve/count-named'
import { listed, quoted } from './text'

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

/** Why a count of 0 may be no answer: the map has nothing of that name. */
export function missingNote(question: Question, layout: Layout): string | undefined {
  if (question.kind !== 'object-count' || question.label === undefined) return undefined
  if (countNamed(layout, question.label).length > 0) return undefined
  const similar = similarLabels(layout, question.label)
  const hint = similar.length > 0 ? `; similar names: ${listed(similar)}` : ''
  const several = /,|\b(and|or)\b/i.test(question.label) ? '; count one name at a time' : ''
  return `no object on the map is named ${quoted(question.label)}${hint}${several}`
}
