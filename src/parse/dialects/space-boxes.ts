import type { Transform } from '../../base/transform'
import { addObject, type Collector, type Name } from '../collect'
import type { EntryDialect } from '../dialect'
import { type Corners, readNumbers } from '../json/boxes'
import { type Cursor, mark, markObject } from '../json/cursor'
import { foldKey, roleOf } from '../json/keys'
import { nameOf, type ObjectEntries, prefer, readMapObject } from '../json/object'
import type { Entry, Value } from '../json/values'
import { CAMERA_BOX_FIELDS, cameraToMap } from './camera-box'
import { JSON_DIALECTS, type JsonDialect, readJsonBox } from './json-boxes'
import type { CameraFrame } from './text-dialect'

/** What the numbers of a 3D box mean, and how they become places on the map. */
interface BoxSpace {
  readonly dialect: JsonDialect
  readonly toMap: Transform
}

/** A dialect of 3D boxes in the form the tolerant reader takes, with the camera that saw them. */
export function entryDialect(dialect: JsonDialect, camera: CameraFrame): EntryDialect {
  const { name, origin, assumptions, axes } = dialect
  const space = { dialect, toMap: cameraToMap(camera, axes) }
  return {
    name,
    origin,
    assumptions,
    readObject: (c, to, object, inherited) => readSpaceObject(c, to, space, object, inherited),
    readNamed: (c, to, label, value) => readSpaceBox(c, to, space, label, value),
  }
}

/** The dialect whose key an object has. */
export function jsonDialectOf({ entries }: ObjectEntries): JsonDialect | undefined {
  const entry = entries.find(({ key }) => roleOf(key) === 'space')
  const folded = entry && foldKey(entry.key)
  return folded === undefined ? undefined : JSON_DIALECTS.find(({ foldedKey }) => foldedKey === folded)
}

function readSpaceObject(c: Cursor, to: Collector, space: BoxSpace, object: ObjectEntries, inherited?: Name): void {
  const { entries, start, end } = object
  let name: Entry | undefined
  let box: Entry | undefined
  for (const entry of entries) {
    if (roleOf(entry.key) === 'name') name = prefer(c, name, entry)
    else if (isSpaceBox(entry)) box = prefer(c, box, entry)
  }
  if (box === undefined) {
    readOther(c, to, object, inherited)
    return
  }
  for (const entry of entries)
    if (entry !== box && roleOf(entry.key) !== 'name') mark(c, 'extra-key', entry.keyStart, entry.keyEnd)
  const label = name === undefined ? inherited : nameOf(c, name.value)
  if (label !== undefined) readSpaceBox(c, to, space, label, box.value)
  else if (name === undefined) markObject(c, 'missing-name', start, end)
}

/** The key of a 3D box, or that of any box with as many numbers as a 3D box. */
function isSpaceBox({ key, value }: Entry): boolean {
  const role = roleOf(key)
  return role === 'space' || (role === 'box' && value.kind === 'list' && value.items.length === CAMERA_BOX_FIELDS)
}

/** An object without a 3D box: image boxes and grid cells mean the same in every dialect. */
function readOther(c: Cursor, to: Collector, object: ObjectEntries, inherited?: Name): void {
  const { entries, start, end } = object
  const roles = entries.map(({ key }) => roleOf(key))
  if (roles.includes('image') || (roles.includes('grid') && !roles.includes('box')))
    readMapObject(c, to, object, inherited)
  else if (roles.includes('box') || roles.includes('corner'))
    markObject(c, 'not-metric', start, end, 'a box on the plane among boxes in a camera’s space is in another frame')
  else markObject(c, 'missing-box', start, end)
}

function readSpaceBox(c: Cursor, to: Collector, space: BoxSpace, label: Name, value: Value): void {
  const { start, end } = value
  if (value.kind !== 'list') {
    markObject(c, 'bad-box', start, end, 'something that is no list')
    return
  }
  const numbers = readNumbers(c, value.items)
  if (numbers === undefined) return
  const read = readJsonBox(space.dialect, numbers, space.toMap, to.objects.length === 0)
  if ('code' in read) {
    markObject(c, read.code, start, end, read.detail)
    if (read.code === 'image-boxes') to.stopped = true
    return
  }
  const { box, ...extras } = read.outline
  const corners: Corners = { numbers: [box.minX, box.minY, box.maxX, box.maxY], start, end }
  addObject(c, to, label, corners, extras)
}
