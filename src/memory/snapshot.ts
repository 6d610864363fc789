import { isV2loError, showReceived } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import type { Checkpoint } from './log'
import { type Edit, type LogEntry, readObservation } from './observation'
import type { Track } from './track'

/** The version of a snapshot's lines. */
export const SNAPSHOT_VERSION = 1
/** The field of the first line that tells it. */
const HEADER = 'v2lo_map_memory'

/** The first line: what the lines are, and the checkpoint that the entries follow. */
export function headerLine(checkpoint: Checkpoint | undefined): string {
  return JSON.stringify({ [HEADER]: SNAPSHOT_VERSION, ...(checkpoint && { checkpoint }) })
}

/** Whether a line is the first one of a snapshot, of this version or another. */
export function isHeader(line: string): boolean {
  const value = jsonOf(line)
  return isRecord(value) && HEADER in value
}

/** Whether a line is a JSON object from its first brace to its last. */
export const isWholeLine = (line: string): boolean => isRecord(jsonOf(line))

/** What could be read of a snapshot. */
export interface ReadSnapshot {
  readonly checkpoint?: Checkpoint
  readonly entries: readonly LogEntry[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Codes of what a snapshot has that is not whole. */
type SnapshotProblem = 'unknown-version' | 'missing-header' | 'unreadable-line' | 'bad-entry' | 'bad-checkpoint'

/**
 * Reads the lines of a snapshot: every whole line counts, and each one that does not is told with its number. A snapshot of
 * another version gives nothing, as what its lines mean is not known.
 */
export function readSnapshot(lines: Iterable<string>): ReadSnapshot {
  const diagnostics: Diagnostic[] = []
  const entries: LogEntry[] = []
  let checkpoint: Checkpoint | undefined
  let number = 0
  let isFirst = true
  const tell = (code: SnapshotProblem, message: string, severity: Diagnostic['severity'] = 'error') =>
    diagnostics.push({ code, severity, message: `line ${number}: ${message}` })
  for (const line of lines) {
    number++
    if (line.trim() === '') continue
    const value = jsonOf(number === 1 ? line.replace(/^\ufeff/, '') : line)
    const first = isFirst
    isFirst = false
    if (!isRecord(value)) {
      tell('unreadable-line', 'not a whole JSON object; it was left out')
      continue
    }
    if (HEADER in value) {
      if (value[HEADER] !== SNAPSHOT_VERSION) {
        tell('unknown-version', `version ${showReceived(value[HEADER])}, not ${SNAPSHOT_VERSION}; nothing was read`)
        return { entries: [], diagnostics }
      }
      if (value.checkpoint === undefined) continue
      if (isCheckpoint(value.checkpoint)) checkpoint = value.checkpoint
      else tell('bad-checkpoint', 'the checkpoint is not whole; only the entries behind it were read')
      continue
    }
    if (first) tell('missing-header', 'the first line does not say the version', 'warning')
    const entry = entryOf(value)
    if (typeof entry === 'string') tell('bad-entry', `${entry}; it was left out`)
    else entries.push(entry)
  }
  return { ...(checkpoint && { checkpoint }), entries, diagnostics }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

type Fields = { readonly [field: string]: unknown }
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isNumber)

/** An entry that was checked as if it had just been given, or what is wrong with it. */
function entryOf(value: Fields): LogEntry | string {
  if (value.kind === 'observe') {
    try {
      const { pose, poseSd, view, objects, at, source } = value as unknown as Parameters<typeof readObservation>[0]
      return readObservation({
        pose,
        ...(poseSd && { poseSd }),
        ...(view && { view }),
        objects: { origin: 'observer', objects: objects as never },
        at,
        ...(source !== undefined && { source }),
      }).observation
    } catch (error) {
      if (isV2loError(error)) return error.message
      // Parts of a wrong type, which no check of the library expects.
      if (error instanceof TypeError) return 'not an observation'
      throw error
    }
  }
  if (!isNumber(value.at)) return 'an entry without a time'
  if (!isNumber(value.turn)) return 'an edit without its turn'
  if (value.kind === 'forget' && isRecord(value.what)) {
    const { id, label, before } = value.what
    if (typeof id === 'string' || typeof label === 'string' || isNumber(before)) return value as unknown as Edit
  }
  if (value.kind === 'correct' && typeof value.id === 'string' && isRecord(value.change)) {
    const { label, position, present } = value.change
    const isWhole =
      (label === undefined || typeof label === 'string') &&
      (position === undefined || isPair(position)) &&
      (present === undefined || typeof present === 'boolean')
    if (isWhole) return value as unknown as Edit
  }
  return `an entry of kind ${showReceived(value.kind)} that is not whole`
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (!isRecord(value) || !isRecord(value.state) || !isRecord(value.last)) return false
  const { tracks, named, count } = value.state
  const { at, hash, text } = value.last
  return (
    Array.isArray(tracks) &&
    tracks.every(isTrack) &&
    Array.isArray(named) &&
    named.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && isNumber(pair[1])) &&
    isNumber(count) &&
    isNumber(at) &&
    typeof hash === 'string' &&
    typeof text === 'string' &&
    isRecord(jsonOf(text))
  )
}

const isGuess = (value: unknown): boolean => isRecord(value) && isNumber(value.value) && isNumber(value.variance)

function isTrack(value: unknown): value is Track {
  if (!isRecord(value)) return false
  const { covariance, own, outer, heights, history, viewpoints, missedFrom } = value
  return (
    ['id', 'label', 'folded'].every((field) => typeof value[field] === 'string' && value[field] !== '') &&
    ['odds', 'firstSeen', 'lastSeen', 'count'].every((field) => isNumber(value[field])) &&
    isPair(value.center) &&
    isRecord(covariance) &&
    ['xx', 'xy', 'yy'].every((field) => isNumber(covariance[field])) &&
    isRecord(outer) &&
    isNumber(outer.x) &&
    isNumber(outer.y) &&
    (own === undefined || (isRecord(own) && ['length', 'width', 'yawDeg'].every((side) => isGuess(own[side])))) &&
    (heights === undefined || (isRecord(heights) && isGuess(heights.low) && isGuess(heights.high))) &&
    Array.isArray(viewpoints) &&
    viewpoints.every(isPair) &&
    (missedFrom === undefined || (Array.isArray(missedFrom) && missedFrom.every(isPair))) &&
    Array.isArray(history)
  )
}
