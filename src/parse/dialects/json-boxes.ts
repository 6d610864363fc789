import type { Transform } from '../../base/transform'
import type { Outline } from '../../layout/from-boxes-outline'
import type { DiagnosticCode } from '../diagnostics'
import { CAMERA_BOX_FIELDS, complainOfCameraBox, IMAGE_DETAIL, looksLikeImage, outlineOfCameraBox } from './camera-box'
import { isFiniteOutline } from './ledger'
import type { CameraAxes } from './text-dialect'

/**
 * A dialect that is JSON: the paper's list of objects with a different key for a 3D box, which is its sign. The
 * tolerant reader reads the list; this turns the numbers under the key into an outline.
 */
export interface JsonDialect {
  readonly name: 'qwen3-vl' | 'gemini-3d'
  readonly origin: 'observer'
  readonly assumptions: readonly string[]
  /** The key of the box, ignoring case and separators: `bbox_3d` is `bbox3d`. */
  readonly foldedKey: string
  readonly axes: CameraAxes
  /** How many degrees an angle of 1 means. */
  readonly unitDeg: number
}

/**
 * Qwen3-VL's `bbox_3d`: center, full lengths, and the angles about x, y, z in units of 180 degrees, in the camera's
 * frame. Its prompts call the angles roll, pitch, yaw; its own programs read them as pitch, yaw, roll, about x, y and
 * z. Source: the 3D grounding cookbook of QwenLM/Qwen3-VL.
 */
export const qwen3Vl: JsonDialect = {
  name: 'qwen3-vl',
  origin: 'observer',
  assumptions: [
    'boxes are in the camera’s frame: x right, y down, z forward, meters; the camera is the observer',
    'the angles turn about the camera’s x, y and z axes in this order and are in units of 180 degrees',
  ],
  foldedKey: 'bbox3d',
  axes: 'right-down-forward',
  unitDeg: 180,
}

/**
 * Gemini's `box_3d`: center, full lengths, and roll, pitch, yaw in degrees about x, y, z. Google's own viewers take x
 * to the right, y forward and z up. Source: google-gemini/cookbook, examples/Spatial_understanding_3d.ipynb.
 */
export const gemini3d: JsonDialect = {
  name: 'gemini-3d',
  origin: 'observer',
  assumptions: [
    'boxes are in the frame Gemini’s own viewers use: x right, y forward, z up, meters; the camera is the observer',
    'roll, pitch and yaw turn about x, y and z in this order and are in degrees',
  ],
  foldedKey: 'box3d',
  axes: 'right-forward-up',
  unitDeg: 1,
}

/** The dialects that are recognized by the key of their boxes. */
export const JSON_DIALECTS: readonly JsonDialect[] = [qwen3Vl, gemini3d]

/** The numbers under a dialect's key as an outline, or why they are not a box. */
export type BoxReading =
  | { readonly outline: Outline }
  | { readonly code: Extract<DiagnosticCode, 'bad-box' | 'bad-number' | 'image-boxes'>; readonly detail: string }

/**
 * Reads the nine finite numbers of a box and maps them with {@link cameraToMap}. `first` marks the first box of a text,
 * whose numbers show what the text is.
 */
export function readJsonBox(
  dialect: JsonDialect,
  numbers: readonly number[],
  toMap: Transform,
  first: boolean,
): BoxReading {
  if (numbers.length !== CAMERA_BOX_FIELDS)
    return { code: 'bad-box', detail: `${numbers.length} numbers where nine make a box in space` }
  if (first && looksLikeImage(numbers.slice(0, 6))) return { code: 'image-boxes', detail: IMAGE_DETAIL }
  const complaint = complainOfCameraBox(numbers, dialect.unitDeg)
  if (complaint) return { code: 'bad-box', detail: complaint }
  const outline = outlineOfCameraBox(numbers, dialect.unitDeg, toMap)
  return isFiniteOutline(outline) ? { outline } : { code: 'bad-number', detail: 'a corner of the box' }
}
