import { foldLabel } from '../../layout/label'

/** The role of a key in an object. */
export type KeyRole = 'name' | 'box' | 'space' | 'image' | 'grid' | 'corner' | 'size' | 'other'

const ROLES: ReadonlyMap<string, KeyRole> = /* @__PURE__ */ (() =>
  new Map<string, KeyRole>([
    ...['objectname', 'name', 'label', 'category', 'object', 'class', 'classname', 'objectlabel'].map(
      (key) => [key, 'name'] as const,
    ),
    ...['bbox', 'box', 'boundingbox', 'coordinates', 'coords'].map((key) => [key, 'box'] as const),
    ...['bbox3d', 'box3d'].map((key) => [key, 'space'] as const),
    ...['bbox2d', 'box2d', 'point2d'].map((key) => [key, 'image'] as const),
    ['position', 'grid'],
    ...['x1', 'y1', 'x2', 'y2', 'xmin', 'ymin', 'xmax', 'ymax', 'minx', 'miny', 'maxx', 'maxy', 'min', 'max'].map(
      (key) => [key, 'corner'] as const,
    ),
    ...['center', 'centre', 'centroid', 'size', 'dimensions', 'cx', 'cy'].map((key) => [key, 'corner'] as const),
    ...['x', 'y', 'width', 'height', 'depth', 'w', 'h'].map((key) => [key, 'size'] as const),
  ]))()

/** The names a box or an object can have, in order of priority. */
const PREFERENCE: readonly string[] = ['objectname', 'name', 'label', 'bbox', 'boundingbox', 'box']

/** A key in the form used for comparing: normalized like a label, unless it is too long to be a known key. */
export const foldKey = (key: string): string => (key.length > 40 ? key : foldLabel(key))

export function roleOf(key: string): KeyRole {
  if (key === 'object_name') return 'name'
  if (key === 'bbox') return 'box'
  return ROLES.get(foldKey(key)) ?? 'other'
}

/** The spelling of a role in the paper's format. */
export const CANONICAL = { name: 'object_name', box: 'bbox' } as const

/** The priority of a key among others of its role; lower wins. */
export function preference(key: string): number {
  const at = PREFERENCE.indexOf(foldKey(key))
  return at < 0 ? PREFERENCE.length : at
}

/** Keys that hold a whole map; they never name an object. */
const WRAPPERS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['map', 'maps', 'objects', 'object', 'layout', 'scene', 'room', 'data', 'result', 'results', 'items', 'list'],
    ...[
      'cognitivemap',
      'cogmap',
      'bev',
      'bevmap',
      'response',
      'output',
      'annotations',
      'detections',
      'boxes',
      'bboxes',
    ],
    ...['rooms', 'arguments', 'parameters', 'args', 'params', 'function', 'toolinput', 'input', 'toolcalls'],
    ...['functioncall', 'message', 'content', 'text', 'json', 'payload'],
  ]))()

/** Keys that describe a map and hold none of it; a room may hold objects too. */
const DESCRIPTIONS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['room', 'roomsize', 'roombounds', 'roombbox', 'scene', 'scenebounds', 'scenesize', 'floor', 'walls'],
    ...['bounds', 'extent', 'extents', 'sizes', 'size', 'dimensions', 'area', 'range', 'xrange', 'yrange'],
    ...['frame', 'axes', 'axis', 'coordinatesystem', 'coordinateframe', 'units', 'unit', 'scale', 'origin'],
    ...['meta', 'metadata', 'info', 'camera', 'observer', 'viewer', 'gridsize', 'mapsize', 'mapbounds', 'imagesize'],
  ]))()

/** Whether a key describes the map or room it is in, so that numbers under it are not an object. */
export function describesMap(key: string): boolean {
  return DESCRIPTIONS.has(foldKey(key))
}

/** Descriptions that are never the name of a thing, unlike `range` or `frame`: four numbers under them are the map's. */
const EXTENTS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['bounds', 'extent', 'extents', 'roomsize', 'roombounds', 'roombbox', 'scenebounds', 'scenesize'],
    ...['xrange', 'yrange', 'gridsize', 'mapsize', 'mapbounds', 'imagesize', 'origin'],
  ]))()

/** Whether a key gives the extent of the map, so that a box under it is not an object either. */
export function givesExtent(key: string): boolean {
  return EXTENTS.has(foldKey(key))
}

/** Four numbers that an object may have besides its box. */
const ATTRIBUTES: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(['rotation', 'quaternion', 'orientation', 'pose', 'color', 'colour', 'rgba', 'obb', 'mask', 'rot', 'quat']))()

/** Names for an object's box that are not labels either: `{"sofa": {"rect": [..]}}` is not a room with a rect. */
const BOX_WORDS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    'rect',
    'rectangle',
    'corners',
    'xyxy',
    'xywh',
    'aabb',
    'footprint',
    'region',
    'location',
    'polygon',
    'pos',
    'zrange',
  ]))()

/** Whether a key inside a room's dictionary can be the label of an object in it. */
export function canLabel(key: string): boolean {
  return canName(key) && !describesMap(key) && !BOX_WORDS.has(foldKey(key)) && roleOf(key) === 'other'
}

/** Whether a key next to a name or a box can be a label, and is not one more fact about that object. */
export function canLabelBeside(key: string): boolean {
  return canLabel(key) && !ATTRIBUTES.has(foldKey(key)) && !/box|bounds/i.test(key)
}

const ROOM =
  /(?:room|kitchen|kitchenette|hall|hallway|corridor|office|balcony|garage|lobby|foyer|pantry|attic|basement|terrace|studio|lounge|nursery|porch|entryway|apartment|house)\d*$/

/** Whether a key or a name is that of a room, such as `living_room` or `kitchen 2`, and not of a thing in one. */
export const isRoomName = (name: string): boolean => ROOM.test(foldKey(name))

/** Keys of an object that hold the objects on it or in it. */
const HOLDERS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    'on',
    'ontop',
    'in',
    'inside',
    'under',
    'contains',
    'contents',
    'children',
    'holds',
    'objectson',
    'supports',
  ]))()

/** Whether a dictionary under a key of an object holds objects by their labels. */
export function holdsByName(key: string): boolean {
  return HOLDERS.has(foldKey(key))
}

/** Keys with a special meaning in JavaScript; as data they are skipped like any unknown key. */
const INHERITED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a key of a dictionary can be the name of the object that is its value. */
export function canName(key: string): boolean {
  return !WRAPPERS.has(foldKey(key)) && !INHERITED.has(key)
}

export function isInherited(key: string): boolean {
  return INHERITED.has(key)
}
