import type { Aabb } from '../layout/aabb'
import { foldLabel } from '../layout/label'
import { associate, DEFAULT_MARGIN, GATE } from './associate'
import { type Detection, type DetectionModel, detectionsOf } from './detection'
import { type Drift, driftOf, moved, reported } from './drift'
import { expectedIn } from './expected'
import { fuse } from './fuse'
import type { Edit, LogEntry, Observation } from './observation'
import { beginTrack, boxOf, missFrom, note, seeFrom, type Track } from './track'
import { createTrackIndex, type TrackIndex } from './track-index'

/** How observations are folded into a belief. */
export interface FoldSettings {
  readonly margin: number
  readonly detection: DetectionModel
  /** Labels that mean the same: by folded name, the one to use. */
  readonly synonyms: ReadonlyMap<string, string>
  /** Moves an observation by its drift before it is taken in. */
  readonly correctDrift: boolean
  /** The most things believed in; what is missing, then what was not seen for longest, goes first. */
  readonly maxObjects: number
}

export const DEFAULT_SETTINGS: FoldSettings = {
  margin: DEFAULT_MARGIN,
  detection: { base: 0.05, perMeter: 0.05 },
  synonyms: new Map(),
  correctDrift: false,
  maxObjects: 10_000,
}

/** What became of one observation. */
export interface Folded {
  readonly matched: readonly { readonly object: string; readonly id: string }[]
  readonly added: readonly string[]
  readonly ambiguous: readonly { readonly object: string; readonly candidates: readonly string[] }[]
  /** Believed things that it should have shown and did not. */
  readonly notSeen: readonly string[]
  readonly drift: Drift | null
  /** Forgotten to make room, or because a user asked. */
  readonly forgotten: readonly string[]
}

/** What an entry does that does nothing. */
export const NOTHING: Folded = { matched: [], added: [], ambiguous: [], notSeen: [], drift: null, forgotten: [] }

/** The belief while the log is folded. */
export interface State {
  readonly tracks: Track[]
  readonly index: TrackIndex
  /** How many things of a label there were so far, forgotten ones too: an id never comes back. */
  readonly named: Map<string, number>
  /** Of the tracks. */
  readonly ids: Set<string>
  /** Entries folded so far. */
  count: number
}

export const emptyState = (): State => ({
  tracks: [],
  index: createTrackIndex(),
  named: new Map(),
  ids: new Set(),
  count: 0,
})

/** Log-odds of a sight, and their bounds. */
const SEEN = 2.3
const MOST_ODDS = 3.5
/** A sight that cannot be told apart counts for those that it is of with at least this chance. */
const LEAST_CHANCE = 0.1

const clamped = (odds: number) => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds))

/** Whether a track is believed to be where it is. */
export const isThere = ({ odds }: Track): boolean => odds > 0

/** Takes one entry of the log into the state. */
export function foldEntry(state: State, entry: LogEntry, settings: FoldSettings): Folded {
  const place = state.count++
  if (entry.kind === 'observe') return foldObservation(state, entry, place, settings)
  return { ...NOTHING, forgotten: foldEdit(state, entry, place, settings) }
}

function foldObservation(state: State, observation: Observation, place: number, settings: FoldSettings): Folded {
  const named = (detection: Detection): Detection => {
    return { ...detection, folded: nameIn(settings, detection.folded) }
  }
  let detections = detectionsOf(observation, settings.detection).map(named)
  // What should be seen is asked of the belief as it was before.
  const expected = expectedIn(observation, state.tracks.filter(isThere))
  const options = { margin: settings.margin, isExpected: (track: Track) => expected.has(track) }
  let found = associate(detections, nearTracks(state, settings), options)
  const drift = driftOf(detections, found.matched)
  if (drift !== null && settings.correctDrift) {
    detections = detections.map((detection) => moved(detection, drift.transform))
    found = associate(detections, nearTracks(state, settings), options)
  }
  const { at, pose } = observation
  const seen = new Set<Track>()
  const matched: { object: string; id: string }[] = []
  const ambiguous: { object: string; candidates: readonly string[] }[] = []
  const added: string[] = []
  detections.forEach((detection, i) => {
    const object = observation.objects[i]!.id
    const track = found.matched[i]
    const rivals = found.ambiguous[i]!
    if (track !== undefined) {
      fuse(track, detection)
      track.count++
      matched.push({ object, id: track.id })
    } else if (rivals.length > 0) ambiguous.push({ object, candidates: rivals.map(({ track: { id } }) => id) })
    else {
      const seenAs = { at, from: pose.position, entry: place, odds: SEEN }
      const { id, track: begun } = begin(state, detection, seenAs, settings)
      seen.add(begun)
      added.push(id)
      return
    }
    const plausible = rivals.filter(({ chance }) => chance >= LEAST_CHANCE).map((rival) => rival.track)
    for (const one of track === undefined ? plausible : [track]) {
      if (seen.has(one)) continue
      seen.add(one)
      note(one, { at, entry: place, what: track === undefined ? 'ambiguous' : 'seen' })
      one.odds = clamped(one.odds + SEEN)
      one.lastSeen = at
      seeFrom(one, pose.position)
      state.index.set(one, reachOf(one, settings))
    }
  })
  const isComplete = observation.complete !== false
  const notSeen = isComplete ? [...expected.keys()].filter((track) => !seen.has(track)) : []
  for (const track of notSeen) {
    track.odds = clamped(track.odds + expected.get(track)!)
    missFrom(track, pose.position)
    note(track, { at, entry: place, what: 'not-seen' })
  }
  const forgotten = makeRoom(state, settings)
  const ids = notSeen.map(({ id }) => id)
  return { matched, added, ambiguous, notSeen: ids, drift: reported(drift, settings.correctDrift), forgotten }
}

function begin(state: State, detection: Detection, seen: Parameters<typeof beginTrack>[2], settings: FoldSettings) {
  const id = nextId(state, detection)
  const track = beginTrack(id, detection, seen)
  state.tracks.push(track)
  state.ids.add(id)
  state.index.set(track, reachOf(track, settings))
  return { id, track }
}

/** Drops what is missing, then what was not seen for longest, until as many are left as there may be. */
function makeRoom(state: State, { maxObjects }: FoldSettings): readonly string[] {
  const over = state.tracks.length - maxObjects
  if (over <= 0) return []
  const last = [...state.tracks]
    .sort((a, b) => Number(isThere(a)) - Number(isThere(b)) || a.lastSeen - b.lastSeen || (a.id < b.id ? -1 : 1))
    .slice(0, over)
  remove(state, new Set(last))
  return last.map(({ id }) => id)
}

function remove(state: State, gone: ReadonlySet<Track>): void {
  for (const track of gone) {
    state.index.delete(track)
    state.ids.delete(track.id)
  }
  const kept = state.tracks.filter((track) => !gone.has(track))
  state.tracks.splice(0, state.tracks.length, ...kept)
}

/** `chair`, `chair#2`, ...: as a layout names its objects. */
function nextId({ named, ids }: State, { label, folded }: Detection): string {
  for (;;) {
    const count = (named.get(folded) ?? 0) + 1
    named.set(folded, count)
    const id = count === 1 ? label : `${label}#${count}`
    if (!ids.has(id)) return id
  }
}

/** Tracks that a sighting may be of, or whose rivals they are: the squared distance of both deviations is within the limit. */
function nearTracks({ index }: State, settings: FoldSettings) {
  return ({ folded, box, covariance }: Detection): readonly Track[] => {
    const gap = Math.max(0.3, Math.min(box.maxX - box.minX, box.maxY - box.minY) / 2)
    return index.within(folded, grown(box, Math.max(gap, deviations(settings) * largestSd(covariance))))
  }
}

const deviations = ({ margin }: FoldSettings) => Math.sqrt(GATE + margin)
/** Along the longer axis of the ellipse. */
const largestSd = ({ xx, xy, yy }: Track['covariance']) => Math.sqrt((xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy))

/** The box that a sighting of a track must touch, grown by its own deviations. */
const reachOf = (track: Track, settings: FoldSettings): Aabb =>
  grown(boxOf(track), deviations(settings) * largestSd(track.covariance))

const grown = ({ minX, minY, maxX, maxY }: Aabb, by: number): Aabb => ({
  minX: minX - by,
  minY: minY - by,
  maxX: maxX + by,
  maxY: maxY + by,
})

/** A copy that is folded on without changing the first; the parts of a track are replaced, never changed. */
export function copyState(state: Pick<State, 'tracks' | 'named' | 'count'>, settings: FoldSettings): State {
  const copy: State = {
    tracks: state.tracks.map((track) => ({ ...track })),
    index: createTrackIndex(),
    named: new Map(state.named),
    ids: new Set(state.tracks.map(({ id }) => id)),
    count: state.count,
  }
  for (const track of copy.tracks) copy.index.set(track, reachOf(track, settings))
  return copy
}

function foldEdit(state: State, edit: Edit, place: number, settings: FoldSettings): readonly string[] {
  if (edit.kind === 'forget') {
    const { what } = edit
    const gone = state.tracks.filter((track) =>
      'id' in what
        ? track.id === what.id
        : 'label' in what
          ? track.folded === nameIn(settings, foldLabel(what.label))
          : track.lastSeen < what.before,
    )
    remove(state, new Set(gone))
    return gone.map(({ id }) => id)
  }
  const track = state.tracks.find(({ id }) => id === edit.id)
  if (track === undefined) return []
  const { label, position, present } = edit.change
  if (label !== undefined) {
    track.label = label
    track.folded = nameIn(settings, foldLabel(label))
  }
  if (position !== undefined) {
    track.center = position
    delete track.outlier
  }
  if (present !== undefined) track.odds = present ? MOST_ODDS : -MOST_ODDS
  track.corrected = true
  note(track, { at: edit.at, entry: place, what: 'corrected' })
  state.index.set(track, reachOf(track, settings))
  return []
}

/** The name that a folded label counts under: its synonym, if the table has one. */
const nameIn = ({ synonyms }: FoldSettings, folded: string): string => synonyms.get(folded) ?? folded
