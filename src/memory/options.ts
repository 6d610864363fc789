import { badOption } from '../base/error'
import { foldLabel } from '../layout/label'
import type { Fading } from './belief'
import { DEFAULT_SETTINGS, type FoldSettings } from './fold'
import type { LogLimits } from './log'
import { FARTHEST } from './observation'

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
  if (typeof options !== 'object' || options === null)
    throw badOption('options: an object', options, 'leave them out for the defaults')
  const { margin, detection, correctDrift, maxObjects } = { ...DEFAULT_SETTINGS, ...definedOf(options) }
  const { maxObservations = 10_000, maxBytes = 64 * 1024 * 1024 } = options
  if (!(margin >= 0 && Number.isFinite(margin))) throw badOption('margin: 0 or more', margin, 'leave it out for 13.8')
  const { base, perMeter } = detection ?? {}
  if (!(base > 0 && base <= FARTHEST && perMeter >= 0 && perMeter <= FARTHEST))
    throw badOption(
      'detection: { base: meters over 0, perMeter: 0 or more }',
      detection,
      'leave it out for 0.05 and 0.05',
    )
  if (typeof correctDrift !== 'boolean')
    throw badOption('correctDrift: true or false', correctDrift, 'leave it out for false')
  for (const [name, value] of Object.entries({ maxObjects, maxObservations, maxBytes }))
    if (!(Number.isInteger(value) && value >= 10))
      throw badOption(`${name}: a whole number from 10`, value, 'leave it out')
  const synonyms = readSynonyms(options.synonyms ?? {})
  const nameOf = (label: string) => {
    const folded = foldLabel(label)
    return synonyms.get(folded) ?? folded
  }
  const lives = new Map<string, number>()
  for (const [label, life] of Object.entries(options.halfLives ?? {})) {
    if (!(typeof life === 'number' && life > 0))
      throw badOption(`halfLives.${label}: seconds over 0`, life, 'leave it out for what does not fade')
    lives.set(nameOf(label), life)
  }
  return {
    settings: { margin, detection: { base, perMeter }, synonyms, correctDrift, maxObjects },
    limits: { maxObservations, maxBytes },
    fading(label, age) {
      const life = lives.get(nameOf(label))
      return life === undefined ? 1 : 0.5 ** (age / life)
    },
  }
}

const definedOf = (options: MemoryOptions): MemoryOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

/** By folded name, the name at the end of its chain: `{ couch: 'sofa', sofa: 'settee' }` makes both a settee. */
function readSynonyms(given: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const next = new Map<string, string>()
  for (const [from, to] of Object.entries(given)) {
    if (typeof to !== 'string')
      throw badOption(`synonyms.${from}: a name`, to, "give a table such as { couch: 'sofa' }")
    if (foldLabel(from) !== foldLabel(to)) next.set(foldLabel(from), foldLabel(to))
  }
  const ends = new Map<string, string>()
  for (const from of next.keys()) {
    let to = next.get(from)!
    for (let steps = 0; next.has(to); steps++) {
      if (steps > next.size) throw badOption('synonyms that lead to a name', given, `take "${from}" out of its circle`)
      to = next.get(to)!
    }
    ends.set(from, to)
  }
  return ends
}
