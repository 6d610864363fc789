import { createIdMaker, type IdMaker } from '../layout/ids'
import { foldLabel } from '../layout/label'
import type { BevObject } from '../layout/layout'
import type { Corners } from './boxes'
import { type Cursor, markObject } from './cursor'
import { createRepeatFinder, type RepeatFinder } from './repeats'

/** The objects read so far. */
export interface Collector {
  readonly objects: BevObject[]
  readonly ids: IdMaker
  /** Kept once an id shows that a label may have been seen before. */
  repeats?: RepeatFinder
  /** How many of `objects` are in `repeats`. */
  indexed: number
  /** Nothing more is to be read: the map is refused, or a limit is reached. */
  stopped?: true
}

/** What else an object may carry besides its box. */
export type Extras = Pick<BevObject, 'footprint' | 'zRange' | 'headingDeg'>

/** A label with the place it stands at. */
export interface Name {
  readonly text: string
  readonly start: number
  readonly end: number
}

export function createCollector(): Collector {
  return { objects: [], ids: createIdMaker(), indexed: 0 }
}

/**
 * Adds an object: corners sorted, -0 made 0, its id given, what is odd about it reported. False when its name is
 * none. `extras` must be checked.
 */
export function addObject(c: Cursor, to: Collector, name: Name, corners: Corners, extras?: Extras): boolean {
  const folded = foldedName(c, name)
  if (folded === undefined) return false
  const [x1, y1, x2, y2] = corners.numbers
  if (x1 > x2 || y1 > y2) markObject(c, 'swapped-corners', corners.start, corners.end)
  // Adding 0 makes -0 plain 0.
  const box = {
    minX: Math.min(x1, x2) + 0,
    minY: Math.min(y1, y2) + 0,
    maxX: Math.max(x1, x2) + 0,
    maxY: Math.max(y1, y2) + 0,
  }
  const width = box.maxX - box.minX
  const depth = box.maxY - box.minY
  const area = width * depth
  if (!(area > 0 && area < Infinity)) markExtent(c, width, depth, corners)
  const id = to.ids.idFor(name.text, folded)
  const object: BevObject = extras ? { id, label: name.text, box, ...extras } : { id, label: name.text, box }
  // An id that is not the label is the sign of a label seen before.
  if (id !== name.text) markRepeat(c, to, folded, object, name)
  to.objects.push(object)
  return true
}

function foldedName(c: Cursor, name: Name): string | undefined {
  if (name.text.length > c.limits.nameLength) {
    markObject(c, 'bad-name', name.start, name.end, `its name is longer than ${c.limits.nameLength} characters`)
    return undefined
  }
  const folded = foldLabel(name.text)
  if (folded === '') {
    markObject(c, 'bad-name', name.start, name.end, 'its name has no letters')
    return undefined
  }
  return folded
}

function markExtent(c: Cursor, width: number, depth: number, { start, end }: Corners) {
  if (width === 0 || depth === 0) {
    const missing = width === 0 ? (depth === 0 ? 'width and no depth' : 'width') : 'depth'
    markObject(c, 'zero-extent', start, end, missing)
  } else if (!(width * depth < Infinity)) markObject(c, 'overflow', start, end)
}

function markRepeat(c: Cursor, to: Collector, folded: string, object: BevObject, name: Name) {
  to.repeats ??= createRepeatFinder()
  for (; to.indexed < to.objects.length; to.indexed++) {
    const earlier = to.objects[to.indexed]!
    to.repeats.add(foldLabel(earlier.label), earlier.box)
  }
  const repeat = to.repeats.add(folded, object.box)
  to.indexed++
  if (repeat !== 'first') markObject(c, repeat === 'copy' ? 'exact-copy' : 'repeated-label', name.start, name.end)
}
