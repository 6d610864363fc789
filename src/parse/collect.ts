import { DOUBLE_QUOTE } from '../base/characters'
import type { Span } from '../base/parsed'
import { type Aabb, aabbOfCorners } from '../layout/aabb'
import { createIdMaker, type IdMaker } from '../layout/ids'
import { foldLabel } from '../layout/label'
import type { BevObject, Layout } from '../layout/layout'
import type { Corners } from './json/boxes'
import { type Cursor, mark, markObject } from './json/cursor'
import type { ImageSize } from './json/image-size'
import type { PlainSink } from './json/plain-objects'
import { createRepeatFinder, type Repeat, type RepeatFinder, sameBox } from './repeats'

/** The objects read so far. */
export interface Collector {
  readonly objects: BevObject[]
  readonly ids: IdMaker
  /** Created once there are many objects and a label has occurred before. */
  repeats?: RepeatFinder
  /** How many of `objects` are in `repeats`. */
  indexed: number
  /** Objects from this index on may be a repetition, so a stream does not emit them yet. */
  held?: number | undefined
  /** What a layout written as JSON says about itself. */
  origin?: Layout['origin'] | undefined
  floor?: Layout['floor']
  /** The first size of an image given beside the objects. */
  imageSize?: ImageSize | undefined
  /** Stop reading: the map was refused, or a limit was reached. */
  stopped?: true
}

/** What an object may have besides its label and its box; the id must not be taken. */
export type Extras = Pick<BevObject, 'footprint' | 'zRange' | 'headingDeg'> & Partial<Pick<BevObject, 'id'>>

/** A label with its position in the text. */
export interface Name {
  readonly text: string
  readonly start: number
  readonly end: number
}

export function createCollector(): Collector {
  return { objects: [], ids: createIdMaker(), indexed: 0 }
}

/** Removes the objects from an index on, all of them copies of earlier ones, and the ids given since `remember`. */
export function dropCopiesFrom(to: Collector, start: number): void {
  to.objects.length = start
  to.indexed = Math.min(to.indexed, start)
  to.ids.takeBack()
}

/**
 * Adds an object: sorts the corners, turns -0 into 0, gives it an id, and reports anything odd. Returns false if its
 * name is invalid. `extras` must already be checked.
 */
export function addObject(c: Cursor, to: Collector, name: Name, corners: Corners, extras?: Extras): boolean {
  const folded = foldedName(c, name)
  if (folded === undefined) return false
  const [x1, y1, x2, y2] = corners.numbers
  const box = aabbOfCorners(x1, y1, x2, y2)
  const id = to.ids.idFor(name.text, folded, extras?.id)
  const object: BevObject = extras ? { id, label: name.text, box, ...extras } : { id, label: name.text, box }
  if (id !== name.text) markRepeat(c, to, folded, object, [name.start, name.end])
  markBox(c, box, x1 > x2 || y1 > y2, corners.start, corners.end)
  to.objects.push(object)
  return true
}

/** The fast path's {@link addObject}: takes only objects that are complete beyond doubt. */
export function plainSink(c: Cursor, to: Collector): PlainSink {
  function noteKey(quote: number, at: number, length: number) {
    if (quote === 0) mark(c, 'missing-quotes', at, at + length)
    else if (quote !== DOUBLE_QUOTE) mark(c, 'other-quotes', at, at + length + 2)
  }
  function noteComma(at: number) {
    if (at >= 0) mark(c, 'extra-comma', at, at + 1)
  }
  return {
    takePlain(label, box, { labelStart, labelEnd, boxStart, boxEnd, swapped, repairs }) {
      // The first object decides whether the map consists of image boxes, so it gets the careful check.
      if (to.objects.length === 0 && looksLikePixels(box.minX, box.minY, box.maxX, box.maxY)) return false
      if (label.length > c.limits.nameLength) return false
      const folded = foldLabel(label)
      if (folded === '') return false
      const id = to.ids.idFor(label, folded)
      const object: BevObject = { id, label, box }
      // In text order.
      if (repairs) {
        noteKey(repairs.nameKey, repairs.nameKeyAt, 'object_name'.length)
        if (repairs.label !== DOUBLE_QUOTE) mark(c, 'other-quotes', labelStart - 1, labelEnd + 1)
      }
      if (id !== label) markRepeat(c, to, folded, object, [labelStart - 1, labelEnd + 1])
      if (repairs) {
        noteKey(repairs.boxKey, repairs.boxKeyAt, 'bbox'.length)
        if (repairs.isRound) mark(c, 'other-brackets', boxStart, boxEnd)
      }
      markBox(c, box, swapped, boxStart, boxEnd)
      if (repairs) {
        noteComma(repairs.boxComma)
        noteComma(repairs.objectComma)
      }
      to.objects.push(object)
      c.objectIndex++
      return true
    },
  }
}

function markBox(c: Cursor, box: Aabb, swapped: boolean, start: number, end: number): void {
  if (swapped) markObject(c, 'swapped-corners', start, end)
  const width = box.maxX - box.minX
  const depth = box.maxY - box.minY
  const area = width * depth
  if (!(area > 0 && area < Infinity)) markExtent(c, width, depth, start, end)
}

/** Whether four numbers are clearly pixels or image bins: integers, none negative, at least one of 100 or more. */
export function looksLikePixels(x1: number, y1: number, x2: number, y2: number): boolean {
  if (!(x1 >= 100 || y1 >= 100 || x2 >= 100 || y2 >= 100)) return false
  return isNatural(x1) && isNatural(y1) && isNatural(x2) && isNatural(y2)
}

const isNatural = (n: number) => n >= 0 && Number.isInteger(n)

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

function markExtent(c: Cursor, width: number, depth: number, start: number, end: number) {
  if (width === 0 || depth === 0) {
    const missing = width === 0 ? (depth === 0 ? 'width and no depth' : 'width') : 'depth'
    markObject(c, 'zero-extent', start, end, missing)
  } else if (!(width * depth < Infinity)) markObject(c, 'overflow', start, end)
}

/** Called when the id differs from the label, a sign that the label may have occurred before. */
function markRepeat(c: Cursor, to: Collector, folded: string, object: BevObject, [start, end]: Span) {
  const repeat =
    to.objects.length <= FEW ? repeatAmongFew(to.objects, folded, object) : repeatAmongMany(to, folded, object)
  if (repeat !== 'first') markObject(c, repeat === 'copy' ? 'exact-copy' : 'repeated-label', start, end)
}

/** Up to this many objects, comparing with all of them is cheaper than an index. */
const FEW = 64

function repeatAmongFew(objects: readonly BevObject[], folded: string, { label, box }: BevObject): Repeat {
  for (const earlier of objects) if (sameBox(earlier.box, box) && foldLabel(earlier.label) === folded) return 'copy'
  // Only a label such as `chair#2` can find that its own spelling is already the id of an object with another label.
  const surely = !label.includes('#')
  return surely || objects.some((earlier) => foldLabel(earlier.label) === folded) ? 'repeated' : 'first'
}

function repeatAmongMany(to: Collector, folded: string, { box }: BevObject): Repeat {
  to.repeats ??= createRepeatFinder()
  for (; to.indexed < to.objects.length; to.indexed++) {
    const earlier = to.objects[to.indexed]!
    to.repeats.add(foldLabel(earlier.label), earlier.box)
  }
  to.indexed++
  return to.repeats.add(folded, box)
}
