import { showReceived, V2loError } from '../base/error'
import { keptForLayout } from './kept'
import { foldLabel, splitInstance } from './label'
import type { BevObject, Layout } from './layout'

/** What a reference names in a layout. */
export type Found =
  | { readonly kind: 'one'; readonly object: BevObject }
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly objects: readonly BevObject[] }

const objectsByLabel = /* @__PURE__ */ keptForLayout((layout): ReadonlyMap<string, readonly BevObject[]> => {
  const byLabel = new Map<string, BevObject[]>()
  for (const object of layout.objects) {
    const folded = foldLabel(object.label)
    const same = byLabel.get(folded)
    if (same) same.push(object)
    else byLabel.set(folded, [object])
  }
  return byLabel
})

/** Every object whose label folds to the same as `label`, in the layout's order. Throws a `V2loError` for no text. */
export function instancesOf(layout: Layout, label: string): readonly BevObject[] {
  if (typeof label !== 'string')
    throw new V2loError({
      code: 'bad-label',
      expected: 'a label or a reference that is text',
      received: showReceived(label),
      remedy: "name what is looked for, such as 'chair' or 'chair#2'",
    })
  return objectsByLabel(layout).get(foldLabel(label)) ?? []
}

/**
 * What a reference names: looked up as a label first (one match: that object; several: `many`), then as an id, then
 * as a label with an instance number (`chair#2`, `chair 2`, `chair_2`; `chair#1` is the first). Never by substring.
 *
 * @example
 * const layout = createLayout([{ label: 'chair', bbox: [0, 0, 1, 1] }, { label: 'chair', bbox: [2, 0, 3, 1] }])
 * findObject(layout, 'chair').kind // 'many'
 * findObject(layout, 'chair 2').object.id // 'chair#2'
 * findObject(layout, 'lamp').kind // 'none'
 */
export function findObject(layout: Layout, reference: string): Found {
  const labelled = instancesOf(layout, reference)
  if (labelled.length === 1) return { kind: 'one', object: labelled[0]! }
  if (labelled.length > 1) return { kind: 'many', objects: labelled }
  const named = layout.objects.find((object) => object.id === reference)
  if (named) return { kind: 'one', object: named }
  const split = splitInstance(reference)
  const object = split && instancesOf(layout, split.label)[split.instance - 1]
  return object ? { kind: 'one', object } : { kind: 'none' }
}

/**
 * The name by which an object can be asked for: its label where that is unique, else `chair#1`, `chair#2`, ... The ids
 * of a layout do not count: of two chairs the first has the id `chair`, which names both.
 */
export function nameOf(layout: Layout, object: BevObject): string {
  return namesOf(layout).get(object) ?? object.id
}

const namesOf = /* @__PURE__ */ keptForLayout((layout): ReadonlyMap<BevObject, string> => {
  const ids = new Map(layout.objects.map((object) => [object.id, object]))
  const counts = new Map<string, number>()
  const names = new Map<BevObject, string>()
  for (const object of layout.objects) {
    const { id, label } = object
    const folded = foldLabel(label)
    const count = (counts.get(folded) ?? 0) + 1
    counts.set(folded, count)
    // Labels are looked up first, then ids, so a number that is a label or the id of another names something else.
    const free = (name: string) => instancesOf(layout, name).length === 0 && (ids.get(name) ?? object) === object
    names.set(object, instancesOf(layout, label).length === 1 ? label : (numberings(label, count).find(free) ?? id))
  }
  return names
})

/** The ways to write which instance of a label is meant, the usual one first. */
const numberings = (label: string, count: number): string[] => [
  `${label}#${count}`,
  `${label} ${count}`,
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((digits) => `${label}#${String(count).padStart(digits, '0')}`),
]

/**
 * The one object a reference names. Throws a `V2loError` that lists the names there are when nothing matches, and
 * the instances when several do.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * getObject(layout, 'Sofa').box.maxX // 2
 */
export function getObject(layout: Layout, reference: string): BevObject {
  const found = findObject(layout, reference)
  if (found.kind === 'one') return found.object
  if (found.kind === 'many')
    throw new V2loError({
      code: 'several-objects',
      expected: 'a reference to one object',
      received: `${showReceived(reference)}, which names ${found.objects.length} instances`,
      remedy: `name one of ${listNames(found.objects.map((object) => nameOf(layout, object)))}, or use instancesOf`,
    })
  throw new V2loError({
    code: 'no-such-object',
    expected: 'a reference to an object of the layout',
    received: showReceived(reference),
    remedy:
      layout.objects.length === 0
        ? 'the layout is empty'
        : `name one of ${listNames([...new Set(layout.objects.map((o) => o.id))])}`,
  })
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => showReceived(name))
  return names.length > 12 ? `${shown.join(', ')} and ${names.length - 12} more` : shown.join(', ')
}
