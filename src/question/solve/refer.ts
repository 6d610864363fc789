import { findObject, nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import type { Camera, ObjectName } from '../question'
import type { Unsolved, UnsolvedReason } from '../solution'
import { countNamed } from './count-named'
import { synonymsOn } from './objects/synonyms'

/** Which instances of a name with several count; see the conventions. */
export type InstancePolicy = 'closest' | 'all' | 'refuse'

export const unsolved = (reason: UnsolvedReason, message: string): Unsolved => ({ status: 'unsolved', reason, message })

/** The camera as a place of a derivation: a point at the origin of an observer's map. */
export const CAMERA_PLACE: BevObject = {
  id: 'the camera',
  label: 'camera',
  box: { minX: 0, minY: 0, maxX: 0, maxY: 0 },
}

/** Every object a name refers to, at least one, or why there is none. */
export function objectsNamed(layout: Layout, name: ObjectName | Camera): readonly BevObject[] | Unsolved {
  if (typeof name !== 'string') return cameraOf(layout)
  const found = findObject(layout, name)
  if (found.kind === 'one') return [found.object]
  if (found.kind === 'many') return found.objects
  return unsolved('missing-object', `there is no "${name}" on the map${hintOfNames(layout, name)}`)
}

/** Which names refer to several objects; the closest one counts. */
export const closestNotes = (...named: readonly (readonly [name: string, objects: readonly BevObject[]])[]): string[] =>
  named.flatMap(([name, objects]) =>
    objects.length > 1 ? [`"${name}" names ${objects.length} objects; the closest of them counted`] : [],
  )

/** The one object a name refers to, or why there is not exactly one. */
export function objectNamed(layout: Layout, name: ObjectName | Camera): BevObject | Unsolved {
  const objects = objectsNamed(layout, name)
  if ('status' in objects) return objects
  if (objects.length === 1) return objects[0]!
  return severalOf(layout, name, objects)
}

/** That a height is not known, with what to ask for. */
export function noHeight(layout: Layout, object: BevObject): Unsolved {
  const name = nameOf(layout, object)
  return unsolved('no-height', `the map does not say how high ${name} is; ask "How wide is the ${name}?"`)
}

/** Why a name of several objects gives no answer. */
export const severalOf = (layout: Layout, name: ObjectName | Camera, objects: readonly BevObject[]): Unsolved =>
  unsolved(
    'several-instances',
    `"${name}" names ${objects.length} objects (${shownNames(layout, objects)}) and the question needs one`,
  )

/** A name to choose from, with the objects it refers to. */
export interface NamedCandidate {
  readonly name: string
  readonly objects: readonly BevObject[]
}

/**
 * The candidates that a list of names refers to, or the name that is not on the map. Each of several names is a
 * candidate. A single name ("which chair", "which of the chairs") means its instances, with a plural folded as in a
 * count: each is a candidate, by its id.
 */
export function candidatesNamed(layout: Layout, names: readonly string[]): readonly NamedCandidate[] | Unsolved {
  const candidates: NamedCandidate[] = []
  for (const name of names) {
    const named = objectsNamed(layout, name)
    const objects = 'status' in named && names.length === 1 ? countNamed(layout, name) : named
    if ('status' in objects) return objects
    if (objects.length === 0) return named as Unsolved
    if (names.length > 1 || objects.length === 1) candidates.push({ name, objects })
    else for (const object of objects) candidates.push({ name: object.id, objects: [object] })
  }
  return candidates
}

/** The camera of a map whose origin is the observer, in a list; else why there is none. */
export function cameraOf(layout: Layout): readonly BevObject[] | Unsolved {
  if (layout.origin === 'observer') return [CAMERA_PLACE]
  return unsolved(
    'no-frame',
    `the map does not say where the camera is: its origin is '${layout.origin}'${standing(layout)}`,
  )
}

/** How to ask without a camera. */
function standing(layout: Layout): string {
  const [at, facing] = layout.objects.map((object) => nameOf(layout, object))
  return facing === undefined ? '' : `; say who looks, such as "Standing at the ${at} and facing the ${facing}, ..."`
}

function hintOfNames(layout: Layout, name: string): string {
  if (layout.objects.length === 0) return ', which is empty; give one with objects'
  const [synonym] = synonymsOn(layout, name)
  if (synonym !== undefined) return `; ask for "${synonym}", or set synonyms: true`
  return `; it holds ${shownNames(layout, layout.objects)}`
}

/** The names objects can be asked for by, the first eight of them. */
export const shownNames = (layout: Layout, objects: readonly BevObject[]): string =>
  shown(objects.map((object) => nameOf(layout, object)))

function shown(names: readonly string[]): string {
  const some = names.slice(0, 8).join(', ')
  return names.length > 8 ? `${some} and ${names.length - 8} more` : some
}
