import { foldLabel } from '../layout/label'
import type { Fading } from './belief'
import { DEFAULT_SETTINGS, type FoldSettings } from './fold'
import type { LogLimits } from './log'
import { bad } from './observation'

/** How a memory is made. */
export interface MemoryOptions {
  /** How much worse the second-best assignment of a sighting must be; larger refuses more. Default 13.8. */
  readonly margin?: number
  /** Standard deviation of a detection: base + perMeter times range, meters; default 0.05 and 0.05. */
  readonly detection?: { readonly base: number; readonly perMeter: number }
  /** Names that mean the same: `{ couch: 'sofa' }`. */
  readonly synonyms?: Readonly<Record<string, string>>
  /** Moves each observation by its drift before it is taken in; default false: drift is only reported. */
  readonly correctDrift?: boolean
  /** Seconds after which confidence in what was not seen again has halved, by label; default never. */
  readonly halfLives?: Readonly<Record<string, number>>
  /** The most things believed in; what is missing, then what was not seen for longest, goes first. Default 10,000. */
  readonly maxObjects?: number
  /** Entries kept one by one; the oldest beyond are folded into a checkpoint. Default 10,000. */
  readonly maxObservations?: number
  /** Bytes of the entries kept one by one, as JSON; default 64 MB (64 * 1024 * 1024). */
  readonly maxBytes?: number
}

/** Options with their defaults. Throws a `V2loError` on one out of range. */
export function readOptions(options: MemoryOptions): {
  readonly settings: FoldSettings
  readonly limits: LogLimits
  readonly fading: Fading
} {
  const { margin, detection, correctDrift, maxObjects } = { ...DEFAULT_SETTINGS, ...options }
  const { maxObservations = 10_000, maxBytes = 64 * 1024 * 1024 } = options
  if (!(margin >= 0 && Number.isFinite(margin))) throw bad('margin: 0 or more', margin, 'leave it out for 13.8')
  if (!(detection.base > 0 && detection.perMeter >= 0 && Number.isFinite(detection.base + detection.perMeter)))
    throw bad('detection: { base: over 0, perMeter: 0 or more }', detection, 'leave it out for 0.05 and 0.05')
  for (const [name, value] of Object.entries({ maxObjects, maxObservations, maxBytes }))
    if (!(Number.isInteger(value) && value >= 10)) throw bad(`${name}: a whole number from 10`, value, 'leave it out')
  const lives = Object.entries(options.halfLives ?? {})
  for (const [label, life] of lives)
    if (!(life > 0)) throw bad(`halfLives.${label}: seconds over 0`, life, 'leave it out for what does not fade')
  const byLabel = new Map(lives.map(([label, life]) => [foldLabel(label), life]))
  const synonyms = new Map(Object.entries(options.synonyms ?? {}).map(([a, b]) => [foldLabel(a), foldLabel(b)]))
  return {
    settings: { margin, detection, synonyms, correctDrift, maxObjects },
    limits: { maxObservations, maxBytes },
    fading(label, age) {
      const life = byLabel.get(foldLabel(label))
      return life === undefined ? 1 : 0.5 ** (age / life)
    },
  }
}
