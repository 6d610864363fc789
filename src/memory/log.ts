import { V2loError } from '../base/error'
import { copyState, emptyState, type Folded, type FoldSettings, foldEntry, type State } from './fold'
import { compareEntries, type LogEntry, type LoggedEntry, logged } from './observation'

/** A state as plain JSON data. */
export interface SavedState {
  readonly tracks: State['tracks']
  readonly named: readonly (readonly [string, number])[]
  readonly count: number
}

/** What the oldest entries, which are not kept one by one any more, came to. */
export interface Checkpoint {
  readonly state: SavedState
  /** The last entry in it, which everything later sorts behind. */
  readonly last: { readonly at: number; readonly hash: string; readonly text: string }
}

/** How much of the log is kept entry by entry. */
export interface LogLimits {
  readonly maxObservations: number
  /** Of the entries' JSON in UTF-8. */
  readonly maxBytes: number
}

/** The log of a memory, folded as far as a question needs. */
export interface Log {
  /** Puts an entry where it belongs; `undefined` if the same one is there already. Throws before the checkpoint. */
  insert(entry: LogEntry): LoggedEntry | undefined
  /** What an entry that is in the log did when it was folded. */
  report(one: LoggedEntry): Folded
  /** Takes out the entries for which `isGone` is true, and tells how many. */
  remove(isGone: (one: LoggedEntry) => boolean): number
  /** Folds the oldest entries into the checkpoint where there are more than the limits allow, and tells how many. */
  trim(): number
  /** The state after every entry. */
  state(): State
  /** The state after the entries up to a time; from the checkpoint on. */
  stateAt(at: number): State
  entries(): readonly LoggedEntry[]
  /** The last entry up to a time, or of all. */
  newest(at?: number): LoggedEntry | undefined
  checkpoint(): Checkpoint | undefined
  /** The entry with a number counted from the first ever; `undefined` if it is in the checkpoint. */
  entryAt(place: number): LoggedEntry | undefined
}

/** Every so many entries the state is kept, so that an entry in between does not fold everything again. */
const KEEP_EVERY = 32
const MOST_KEPT = 16

interface Kept {
  /** Entries folded. */
  readonly folded: number
  readonly state: SavedState
}

export function createLog(settings: FoldSettings, limits: LogLimits, from?: Checkpoint): Log {
  const entries: LoggedEntry[] = []
  const texts = new Set<string>()
  let bytes = 0
  let checkpoint = from
  let state = from ? loadState(from.state, settings) : emptyState()
  /** Entries that are in `state`. */
  let folded = 0
  /** States to go back to, by entries folded. */
  let kept: Kept[] = []

  /** Makes `state` the newest known one that has at most so many entries. */
  function goBack(most: number): void {
    if (folded <= most) return
    kept = kept.filter((one) => one.folded <= most)
    const last = kept.at(-1)
    folded = last?.folded ?? 0
    const saved = last?.state ?? checkpoint?.state
    state = saved ? loadState(saved, settings) : emptyState()
  }

  function foldNext(): Folded {
    const result = foldEntry(state, entries[folded]!.entry, settings)
    folded++
    if (folded % KEEP_EVERY === 0) {
      kept.push({ folded, state: saveState(state) })
      // Of the older half every second one goes: what comes late comes seldom, and seldom very late.
      if (kept.length > MOST_KEPT) kept = kept.filter((_, i) => i >= MOST_KEPT / 2 || i % 2 === 1)
    }
    return result
  }

  const foldTo = (most: number) => {
    while (folded < most) foldNext()
  }

  /** The state after so many entries, from the nearest one that is kept; `state` stays as it is. */
  function stateAfter(count: number): State {
    const near = kept.findLast((one) => one.folded <= count)
    const saved = near?.state ?? checkpoint?.state
    const past = saved ? loadState(saved, settings) : emptyState()
    for (const { entry } of entries.slice(near?.folded ?? 0, count)) foldEntry(past, entry, settings)
    return past
  }

  const placeOf = (one: LoggedEntry): number => {
    let [low, high] = [0, entries.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareEntries(entries[middle]!, one) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    insert(entry) {
      const one = logged(entry)
      if (texts.has(one.text) || one.text === checkpoint?.last.text) return undefined
      if (checkpoint !== undefined && isBefore(one, checkpoint))
        throw new V2loError({
          code: 'bad-option',
          expected: `a time from ${checkpoint.last.at} on, where the checkpoint ends`,
          received: String(one.entry.at),
          remedy: 'make a memory with a larger maxObservations to take in what is older',
        })
      const place = placeOf(one)
      goBack(place)
      entries.splice(place, 0, one)
      texts.add(one.text)
      bytes += one.bytes
      return one
    },
    report(one) {
      const place = placeOf(one)
      goBack(place)
      foldTo(place)
      return foldNext()
    },
    remove(isGone) {
      const first = entries.findIndex(isGone)
      if (first < 0) return 0
      goBack(first)
      const left = entries.filter((one) => !isGone(one))
      const gone = entries.length - left.length
      entries.splice(0, entries.length, ...left)
      texts.clear()
      bytes = 0
      for (const one of left) {
        texts.add(one.text)
        bytes += one.bytes
      }
      return gone
    },
    trim() {
      if (entries.length <= limits.maxObservations && bytes <= limits.maxBytes) return 0
      // A tenth more than needed, so that the next entries find room.
      let count = Math.max(entries.length - limits.maxObservations, 0) + Math.floor(limits.maxObservations / 10)
      let left = bytes
      for (let i = 0; i < entries.length; i++) {
        if (i >= count && left <= limits.maxBytes * 0.9) break
        left -= entries[i]!.bytes
        count = Math.max(count, i + 1)
      }
      // The newest entry stays: its own report is still to be told.
      count = Math.min(count, entries.length - 1)
      if (count <= 0) return 0
      foldTo(count)
      const last = entries[count - 1]!
      const past = saveState(folded === count ? state : stateAfter(count))
      checkpoint = { state: past, last: { at: last.entry.at, hash: last.hash, text: last.text } }
      for (const one of entries.splice(0, count)) texts.delete(one.text)
      bytes = left
      // What was folded beyond stays: folding it again at once would take as long as all of it took.
      folded -= count
      kept = kept.flatMap((one) => (one.folded > count ? [{ ...one, folded: one.folded - count }] : []))
      return count
    },
    state() {
      foldTo(entries.length)
      return state
    },
    stateAt(at) {
      const count = entries.findIndex(({ entry }) => entry.at > at)
      if (count < 0) return this.state()
      return stateAfter(count)
    },
    entries: () => [...entries],
    newest: (at = Infinity) => entries.findLast(({ entry }) => entry.at <= at),
    checkpoint: () => checkpoint,
    entryAt: (place) => entries[place - (checkpoint?.state.count ?? 0)],
  }
}

/** Whether an entry belongs before the last one of the checkpoint. */
function isBefore(one: LoggedEntry, { last: { at, hash, text } }: Checkpoint): boolean {
  if (one.entry.at !== at) return one.entry.at < at
  return compareEntries(one, { entry: JSON.parse(text) as LogEntry, hash, text }) < 0
}

function saveState({ tracks, named, count }: State): SavedState {
  return { tracks: tracks.map((track) => ({ ...track })), named: [...named], count }
}

const loadState = ({ tracks, named, count }: SavedState, settings: FoldSettings): State =>
  copyState({ tracks: [...tracks], named: new Map(named), count }, settings)
