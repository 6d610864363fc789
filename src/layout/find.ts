import { showReceived, V2loError } from '../base/error'
import { foldLabel, splitInstance } from './label'
import type { BevObject, Layout } from './layout'

/** What a reference names in a layout. */
export type Found =
  | { readonly kind: 'one'; readonly object: BevObject }
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly objects: readonly BevObject[] }

// A layout never changes, so what its labels are is worked out once; the entry goes when the layout does.
const labelsOf = new WeakMap<Layout, ReadonlyMap<string, readonly BevObject[]>>()

function objectsByLabel(layout: Layout): ReadonlyMap<string, readonly BevObject[]> {
  let known = labelsOf.get(layout)
  if (known === undefined) {
    const made = new Map<string, BevObject[]>()
    for (const object of layout.objects) {
      const folded = foldLabel(object.label)
      const same = made.get(folded)
      if (same) same.push(object)
      else made.set(folded, [object])
    }
    known = made
    labelsOf.set(layout, known)
  }
  return known
}

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

/** A name that means this instance alone: its id, or `chair#1` where the id is the label of several. */
const referenceOf = (layout: Layout, { id, label }: BevObject, i: number): string =>
  findObject(layout, id).kind === 'one' ? id : `${label}#${i + 1}`

/**
 * The one object a reference names. Throws a `V2loError` that lists the names there are when nothing matches, and
 * the instances when several do.
 */
export function getObject(layout: Layout, reference: string): BevObject {
  const found = findObject(layout, reference)
  if (found.kind === 'one') return found.object
  if (found.kind === 'many')
    throw new V2loError({
      code: 'several-objects',
      expected: 'a reference to one object',
      received: `${showReceived(reference)}, which names ${found.objects.length} instances`,
      remedy: `name one of ${listNames(found.objects.map((object, i) => referenceOf(layout, object, i)))}, or use instancesOf`,
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
