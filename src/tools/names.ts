import { aabbCenter } from '../layout/aabb'
import { findObject, instancesOf, nameOf } from '../layout/find'
import type { BevObject, Layout } from '../layout/layout'
import { labelsOf, similarLabels } from './missing'
import { listed, quoted, spoken } from './text'
import { refusal } from './tool'

// A layout never changes, so this is made once, and goes when the layout does.
const spokenOf = new WeakMap<Layout, Layout>()

/**
 * The map with ids that can be asked for, so that what solvers say of an object names it and no other; an id that
 * names its object already stays.
 */
export function speakable(layout: Layout): Layout {
  let spoken = spokenOf.get(layout)
  if (spoken === undefined) {
    const ids = new Map(layout.objects.map((object) => [object.id, object]))
    const objects = layout.objects.map((object) => {
      const labelled = instancesOf(layout, object.id)
      const means = labelled.length === 0 ? ids.get(object.id) : labelled.length === 1 ? labelled[0] : undefined
      return means === object ? object : { ...object, id: nameOf(layout, object) }
    })
    spoken = { ...layout, objects }
    spokenOf.set(layout, spoken)
  }
  return spoken
}

/** The one object a model means. Throws a `V2loError` that lists the names there are, or the instances with their places. */
export function objectNamed(layout: Layout, reference: string, field: string): BevObject {
  const found = lookUp(layout, reference)
  if (found.kind === 'one') return found.object
  if (found.kind === 'many') throw several(layout, reference, found.objects, field)
  throw unknown(layout, reference, field)
}

/** Every object a model means by a name, at least one. */
export function objectsNamed(layout: Layout, reference: string, field: string): readonly BevObject[] {
  const found = lookUp(layout, reference)
  if (found.kind === 'many') return found.objects
  if (found.kind === 'one') return [found.object]
  throw unknown(layout, reference, field)
}

/** By name, and without an article where nothing has a name that begins with one. */
export function lookUp(layout: Layout, reference: string) {
  const found = findObject(layout, reference)
  const bare = reference.replace(/^\s*(the|a|an)\s+/i, '')
  return found.kind === 'none' && bare !== reference ? findObject(layout, bare) : found
}

function several(layout: Layout, reference: string, objects: readonly BevObject[], field: string) {
  const shown = objects.slice(0, 8).map((object) => {
    const [x, y] = aabbCenter(object.box)
    return `${quoted(nameOf(layout, object))} at (${spoken(x)}, ${spoken(y)})`
  })
  const more = objects.length > 8 ? ` and ${objects.length - 8} more` : ''
  return refusal(
    'several-objects',
    `${field}: the name of one object`,
    `${quoted(reference)}, which names ${objects.length} objects`,
    `say which is meant: ${shown.join(', ')}${more}`,
  )
}

function unknown(layout: Layout, reference: string, field: string) {
  if (/^(the )?(camera|observer)$/i.test(reference.trim()))
    return refusal(
      'no-such-object',
      `${field}: the name of an object on the map`,
      quoted(reference),
      'leave the field out for the camera, where the tool has one',
    )
  // On a large map labels, not instances, or sixty chairs would hide the lamp; what shares a word with the name comes first.
  const labels = layout.objects.length <= 20 ? layout.objects.map((object) => nameOf(layout, object)) : labelsOf(layout)
  const similar = similarLabels(layout, reference).filter((label) => labels.includes(label))
  const names = [...similar, ...labels.filter((label) => !similar.includes(label))]
  return refusal(
    'no-such-object',
    `${field}: the name of an object on the map`,
    `${quoted(reference)}, which is not on it`,
    names.length === 0
      ? 'the map is empty: read another one'
      : `use one of ${listed(names, 20)}${names.length > 20 ? '; describe_map lists them all' : ''}`,
  )
}
