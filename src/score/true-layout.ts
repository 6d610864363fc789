import { isV2loError, showReceived } from '../base/error'
import { createLayout, type Layout, type ObjectInput } from '../layout/layout'
import { parseLayout } from '../parse/layout'
import { readStoredLayout } from '../parse/stored-layout'

/** A true map in any form a row may hold: a layout, a list of rows as models write them, or a text a map is read from. */
export type TrueLayout = Layout | string | readonly object[]

/**
 * The true map of a row, checked; `undefined` if there is none, a sentence saying why if it cannot be read. A list or a
 * text is in the observer's frame, as a response is; a truth that would lose an object is refused.
 */
export function readTrueLayout(value: unknown): Layout | undefined | string {
  // A column that holds lists holds the text in a list of one.
  const given = Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' ? value[0] : value
  if (given === undefined || given === null) return undefined
  try {
    const wrapped = typeof given === 'string' ? withOrigin(given) : given
    if (isStored(wrapped)) {
      const { origin = 'unknown', floor } = wrapped
      const objects = hasLabels(wrapped.objects) ? wrapped.objects : readRows(wrapped.objects)
      return typeof objects === 'string' ? objects : createLayout(objects, { origin, ...(floor && { floor }) })
    }
    if (typeof given !== 'string' && typeof given !== 'object') return refusal(given)
    const text = typeof given === 'string' ? given : JSON.stringify(given)
    return readStoredLayout(text) ?? readText(text)
  } catch (error) {
    return isV2loError(error) ? `the true layout: ${error.message}` : refusal(given)
  }
}

function readText(text: string): Layout | string {
  const read = parseLayout(text)
  const lost = read.diagnostics.find(({ severity }) => severity === 'error')
  if (!read.ok || lost) return `the true layout: ${(lost ?? read.diagnostics[0]!).message}`
  return read.value
}

/** The objects of rows as models write them, under an origin of their own. */
function readRows(rows: readonly unknown[]): Layout['objects'] | string {
  const read = readText(JSON.stringify(rows))
  if (typeof read === 'string') return read
  // A row that the reader took for nothing at all is lost too.
  return read.objects.length === rows.length ? read.objects : refusal(rows)
}

/** The value of a JSON text that states its origin, which a reader of models' rows would pass over. */
function withOrigin(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'origin' in value ? value : undefined
  } catch {
    return undefined
  }
}

interface Stored {
  readonly objects: readonly unknown[]
  readonly origin?: Layout['origin']
  readonly floor?: Layout['floor']
}

/** A layout, what `createLayout` takes, or a list that states its origin. A list without one is read as models' text. */
function isStored(given: unknown): given is Stored {
  if (typeof given !== 'object' || given === null || !('objects' in given)) return false
  const { objects } = given
  return Array.isArray(objects) && ('origin' in given || hasLabels(objects))
}

/** Objects as `createLayout` takes them. Models call the label something else. */
const hasLabels = (objects: readonly unknown[]): objects is readonly ObjectInput[] =>
  objects.every((object) => typeof (object as Partial<ObjectInput> | null)?.label === 'string')

const refusal = (given: unknown): string =>
  `expected a true layout: { origin, objects } with boxes, a list of objects, or the text of a map, received ${showReceived(given)}`
