import type { Name } from '../collect'
import { openStated } from '../restated/lists'
import { passElevation } from '../views/pass'
import { forgetWords } from '../views/words'
import { isFourNumbers } from './boxes'
import { type Cursor, mark } from './cursor'
import { spellsBox } from './entry-shapes'
import { imageSizeIn } from './image-size'
import { countItem, type EntryTarget, flushProse, type ItemState, type OwnObject, topFrame } from './item-state'
import { canName, foldKey } from './keys'
import type { ObjectEntries } from './object'
import type { Entry } from './values'

/** The checks common to everything that is read as an object; false when there are too many. */
export function beginObject(c: Cursor, s: ItemState, to: EntryTarget, start: number): boolean {
  if (c.objectIndex >= c.limits.objects) {
    mark(c, 'too-many-objects', start, start + 1, String(c.limits.objects))
    to.collector.stopped = true
    return false
  }
  noteObject(c, s, start)
  return true
}

/** Reports what comes before an object: words, a missing comma, a missing list. */
export function noteObject(c: Cursor, s: ItemState, start: number): void {
  flushProse(c, s)
  countItem(c, s, start)
  if (s.frames.length === 0) forgetWords(s.words)
  if (s.frames.length === 0 && !s.looseReported) {
    s.looseReported = true
    mark(c, 'no-list', start, start)
  }
}

/**
 * Opens an object that contains objects. If it has a label and a box, it is an object itself and is read first; a box
 * next to a key such as `objects` describes the room or map around them, unless the object has an `object_name`.
 */
export function openObject(
  c: Cursor,
  s: ItemState,
  to: EntryTarget,
  object: ObjectEntries,
  {
    nested,
    key,
  }: { readonly nested: { readonly key: string; readonly comma: number }; readonly key: Name | undefined },
): void {
  const { entries, start } = object
  const elevation = passElevation(c, entries)
  if (c.starved) return
  openTop(c, s, to, start)
  const name = entries.find(({ role }) => role === 'name')
  const isRoom = !canName(nested.key) && !entries.some((entry) => foldKey(entry.key) === 'objectname')
  const inherited = key && canName(key.text) ? key : undefined
  const label = name?.value.kind === 'text' ? name.value.text : inherited?.text
  const boxed = spellsBox(entries)
  const read = !elevation && boxed && !isRoom && (name ?? inherited) !== undefined
  if (read) {
    if (!beginObject(c, s, to, start)) return
    mark(c, 'nested-objects', start, start + 1)
    to.readObject(c, object, inherited)
    c.objectIndex++
  } else {
    flushProse(c, s)
    countItem(c, s, start)
    mark(c, 'wrapper', start, start + 1)
    to.collector.imageSize ??= imageSizeIn(c, entries)
    for (const entry of entries)
      if (entry.role !== 'name' && (isRoom || !isOwnBox(entry))) mark(c, 'extra-key', entry.keyStart, entry.keyEnd)
  }
  const box = entries.find(isOwnBox)
  const own = read || isRoom ? undefined : { label, box: box && textOf(c, box), otherPlace: boxed && box === undefined }
  const comma = nested.comma < 0 || elevation ? -1 : c.base + nested.comma
  const { length: items } = entries
  s.frames.push({
    kind: 'dict',
    named: false,
    versions: {},
    items,
    comma,
    inside: read || own?.label !== undefined,
    own,
  })
}

/** Whether an entry is four numbers as the box of the object that it is in. */
export const isOwnBox = ({ role, value }: Entry): boolean => role === 'box' && isFourNumbers(value)

/** An entry as it is in the text, for when that text is gone. */
export function textOf(c: Cursor, { keyStart, value }: Entry): NonNullable<OwnObject['box']> {
  return { text: c.text.slice(keyStart, value.end), base: c.base + keyStart }
}

/** Notes that an outermost list or dictionary begins. */
function openTop(c: Cursor, s: ItemState, to: EntryTarget, start: number): void {
  flushProse(c, s)
  if (s.frames.length === 0) forgetWords(s.words)
  if (s.frames.length === 0 && !s.inMap) openStated(s.lists, to.collector, c, c.base + start, s.words.heading)
}

export function openDict(
  c: Cursor,
  s: ItemState,
  to: EntryTarget,
  start: number,
  { named, own }: { readonly named: boolean; readonly own: boolean },
): void {
  openTop(c, s, to, start)
  countItem(c, s, start)
  mark(c, named ? 'dictionary' : 'wrapper', start, start + 1)
  const inside = topFrame(s)?.inside === true
  s.frames.push({
    kind: 'dict',
    named,
    versions: {},
    items: 0,
    comma: -1,
    inside,
    ...(own && { own: { label: undefined, box: undefined } }),
  })
}
