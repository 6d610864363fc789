import { type Corners, readNumbers } from '../boxes'
import { addObject, type Collector, type Name } from '../collect'
import { type Cursor, mark, markObject } from '../cursor'
import type { EntryDialect } from '../dialect'
import { foldKey, roleOf } from '../keys'
import { nameOf, type ObjectEntries, prefer, readMapObject } from '../objects'
import type { Entry, Value } from '../values'
import type { CameraFrame } from './text-dialect'
import { JSON_DIALECTS, type JsonDialect, readJsonBox } from './json-boxes'

/** A dialect of boxes in space as the tolerant reader wants it, with the camera they were seen by. */
export function entryDialect(dialect: JsonDialect, camera: CameraFrame): EntryDialect {
  const { name, origin, assumptions } = dialect
  return {
    name,
    origin,
    assumptions,
    readObject: (c, to, object, inherited) => readSpaceObject(c, to, dialect, camera, object, inherited),
    readNamed: (c, to, label, value) => readSpaceBox(c, to, dialect, camera, label, value),
  }
}

/** The dialect whose key an object has. */
export function jsonDialectOf({ entries }: ObjectEntries): JsonDialect | undefined {
  for (const { key } of entries) {
    // Only a key with a 3 in it can be one of theirs, and most keys are spared the folding.
    if (!key.includes('3')) continue
    const folded = foldKey(key)
    const dialect = JSON_DIALECTS.find((candidate) => candidate.foldedKey === folded)
    if (dialect) return dialect
  }
  return undefined
}

function readSpaceObject(
  c: Cursor,
  to: Collector,
  dialect: JsonDialect,
  camera: CameraFrame,
  object: ObjectEntries,
  inherited?: Name,
): void {
  const { entries, start, end } = object
  let name: Entry | undefined
  let box: Entry | undefined
  for (const entry of entries) {
    if (roleOf(entry.key) === 'name') name = prefer(c, name, entry)
    else if (isSpaceKey(entry.key)) box = prefer(c, box, entry)
  }
  // An object of image boxes, grid cells or boxes on the plane is what it is in every dialect.
  if (box === undefined) {
    readMapObject(c, to, object, inherited)
    return
  }
  for (const entry of entries)
    if (entry !== box && roleOf(entry.key) !== 'name') mark(c, 'extra-key', entry.keyStart, entry.keyEnd)
  const label = name === undefined ? inherited : nameOf(c, name.value)
  if (label !== undefined) readSpaceBox(c, to, dialect, camera, label, box.value)
  else if (name === undefined) markObject(c, 'missing-name', start, end)
}

const isSpaceKey = (key: string) => JSON_DIALECTS.some(({ foldedKey }) => foldedKey === foldKey(key))

function readSpaceBox(
  c: Cursor,
  to: Collector,
  dialect: JsonDialect,
  camera: CameraFrame,
  label: Name,
  value: Value,
): void {
  const { start, end } = value
  if (value.kind !== 'list') {
    markObject(c, 'bad-box', start, end, 'something that is no list')
    return
  }
  const numbers = readNumbers(c, value.items)
  if (numbers === undefined) return
  const read = readJsonBox(dialect, numbers, camera, to.objects.length === 0)
  if ('code' in read) {
    markObject(c, read.code, start, end, read.detail)
    if (read.code === 'image-boxes') to.refused = true
    return
  }
  const { box, ...extras } = read.outline
  const corners: Corners = { numbers: [box.minX, box.minY, box.maxX, box.maxY], start, end }
  addObject(c, to, label, corners, extras)
}
