import type { State } from './fold'
import type { LoggedEntry, Pose } from './observation'
import type { TrackEvent } from './track'

/** A sight, or a sight that should have been, that a belief comes from. */
export interface Reason {
  /** Seconds. */
  readonly at: number
  /** `seen`; `ambiguous`: it or another one was; `not-seen`: it should have been in sight; `corrected` by a user. */
  readonly what: TrackEvent['what']
  /** The hash of the observation; `null` if it is in the checkpoint. */
  readonly hash: string | null
  /** Where it was seen from; absent for what is in the checkpoint and for corrections. */
  readonly pose?: Pose
  /** Who saw it, if that was told. */
  readonly source?: string
}

/** Where a belief comes from. */
export interface Explanation {
  readonly id: string
  readonly label: string
  /** The last 32 reasons, the newest last. */
  readonly reasons: readonly Reason[]
  /** Log-odds of being there, from -3.5 to 3.5: 2.3 more with each sight, up to 2 less where one should have been. */
  readonly odds: number
}

/** What the entries of the log said of a thing, which must be known. */
export function explain(
  { tracks }: State,
  id: string,
  entryAt: (place: number) => LoggedEntry | undefined,
): Explanation {
  const { label, history, odds } = tracks.find((track) => track.id === id)!
  const reasons = history.map(({ at, what, entry: place }): Reason => {
    const one = entryAt(place)
    if (one === undefined) return { at, what, hash: null }
    if (one.entry.kind !== 'observe') return { at, what, hash: one.hash }
    const { pose, source } = one.entry
    return { at, what, hash: one.hash, pose, ...(source !== undefined && { source }) }
  })
  return { id, label, reasons, odds }
}
