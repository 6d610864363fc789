import { isV2loError } from '../base/error'
import { createLayout, type Layout, type ObjectInput, type Origin } from '../layout/layout'
import { parseLayout } from '../parse/layout'
import { type Io, UsageError } from './command'
import { readInput } from './io'

/**
 * The layout a file holds: a layout as JSON, the output of `v2lo-map parse`, or any text a map can be read from.
 * A file without a map is a mistake of the call.
 */
export async function readLayoutFile(file: string, io: Io): Promise<Layout> {
  const text = await readInput(file, io)
  const stored = storedLayout(text)
  if (stored) {
    try {
      return createLayout(stored.objects, {
        origin: stored.origin ?? 'unknown',
        ...(stored.floor && { floor: stored.floor }),
      })
    } catch (error) {
      throw isV2loError(error) ? new UsageError(`${file}: ${error.message}`) : error
    }
  }
  const read = parseLayout(text)
  if (!read.ok) throw new UsageError(`${file}: no map could be read: ${read.diagnostics[0].message}`)
  return read.value
}

interface StoredLayout {
  readonly objects: readonly ObjectInput[]
  readonly origin?: Origin
  readonly floor?: Layout['floor']
}

function storedLayout(text: string): StoredLayout | undefined {
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
