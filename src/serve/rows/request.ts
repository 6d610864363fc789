import { isV2loError } from '../../base/error'
import { rawElements, rawField, rawNumber } from '../../base/json-text'
import { changePreset, readPreset } from '../../score/preset-changes'
import { DEFAULT_PRESET, type Preset, type PresetName, resolvePreset } from '../../score/presets'
import type { ScoreInput } from '../../score/result'
import type { RequestFailure } from '../../transport/failure'
import type { WireLimits } from '../../transport/limits'
import { completionOf } from './completion'

/** One item of a request: what `score` takes, and the id as JSON text, as it was written. */
export interface WireItem {
  readonly id?: string
  readonly input: ScoreInput
}

/** A request to score a batch, checked; `id` is JSON text, as it was written. */
export interface WireRequest {
  readonly id?: string
  readonly preset: Preset
  readonly items: readonly unknown[]
  /** The item at an index; `response` is its response where it came beside the JSON. */
  item(index: number, response?: string): WireItem
}

/** A reward as a caller names it: a preset's name or the preset itself. */
export type PresetChoice = PresetName | Preset

/**
 * Reads `{ id?, items, preset?, options? }` from JSON text and its value. `preset` is what
 * `readPreset` takes, else the scorer's own, else `strict`; `options` are fields of the preset that this request changes.
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
  const id = rawId(value, text)
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
    let raw: readonly string[] | undefined
    const rawItem = (index: number) => (raw ??= rawElements(rawField(text, 'items') ?? '') ?? [])[index] ?? ''
    return {
      ...(id !== undefined && { id }),
      preset: chosen,
      items,
      item: (index, response) => readItem(items[index], () => rawItem(index), response),
    }
  } catch (error) {
    if (!isV2loError(error)) throw error
    return fail('bad-option', error.message)
  }
}

/**
 * One row `{ id?, response, ground_truth, question?, choices?, true_layout?, strip_prompt? }`; `raw` gives its own JSON
 * text. With `strip_prompt` the response also holds that prompt and special tokens, and is scored without them.
 */
export function readItem(row: unknown, raw: () => string, response?: string): WireItem {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { input: row as ScoreInput }
  const id = rawId(row, raw)
  const groundTruth = own(row, 'ground_truth')
  // A truth that is not a string is scored as it was written: JavaScript's numbers do not know 1.0 from 1.
  const groundTruthJson =
    groundTruth === undefined || typeof groundTruth === 'string'
      ? undefined
      : asWritten(groundTruth, raw(), 'ground_truth')
  const prompt = own(row, 'strip_prompt')
  const text = Object.hasOwn(row, 'response') ? own(row, 'response') : response
  const question = own(row, 'question') ?? undefined
  const choices = own(row, 'choices') ?? undefined
  const trueLayout = own(row, 'true_layout') ?? undefined
  // Types are checked where the row is scored: a wrong one is an error of the row.
  const input = {
    response: typeof text === 'string' && typeof prompt === 'string' ? completionOf(text, prompt) : text,
    groundTruth,
    ...(groundTruthJson !== undefined && { groundTruthJson }),
    ...(question !== undefined && { question }),
    ...(choices !== undefined && { choices }),
    ...(trueLayout !== undefined && { trueLayout }),
  } as unknown as ScoreInput
  return id === undefined ? { input } : { id, input }
}

/** The id as JSON text, as it was written; `undefined` if the row has no id. */
function rawId(row: object, raw: string | (() => string)): string | undefined {
  const id = own(row, 'id')
  if (id === undefined) return undefined
  return typeof id === 'string' ? JSON.stringify(id) : asWritten(id, typeof raw === 'string' ? raw : raw(), 'id')
}

const asWritten = (value: unknown, text: string, name: string): string | undefined =>
  typeof value === 'number' ? rawNumber(text, name, value) : rawField(text, name)

/** A field of its own: inherited ones, such as `constructor`, are none. */
export function own(row: object, name: string): unknown {
  return Object.hasOwn(row, name) ? (row as Record<string, unknown>)[name] : undefined
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
