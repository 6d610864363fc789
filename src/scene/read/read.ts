import { splitLines } from '../../base/lines'
import { Described, diagnoseScene, type SceneDiagnostic, type ScenePlace } from '../draft/diagnostics'
import type { SceneDraft } from '../draft/draft'
import type { SceneFilter } from '../draft/filters'
import { finishScene, type ParsedScene } from '../draft/finish'
import { addPoses } from '../draft/poses'
import { addEvent, ai2thorObjectsReader, beginEvents, isThorEvent, sceneOfEvent } from './ai2thor'
import { type ReadContext, SCENE_FORMATS, type SceneFormat, type SceneReader } from './format'
import { type ReadRules, type ReadScenesOptions, readRules } from './options'
import { procthorReader } from './procthor'
import { refusedShape } from './refused-formats'
import { revsiReader } from './revsi'
import { roomPlanReader } from './roomplan-json'
import { readRoomPlanUsd } from './roomplan-usd'
import { sceneLineReader } from './scene-line'
import { linePiece, type Piece, piecesOf } from './split-input'
import { vsiBenchReader } from './vsi-bench'

/** One scene of a file: the scene, or why it is lost, and what was done to it. */
export type SceneReading = ParsedScene & {
  /** The format it was read as; absent if no format was recognized. */
  readonly format?: SceneFormat
  /** The scene's id if it has one, even if the scene is lost. */
  readonly id?: string
  /** Objects kept. */
  readonly kept: number
  /** Objects that each filter dropped, for the filters that were on. */
  readonly dropped: Readonly<Partial<Record<SceneFilter, number>>>
  /** What the reader assumed, one sentence each. */
  readonly assumed: readonly string[]
  /** The id that an object has in the file, by its id in the scene, if the two differ. */
  readonly fileIds: Readonly<Record<string, string>>
}

const READERS: readonly SceneReader[] = [
  sceneLineReader,
  procthorReader,
  revsiReader,
  ai2thorObjectsReader,
  roomPlanReader,
  vsiBenchReader,
]

/**
 * The scenes of a file, one after the other: AI2-THOR metadata, ProcTHOR houses, Apple RoomPlan, VSI-Bench, ReVSI, or
 * lines of `scene.jsonl`. `data` is the text of the file, its bytes (archives need them), or its parsed JSON. The format
 * is recognized by its shape and reported; a text of several JSON values is read line by line. One broken scene or
 * object never costs another: what is lost or odd is a diagnostic that names file, scene, object and field. Throws a
 * `V2loError` on invalid options.
 *
 * @example
 * for (const reading of readScenes(await readFile('scannet_meta_info_val.json'), { file: 'scannet_meta_info_val.json' }))
 *   if (reading.ok) console.log(reading.value.id, reading.value.layout.objects.length)
 */
export function readScenes(data: unknown, options: ReadScenesOptions = {}): Iterable<SceneReading> {
  const rules = readRules(options)
  return {
    *[Symbol.iterator]() {
      const session = openSession(rules)
      for (const piece of piecesOf(data, rules.place)) yield* readPiece(session, piece)
      yield* endSession(session)
    },
  }
}

/**
 * The scenes of a `scene.jsonl` of any size as its bytes arrive, one line in memory at a time; lines of the other JSON
 * formats are read too. A line over 64 MB is a diagnostic. Otherwise as {@link readScenes}.
 *
 * @example
 * for await (const reading of readSceneLines(createReadStream('scenes.jsonl'))) if (reading.ok) use(reading.value)
 */
export async function* readSceneLines(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options: ReadScenesOptions = {},
): AsyncIterable<SceneReading> {
  const rules = readRules(options)
  const session = openSession(rules)
  for await (const line of splitLines(bytesOf(chunks), LONGEST_LINE)) {
    if ('text' in line) yield* readPiece(session, linePiece(line.text, line.number, rules.place))
    else
      yield* readPiece(session, {
        kind: 'problem',
        problem: unreadLine(line.problem, { ...rules.place, line: line.number }),
      })
  }
  yield* endSession(session)
}

/** The longest line that is read, bytes. */
const LONGEST_LINE = 64 * 1024 * 1024

const unreadLine = (problem: 'too-long' | 'invalid-utf8', place: ScenePlace) =>
  problem === 'too-long'
    ? diagnoseScene('long-line', place, { expected: String(LONGEST_LINE) })
    : diagnoseScene('bad-text', place)

async function* bytesOf(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk
}

/** State kept between the scenes of one file. */
interface Session {
  readonly rules: ReadRules
  /** Ids of the scenes so far. */
  readonly taken: Set<string>
  /** How many scenes had no name of their own. */
  unnamed: number
  yielded: number
  /** The scene of the events so far, which later events may join. */
  events: SceneDraft | undefined
}

const openSession = (rules: ReadRules): Session => ({
  rules,
  taken: rules.taken ?? new Set(),
  unnamed: 0,
  yielded: 0,
  events: undefined,
})

function* readPiece(session: Session, piece: Piece): Iterable<SceneReading> {
  if (piece.kind === 'value') yield* readValues(session, piece)
  else {
    yield* endEvents(session)
    if (piece.kind === 'problem') yield lost(session, piece.problem)
    else
      for (const draft of readRoomPlanUsd(piece.layers, contextOf(session))) yield finished(session, draft, 'roomplan')
  }
}

function* endSession(session: Session): Iterable<SceneReading> {
  yield* endEvents(session)
  if (session.yielded === 0)
    yield lost(session, diagnoseScene('no-scenes', session.rules.place, { received: new Described('none') }))
}

function contextOf(session: Session, line?: number): ReadContext {
  const { place, poses, assets, stem } = session.rules
  const nextId = () => (++session.unnamed === 1 ? stem : `${stem}-${session.unnamed}`)
  return { place: line === undefined ? place : { ...place, line }, nextId, poses, assets }
}

function* readValues(session: Session, piece: Extract<Piece, { kind: 'value' }>): Iterable<SceneReading> {
  const context = contextOf(session, piece.line)
  let found = piece.found
  // What is found in the text as a whole is reported with its first scene.
  const take = (draft: SceneDraft): SceneDraft => {
    if (found !== undefined) draft.found.unshift(found)
    found = undefined
    return draft
  }
  for (const value of valuesIn(piece.value, session.rules.format)) {
    if (isEvent(value, session.rules.format)) {
      const joins = session.events !== undefined && sceneOfEvent(value) === session.events.id
      if (!joins) {
        yield* endEvents(session)
        session.events = take(beginEvents(value, context))
      }
      addEvent(session.events!, value, !joins)
      continue
    }
    yield* endEvents(session)
    const reader = READERS.find(({ format, recognizes }) =>
      session.rules.format === undefined ? recognizes(value) : session.rules.format === format,
    )
    if (reader) for (const draft of reader.read(value, context)) yield finished(session, take(draft), reader.format)
    else yield lost(session, unread(value, context))
  }
}

/** A list is a list of scenes or events, unless it is the list of one scene's objects. */
function valuesIn(value: unknown, format: SceneFormat | undefined): readonly unknown[] {
  if (!Array.isArray(value)) return [value]
  const isOneScene = (format ?? 'ai2thor-objects') === 'ai2thor-objects' && ai2thorObjectsReader.recognizes(value)
  return isOneScene ? [value] : value
}

const isEvent = (value: unknown, format: SceneFormat | undefined) =>
  format === undefined ? isThorEvent(value) : format === 'ai2thor-events'

function unread(value: unknown, { place }: ReadContext): SceneDiagnostic {
  const refused = refusedShape(value)
  if (refused)
    return diagnoseScene('refused-format', place, { received: new Described(refused.received), remedy: refused.remedy })
  return diagnoseScene('unknown-format', place, {
    expected: `a scene of one of the formats ${SCENE_FORMATS.join(', ')}`,
    received: value,
    remedy: 'name the format (option format), or write a scene.jsonl as docs/scenes.md shows',
  })
}

function* endEvents(session: Session): Iterable<SceneReading> {
  const { events, rules } = session
  if (events === undefined) return
  session.events = undefined
  if (rules.poses && !events.failed) addPoses(events, rules.poses, false)
  yield finished(session, events, 'ai2thor-events')
}

function finished(session: Session, draft: SceneDraft, format: SceneFormat): SceneReading {
  session.yielded++
  const { filters, labels, renamed, ids, floorZ } = session.rules
  const { parsed, ...tally } = finishScene(named(session, draft), {
    filters: filters ?? (draft.asWritten ? [] : session.rules.everyFilter),
    labels: { style: labels ?? (draft.asWritten ? undefined : 'words'), renamed },
    ids: ids ?? (draft.asWritten ? 'file' : 'labels'),
    floorZ,
  })
  return { ...parsed, format, id: parsed.ok ? parsed.value.id : draft.id, ...tally }
}

/** A scene with a duplicate id gets a new one, because every statistic counts by id. */
function named(session: Session, draft: SceneDraft): SceneDraft {
  if (draft.failed) return draft
  let id = draft.id
  for (let count = 2; session.taken.has(id); count++) id = `${draft.id}#${count}`
  session.taken.add(id)
  if (id === draft.id) return draft
  draft.found.push(
    diagnoseScene('duplicate-scene', { ...draft.place, field: 'id' }, { received: draft.id, remedy: id }),
  )
  return { ...draft, id }
}

function lost(session: Session, problem: SceneDiagnostic): SceneReading {
  session.yielded++
  return { ok: false, diagnostics: [problem], kept: 0, dropped: {}, assumed: [], fileIds: {} }
}
