import { checksumOf } from '../base/checksum'
import { showReceived, V2loError } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import type { Vec2 } from '../base/vec2'
import { createLayout, type Layout } from '../layout/layout'
import { parseLayout } from '../parse/layout'

/** Where an observer stood and looked, in the world. */
export interface Pose {
  /** Meters. */
  readonly position: Vec2
  /** Degrees, clockwise seen from above, 0 looks along +y. */
  readonly yawDeg: number
}

/** How sure a pose is: standard deviations. */
export interface PoseDeviation {
  /** Along each axis, meters; default 0. */
  readonly position?: number
  /** Degrees; default 0. */
  readonly yawDeg?: number
}

/** What an observer could see at all. */
export interface ObserverView {
  /** The whole horizontal field of view, degrees, 1 to 170; default 90. */
  readonly fovDeg?: number
  /** How far it sees, meters; default 10. */
  readonly range?: number
  /** Height of the eye over the floor, meters; default 1.5. */
  readonly eyeHeight?: number
  /** How far it looks up, degrees, -89 to 89; default 0, level. */
  readonly pitchDeg?: number
}

/** One look: what an observer saw from a pose. */
export interface ObservationInput {
  readonly pose: Pose
  /** Default: exactly known. */
  readonly poseSd?: PoseDeviation
  /** Default: 90 degrees, 10 m, level at 1.5 m. */
  readonly view?: ObserverView
  /**
   * What it saw, in its own frame: x to its right, y the way it looks, the origin at its place. A layout, or the text
   * a model wrote in any dialect.
   */
  readonly objects: Layout | string
  /** Seconds, on any clock that all observations share. */
  readonly at: number
  /** Who saw it. */
  readonly source?: string
}

/** An observation as it is kept: checked, with defaults filled in. Plain JSON data. */
export interface Observation {
  readonly kind: 'observe'
  /** Seconds. */
  readonly at: number
  readonly pose: Pose
  readonly poseSd: Required<PoseDeviation>
  readonly view: Required<ObserverView>
  readonly objects: Layout['objects']
  /** Absent if nobody was named. */
  readonly source?: string
}

/** The most objects an observation may hold. */
export const MOST_OBJECTS = 10_000

/**
 * Checks an observation and reads its text. A text that cannot be read gives no objects and says why in its
 * diagnostics; what the caller got wrong throws a `V2loError`.
 */
export function readObservation(input: ObservationInput): {
  readonly observation: Observation
  readonly diagnostics: readonly Diagnostic[]
} {
  const { pose, poseSd = {}, view = {}, objects, at, source } = input ?? {}
  const stood = checkPose(pose)
  if (!Number.isFinite(at)) throw bad('at: a finite number of seconds', at, 'give the time of the observation')
  const sd = { position: poseSd.position ?? 0, yawDeg: poseSd.yawDeg ?? 0 }
  for (const [name, value] of Object.entries(sd))
    if (!(value >= 0 && Number.isFinite(value))) throw bad(`poseSd.${name}: 0 or more`, value, 'leave it out for 0')
  const seen = readView(view)
  const read = readObjects(objects)
  if (read.objects.length > MOST_OBJECTS)
    throw bad(`at most ${MOST_OBJECTS} objects`, read.objects.length, 'split the observation')
  return {
    observation: {
      kind: 'observe',
      at,
      pose: stood,
      poseSd: sd,
      view: seen,
      objects: read.objects,
      ...(source !== undefined && { source }),
    },
    diagnostics: read.diagnostics,
  }
}

/** A view with its defaults. Throws a `V2loError` on what is out of range. */
export function readView(view: ObserverView): Required<ObserverView> {
  const { fovDeg = 90, range = 10, eyeHeight = 1.5, pitchDeg = 0 } = view
  if (!(fovDeg >= 1 && fovDeg <= 170)) throw bad('view.fovDeg: 1 to 170', fovDeg, 'leave it out for 90')
  if (!(range > 0 && range <= 1e6)) throw bad('view.range: meters over 0', range, 'leave it out for 10')
  if (!(eyeHeight > 0 && eyeHeight <= 10))
    throw bad('view.eyeHeight: meters from 0 to 10', eyeHeight, 'leave it out for 1.5')
  if (!(Math.abs(pitchDeg) <= 89)) throw bad('view.pitchDeg: -89 to 89', pitchDeg, 'leave it out for a level view')
  return { fovDeg, range, eyeHeight, pitchDeg }
}

/** Throws a `V2loError` on a pose that is not finite. */
export function checkPose(pose: Pose): Pose {
  const numbers = [pose?.position?.[0], pose?.position?.[1], pose?.yawDeg]
  if (!numbers.every((n) => typeof n === 'number' && Math.abs(n) <= FARTHEST))
    throw bad(
      `pose: { position: [x, y], yawDeg } of finite numbers up to ${FARTHEST}`,
      pose,
      'leave an observation without a pose out',
    )
  return { position: [pose.position[0], pose.position[1]], yawDeg: pose.yawDeg }
}

/** Meters and degrees beyond which products of coordinates lose what they are about. */
const FARTHEST = 1e6

function readObjects(objects: Layout | string): {
  readonly objects: Layout['objects']
  readonly diagnostics: readonly Diagnostic[]
} {
  if (typeof objects === 'string') {
    const read = parseLayout(objects)
    return { objects: read.ok ? read.value.objects : [], diagnostics: read.diagnostics }
  }
  if (!Array.isArray(objects?.objects))
    throw bad('objects: a layout, or the text of a map', objects, 'pass createLayout([]) for an empty view')
  // Checked again: a layout written by hand may hold anything.
  return { objects: createLayout(objects.objects, { origin: 'observer' }).objects, diagnostics: [] }
}

/** What the caller of a memory got wrong. */
export function bad(expected: string, received: unknown, remedy: string): V2loError {
  return new V2loError({ code: 'bad-option', expected, received: showReceived(received), remedy })
}

/** What a user says about the belief: an entry of the log like any other. */
export type Edit =
  | {
      readonly kind: 'correct'
      readonly at: number
      /** Of edits at one time, which comes first. */
      readonly turn: number
      readonly id: string
      readonly change: Correction
    }
  | {
      readonly kind: 'forget'
      readonly at: number
      /** Of edits at one time, which comes first. */
      readonly turn: number
      readonly what: Forgotten
    }

/** What is to be forgotten: a thing, all things of a label, or what was not seen since a time. */
export type Forgotten = { readonly id: string } | { readonly label: string } | { readonly before: number }

/** What a user says of a thing. */
export interface Correction {
  /** Default: as it is. */
  readonly label?: string
  /** Its center, meters; default as it is. */
  readonly position?: Vec2
  /** Whether it is where it is believed to be; default as far as is known. */
  readonly present?: boolean
}

/** An entry of the log. */
export type LogEntry = Observation | Edit

/** An entry with what it is sorted by. */
export interface LoggedEntry {
  readonly entry: LogEntry
  /** Its JSON, keys in the order they are written: the same content has the same text. */
  readonly text: string
  readonly hash: string
  /** Of the text in UTF-8. */
  readonly bytes: number
}

/** An entry with its text and hash. The entry is read from the text: what was stored and restored is the same, bit for bit. */
export function logged(given: LogEntry): LoggedEntry {
  const text = canonicalJson(given)
  // The length beside 32 bits, so that two of a long log are not taken for one.
  const hash = `${checksumOf(text)}-${text.length.toString(36)}`
  return { entry: JSON.parse(text) as LogEntry, text, hash, bytes: new TextEncoder().encode(text).length }
}

/** What entries are sorted by. */
type Sorted = Pick<LoggedEntry, 'entry' | 'hash' | 'text'>

/** By time, sights before what is said of them, then by hash and by text: the same order whatever came first. */
export function compareEntries(a: Sorted, b: Sorted): number {
  if (a.entry.at !== b.entry.at) return a.entry.at - b.entry.at
  const turns = turnOf(a.entry) - turnOf(b.entry)
  if (turns !== 0) return turns
  if (a.hash !== b.hash) return a.hash < b.hash ? -1 : 1
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0
}

/** Sights come before edits, those in the order they were made. */
export const turnOf = (entry: LogEntry): number => (entry.kind === 'observe' ? 0 : entry.turn)

/** JSON with the keys of every object in the order of their names. */
const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value))

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key as keyof typeof value])]))
}
