import type { Diagnostic } from '../../base/parsed'
import type { BevObject } from '../../layout/layout'
import { type Collector, dropCopiesFrom } from '../collect'
import { diagnose } from '../diagnostics'
import { sameBox } from '../repeats'
import type { Cursor } from './cursor'

/** A list or dictionary that was read: its objects, from `start` to `end` among those read, and how many were lost. */
interface StatedList {
  readonly start: number
  readonly end: number
  readonly lost: number
}

/** A list that is being read, and the earlier lists it has been equal to so far. */
interface OpenList {
  readonly start: number
  /** Offset of its bracket in the whole text, and how many diagnostics came before it. */
  readonly at: number
  readonly found: number
  earlier: readonly StatedList[]
  compared: number
}

/** The lists and dictionaries of a text outside a map block. */
export interface StatedLists {
  readonly whole: StatedList[]
  open: OpenList | undefined
}

/** A list is compared with the first and with this many before it, so that many lists take linear time. */
const COMPARED = 7

/** Begins a list whose opening bracket is at offset `at` in the whole text. */
export function openStated(lists: StatedLists, to: Collector, at: number, found: number): void {
  const { whole } = lists
  const earlier = whole.length > COMPARED ? [whole[0]!, ...whole.slice(-COMPARED)] : [...whole]
  lists.open = { start: to.objects.length, at, found, earlier, compared: 0 }
  if (earlier.length > 0) to.ids.remember()
  hold(lists, to)
}

/** Compares the objects read since the last call. */
export function compareStated(lists: StatedLists, to: Collector): void {
  const { open } = lists
  if (open === undefined) return
  for (; open.earlier.length > 0 && open.start + open.compared < to.objects.length; open.compared++) {
    const object = to.objects[open.start + open.compared]!
    open.earlier = open.earlier.filter(({ start, end }) => {
      const at = start + open.compared
      return at < end && sameObject(to.objects[at]!, object)
    })
  }
  hold(lists, to)
}

/**
 * Ends the open list: after its closing bracket, or where the text ends inside it (`cut`). A list that repeats an
 * earlier one is read once; so is one that repeats its beginning and is then cut.
 */
export function closeStated(lists: StatedLists, to: Collector, c: Cursor, end: number, cut: boolean): void {
  compareStated(lists, to)
  const { open, whole } = lists
  if (open === undefined) return
  lists.open = undefined
  to.held = undefined
  const { start, at, found } = open
  const count = to.objects.length - start
  const lost = errorsIn(c.found, found)
  const repeats =
    count > 0 && open.earlier.some((list) => cut || (list.end - list.start === count && list.lost === lost))
  if (repeats) {
    dropCopiesFrom(to, start)
    // Anything to report about its objects was reported about the originals.
    const kept = cut ? c.found.slice(found).filter(({ severity }) => severity === 'error') : []
    c.found.length = found
    c.found.push({ ...diagnose('repeated-map', '', [0, 0]), span: [at, end] }, ...kept)
  } else if (count > 0) whole.push({ start, end: start + count, lost })
}

/** Objects that may turn out to be a repetition are held back until that is known. */
function hold({ open }: StatedLists, to: Collector): void {
  to.held = open && open.earlier.length > 0 ? open.start : undefined
}

function errorsIn(found: readonly Diagnostic[], from: number): number {
  let errors = 0
  for (let i = from; i < found.length; i++) if (found[i]!.severity === 'error') errors++
  return errors
}

function sameObject(a: BevObject, b: BevObject): boolean {
  const [aLow, aHigh] = a.zRange ?? []
  const [bLow, bHigh] = b.zRange ?? []
  return a.label === b.label && sameBox(a.box, b.box) && aLow === bLow && aHigh === bHigh
}
