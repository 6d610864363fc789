import { isRow, own } from '../../../base/fields/json-row'
import { rawElements, rawField } from '../../../base/json-text'
import type { RowFlag } from '../row-flags'

/** A truth, and its JSON text, which is taken only where it is needed. */
export interface RawValue {
  readonly value: unknown
  readonly raw: () => string | undefined
}

const MOST_STEPS = 4

/** The truth itself, out of what programs put around it; the value as it is where that is not certain. */
export function plainTruth(given: RawValue, flags: Set<RowFlag>): RawValue {
  let truth = given
  const found: RowFlag[] = []
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = inner(truth)
    if (next === undefined) break
    found.push(next.flag)
    truth = next.truth
  }
  // What is still a list or an object is scored as it is, or refused: no half of the way is taken.
  if (typeof truth.value === 'object' && truth.value !== null) return given
  for (const flag of found) flags.add(flag)
  return truth
}

function inner({ value, raw }: RawValue): { readonly truth: RawValue; readonly flag: RowFlag } | undefined {
  if (Array.isArray(value)) {
    if (value.length !== 1) return undefined
    return { truth: { value: value[0], raw: () => rawElements(raw() ?? '')?.[0] }, flag: 'row-one-element-list' }
  }
  if (isRow(value)) {
    const name = nameOfTruth(value)
    if (name === undefined) return undefined
    return { truth: { value: value[name], raw: () => rawField(raw() ?? '', name) }, flag: 'row-truth-object' }
  }
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (text.startsWith('{') || text.startsWith('[')) {
    const wrapped = jsonIn(text)
    if (typeof wrapped === 'object' && wrapped !== null) return inner({ value: wrapped, raw: () => text })
  }
  const tagged = /^<answer>([^<]*)<\/answer>$/.exec(text)
  if (tagged) return { truth: textTruth(tagged[1]!), flag: 'row-truth-tags' }
  return text === value || text === '' ? undefined : { truth: textTruth(text), flag: 'row-truth-spaces' }
}

const textTruth = (value: string): RawValue => ({ value, raw: () => JSON.stringify(value) })

/** The key of the truth: `ground_truth` beside others, as in verl's `reward_model`, or the only key. */
function nameOfTruth(value: object): string | undefined {
  if (own(value, 'ground_truth') !== undefined) return 'ground_truth'
  const names = Object.keys(value)
  return names.length === 1 && ONLY_KEYS.includes(names[0]!) ? names[0] : undefined
}

const ONLY_KEYS: readonly string[] = ['answer', 'solution', 'target', 'label']

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
