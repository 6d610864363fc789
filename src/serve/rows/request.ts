import { isV2loError } from '../../base/error'
import { isRow, own } from '../../base/fields/json-row'
import { wireMessage } from '../../base/fields/wire-words'
import { asWritten, rawElements, rawField } from '../../base/json-text'
import { changePreset, readPreset } from '../../score/preset-changes'
import { DEFAULT_PRESET, type Preset, type PresetName, resolvePreset } from '../../score/presets'
import type { RequestFailure } from '../../transport/failure'
import type { WireLimits } from '../../transport/limits'
import { createMisspelledFinder, misspelledSentence } from './misspelled'
import { createRowReader, idOf, type ReadsRow, type RowReading, readReading, type WireItem } from './read-row'

/** A request to score a batch, checked; `id` is JSON text, as it was written. */
export interface WireRequest {
  readonly id?: string
  readonly preset: Preset
  readonly items: readonly unknown[]
  /** What its sender may not mean: sentences, once for all items. */
  readonly warnings: readonly string[]
  /** Reads rows as this request asks for. */
  readonly read: ReadsRow
  /** The item at an index; `response` is its response where it came beside the JSON. */
  item(index: number, response?: string): WireItem
}

/** A reward as a caller names it: a preset's name or the preset itself. */
export type PresetChoice = PresetName | Preset

/**
 * Reads `{ id?, items, preset?, options?, keys?, lenient?, fields? }` from JSON text and its value. `preset` is what
 * `readPreset` takes, else the scorer's own, else `strict`; `options` are fields of the preset that this
 * request changes; `keys` and `lenient` say how its items are read, `fields` what else its rows had
 * where they came from.
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
    const reading = readReading(value)
    const read = createRowReader(reading)
    let raw: readonly string[] | undefined
    const rawItem = (index: number) => (raw ??= rawElements(rawField(text, 'items') ?? '') ?? [])[index] ?? ''
    return {
      ...(id !== undefined && { id }),
      preset: chosen,
      items,
      read,
      warnings: chosen.reading === 'v2lo' ? [] : warningsOf(items[0], own(value, 'fields'), reading),
      item: (index, response) => read(items[index], () => rawItem(index), response),
    }
  } catch (error) {
    if (!isV2loError(error)) throw error
    return fail('bad-option', wireMessage(error))
  }
}

/** Fields of the first item that are nearly called what it lacks: the others are likely to be like it. */
function warningsOf(item: unknown, others: unknown, reading: RowReading): readonly string[] {
  if (!isRow(item)) return []
  const fields = Array.isArray(others) ? others.filter((name) => typeof name === 'string') : []
  return createMisspelledFinder(reading)([...Object.keys(item), ...fields]).map(misspelledSentence)
}

/** Warnings as a field of a reply that is JSON, which is there only where there are some. */
export const warningsJson = ({ warnings }: WireRequest): string =>
  warnings.length > 0 ? `,"warnings":${JSON.stringify(warnings.slice(0, MOST_WARNINGS))}` : ''

const MOST_WARNINGS = 5

function kindOf(value: unknown): string {
  return value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : value === undefined
        ? 'nothing'
        : `a ${typeof value}`
}
