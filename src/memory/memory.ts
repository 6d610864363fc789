import { showReceived, V2loError } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import type { Vec2 } from '../base/vec2'
import { foldLabel } from '../layout/label'
import { type Belief, beliefOf } from './belief'
import { DEFAULT_SETTINGS, emptyState, type Folded, type FoldSettings, foldEntry, type State } from './fold'
import {
  compareEntries,
  type Edit,
  type Entry,
  type LoggedEntry,
  logged,
  type ObservationInput,
  readObservation,
} from './observation'

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
  /** Entries that are kept one by one; the oldest beyond are folded into a checkpoint. Default 100,000. */
  readonly maxObservations?: number
}

/** What became of an observation that was taken in. */
export interface ObservationReport extends Folded {
  /** What the observation is named by in `undo`. */
  readonly hash: string
  /** False if the same observation was there already: it counts once. */
  readonly isNew: boolean
  /** What the reader of a text reported. */
  readonly diagnostics: readonly Diagnostic[]
  /** Entries that were folded into a checkpoint to make room. */
  readonly checkpointed: number
}

/** A memory of what was seen: a log of observations, and the belief that follows from it. */
export interface Memory {
  /**
   * Takes in what was seen from a pose. The order of calls does not matter: entries are sorted by time. Throws a
   * `V2loError` on a pose or a time that is not finite, and on one before the checkpoint.
   */
  observe(input: ObservationInput): ObservationReport
  /** What is believed; `at` is the time of the newest entry unless told, and only ages confidence. */
  belief(at?: number): Belief
  /** Corrects a thing: its label, its place, whether it is there. An entry of the log, at the newest time unless told. */
  correct(
    id: string,
    change: { readonly label?: string; readonly position?: Vec2; readonly present?: boolean },
    at?: number,
  ): void
  /** Forgets a thing or all things of a label; an entry of the log. */
  forget(what: { readonly id: string } | { readonly label: string }, at?: number): void
  /** Takes an entry out of the log, by its hash or as observed before a time; the belief is as if it had never been. */
  undo(what: { readonly hash: string } | { readonly before: number }): number
  /** The log, entry by entry in order. */
  entries(): readonly LoggedEntry[]
  /** The state of the newest belief, for questions about single things. */
  state(): State
}

const DEFAULT_MOST = 100_000

/**
 * A memory. It keeps observations and derives the belief from them, so that adding them one by one, in any order, or
 * all at once gives the same belief, bit for bit. Throws a `V2loError` on options out of range.
 *
 * @example
 * const memory = createMemory()
 * memory.observe({ pose: { position: [0, 0], yawDeg: 0 }, objects: layout, at: 0 })
 * askLayout(memory.belief().layout, 'How many chairs are there?')
 */
export function createMemory(options: MemoryOptions = {}, log: readonly Entry[] = []): Memory {
  const settings = settingsOf(options)
  const most = options.maxObservations ?? DEFAULT_MOST
  let entries: LoggedEntry[] = log.map(logged).sort(compareEntries)
  let known = new Set(entries.map(({ text }) => text))
  /** The state after the first `folded` entries, and the entries that are part of it for ever. */
  let state = emptyState()
  let folded = 0
  let checkpoint: { readonly entries: readonly LoggedEntry[]; readonly last: LoggedEntry } | undefined

  const restart = () => {
    state = emptyState()
    folded = 0
    for (const { entry } of checkpoint?.entries ?? []) foldEntry(state, entry, settings)
  }
  const catchUp = (): Folded | undefined => {
    let last: Folded | undefined
    while (folded < entries.length) last = foldEntry(state, entries[folded++]!.entry, settings)
    return last
  }

  /** Puts an entry where it belongs; what was folded beyond its place is folded again. */
  function insert(one: LoggedEntry): number {
    if (checkpoint !== undefined && compareEntries(one, checkpoint.last) < 0)
      throw new V2loError({
        code: 'bad-option',
        expected: `a time from ${checkpoint.last.entry.at} on, where the checkpoint ends`,
        received: String(one.entry.at),
        remedy: 'make a memory with a larger maxObservations to take in what is older',
      })
    let at = entries.length
    while (at > 0 && compareEntries(one, entries[at - 1]!) < 0) at--
    entries.splice(at, 0, one)
    known.add(one.text)
    if (at < folded) restart()
    return at
  }

  const newest = () => entries.at(-1)?.entry.at ?? checkpoint?.last.entry.at ?? 0
  function edit(entry: Edit): void {
    const one = logged(entry)
    if (!known.has(one.text)) insert(one)
  }

  /** What one entry did when it was folded: the log is folded up to it. */
  function foldUpTo(place: number): Folded {
    while (folded < place) foldEntry(state, entries[folded++]!.entry, settings)
    return foldEntry(state, entries[folded++]!.entry, settings)
  }

  return {
    observe(input) {
      const { observation, diagnostics } = readObservation(input)
      const one = logged(observation)
      const nothing: Folded = { matched: [], added: [], ambiguous: [], notSeen: [], drift: null }
      if (known.has(one.text)) return { ...nothing, hash: one.hash, isNew: false, diagnostics, checkpointed: 0 }
      const report = foldUpTo(insert(one))
      let checkpointed = 0
      if (entries.length > most) {
        checkpointed = Math.ceil(most / 10)
        const old = entries.slice(0, checkpointed)
        checkpoint = { entries: [...(checkpoint?.entries ?? []), ...old], last: old.at(-1)! }
        entries = entries.slice(checkpointed)
        folded -= checkpointed
      }
      return { ...report, hash: one.hash, isNew: true, diagnostics, checkpointed }
    },
    belief(at) {
      catchUp()
      return beliefOf(state, at ?? newest(), fadingOf(options.halfLives))
    },
    correct(id, change, at = newest()) {
      if (change.position !== undefined && !change.position.every((n) => Number.isFinite(n)))
        throw bad('position: two finite numbers', change.position, 'leave it out to keep the place')
      edit({ kind: 'correct', at, id, change })
    },
    forget(what, at = newest()) {
      edit({ kind: 'forget', at, what })
    },
    undo(what) {
      const kept = entries.filter(({ hash, entry }) => ('hash' in what ? hash !== what.hash : entry.at >= what.before))
      const gone = entries.length - kept.length
      if (gone === 0) return 0
      entries = kept
      known = new Set(entries.map(({ text }) => text))
      restart()
      return gone
    },
    entries: () => [...(checkpoint?.entries ?? []), ...entries],
    state() {
      catchUp()
      return state
    },
  }
}

function settingsOf(options: MemoryOptions): FoldSettings {
  const { margin = DEFAULT_SETTINGS.margin, detection = DEFAULT_SETTINGS.detection, correctDrift = false } = options
  if (!(margin >= 0 && Number.isFinite(margin))) throw bad('margin: 0 or more', margin, 'leave it out for 13.8')
  if (!(detection.base > 0 && detection.perMeter >= 0))
    throw bad('detection: { base: over 0, perMeter: 0 or more }', detection, 'leave it out for 0.05 and 0.05')
  const most = options.maxObservations ?? DEFAULT_MOST
  if (!(Number.isInteger(most) && most >= 10))
    throw bad('maxObservations: a whole number from 10', most, 'leave it out')
  const synonyms = new Map(Object.entries(options.synonyms ?? {}).map(([a, b]) => [foldLabel(a), foldLabel(b)]))
  return { margin, detection, synonyms, correctDrift }
}

function fadingOf(halfLives: MemoryOptions['halfLives'] = {}) {
  const lives = new Map(Object.entries(halfLives).map(([label, life]) => [foldLabel(label), life]))
  return (label: string, age: number): number => {
    const life = lives.get(foldLabel(label))
    return life === undefined ? 1 : 0.5 ** (age / life)
  }
}

function bad(expected: string, received: unknown, remedy: string): V2loError {
  return new V2loError({ code: 'bad-option', expected, received: showReceived(received), remedy })
}
