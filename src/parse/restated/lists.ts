import type { BevObject } from '../../layout/layout'
import { type Collector, dropCopiesFrom } from '../collect'
import { diagnose } from '../diagnostics'
import type { Cursor } from '../json/cursor'
import { sameBox } from '../repeats'
import type { Heading } from '../views/keys'
import { createMatcher, indexOf, type Matcher, type ObjectIndex } from './match'

/** A list or dictionary that was read: its objects, from `start` to `end` among those read, and how many were lost. */
interface StatedList {
  readonly start: number
  readonly end: number
  readonly lost: number
  /** Created when a list with other objects, or the same in another order, is compared with it. */
  index?: ObjectIndex
}

/** An earlier list that the open one may repeat: so far in the same order, or with each object found somewhere in it. */
interface Candidate {
  readonly list: StatedList
  matcher?: Matcher
}

/** A list that is being read. */
interface OpenList {
  readonly start: number
  /** Offset of its bracket in the whole text, and how many diagnostics came before it. */
  readonly at: number
  readonly found: number
  readonly isDraft: boolean
  earlier: readonly Candidate[]
  compared: number
}

/** A list under a heading such as "Draft:", with the part of the diagnostics that is about it. */
interface DraftList {
  readonly start: number
  readonly end: number
  readonly found: readonly [from: number, to: number]
  readonly span: readonly [number, number]
}

/** The lists and dictionaries of a text outside a map block. */
export interface StatedLists {
  readonly whole: StatedList[]
  open: OpenList | undefined
  /** The last list, if it may be replaced by the next one. */
  draft: DraftList | undefined
}

/** A list is compared with the first and with this many before it, so that many lists take linear time. */
const COMPARED = 7

/** Begins a list whose opening bracket is at offset `at` in the whole text, under a heading or not. */
export function openStated(lists: StatedLists, to: Collector, c: Cursor, at: number, heading?: Heading): void {
  const { whole } = lists
  if (heading === 'final') replaceDraft(lists, to, c)
  lists.draft = undefined
  const earlier = (whole.length > COMPARED ? [whole[0]!, ...whole.slice(-COMPARED)] : whole).map((list) => ({ list }))
  const isDraft = heading === 'draft'
  lists.open = { start: to.objects.length, at, found: c.found.length, isDraft, earlier, compared: 0 }
  if (earlier.length > 0 || isDraft) to.ids.remember()
  hold(lists, to)
}

/** Takes back a draft where the final list begins. */
function replaceDraft({ whole, draft }: StatedLists, to: Collector, c: Cursor): void {
  if (draft === undefined || draft.end !== to.objects.length) return
  dropCopiesFrom(to, draft.start)
  whole.pop()
  const [from, until] = draft.found
  c.found.splice(from, until - from, { ...diagnose('superseded-map', '', [0, 0]), span: draft.span })
}

/** Compares the objects read since the last call. */
export function compareStated(lists: StatedLists, to: Collector): void {
  const { open } = lists
  if (open === undefined) return
  for (; open.earlier.length > 0 && open.start + open.compared < to.objects.length; open.compared++)
    if (!open.earlier.every((candidate) => repeatsInOrder(candidate, open, to)))
      open.earlier = open.earlier.filter((candidate) => repeats(candidate, open, to))
  hold(lists, to)
}

/** Whether the next object of the open list is the next of a candidate's: the common case, which takes nothing. */
function repeatsInOrder({ list, matcher }: Candidate, { start, compared }: OpenList, to: Collector): boolean {
  const at = list.start + compared
  return matcher === undefined && at < list.end && isSame(to.objects[at]!, to.objects[start + compared]!)
}

/** Whether the next object of the open list is one of a candidate's that no earlier object took. */
function repeats(candidate: Candidate, open: OpenList, to: Collector): boolean {
  const { list } = candidate
  const { start, compared } = open
  const object = to.objects[start + compared]!
  if (candidate.matcher === undefined) {
    if (repeatsInOrder(candidate, open, to)) return true
    list.index ??= indexOf(to.objects, list.start, list.end)
    candidate.matcher = createMatcher(to.objects, list.index, list.start, compared)
  }
  return candidate.matcher.take(object)
}

/**
 * Ends the open list: after its closing bracket, or where the text ends inside it (`cut`). A list that repeats an
 * earlier one, in any order, is read once; so is one that repeats a part of it and is then cut.
 */
export function closeStated(lists: StatedLists, to: Collector, c: Cursor, end: number, cut: boolean): void {
  compareStated(lists, to)
  const { open, whole } = lists
  if (open === undefined) return
  lists.open = undefined
  const { start, at, found } = open
  const count = to.objects.length - start
  const lost = errorsIn(c.found, found)
  const repeated =
    count > 0 && open.earlier.some(({ list }) => cut || (list.end - list.start === count && list.lost === lost))
  if (repeated) {
    dropCopiesFrom(to, start)
    // Anything to report about its objects was reported about the originals.
    const kept = cut ? c.found.slice(found).filter(({ severity }) => severity === 'error') : []
    c.found.length = found
    c.found.push({ ...diagnose('repeated-map', '', [0, 0]), span: [at, end] }, ...kept)
  } else if (count > 0) {
    whole.push({ start, end: start + count, lost })
    if (open.isDraft && !cut)
      lists.draft = { start, end: start + count, found: [found, c.found.length], span: [at, end] }
  }
  hold(lists, to)
}

/** Objects that may turn out to be a repetition or a draft are held back until that is known. */
function hold({ open, draft }: StatedLists, to: Collector): void {
  to.held = draft?.start ?? (open && (open.earlier.length > 0 || open.isDraft) ? open.start : undefined)
}

function errorsIn(found: readonly { severity: string }[], from: number): number {
  let errors = 0
  for (let i = from; i < found.length; i++) if (found[i]!.severity === 'error') errors++
  return errors
}

/** The common case, in which a list is repeated word for word. */
function isSame(a: BevObject, b: BevObject): boolean {
  const [aLow, aHigh] = a.zRange ?? []
  const [bLow, bHigh] = b.zRange ?? []
  return a.label === b.label && sameBox(a.box, b.box) && aLow === bLow && aHigh === bHigh
}
