import { findObject } from '../layout/find'
import type { BevObject, Layout } from '../layout/layout'
import type { Unsolved, UnsolvedReason } from './solution'

/** Which instances of a name with several count; see the conventions. */
export type InstancePolicy = 'closest' | 'all' | 'refuse'

export const unsolved = (reason: UnsolvedReason, message: string): Unsolved => ({ status: 'unsolved', reason, message })

/** Every object a name stands for, at least one, or why there is none. */
export function objectsNamed(layout: Layout, name: string): readonly BevObject[] | Unsolved {
  const found = findObject(layout, name)
  if (found.kind === 'one') return [found.object]
  if (found.kind === 'many') return found.objects
  return unsolved('missing-object', `there is no "${name}" on the map${hintOfNames(layout)}`)
}

/** The one object a name stands for, or why there is not one. */
export function objectNamed(layout: Layout, name: string): BevObject | Unsolved {
  const objects = objectsNamed(layout, name)
  if ('status' in objects) return objects
  if (objects.length === 1) return objects[0]!
  return unsolved(
    'several-instances',
    `"${name}" names ${objects.length} objects (${shown(objects.map((o) => o.id))}) and the question needs one`,
  )
}

function hintOfNames(layout: Layout): string {
  if (layout.objects.length === 0) return ', which is empty'
  return `; it holds ${shown(layout.objects.map((o) => o.id))}`
}

function shown(names: readonly string[]): string {
  const some = names.slice(0, 8).join(', ')
  return names.length > 8 ? `${some} and ${names.length - 8} more` : some
}
