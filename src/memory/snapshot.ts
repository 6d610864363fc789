import { isV2loError, showReceived } from '../base/error'
import { isRow, type JsonRow } from '../base/fields/json-row'
import type { Diagnostic } from '../base/parsed'
import { readCorrection, readForgotten } from './check/edit'
import { isCount, isNumber, isTrack } from './check/saved-track'
import type { Checkpoint } from './log'
import { type LogEntry, type Observation, type ObservationInput, readObservation } from './observation'

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
  return isRow(value) && HEADER in value
}

/** Whether a line is a JSON object from its first brace to its last. */
export const isWholeLine = (line: string): boolean => isRow(jsonOf(line))

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
    if (typeof line === 'string' && line.trim() === '') continue
    const value = jsonOf(number === 1 ? String(line).replace(/^\ufeff/, '') : line)
    const first = isFirst
    isFirst = false
    if (!isRow(value)) {
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

/** An entry that was checked as if it had just been given, or what is wrong with it. */
function entryOf(value: JsonRow): LogEntry | string {
  try {
    if (value.kind === 'observe') return observationOf(value)
    const { kind, at, turn } = value
    if (kind !== 'correct' && kind !== 'forget') return `an entry of kind ${showReceived(kind)}`
    if (!isNumber(at)) return 'an entry without a time'
    if (!isNumber(turn)) return 'an edit without its turn'
    if (kind === 'forget') return { kind, at, turn, what: readForgotten(value.what as never) }
    if (typeof value.id !== 'string') return 'a correction without the id of a thing'
    return { kind, at, turn, id: value.id, change: readCorrection(value.change as never) }
  } catch (error) {
    if (isV2loError(error)) return error.message
    // Parts of a wrong type, which no check of the library expects.
    if (error instanceof TypeError) return 'not a whole entry'
    throw error
  }
}

function observationOf(value: JsonRow): Observation {
  const { pose, poseSd, view, objects, at, source, complete } = value as unknown as ObservationInput
  return readObservation({
    pose,
    objects: { origin: 'observer', objects: objects as never },
    at,
    ...(poseSd !== undefined && { poseSd }),
    ...(view !== undefined && { view }),
    ...(source !== undefined && { source }),
    ...(complete !== undefined && { complete }),
  }).observation
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (!isRow(value) || !isRow(value.state) || !isRow(value.last)) return false
  const { tracks, named, count } = value.state
  const { at, hash, text } = value.last
  return (
    Array.isArray(tracks) &&
    tracks.every(isTrack) &&
    new Set(tracks.map(({ id }) => id)).size === tracks.length &&
    Array.isArray(named) &&
    named.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && isCount(pair[1])) &&
    isCount(count) &&
    isNumber(at) &&
    typeof hash === 'string' &&
    typeof text === 'string' &&
    isEntryAt(at, jsonOf(text))
  )
}

function isEntryAt(at: number, value: unknown): boolean {
  if (!isRow(value)) return false
  const entry = entryOf(value)
  return typeof entry !== 'string' && entry.at === at
}
