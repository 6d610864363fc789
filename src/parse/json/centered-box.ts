import { foldKey } from './keys'
import type { Entry, Value } from './values'

/** The center and the full lengths of a box as written, or why they do not give one. */
export type CenteredBox =
  | { readonly parts: readonly [x: Value, y: Value, width: Value, depth: Value] }
  | { readonly refused: string }

type Found = readonly Value[] | { readonly refused: string } | undefined

/**
 * A box given by its center and its size, each of them two numbers in a list (`[1, 2]`), in an object
 * (`{"width": 2, "depth": 1}`) or under keys of the box itself (`cx`, `cy`, `width`, `depth`). `undefined` if there is
 * no center or no size.
 */
export function centeredBox(entries: readonly Entry[]): CenteredBox | undefined {
  const own = finder(entries)
  const center = pairOf(own('center', 'centre', 'centroid'), pointOf) ?? pointOf(own, 'c')
  const size = pairOf(own('size', 'dimensions'), sidesOf) ?? (center && sidesOf(own))
  if (center === undefined || size === undefined) return undefined
  if ('refused' in size) return size
  if ('refused' in center) return center
  if (center.length === 2 && size.length === 2) return { parts: [center[0]!, center[1]!, size[0]!, size[1]!] }
  const [a, b] = [center.length, size.length]
  if (a === 3 && b === 3)
    return { refused: 'a center and a size of 3 numbers each; read boxes in space with fromBoxes' }
  return { refused: `a center of ${a} and a size of ${b} numbers; give two of each` }
}

type Find = (...keys: readonly string[]) => Value | undefined

const finder =
  (entries: readonly Entry[]): Find =>
  (...keys) => {
    for (const key of keys) {
      const entry = entries.find((one) => foldKey(one.key) === key)
      if (entry) return entry.value
    }
    return undefined
  }

function pairOf(value: Value | undefined, inside: (find: Find) => Found): Found {
  if (value?.kind === 'list') return value.items
  return value?.kind === 'dict' ? inside(finder(value.entries)) : undefined
}

/** `x` and `y`, with a letter before them outside an object of their own, and `z` if it is given too. */
function pointOf(find: Find, prefix = ''): Found {
  const [x, y, z] = ['x', 'y', 'z'].map((axis) => find(prefix + axis))
  if (x === undefined || y === undefined) return undefined
  return z === undefined ? [x, y] : [x, y, z]
}

/**
 * The lengths along x and y. A height counts as the second if there is no depth: on a plan, a box is as high as it is
 * deep. Nobody says along which axis a "length" runs.
 */
function sidesOf(find: Find): Found {
  const width = find('width', 'w', 'x', 'dx', 'sx')
  const depth = find('depth', 'd', 'y', 'dy', 'sy')
  const height = find('height', 'h')
  if (width !== undefined && depth !== undefined) return [width, depth]
  if (find('length', 'l') !== undefined)
    return { refused: 'a size with a length, which may run along x or y; give width (x) and depth (y)' }
  return width !== undefined && height !== undefined ? [width, height] : undefined
}
