import { checksumOf } from '../base/checksum'
import { badOption } from '../base/error'
import { type Diagnostic, quoteSpan } from '../base/parsed'
import type { Vec2 } from '../base/vec2'
import { type BevObject, createLayout, type Layout } from '../layout/layout'
import { isEmptyRoom } from '../parse/empty-room'
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
  /**
   * Whether `objects` has everything in view: what should be in view and is not among them counts as not seen. Default true;
   * false for a text that could not be read whole. False says only what is there, and nothing of the rest.
   */
  readonly complete?: boolean
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
  /** Not everything in view is among the objects: absence says nothing. Absent otherwise. */
  readonly complete?: false
}

/** The most objects an observation may hold. */
export const MOST_OBJECTS = 10_000

/**
 * Checks an observation and reads its text. What of a text cannot be read is told in the diagnostics, and the observation is
 * not complete then: a thing whose line was lost was not missing in the room. What the caller got wrong throws a `V2loError`.
 */
export function readObservation(input: ObservationInput): {
  readonly observation: Observation
  readonly diagnostics: readonly Diagnostic[]
} {
  const { pose, poseSd = {}, view = {}, objects, at, source, complete = true } = input ?? {}
  const stood = checkPose(pose)
  if (!Number.isFinite(at)) throw badOption('at: a finite number of seconds', at, 'give the time of the observation')
  if (source !== undefined && typeof source !== 'string')
    throw badOption('source: a name', source, 'leave it out for nobody')
  if (typeof complete !== 'boolean') throw badOption('complete: true or false', complete, 'leave it out for true')
  const seen = readView(view)
  const sd = readDeviation(poseSd)
  const read = readObjects(objects)
  if (read.objects.length > MOST_OBJECTS)
    throw badOption(`at most ${MOST_OBJECTS} objects`, read.objects.length, 'split the observation')
  const isLossy = read.diagnostics.some(({ severity }) => severity === 'error')
  return {
    observation: {
      kind: 'observe',
      at,
      pose: stood,
      poseSd: sd,
      view: seen,
      objects: read.objects,
      ...(source !== undefined && { source }),
      ...((!complete || isLossy) && { complete: false }),
    },
    diagnostics: read.diagnostics,
  }
}

function readDeviation(given: PoseDeviation): Required<PoseDeviation> {
  if (typeof given !== 'object' || given === null)
    throw badOption('poseSd: { position, yawDeg }', given, 'leave it out for a pose that is known exactly')
  const { position = 0, yawDeg = 0 } = given
  if (!isWithin(position, 0, FARTHEST))
    throw badOption(`poseSd.position: meters from 0 to ${FARTHEST}`, position, 'leave it out for 0')
  if (!isWithin(yawDeg, 0, 360)) throw badOption('poseSd.yawDeg: degrees from 0 to 360', yawDeg, 'leave it out for 0')
  return { position, yawDeg }
}

/** A view with its defaults. Throws a `V2loError` on what is out of range. */
export function readView(view: ObserverView): Required<ObserverView> {
  if (typeof view !== 'object' || view === null)
    throw badOption('view: { fovDeg, range, eyeHeight, pitchDeg }', view, 'leave it out for 90 degrees and 10 m')
  const { fovDeg = 90, range = 10, eyeHeight = 1.5, pitchDeg = 0 } = view
  if (!isWithin(fovDeg, 1, 170)) throw badOption('view.fovDeg: 1 to 170', fovDeg, 'leave it out for 90')
  if (!isWithin(range, Number.MIN_VALUE, FARTHEST))
    throw badOption('view.range: meters over 0', range, 'leave it out for 10')
  if (!isWithin(eyeHeight, Number.MIN_VALUE, 10))
    throw badOption('view.eyeHeight: meters from 0 to 10', eyeHeight, 'leave it out for 1.5')
  if (!isWithin(pitchDeg, -89, 89))
    throw badOption('view.pitchDeg: -89 to 89', pitchDeg, 'leave it out for a level view')
  return { fovDeg, range, eyeHeight, pitchDeg }
}

const isWithin = (value: unknown, low: number, high: number): boolean =>
  typeof value === 'number' && value >= low && value <= high

/** Throws a `V2loError` on a pose that is not finite. */
export function checkPose(pose: Pose): Pose {
  const numbers = [pose?.position?.[0], pose?.position?.[1], pose?.yawDeg]
  if (!numbers.every((n) => isWithin(n, -FARTHEST, FARTHEST)))
    throw badOption(
      `pose: { position: [x, y], yawDeg } of finite numbers up to ${FARTHEST}`,
      pose,
      'leave an observation without a pose out',
    )
  return { position: [pose.position[0], pose.position[1]], yawDeg: pose.yawDeg }
}

/** Meters and degrees beyond which products of coordinates lose what they are about. */
export const FARTHEST = 1e6

function readObjects(objects: Layout | string): {
  readonly objects: Layout['objects']
  readonly diagnostics: readonly Diagnostic[]
} {
  if (typeof objects === 'string') {
    const read = parseLayout(isEmptyRoom(objects) ? '[]' : objects)
    const all = read.ok ? read.value.objects : []
    return {
      objects: all.filter(isNear),
      diagnostics: [...read.diagnostics, ...all.filter((object) => !isNear(object)).map(tooFar)],
    }
  }
  if (!Array.isArray(objects?.objects))
    throw badOption('objects: a layout, or the text of a map', objects, 'pass createLayout([]) for an empty view')
  // Checked again: a layout written by hand may hold anything.
  const checked = createLayout(objects.objects, { origin: 'observer' }).objects
  const far = checked.find((object) => !isNear(object))
  if (far !== undefined)
    throw badOption(`objects within ${FARTHEST} m`, far, 'give meters in the frame of the observer')
  return { objects: checked, diagnostics: [] }
}

/** Whether no coordinate is so large that what follows from it is not a number. */
const isNear = ({ box, footprint = [], zRange = [0, 0] }: BevObject): boolean =>
  [box.minX, box.minY, box.maxX, box.maxY, ...footprint.flat(), ...zRange].every((n) => Math.abs(n) <= FARTHEST)

const tooFar = ({ id }: BevObject): Diagnostic => ({
  code: 'too-far',
  severity: 'error',
  message: `object dropped: its box reaches beyond ${FARTHEST} m`,
  text: quoteSpan(id, [0, id.length]),
})

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
