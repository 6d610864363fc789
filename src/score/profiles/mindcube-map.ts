import { readFacing } from '../../grid/facing'
import type { GridMap } from '../../grid/grid-map'
import { CODES } from './mindcube-relations'

/** An object or a view of a map: its place, y downwards, and the code of its facing, 0 for none. */
export interface MindCubeNode {
  readonly x: number
  readonly y: number
  readonly facing: number
}

/** A map as MindCube's evaluator has it before two are compared. */
export interface MindCubeMap {
  /** Not empty; the program's name for it is `parsable_json`. */
  readonly parsable: boolean
  /** Every entry has the form that the program asks for: one that does not costs the whole map. */
  readonly valid: boolean
  /** Objects and views by name; the last of several with the same name. */
  readonly nodes: ReadonlyMap<unknown, MindCubeNode>
  readonly hasViews: boolean
  /** The names of the objects without the views, for a map that keeps the two apart. */
  readonly objectNames: readonly unknown[] | undefined
}

/** A grid map that was read or made here; `malformed` entries cost it everything, as they do in the program. */
export function mindcubeMapOfGrid({ objects, views, yAxis, malformed = 0 }: GridMap): MindCubeMap {
  const nodes = new Map<unknown, MindCubeNode>()
  // Only differences of places count, so a map with rows counted upwards needs no size to be turned.
  const sign = yAxis === 'down' ? 1 : -1
  for (const { name, cell, facing } of [...objects.map((o) => ({ ...o, name: o.label })), ...(views ?? [])])
    nodes.set(name, { x: cell[0], y: sign * cell[1], facing: facing === undefined ? 0 : CODES[facing] })
  return {
    parsable: objects.length > 0 || views !== undefined || malformed > 0,
    valid: malformed === 0,
    nodes,
    hasViews: views !== undefined,
    objectNames: views === undefined ? undefined : [...new Set(objects.map(({ label }) => label))],
  }
}

type Json = { readonly [key: string]: unknown }
type Entries = readonly (readonly [name: unknown, entry: unknown])[]

/**
 * A map in MindCube's own JSON, checked as its evaluator checks it: each entry needs a position of two numbers or more
 * (numbers in texts count), and a facing that is one of its words, a list that begins with one, empty or null. A
 * generated map without lists of objects has lists of instances cut to the first; a true map has not.
 */
export function mindcubeMapOfJson(map: Json, generated: boolean): MindCubeMap {
  const isComplex = Array.isArray(map.objects)
  const cut = (value: unknown) => (generated && Array.isArray(value) ? value[0] : value)
  const entries: Entries = isComplex
    ? [...named(map.objects), ...('views' in map ? named(map.views) : [])]
    : Object.entries(map).map(([name, value]) => [name, cut(value)] as const)
  const isList = !isComplex || !('views' in map) || Array.isArray(map.views)
  const nodes = new Map<unknown, MindCubeNode>()
  let valid = isList
  for (const [name, entry] of entries) {
    const node = nodeOf(entry)
    if (node === undefined || name === undefined || (typeof name === 'object' && name !== null)) valid = false
    // A map with an object called `objects` is taken for one with a list, and then has no nodes.
    else if (isComplex || !('objects' in map)) nodes.set(name, node)
  }
  return {
    parsable: Object.keys(map).length > 0,
    valid,
    nodes,
    hasViews: 'views' in map,
    objectNames:
      'objects' in map ? (isComplex ? [...new Set(named(map.objects).map(([name]) => name))] : []) : undefined,
  }
}

/** The items of a list with their names; an item that is not a dictionary, or without a name, has none. */
function named(list: unknown): Entries {
  if (!Array.isArray(list)) return []
  return list.map((item: unknown) => [isDictionary(item) ? item.name : undefined, item] as const)
}

const isDictionary = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function nodeOf(entry: unknown): MindCubeNode | undefined {
  if (!isDictionary(entry) || !Array.isArray(entry.position) || entry.position.length < 2) return undefined
  const x = numberOf(entry.position[0])
  const y = numberOf(entry.position[1])
  const facing = codeOf(entry.facing)
  return x === undefined || y === undefined || facing === undefined ? undefined : { x, y, facing }
}

const NUMBER = /^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/i

/** What Python's `float` makes of a JSON value; a text that spells no finite number is `undefined`. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'string' && !NUMBER.test(value.trim())) return undefined
  const number = typeof value === 'string' ? Number(value.replaceAll('_', '')) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** The code of a facing, 0 for none; `undefined` for what makes a map invalid. */
function codeOf(facing: unknown): number | undefined {
  if (facing === undefined || facing === null) return 0
  if (Array.isArray(facing) && facing.length === 0) return 0
  const first: unknown = Array.isArray(facing) ? facing[0] : facing
  const read = typeof first === 'string' ? readFacing(first, 'mindcube') : undefined
  return read === undefined ? undefined : CODES[read]
}
