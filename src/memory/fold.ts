import { foldLabel } from '../layout/label'
import { type BoxIndex, createBoxIndex } from '../layout/neighbors'
import { applyTransform, fitAlignment, IDENTITY, type MapTransform, transformYawDeg } from '../score/map/align'
import { associate, DEFAULT_MARGIN } from './associate'
import { type Detection, type DetectionModel, detectionsOf } from './detection'
import { expectedIn } from './expected'
import type { Edit, Entry, Observation } from './observation'
import { beginTrack, boxOf, fuse, seeFrom, type Track } from './track'

/** How observations are folded into a belief. */
export interface FoldSettings {
  readonly margin: number
  readonly detection: DetectionModel
  /** Labels that mean the same: the one a name stands for. */
  readonly synonyms: ReadonlyMap<string, string>
  /** Moves an observation by its drift before it is taken in. */
  readonly correctDrift: boolean
}

export const DEFAULT_SETTINGS: FoldSettings = {
  margin: DEFAULT_MARGIN,
  detection: { base: 0.05, perMeter: 0.05 },
  synonyms: new Map(),
  correctDrift: false,
}

/** A shift between an observation and the belief. */
export interface Drift {
  /** Meters to the right and forward in the world, and degrees clockwise, that bring the observation onto the belief. */
  readonly x: number
  readonly y: number
  readonly yawDeg: number
  /** Pairs it comes from. */
  readonly pairs: number
  readonly corrected: boolean
}

/** What became of one observation. */
export interface Folded {
  readonly matched: readonly { readonly object: string; readonly id: string }[]
  readonly added: readonly string[]
  readonly ambiguous: readonly { readonly object: string; readonly candidates: readonly string[] }[]
  /** Believed things that it should have shown and did not. */
  readonly notSeen: readonly string[]
  readonly drift: Drift | null
}

/** The belief while the log is folded. */
export interface State {
  readonly tracks: Track[]
  readonly index: BoxIndex<Track>
  /** How many things of a label there were so far, forgotten ones too: an id never comes back. */
  readonly named: Map<string, number>
  /** Entries folded so far. */
  count: number
}

export const emptyState = (): State => ({ tracks: [], index: createBoxIndex(), named: new Map(), count: 0 })

/** Log-odds of a sight, of not being seen where it should be, and their bounds. */
const SEEN = 2
const NOT_SEEN = -2.2
const MOST_ODDS = 3.5

const clamped = (odds: number) => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds))

/** Whether a track is believed to be where it is. */
export const isThere = ({ odds }: Track): boolean => odds > 0

/** Takes one entry of the log into the state. */
export function foldEntry(state: State, entry: Entry, settings: FoldSettings): Folded {
  const place = state.count++
  if (entry.kind === 'observe') return foldObservation(state, entry, place, settings)
  foldEdit(state, entry)
  return { matched: [], added: [], ambiguous: [], notSeen: [], drift: null }
}

function foldObservation(state: State, observation: Observation, place: number, settings: FoldSettings): Folded {
  const named = (detection: Detection): Detection => {
    const other = settings.synonyms.get(detection.folded)
    return other === undefined ? detection : { ...detection, folded: other }
  }
  let detections = detectionsOf(observation, settings.detection).map(named)
  let found = associate(detections, nearTracks(state), settings.margin)
  const drift = driftOf(detections, found.matched)
  if (drift !== null && settings.correctDrift) {
    detections = detections.map((detection) => moved(detection, drift.transform))
    found = associate(detections, nearTracks(state), settings.margin)
  }
  // What should be seen is asked of the belief as it was before.
  const expected = expectedIn(observation, state.tracks.filter(isThere))
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
      track.entries.push(place)
      matched.push({ object, id: track.id })
    } else if (rivals.length > 0) ambiguous.push({ object, candidates: rivals.map(({ id }) => id) })
    else {
      const { id, track: begun } = begin(state, detection, { at, from: pose.position, entry: place, odds: SEEN })
      seen.add(begun)
      added.push(id)
      return
    }
    for (const one of track === undefined ? rivals : [track]) {
      if (seen.has(one)) continue
      seen.add(one)
      one.odds = clamped(one.odds + SEEN)
      one.lastSeen = at
      seeFrom(one, pose.position)
      state.index.set(one, boxOf(one))
    }
  })
  const notSeen = [...expected].filter((track) => !seen.has(track))
  for (const track of notSeen) track.odds = clamped(track.odds + NOT_SEEN)
  return { matched, added, ambiguous, notSeen: notSeen.map(({ id }) => id), drift: reported(drift, settings) }
}

function begin(state: State, detection: Detection, seen: Parameters<typeof beginTrack>[2]) {
  const id = nextId(state, detection)
  const track = beginTrack(id, detection, seen)
  state.tracks.push(track)
  state.index.set(track, boxOf(track))
  return { id, track }
}

/** `chair`, `chair#2`, ...: as a layout names its objects. */
function nextId({ named, tracks }: State, { label, folded }: Detection): string {
  for (;;) {
    const count = (named.get(folded) ?? 0) + 1
    named.set(folded, count)
    const id = count === 1 ? label : `${label}#${count}`
    if (!tracks.some((track) => track.id === id)) return id
  }
}

/** Tracks whose boxes lie within so many deviations of a sighting, and a little more for gaps. */
function nearTracks({ index }: State) {
  return ({ box, covariance }: Detection, deviations: number): readonly Track[] => {
    // A track's own deviation is at most what one sighting of it had.
    const reach = deviations * (Math.sqrt(Math.max(covariance.xx, covariance.yy)) + 0.7) + 0.3
    const found = index.within({
      minX: box.minX - reach,
      minY: box.minY - reach,
      maxX: box.maxX + reach,
      maxY: box.maxY + reach,
    })
    return [...found].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

interface FoundDrift {
  readonly transform: MapTransform
  readonly pairs: number
}

/** From how many pairs a drift is estimated. */
const LEAST_PAIRS = 3

/** The rigid motion that brings the sightings onto what they were matched with. */
function driftOf(detections: readonly Detection[], matched: readonly (Track | undefined)[]): FoundDrift | null {
  const pairs = detections.flatMap((detection, i) =>
    matched[i] && !detection.isCut ? [[detection, matched[i]!] as const] : [],
  )
  if (pairs.length < LEAST_PAIRS) return null
  const transform = fitAlignment(
    pairs.map(([{ center }]) => center),
    pairs.map(([, { center }]) => center),
    'rigid',
  )
  return { transform, pairs: pairs.length }
}

function reported(drift: FoundDrift | null, { correctDrift }: FoldSettings): Drift | null {
  if (drift === null) return null
  const { tx, ty } = drift.transform
  return { x: tx, y: ty, yawDeg: transformYawDeg(drift.transform), pairs: drift.pairs, corrected: correctDrift }
}

function moved(detection: Detection, transform: MapTransform): Detection {
  if (transform === IDENTITY) return detection
  const move = ([x, y]: readonly [number, number]) => applyTransform(transform, x, y)
  const outline = detection.outline.map(move)
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  return {
    ...detection,
    center: move(detection.center),
    outline,
    box: { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) },
    ...(detection.own && {
      own: { ...detection.own, yawDeg: detection.own.yawDeg + transformYawDeg(transform) },
    }),
  }
}

function foldEdit(state: State, edit: Edit): void {
  if (edit.kind === 'forget') {
    const gone = state.tracks.filter((track) =>
      'id' in edit.what ? track.id === edit.what.id : track.folded === foldLabel(edit.what.label),
    )
    for (const track of gone) {
      state.index.delete(track)
      state.tracks.splice(state.tracks.indexOf(track), 1)
    }
    return
  }
  const track = state.tracks.find(({ id }) => id === edit.id)
  if (track === undefined) return
  const { label, position, present } = edit.change
  if (label !== undefined) {
    track.label = label
    track.folded = foldLabel(label)
  }
  if (position !== undefined) {
    track.center = position
    delete track.outlier
  }
  if (present !== undefined) track.odds = present ? MOST_ODDS : -MOST_ODDS
  track.corrected = true
  state.index.set(track, boxOf(track))
}
