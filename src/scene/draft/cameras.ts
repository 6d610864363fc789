import type { SceneCamera } from '../scene'
import { report, type SceneDraft } from './draft'
import { type Fields, isFields, isFinite3, numberOf, textOf } from './json-values'

/** Reads a camera as scenes hold them; reports `bad-camera` if a field is missing or is not what it should be. */
export function readCamera(draft: SceneDraft, value: unknown, fallbackId: string): SceneCamera | undefined {
  const fields: Fields = isFields(value) ? value : {}
  const id = textOf(fields.id) ?? fallbackId
  const bad = (field: string, expected: string) => {
    report(draft, 'bad-camera', { object: id, field }, { expected, received: fields[field] })
    return undefined
  }
  const { position, yawDeg, pitchDeg, verticalFovDeg, width, height, image } = fields
  if (!isFinite3(position)) return bad('position', 'three finite numbers, meters')
  if (!isNumber(yawDeg)) return bad('yawDeg', 'degrees clockwise from +y')
  if (!isNumber(pitchDeg) || Math.abs(pitchDeg) > 90) return bad('pitchDeg', 'degrees from -90 to 90, up is positive')
  if (!isNumber(verticalFovDeg) || verticalFovDeg <= 0 || verticalFovDeg >= 180)
    return bad('verticalFovDeg', 'degrees between 0 and 180')
  if (!isNumber(width) || width <= 0) return bad('width', 'a number of pixels')
  if (!isNumber(height) || height <= 0) return bad('height', 'a number of pixels')
  if (image !== undefined && typeof image !== 'string') return bad('image', 'a path')
  const seen = fields.seen === undefined ? undefined : readSeen(fields.seen)
  if (fields.seen !== undefined && seen === undefined)
    return bad('seen', '{ id: { pixels } } with numbers of at least 0')
  return {
    id,
    position: [position[0], position[1], position[2]],
    yawDeg,
    pitchDeg,
    verticalFovDeg,
    width,
    height,
    ...(image !== undefined && { image }),
    ...(seen !== undefined && { seen }),
  }
}

const isNumber = (value: unknown): value is number => numberOf(value) !== undefined

function readSeen(value: unknown): SceneCamera['seen'] | undefined {
  if (!isFields(value)) return undefined
  const entries = Object.entries(value).map(([id, entry]) => [id, isFields(entry) ? numberOf(entry.pixels) : undefined])
  if (!entries.every(([, pixels]) => typeof pixels === 'number' && pixels >= 0)) return undefined
  return Object.fromEntries(entries.map(([id, pixels]) => [id, { pixels: pixels as number }]))
}
