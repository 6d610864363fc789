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
export function readTrueLayout(given: unknown): Layout | undefined | string {
  if (given === undefined || given === null) return undefined
  try {
    if (isStored(given)) {
      const { objects, origin = 'unknown', floor } = given
      return createLayout(objects, { origin, ...(floor && { floor }) })
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

interface Stored {
  readonly objects: readonly ObjectInput[]
  readonly origin?: Layout['origin']
  readonly floor?: Layout['floor']
}

/** A layout, or what `createLayout` takes: its objects have labels. Models call them something else. */
function isStored(given: unknown): given is Stored {
  if (typeof given !== 'object' || given === null || !('objects' in given)) return false
  const { objects } = given
  return Array.isArray(objects) && ('origin' in given || objects.every((object) => typeof object?.label === 'string'))
}

const refusal = (given: unknown): string =>
  `expected a true layout: { origin, objects } with boxes, a list of objects, or the text of a map, received ${showReceived(given)}`
