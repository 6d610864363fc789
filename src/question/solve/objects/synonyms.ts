import { findObject } from '../../../layout/find'
import { foldLabel, splitInstance } from '../../../layout/label'
import type { Layout } from '../../../layout/layout'
import { namesIn, renameIn } from '../../names'
import type { Question } from '../../question'
import { countNamed, singularsOf } from '../count-named'

/** Words for one and the same thing, in groups. */
const GROUPS: readonly (readonly string[])[] = /* @__PURE__ */ (() =>
  [
    'sofa couch settee',
    'tv television telly tv_set',
    'fridge refrigerator',
    'trash_can garbage_can trash_bin garbage_bin waste_bin wastebasket dustbin bin',
    'wardrobe closet',
    'stove cooker cooktop',
    'bookshelf bookcase',
    'nightstand bedside_table night_table',
    'cabinet cupboard',
    'rug carpet',
    'plant potted_plant houseplant',
    'toilet wc',
    'sink basin washbasin',
    'curtain drapes',
    'monitor computer_monitor screen computer_screen',
    'picture painting',
    'phone telephone',
    'tub bathtub',
    'coat_rack coat_stand',
    'door doorway',
  ].map((group) => group.split(' ').map((name) => name.replaceAll('_', ' '))))()

/** The labels of a map that are other words for a name; the name may be a plural. */
export function synonymsOn(layout: Layout, name: string): readonly string[] {
  const forms = singularsOf(name)
  const group = GROUPS.find((words) => words.some((word) => forms.has(foldLabel(word))))
  if (group === undefined) return []
  const others = new Set(group.map(foldLabel).filter((word) => !forms.has(word)))
  return [...new Map(layout.objects.map(({ label }) => [foldLabel(label), label]))].flatMap(([folded, label]) =>
    others.has(folded) ? [label] : [],
  )
}

/** A question with names replaced by other words for them, with what was replaced. */
export interface Translated {
  readonly question: Question
  readonly notes: readonly string[]
}

/** The question with every name that is not on the map replaced by the one word for it that is. */
export function withSynonyms(question: Question, layout: Layout): Translated {
  const names = new Map<string, string>()
  for (const { name, holds } of namesIn(question)) {
    const isKnown = holds === 'label' ? countNamed(layout, name).length > 0 : findObject(layout, name).kind !== 'none'
    if (isKnown) continue
    const numbered = splitInstance(name)
    const [only, another] = synonymsOn(layout, numbered?.label ?? name)
    if (only !== undefined && another === undefined) names.set(name, numbered ? `${only}#${numbered.instance}` : only)
  }
  if (names.size === 0) return { question, notes: [] }
  return {
    question: renameIn(question, (name) => names.get(name) ?? name),
    notes: [...names].map(([said, taken]) => `"${said}" was taken to be ${taken}`),
  }
}
