import { badOption } from '../../base/error'
import type { Vec2 } from '../../base/vec2'
import { type Correction, FARTHEST, type Forgotten } from '../observation'
import { isName } from './saved-track'

/** A correction with its known fields alone. Throws a `V2loError` if there is none of them, or one of a wrong type. */
export function readCorrection(change: Correction): Correction {
  const { label, position, present } = change ?? {}
  if (label === undefined && position === undefined && present === undefined)
    throw badOption('a correction with label, position or present', change, 'say what is otherwise')
  if (label !== undefined && !isName(label)) throw badOption('label: a name', label, 'leave it out to keep the name')
  if (position !== undefined && !isPlace(position))
    throw badOption(`position: two finite numbers up to ${FARTHEST}`, position, 'leave it out to keep the place')
  if (present !== undefined && typeof present !== 'boolean')
    throw badOption('present: true or false', present, 'leave it out to keep what is known')
  return {
    ...(label !== undefined && { label }),
    ...(position !== undefined && { position: [position[0], position[1]] as const }),
    ...(present !== undefined && { present }),
  }
}

/** What is to be forgotten, checked. Throws a `V2loError` if it is not exactly one of id, label and time. */
export function readForgotten(what: Forgotten): Forgotten {
  const { id, label, before } = (what ?? {}) as { [field: string]: unknown }
  const given = [id, label, before].filter((field) => field !== undefined)
  if (given.length === 1) {
    if (typeof id === 'string') return { id }
    if (typeof label === 'string') return { label }
    if (typeof before === 'number' && Number.isFinite(before)) return { before }
  }
  throw badOption('one of { id }, { label } and { before: seconds }', what, 'say what is to be forgotten')
}

/** What is to be undone, checked. Throws a `V2loError` if it is neither a hash nor a time. */
export function readUndone(
  what: { readonly hash: string } | { readonly before: number },
): { readonly hash: string } | { readonly before: number } {
  const { hash, before } = (what ?? {}) as { [field: string]: unknown }
  if (typeof hash === 'string' && before === undefined) return { hash }
  if (typeof before === 'number' && Number.isFinite(before) && hash === undefined) return { before }
  throw badOption('{ hash } of an observation or { before: seconds }', what, 'say what is to be undone')
}

const isPlace = (position: unknown): position is Vec2 =>
  Array.isArray(position) &&
  position.length === 2 &&
  position.every((n) => typeof n === 'number' && Math.abs(n) <= FARTHEST)
