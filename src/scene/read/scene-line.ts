import { isConvexCounterClockwise } from '../../base/convex'
import { showReceived, V2loError } from '../../base/error'
import { type Outline, outlineOfCorners } from '../../layout/from-boxes-outline'
import { foldLabel } from '../../layout/label'
import { readCamera } from '../draft/cameras'
import { createDraft, type DraftObject, failDraft, report, type SceneDraft } from '../draft/draft'
import { type Fields, isCorners, isFields, isNumbers, isPolygon, numberOf, textOf } from '../draft/json-values'
import { addPoses } from '../draft/poses'
import { SCENE_SOURCES, type Scene, type SceneSource } from '../scene'
import type { SceneReader } from './format'

/** The mark of a line of `scene.jsonl`, with the version of its form. */
export const SCENE_MARK = 'scene/1'

/**
 * A scene as one line of `scene.jsonl`, without a line end. `readScenes` and `readSceneLines` give it back as it was.
 * Throws a `V2loError` on a number that JSON cannot hold (NaN, an infinity).
 *
 * @example
 * await writeFile('scenes.jsonl', scenes.map((scene) => `${formatScene(scene)}\n`).join(''))
 */
export function formatScene(scene: Scene): string {
  const { id, source, layout, walls, cameras } = scene
  return JSON.stringify({ v2lo: SCENE_MARK, id, source, layout, walls, cameras }, (key, value: unknown) => {
    if (typeof value !== 'number' || Number.isFinite(value)) return value
    throw new V2loError({
      code: 'bad-number',
      expected: `finite numbers in the scene ${showReceived(id)}`,
      received: `${key}: ${value}`,
      remedy: 'leave out what is not known',
    })
  })
}

/** A scene of this package: `"v2lo": "scene/1"` beside its fields. */
export const sceneLineReader: SceneReader = {
  format: 'scene',
  recognizes: (value) => isFields(value) && 'v2lo' in value,
  *read(value, context) {
    const fields: Fields = isFields(value) ? value : {}
    const source = SCENE_SOURCES.find((name) => name === fields.source)
    const draft = createDraft(source ?? 'boxes', textOf(fields.id) ?? context.nextId(), context.place)
    draft.asWritten = true
    if (isReadable(draft, fields, source)) {
      readLayout(draft, isFields(fields.layout) ? fields.layout : {})
      if (!draft.failed) readSurroundings(draft, fields)
      if (context.poses && !draft.failed) addPoses(draft, context.poses, !context.place.line)
    }
    yield draft
  },
}

function isReadable(draft: SceneDraft, fields: Fields, source: SceneSource | undefined): boolean {
  const fail = (field: string, expected: string, remedy: string) =>
    failDraft(draft, 'bad-scene', { field }, { expected, received: fields[field], remedy })
  if (fields.v2lo !== SCENE_MARK) fail('v2lo', `"${SCENE_MARK}"`, 'write it anew with this version, or update v2lo-map')
  else if (textOf(fields.id) === undefined) fail('id', 'a text', 'name the scene')
  else if (source === undefined) fail('source', `one of ${SCENE_SOURCES.join(', ')}`, 'write "boxes" for your own')
  else if (!isFields(fields.layout)) fail('layout', '{ origin, objects }', 'see docs/scenes.md')
  return !draft.failed
}

function readLayout(draft: SceneDraft, { origin = 'world', objects, floor }: Fields): void {
  if (origin !== 'world') {
    const remedy = 'keep a map in an observer’s frame as a layout'
    failDraft(draft, 'bad-scene', { field: 'layout.origin' }, { expected: '"world"', received: origin, remedy })
  } else if (!Array.isArray(objects)) {
    const remedy = 'write [] for an empty scene'
    failDraft(draft, 'bad-scene', { field: 'layout.objects' }, { expected: 'a list', received: objects, remedy })
  } else {
    if (isPolygon(floor)) draft.floor = floor
    else if (floor !== undefined)
      report(
        draft,
        'bad-floor',
        { field: 'layout.floor' },
        { expected: 'at least three points [x, y]', received: floor },
      )
    for (const [i, value] of objects.entries()) {
      const field = `layout.objects[${i}]`
      const fields: Fields = isFields(value) ? value : {}
      const object = objectOf(fields)
      if (typeof object !== 'string') draft.objects.push(object)
      else {
        const name = textOf(fields.id) ?? textOf(fields.label) ?? field
        const detail = { expected: EXPECTED[object], received: fields[object] }
        report(draft, 'bad-object', { object: name, field: `${field}.${object}` }, detail)
      }
    }
  }
}

/** What each field of an object should be. */
const EXPECTED = {
  label: 'a text',
  id: 'a text, or no id',
  headingDeg: 'a number of degrees, or none',
  corners: 'at least four points [x, y, z]',
  box: '{ minX, minY, maxX, maxY } of finite numbers with minX <= maxX and minY <= maxY, or corners',
  footprint: 'a convex polygon, counter-clockwise, or none',
  zRange: '[low, high] of finite numbers with low <= high, or none',
} as const

/** An object of a line, or the field of it that is wrong. */
function objectOf({ id, label, headingDeg, ...fields }: Fields): DraftObject | keyof typeof EXPECTED {
  if (typeof label !== 'string' || foldLabel(label) === '') return 'label'
  if (id !== undefined && (typeof id !== 'string' || id === '')) return 'id'
  if (headingDeg !== undefined && numberOf(headingDeg) === undefined) return 'headingDeg'
  const outline = readOutline(fields)
  return typeof outline === 'string' ? outline : { id, label, outline, headingDeg: numberOf(headingDeg) }
}

/** The outline an object gives, or the one of its `corners`; else the field that is wrong. */
function readOutline(fields: Fields): (Omit<Outline, 'zRange'> & Partial<Outline>) | keyof typeof EXPECTED {
  const { corners, box, footprint, zRange } = fields
  if (box === undefined && corners !== undefined) return isCorners(corners, 4) ? outlineOfCorners(corners) : 'corners'
  const sides = isFields(box) ? [box.minX, box.minY, box.maxX, box.maxY] : undefined
  if (!isNumbers(sides, 4)) return 'box'
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = sides
  if (minX > maxX || minY > maxY) return 'box'
  if (footprint !== undefined && !(isPolygon(footprint) && isConvexCounterClockwise(footprint))) return 'footprint'
  if (zRange !== undefined && !(isNumbers(zRange, 2) && zRange[0]! <= zRange[1]!)) return 'zRange'
  return {
    box: { minX, minY, maxX, maxY },
    ...(footprint !== undefined && { footprint }),
    ...(zRange !== undefined && { zRange: [zRange[0]!, zRange[1]!] as const }),
  }
}

function readSurroundings(draft: SceneDraft, { walls = [], cameras = [] }: Fields): void {
  for (const [list, field] of [
    [walls, 'walls'],
    [cameras, 'cameras'],
  ] as const)
    if (!Array.isArray(list)) {
      const remedy = 'leave it out, or write []'
      failDraft(draft, 'bad-scene', { field }, { expected: 'a list', received: list, remedy })
    }
  if (draft.failed) return
  for (const [i, wall] of (walls as unknown[]).entries()) {
    const { from, to, base, top } = isFields(wall) ? wall : {}
    const good =
      isNumbers(from, 2) && isNumbers(to, 2) && isNumbers([base, top], 2) && (base as number) <= (top as number)
    if (good)
      draft.walls.push({ from: [from[0]!, from[1]!], to: [to[0]!, to[1]!], base: base as number, top: top as number })
    else {
      const expected = '{ from: [x, y], to: [x, y], base, top } with base <= top'
      report(draft, 'bad-wall', { field: `walls[${i}]` }, { expected, received: wall })
    }
  }
  for (const [i, value] of (cameras as unknown[]).entries()) {
    const camera = readCamera(draft, value, `cameras[${i}]`)
    if (camera) draft.cameras.push(camera)
  }
}
