import { foldLabel } from '../../layout/label'
import { singularsOf } from '../../question/solve/count-named'

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['shelf', 'shelves'],
  ['knife', 'knives'],
  ['mouse', 'mice'],
])

/** The English plural of a label, as counts read it back. */
export function pluralOf(label: string): string {
  const plural = likely(label)
  return singularsOf(plural).has(foldLabel(label)) ? plural : `${label}s`
}

function likely(label: string): string {
  const lower = label.toLowerCase()
  for (const [one, many] of IRREGULAR) if (lower.endsWith(one)) return label.slice(0, -one.length) + many
  if (/[^aeiou]y$/.test(lower)) return `${label.slice(0, -1)}ies`
  // A label that is a plural already: "blinds", "stairs".
  if (/[^su]s$/.test(lower) && !lower.endsWith('is')) return label
  return /(?:s|x|z|ch|sh)$/.test(lower) ? `${label}es` : `${label}s`
}
