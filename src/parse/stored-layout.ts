import { createLayout, type Layout, type ObjectInput, type Origin } from '../layout/layout'

interface StoredLayout {
  readonly objects: readonly ObjectInput[]
  readonly origin?: Origin
  readonly floor?: Layout['floor']
}

/**
 * The layout in a text that is a `Layout` as JSON, or output of `v2lo-map parse` containing one; `undefined` for
 * any other text. Throws a `V2loError` if it is a stored layout with invalid objects.
 */
export function readStoredLayout(text: string): Layout | undefined {
  const stored = storedLayout(text)
  if (stored === undefined) return undefined
  const { objects, origin = 'unknown', floor } = stored
  return createLayout(objects, { origin, ...(floor && { floor }) })
}

function storedLayout(text: string): StoredLayout | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const inner = isRecord(value) && isRecord(value.layout) ? value.layout : value
  // A model may wrap its list in {"objects": [...]} too: only objects with a `box` are stored ones.
  const stored =
    isRecord(inner) && Array.isArray(inner.objects) && inner.objects.every((o) => isRecord(o) && 'box' in o)
  return stored && 'origin' in inner ? (inner as unknown as StoredLayout) : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
