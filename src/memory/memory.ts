import { badOption, isV2loError, V2loError } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import { foldLabel } from '../layout/label'
import { type Belief, type BelievedObject, beliefOf, type Fading } from './belief'
import { type Changes, changesBetween } from './changes'
import { readCorrection, readForgotten, readUndone } from './check/edit'
import { type Folded, type FoldSettings, NOTHING, type State } from './fold'
import { type Located, locateIn, type VisibleObject, visibleIn } from './locate'
import { createLog, type Log } from './log'
import {
  type Correction,
  type Forgotten,
  type LogEntry,
  type LoggedEntry,
  logged,
  type ObservationInput,
  type ObserverView,
  type Pose,
  readObservation,
  turnOf,
} from './observation'
import { type MemoryOptions, readOptions } from './options'
import { headerLine, readSnapshot } from './snapshot'
import { type Explanation, explain } from './why'

/** What became of an observation that was taken in. */
export interface ObservationReport extends Folded {
  /** What the observation is named by in `undo`. */
  readonly hash: string
  /** False if the same observation was there already: it counts once. */
  readonly isNew: boolean
  /** What the reader of a text reported. */
  readonly diagnostics: readonly Diagnostic[]
  /** Entries that were folded into the checkpoint to make room. */
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
  /** Where a thing was last known, by label or id; `from` adds distance and bearing. */
  locate(label: string, options?: { readonly from?: Pose; readonly at?: number }): Located
  /** What is otherwise than at a time. */
  changes(since: number): Changes
  /** Where a belief comes from: its sightings, newest last. Throws a `V2loError` on an id that is not known. */
  why(id: string): Explanation
  /** What one would see now from a pose, the nearest first. */
  visibleFrom(pose: Pose, view?: ObserverView): readonly VisibleObject[]
  /**
   * Corrects a thing: its label, its place, whether it is there. An entry of the log, at the newest time unless told.
   * Throws a `V2loError` on an id that is not known.
   */
  correct(id: string, change: Correction, at?: number): void
  /**
   * Forgets a thing, all things of a label, or what was not seen since a time, and tells their ids. An entry of the log: the
   * observations stay in it, until `undo` takes them out.
   */
  forget(what: Forgotten, at?: number): readonly string[]
  /**
   * Takes entries out of the log, by hash or as observed before a time, and tells how many; the belief is as if they had
   * never been. What is in the checkpoint stays.
   */
  undo(what: { readonly hash: string } | { readonly before: number }): number
  /** The whole memory as lines of JSON, without line ends: a header with the version, then an entry each. */
  snapshot(): readonly string[]
  /** The log from the checkpoint on, in order. */
  entries(): readonly LoggedEntry[]
}

/**
 * A memory. It keeps observations and derives the belief from them, so that adding them one by one, in any order, or
 * all at once gives the same belief, bit for bit. Throws a `V2loError` on options out of range.
 *
 * @example
 * const memory = createMemory()
 * memory.observe({ pose: { position: [0, 0], yawDeg: 0 }, objects: '[{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}]', at: 0 })
 * memory.locate('sofa', { from: { position: [0, 0], yawDeg: 90 } }).best?.bearingDeg // -90
 */
export const createMemory = (options: MemoryOptions = {}): Memory => restoreKept([], options).memory

/**
 * Keeps the lines of a memory's snapshot, before a change of them is acknowledged: `added` is one more at the end; without it
 * all of them are to be kept anew. An entry that it cannot keep, because it throws, is taken back.
 */
export type Keeper = (snapshot: () => readonly string[], added?: string) => void

/** A memory that was read, and what of it could not be. */
export interface RestoredMemory {
  readonly memory: Memory
  /** Empty for a snapshot that is whole. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A memory from the lines of a snapshot, or their text. Every whole line counts; a cut one, one edited into something
 * else, or another version is told and left out. Throws a `V2loError` on options out of range and on what has no lines.
 *
 * @example
 * restoreMemory(createMemory().snapshot()).diagnostics // []
 */
export const restoreMemory = (lines: string | Iterable<string>, options: MemoryOptions = {}): RestoredMemory =>
  restoreKept(lines, options)

/** As {@link restoreMemory}, with somebody who keeps what changes from then on. */
export function restoreKept(lines: string | Iterable<string>, options: MemoryOptions, keeper?: Keeper): RestoredMemory {
  const given = typeof lines === 'string' ? lines.split('\n') : lines
  if (typeof given?.[Symbol.iterator] !== 'function')
    throw badOption('the lines of a snapshot, or their text', lines, 'pass what snapshot() gave')
  const { checkpoint, entries, diagnostics } = readSnapshot(given)
  const { settings, limits, fading } = readOptions(options)
  const log = createLog(settings, limits, checkpoint)
  const early: Diagnostic[] = []
  for (const entry of entries)
    try {
      log.insert(entry)
    } catch (error) {
      if (!isV2loError(error)) throw error
      early.push({ code: 'bad-entry', severity: 'error', message: `an entry before the checkpoint; ${error.message}` })
    }
  log.trim()
  return { memory: memoryOf(log, { settings, fading }, keeper), diagnostics: [...diagnostics, ...early] }
}

function memoryOf(
  log: Log,
  { settings, fading }: { readonly settings: FoldSettings; readonly fading: Fading },
  keeper?: Keeper,
): Memory {
  const newest = () => log.newest()?.entry.at ?? log.checkpoint()?.last.at ?? 0
  const belief = (at: number, state: State) => beliefOf(state, at, fading)
  const nameOf = (label: string) => {
    const folded = foldLabel(label)
    return settings.synonyms.get(folded) ?? folded
  }
  const known = (id: string): BelievedObject['id'] => {
    const { tracks } = log.state()
    if (tracks.some((track) => track.id === id)) return id
    const ids = tracks.slice(0, 20).map((track) => `"${track.id}"`)
    throw new V2loError({
      code: 'no-such-object',
      expected: 'the id of a thing in the memory',
      received: JSON.stringify(id),
      remedy: ids.length > 0 ? `use one of ${ids.join(', ')}` : 'observe something first: the memory is empty',
    })
  }
  const lastInCheckpoint = (): LogEntry | undefined => {
    const text = log.checkpoint()?.last.text
    return text === undefined ? undefined : JSON.parse(text)
  }
  const nextTurn = (at: number): number => {
    const last = log.newest(at)?.entry ?? lastInCheckpoint()
    return last?.at === at ? turnOf(last) + 1 : 1
  }
  const timeOf = (at: number): number => {
    if (Number.isFinite(at)) return at
    throw badOption('at: a finite number of seconds', at, 'leave it out for the newest time')
  }
  const snapshot = () => [headerLine(log.checkpoint()), ...log.entries().map(({ text }) => text)]
  /** Makes room for an entry, has it kept, and tells how many others are in the checkpoint now. */
  const keep = (one: LoggedEntry): number => {
    const checkpointed = log.trim()
    try {
      if (checkpointed > 0) keeper?.(snapshot)
      else keeper?.(snapshot, one.text)
    } catch (error) {
      // What was not kept was not observed.
      log.remove((other) => other === one)
      throw error
    }
    return checkpointed
  }

  return {
    observe(input) {
      const { observation, diagnostics } = readObservation(input)
      const one = log.insert(observation)
      if (one === undefined) {
        const { hash } = logged(observation)
        return { ...NOTHING, hash, isNew: false, diagnostics, checkpointed: 0 }
      }
      const report = log.report(one)
      return { ...report, hash: one.hash, isNew: true, diagnostics, checkpointed: keep(one) }
    },
    belief: (at = newest()) => belief(timeOf(at), log.state()),
    locate(label, options) {
      if (typeof label !== 'string')
        throw badOption('label: the name or id of a thing', label, 'say what is looked for')
      const { from, at = newest() } = options ?? {}
      return locateIn(belief(timeOf(at), log.state()), { name: label, from, nameOf })
    },
    changes(since) {
      const begin = log.checkpoint()?.last.at ?? timeOf(since)
      const then = Math.max(timeOf(since), begin)
      return changesBetween(belief(then, log.stateAt(then)), belief(newest(), log.state()))
    },
    why(id) {
      known(id)
      return explain(log.state(), id, (place) => log.entryAt(place))
    },
    visibleFrom: (pose, view = {}) => visibleIn(log.state(), belief(newest(), log.state()), pose, view),
    correct(id, change, at = newest()) {
      const checked = readCorrection(change)
      const one = log.insert({ kind: 'correct', at: timeOf(at), turn: nextTurn(at), id: known(id), change: checked })
      if (one) keep(one)
    },
    forget(what, at = newest()) {
      const one = log.insert({ kind: 'forget', at: timeOf(at), turn: nextTurn(at), what: readForgotten(what) })
      if (one === undefined) return []
      const { forgotten } = log.report(one)
      keep(one)
      return forgotten
    },
    undo(what) {
      const out = readUndone(what)
      const gone = log.remove(({ hash, entry }) => ('hash' in out ? hash === out.hash : entry.at < out.before))
      if (gone > 0) keeper?.(snapshot)
      return gone
    },
    snapshot,
    entries: () => log.entries(),
  }
}
