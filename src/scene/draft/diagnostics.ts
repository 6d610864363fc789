import { showReceived } from '../../base/error'
import type { Diagnostic, Severity } from '../../base/parsed'

/**
 * Every code a reader of scenes can report: its severity and its sentence. `docs/scenes.md` lists the same codes,
 * and a test holds the two equal. Words in braces are filled in.
 */
export const SCENE_DIAGNOSTICS = {
  // A file, or a scene of it, that cannot be read
  'bad-json': ['error', 'expected JSON, received {received}; write the file with a JSON library'],
  'bad-text': ['error', 'expected UTF-8 text, received other bytes; save the file as UTF-8'],
  'long-line': [
    'error',
    'expected a line of at most {expected} bytes, received a longer one; write one scene to a line',
  ],
  'unknown-format': ['error', 'expected {expected}, received {received}; {remedy}'],
  'refused-format': ['error', 'expected the size and the place of every object, received {received}; {remedy}'],
  'no-scenes': ['error', 'expected a scene, received {received}; pass a file with at least one'],
  'bad-scene': ['error', 'scene dropped: expected {expected}, received {received}; {remedy}'],
  'no-assets': [
    'error',
    "scene dropped: expected the sizes of a house's assets, received none; pass the asset database (option assets, flag --assets FILE)",
  ],
  'not-meters': ['error', 'scene dropped: expected meters, received {received}; convert it and read it again'],
  // Parts of a scene that are lost
  'bad-object': ['error', 'object dropped: expected {expected}, received {received}; mend its record or leave it out'],
  'unknown-asset': [
    'error',
    'object dropped: expected an asset of the database, received {received}; add its size to the database',
  ],
  'object-not-meters': ['error', 'object dropped: expected meters, received {received}; convert it to meters'],
  'bad-camera': ['error', 'camera dropped: expected {expected}, received {received}; mend its record or leave it out'],
  'bad-wall': ['error', 'wall dropped: expected {expected}, received {received}; mend its record or leave it out'],
  'bad-floor': ['error', 'floor left out: expected {expected}, received {received}; mend it or leave it out'],
  'missing-layer': [
    'error',
    'layer left out: expected {received} in the archive, received no such file; export it again',
  ],
  // Kept, but odd
  'duplicate-scene': [
    'warning',
    'expected an id that no other scene has, received {received}; it was renamed {remedy}',
  ],
  'duplicate-object': [
    'warning',
    'expected an id that no other object has, received {received}; it was renamed {remedy}',
  ],
  'duplicate-camera': [
    'warning',
    'expected an id that no other camera has, received {received}; it was renamed {remedy}',
  ],
  'bad-oriented-box': [
    'warning',
    'expected {expected}, received {received}; the axis-aligned box was used in its place',
  ],
  'boxes-disagree': [
    'warning',
    'expected the oriented box inside the axis-aligned one, received one that stands out by {received}; it was used all the same',
  ],
  'moved-object': [
    'warning',
    'expected the same place in every event, received one {received} away; the place in the first event counts',
  ],
  'no-objects': ['warning', 'expected objects, received none; the scene was kept without any'],
  'no-floor': [
    'warning',
    'expected the outline of the floor, received none; the area is unknown and nothing is far from it',
  ],
  'no-height': ['warning', 'expected zRange, received none for {received}; their heights stay unknown'],
  'no-pose': ['warning', 'expected a pose of this scene among the poses, received none; it was kept without a camera'],
  'camera-in-wall': ['warning', 'expected a camera in free space, received one inside a wall; it was kept'],
  // Read in the only way it can be meant
  'not-finite': ['repair', 'expected numbers, received {received}; they were read as missing'],
  'row-major': ['repair', 'expected a transform column by column, received one row by row; it was turned'],
} as const satisfies Record<string, readonly [Severity, string]>

/** What a reader of scenes can report; docs/scenes.md lists the codes. */
export type SceneDiagnosticCode = keyof typeof SCENE_DIAGNOSTICS

/** What a reader of scenes found, and where, as precisely as is known. */
export interface SceneDiagnostic extends Diagnostic {
  readonly code: SceneDiagnosticCode
  /** Name of the file, if the caller gave it. */
  readonly file?: string
  /** Number of the line in the file, from 1, if the file has one scene per line. */
  readonly line?: number
  /** Name of the scene. */
  readonly scene?: string
  /** Id or label of the object, as the file has it. */
  readonly object?: string
  /** The field of the file that is missing or wrong. */
  readonly field?: string
}

/** Where something was found. */
export interface ScenePlace {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly scene?: string | undefined
  readonly object?: string | undefined
  readonly field?: string | undefined
}

/** What fills the braces of a sentence; `received` is any value, shown as in every error of the library. */
export interface SceneDetail {
  readonly expected?: string
  readonly received?: unknown
  readonly remedy?: string
}

/** A diagnostic whose sentence begins with its place: `rooms.json, FloorPlan6, Chair, position: expected ...`. */
export function diagnoseScene(code: SceneDiagnosticCode, place: ScenePlace, detail: SceneDetail = {}): SceneDiagnostic {
  const [severity, sentence] = SCENE_DIAGNOSTICS[code]
  const words: Readonly<Record<string, string>> = {
    expected: detail.expected ?? '',
    received: detail.received instanceof Described ? detail.received.words : showReceived(detail.received),
    remedy: detail.remedy ?? '',
  }
  const { file, line, scene, object, field } = place
  const where = [file, line === undefined ? undefined : `line ${line}`, scene, object, field].filter((part) => part)
  // A function, because a replacement text would read `$&` in a detail.
  const said = sentence.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
  return {
    code,
    severity,
    message: where.length > 0 ? `${where.join(', ')}: ${said}` : said,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(scene !== undefined && { scene }),
    ...(object !== undefined && { object }),
    ...(field !== undefined && { field }),
  }
}

/** Words in place of a received value, shown without quotes. */
export class Described {
  constructor(readonly words: string) {}
}
