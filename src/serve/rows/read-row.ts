import { isRow, own } from '../../base/fields/json-row'
import { type Keys, keyFor, readKeys } from '../../base/fields/keys'
import type { PartName } from '../../base/fields/names'
import { findAt, rawAt } from '../../base/fields/path'
import { asWritten } from '../../base/json-text'
import type { ScoreInput } from '../../score/result'
import { completionOf } from './completion'
import { saidBy } from './lenient/chat'
import { plainChoices } from './lenient/choices'
import { type Placed, usualColumns, usualPlace } from './lenient/places'
import { plainTruth, type RawValue } from './lenient/truth'
import type { RowFlag } from './row-flags'

/** The parts of a row that is scored, in the order of docs/rows.md. */
export const ROW_PARTS = [
  'id',
  'response',
  'ground_truth',
  'question',
  'choices',
  'true_layout',
  'strip_prompt',
] as const satisfies readonly PartName[]
type RowPart = (typeof ROW_PARTS)[number]

/** The parts without which no row has a score. */
export const NEEDED_PARTS: readonly string[] = ['response', 'ground_truth'] satisfies readonly RowPart[]

/** The top-level fields of a row that are read. */
export function columnsRead({ keys = {}, lenient = false }: RowReading): readonly string[] {
  return ROW_PARTS.flatMap((part) => {
    const key = keyFor(keys, part)
    return key === undefined ? (lenient ? usualColumns(part) : [part]) : [key, key.split('.')[0]!]
  })
}

/** How rows are read: plain data, which goes to workers as it is. */
export interface RowReading {
  /** Where the rows keep parts that they call otherwise. */
  readonly keys?: Keys
  /** Also reads rows that are refused else and can mean one thing only; see docs/rows.md. */
  readonly lenient?: boolean
}

/** One item of a request: what `score` takes, the id as JSON text, as it was written, and how it was come by. */
export interface WireItem {
  readonly id?: string
  readonly input: ScoreInput
  /** What was read leniently. */
  readonly flags?: readonly RowFlag[]
  /** Parts that `keys` name a field for, and that the row does not have. */
  readonly absent?: readonly string[]
  /** Why the row cannot be read. */
  readonly problem?: string
}

/** Reads rows; `raw` gives the row's own JSON text, `response` is its response where it came beside the JSON. */
export type ReadsRow = (row: unknown, raw: () => string, response?: string) => WireItem

/** The reading that a request asks for: its `keys`, as a text or an object, and `lenient`. */
export function readReading(request: object): RowReading {
  const keys = own(request, 'keys') ?? undefined
  return {
    ...(keys !== undefined && { keys: readKeys(keys, ROW_PARTS) }),
    ...(own(request, 'lenient') === true && { lenient: true }),
  }
}

/**
 * A reader of rows `{ id?, response, ground_truth, question?, choices?, true_layout?, strip_prompt? }`, or of rows that
 * keep these otherwise. With `strip_prompt` the response also holds that prompt and special tokens, and is scored
 * without them. It never throws: what is wrong with a row is found where it is scored.
 */
export function createRowReader({ keys = {}, lenient = false }: RowReading = {}): ReadsRow {
  const named = ROW_PARTS.filter((part) => keyFor(keys, part) !== undefined)
  if (!lenient && named.length === 0) return readItem
  // A field that a key leads through is not also what our name for it says: `response=choices.0.message.content`.
  const paths = named.map((part) => keyFor(keys, part)!.split('.'))
  const taken = new Set(paths.filter((path) => path.length > 1).map(([first]) => first!))
  return (row, raw, response) => {
    if (!isRow(row)) return { input: row as ScoreInput }
    const parts: Parts = new Map()
    const flags = new Set<RowFlag>()
    const problems: string[] = []
    for (const part of ROW_PARTS) {
      const key = keyFor(keys, part)
      // A response beside the JSON is the response, whatever else the row holds.
      const isUsual = lenient && !(part === 'response' && response !== undefined)
      const place: Placed | undefined =
        key !== undefined
          ? findAt(row, key)
          : isUsual
            ? usualPlace(row, part, taken)
            : taken.has(part)
              ? undefined
              : findAt(row, part)
      if (place === undefined) continue
      if ('problem' in place) {
        problems.push(place.problem)
        continue
      }
      parts.set(part, { value: place.value, raw: () => rawAt(raw(), place.steps) })
      if (place.flag !== undefined) flags.add(place.flag)
    }
    const absent = named.filter((part) => !parts.has(part))
    if (lenient) readLeniently(parts, row, flags)
    return {
      ...itemOf(
        (part) => parts.get(part)?.value,
        (part) => parts.get(part)?.raw(),
        response,
      ),
      ...(flags.size > 0 && { flags: [...flags] }),
      ...(absent.length > 0 && { absent }),
      ...(problems.length > 0 && { problem: problems.join('; ') }),
    }
  }
}

type Parts = Map<RowPart, RawValue>

function readLeniently(parts: Parts, row: object, flags: Set<RowFlag>): void {
  const change = (part: RowPart, value: unknown) => {
    const known = parts.get(part)
    if (value === undefined) parts.delete(part)
    else if (value !== known?.value) parts.set(part, { value, raw: () => undefined })
  }
  if (parts.has('response')) change('response', saidBy('assistant', parts.get('response')!.value, flags))
  const question = parts.get('question')?.value
  if (Array.isArray(question)) change('question', saidBy('user', question, flags))
  change('choices', plainChoices(parts.get('choices')?.value, row, flags))
  for (const part of ['question', 'true_layout'] as const) {
    const value = parts.get(part)?.value
    if (typeof value !== 'string' || value.trim() !== '') continue
    parts.delete(part)
    flags.add('row-empty-text')
  }
  const truth = parts.get('ground_truth')
  if (truth) parts.set('ground_truth', plainTruth(truth, flags))
}

/** One row as it is to be, of these names and forms; see {@link createRowReader}. */
export function readItem(row: unknown, raw: () => string, response?: string): WireItem {
  if (!isRow(row)) return { input: row as ScoreInput }
  return itemOf(
    (part) => own(row, part),
    (part) => asWritten(own(row, part), raw(), part),
    response,
  )
}

function itemOf(
  partOf: (part: RowPart) => unknown,
  rawOf: (part: RowPart) => string | undefined,
  response: string | undefined,
): WireItem {
  const id = idOf(partOf('id'), rawOf)
  const groundTruth = partOf('ground_truth')
  // A truth that is not a string is scored as it was written: JavaScript's numbers do not know 1.0 from 1.
  const groundTruthJson =
    groundTruth === undefined || typeof groundTruth === 'string' ? undefined : rawOf('ground_truth')
  const prompt = partOf('strip_prompt')
  const own = partOf('response')
  const text = own === undefined ? response : own
  const question = partOf('question') ?? undefined
  const choices = partOf('choices') ?? undefined
  const trueLayout = partOf('true_layout') ?? undefined
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
export function idOf(id: unknown, rawOf: (part: 'id') => string | undefined): string | undefined {
  if (id === undefined) return undefined
  return typeof id === 'string' ? JSON.stringify(id) : rawOf('id')
}
