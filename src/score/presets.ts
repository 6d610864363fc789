import { showReceived, V2loError } from '../base/error'

/**
 * A named way of scoring, as plain data that can be written to JSON and back. `reading` says which rules read the
 * response; the weights are those of the weighted sum `overall`.
 */
export interface Preset {
  readonly name: string
  /** `v2lo`: the response and its answer are read as the paper's own reward program reads them. */
  readonly reading: 'v2lo'
  readonly weights: { readonly format: number; readonly accuracy: number }
}

export type PresetName = 'v2lo'

/** The paper's reward, bit for bit: 0.9 for the accuracy, 0.1 for the format. */
const V2LO: Preset = { name: 'v2lo', reading: 'v2lo', weights: { format: 0.1, accuracy: 1 - 0.1 } }

const PRESETS: readonly Preset[] = [V2LO]

/** The preset of a name, or the caller's own, checked. Throws a `V2loError` for anything else. */
export function resolvePreset(preset: PresetName | Preset): Preset {
  const found = typeof preset === 'string' ? PRESETS.find((p) => p.name === preset) : preset
  if (!isPreset(found)) throw unknownPreset(preset)
  return found
}

function isPreset(value: Preset | undefined): value is Preset {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof value.name === 'string' &&
    value.reading === 'v2lo' &&
    isWeight(value.weights?.format) &&
    isWeight(value.weights?.accuracy)
  )
}

const isWeight = (weight: unknown): boolean => typeof weight === 'number' && weight >= 0 && weight <= 1

function unknownPreset(received: unknown): V2loError {
  const known = PRESETS.map((p) => `'${p.name}'`).join(', ')
  return new V2loError({
    code: 'bad-option',
    expected: `a preset: ${known}, or an object { name, reading: 'v2lo', weights: { format, accuracy } } with weights in [0, 1]`,
    received: showReceived(received),
    remedy: 'name the preset in the options, as in { preset: ' + "'v2lo' }",
  })
}
