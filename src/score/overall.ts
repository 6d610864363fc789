import type { Preset } from './presets'
import { COMPONENTS, type Component, type Score } from './result'

/** A number in [0, 1] for every part of a score; 0 for one that was not measured. */
export type ComponentValues = Readonly<Record<Component, number>>

/** The score that a preset makes of its parts. Every `Score` is made here. */
export function composeScore(
  preset: Preset,
  values: ComponentValues,
  measured: readonly Component[],
  flags: readonly string[],
): Score {
  return {
    overall: overallOf(preset, values, measured),
    format: values.format,
    accuracy: values.accuracy,
    map: values.map,
    consistency: values.consistency,
    reasoning: values.reasoning,
    measured,
    flags,
    error: null,
  }
}

/** The overall score of its parts under a preset. Nothing else computes an `overall`. */
export function overallOf(preset: Preset, values: ComponentValues, measured: readonly Component[]): number {
  if (preset.reading === 'v2lo')
    return preset.weights.accuracy * values.accuracy + preset.weights.format * values.format
  if (preset.gates.format && values.format === 0) return 0
  let sum = 0
  let total = 0
  for (const component of COMPONENTS) {
    if (!measured.includes(component)) continue
    sum += preset.weights[component] * values[component]
    total += preset.weights[component]
  }
  return total > 0 ? Math.min(1, sum / total) : 0
}
