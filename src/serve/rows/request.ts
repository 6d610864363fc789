import { isV2loError } from '../../base/error'
import { own } from '../../base/fields/json-row'
import { asWritten, rawElements, rawField } from '../../base/json-text'
import { changePreset, readPreset } from '../../score/preset-changes'
import { DEFAULT_PRESET, type Preset, type PresetName, resolvePreset } from '../../score/presets'
import type { RequestFailure } from '../../transport/failure'
import type { WireLimits } from '../../transport/limits'
import { createRowReader, idOf, type ReadsRow, readReading, type WireItem } from './read-row'

/** A request to score a batch, checked; `id` is JSON text, as it was written. */
export interface WireRequest {
  readonly id?: string
  readonly preset: Preset
  readonly items: readonly unknown[]
  /** Reads rows as this request asks for. */
  readonly read: ReadsRow
  /** The item at an index; `response` is its response where it came beside the JSON. */
  item(index: number, response?: string): WireItem
}

/** A reward as a caller names it: a preset's name or the preset itself. */
export type PresetChoice = PresetName | Preset

/**
 * Reads `{ id?, items, preset?, options?, keys?, lenient? }` from JSON text and its value. `preset` is what
 * `readPreset` takes, else the scorer's own, else `strict`; `options` are fields of the preset that this
 * request changes; `keys` and `lenient` say how its items are read.
 */
export function readRequest(
  value: unknown,
  text: string,
  preset: PresetChoice | undefined,
  { maxItems }: WireLimits,
): WireRequest | RequestFailure {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { error: { code: 'bad-request', message: `expected an object with "items", received ${kindOf(value)}` } }
  }
  const given = own(value, 'id')
  const id = idOf(given, (part) => asWritten(given, text, part))
  const fail = (code: string, message: string): RequestFailure => ({
    ...(id !== undefined && { id }),
    error: { code, message },
  })
  const items = own(value, 'items')
  if (!Array.isArray(items)) return fail('bad-request', `expected "items" to be a list, received ${kindOf(items)}`)
  if (items.length > maxItems) {
    return fail(
      'too-many-items',
      `expected at most ${maxItems} items, received ${items.length}; send them in several requests`,
    )
  }
  try {
    const named = own(value, 'preset') ?? undefined
    const base = named === undefined ? resolvePreset(preset ?? DEFAULT_PRESET) : readPreset(named)
    const chosen = changePreset(base, own(value, 'options'))
    const read = createRowReader(readReading(value))
    let raw: readonly string[] | undefined
    const rawItem = (index: number) => (raw ??= rawElements(rawField(text, 'items') ?? '') ?? [])[index] ?? ''
    return {
      ...(id !== undefined && { id }),
      preset: chosen,
      items,
      read,
      item: (index, response) => read(items[index], () => rawItem(index), response),
    }
  } catch (error) {
    if (!isV2loError(error)) throw error
    return fail('bad-option', error.message)
  }
}

function kindOf(value: unknown): string {
  return value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : value === undefined
        ? 'nothing'
        : `a ${typeof value}`
}
