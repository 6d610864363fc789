import { foldLabel } from '../../layout/label'
import type { BevObject, Layout } from '../../layout/layout'

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['feet', 'foot'],
  ['mice', 'mouse'],
])

/** The folded label and what it may be the English plural of. */
export function singularsOf(label: string): ReadonlySet<string> {
  const folded = foldLabel(label)
  const forms = new Set([folded])
  const cut = (ending: string, by: string) => {
    if (folded.length > ending.length + 1 && folded.endsWith(ending)) forms.add(folded.slice(0, -ending.length) + by)
  }
  if (!folded.endsWith('s')) {
    // There are no other plural endings, so most labels are done here.
    for (const [plural, singular] of IRREGULAR) cut(plural, singular)
    if (IRREGULAR.has(folded)) forms.add(IRREGULAR.get(folded)!)
    return forms
  }
  cut('ies', 'y')
  cut('ves', 'f')
  cut('ves', 'fe')
  for (const ending of ['ses', 'xes', 'zes', 'ches', 'shes']) cut(ending, ending.slice(0, -2))
  if (!folded.endsWith('ss') && !folded.endsWith('us') && !folded.endsWith('is')) cut('s', '')
  return forms
}

/** Every object a count means: a plural is folded on both sides, `chairs` counts what is labeled `chair`. */
export function countNamed(layout: Layout, label: string): readonly BevObject[] {
  const asked = singularsOf(label)
  return layout.objects.filter((object) => {
    for (const form of singularsOf(object.label)) if (asked.has(form)) return true
    return false
  })
}
