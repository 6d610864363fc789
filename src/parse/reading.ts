import {
  type AbsentClosings,
  type BlockEnd,
  type BlockSearch,
  blockEnd,
  type GrowingText,
  searchBlockEnd,
} from './blocks/ends'
import { blockFromPrompt } from './blocks/parts'
import { CUT, spellTag, type Tag, tagAt } from './blocks/tags'
import { type Cursor, createCursor, mark } from './json/cursor'
import { createItemState, type EntryTarget, flushProse, type ItemState } from './json/item-state'
import { finishItems, readItems } from './json/list'
import { type Limits, limitsFrom } from './limits'
import { keepWords } from './views/words'

/** The part of the text being read: text outside blocks, the inside of the map, or a block that is skipped. */
type Mode = 'begin' | 'bare' | 'map' | 'skip' | 'rest'

/** The reading of a map from a text that may still grow. */
export interface Reading<Target extends EntryTarget = EntryTarget> {
  readonly c: Cursor
  readonly to: Target
  mode: Mode
  /** The role of text outside blocks: it may contain a map, or it follows the map. */
  outside: 'bare' | 'rest'
  items: ItemState
  readonly absent: AbsentClosings
  /** The same inside the map block. */
  readonly absentInMap: AbsentClosings
  readonly prefill: 'map' | 'think' | undefined
  /** The block being read or skipped. */
  search: BlockSearch | undefined
  /** Text skipped in the block being skipped, from the first tag inside on: an unclosed block ends there. */
  kept: string[]
  /** A map was found: the block, or objects outside blocks. */
  mapFound: boolean
  /** An empty list was written. */
  emptyList: boolean
}

export interface ReadingOptions {
  readonly limits?: Partial<Limits>
  readonly lenient?: boolean
  readonly prefill?: 'map' | 'think'
}

export function beginReading<Target extends EntryTarget>(to: Target, options: ReadingOptions): Reading<Target> {
  const absent: AbsentClosings = {}
  const { lenient = false } = options
  const c = createCursor({ text: '', final: false, limits: limitsFrom(options.limits), lenient })
  return {
    c,
    to,
    mode: 'begin',
    outside: 'bare',
    absentInMap: {},
    items: createItemState(absent),
    absent,
    prefill: options.prefill,
    search: undefined,
    kept: [],
    mapFound: false,
    emptyList: false,
  }
}

/** Continues as far as `text` (up to `end`, which is the end of everything if `final`) allows. */
export function readOn(r: Reading, text: string, end: number, final: boolean): void {
  const { c } = r
  const source = { text, end, final }
  c.text = text
  c.starved = false
  c.window = undefined
  c.end = end
  c.final = final
  if (r.mode === 'begin' && !begin(r, source)) return
  while (!c.starved && (c.at < end || r.mode === 'map' || (final && r.mode === 'skip'))) {
    if (r.to.collector.stopped) return
    if (r.mode === 'skip') skipBlock(r, source)
    else if (r.mode === 'map') readMap(r, source)
    else if (r.mode === 'rest') lookForTags(r, source)
    else readBare(r, source)
  }
}

/** A block whose opening tag was in the prompt begins at the start of the text. */
function begin(r: Reading, { end, final }: GrowingText): boolean {
  const { c, prefill } = r
  r.mode = 'bare'
  if (prefill === undefined) return true
  const first = c.text.search(/\S/)
  if (!final && (first < 0 || (c.text[first] === '<' && tagAt(c.text, first, end) === CUT))) {
    r.mode = 'begin'
    return false
  }
  if (blockFromPrompt(c.text, prefill) !== undefined) {
    r.search = searchBlockEnd(prefill, 0)
    r.mode = prefill === 'map' ? 'map' : 'skip'
    r.mapFound = prefill === 'map'
    r.items = createItemState(r.absent, r.mapFound)
  }
  return true
}

/** Drops the text that has been read, and returns the rest. */
export function forget(r: Reading): string {
  const { c, search } = r
  const read = c.at
  if (read === 0) return c.text
  const first = r.mode === 'skip' ? search?.opening : undefined
  // Text kept earlier already ends where this text begins.
  if (first) r.kept.push(c.text.slice(Math.max(0, first.start), read))
  keepWords(r.items.words, c, read)
  move(r, -read)
  return c.text.slice(read)
}

/** The remaining text, together with what was kept before it. */
export function recall(r: Reading, left: string): string {
  const kept = r.kept.join('')
  r.kept = []
  move(r, kept.length)
  return kept + left
}

/** Shifts every known offset in the current text. */
function move(r: Reading, by: number): void {
  const { c, search, items } = r
  c.base -= by
  c.at += by
  if (items.comments.commentAt !== undefined) items.comments.commentAt += by
  if (search === undefined) return
  search.at += by
  if (search.commentAt !== undefined) search.commentAt += by
  const { opening } = search
  if (opening) search.opening = { ...opening, start: opening.start + by, end: opening.end + by }
}

/** Text outside blocks: objects in it are the map unless a block comes first. */
function readBare(r: Reading, { end, final }: GrowingText): void {
  const { c, items, to } = r
  c.end = end
  c.final = final
  const tag = readItems(c, items, to)
  if (to.collector.objects.length > 0) r.mapFound = true
  if (tag) {
    flushProse(c, items)
    openTag(r, tag)
  }
}

/** After the map only tags matter. */
function lookForTags(r: Reading, { end, final }: GrowingText): void {
  const { c } = r
  c.end = end
  c.final = final
  const at = c.text.indexOf('<', c.at)
  c.at = at < 0 || at >= end ? end : at
  if (c.at === end) return
  const tag = tagAt(c.text, c.at, end)
  if (tag === CUT && !final) c.starved = true
  else if (tag === undefined || tag === CUT) c.at++
  else openTag(r, tag)
}

function openTag(r: Reading, tag: Tag): void {
  const { c } = r
  c.at = tag.end
  if (tag.closes) {
    mark(c, 'stray-tag', tag.start, tag.end, spellTag(tag))
    return
  }
  if (tag.kind === 'map' && !r.mapFound) {
    // Text before the block was not the map, whatever it looked like.
    c.found.length = 0
    c.objectIndex = 0
    delete r.to.collector.origin
    delete r.to.collector.floor
    delete r.to.collector.imageSize
    r.items = createItemState(r.absent, true)
    r.mapFound = true
    r.mode = 'map'
  } else {
    if (tag.kind === 'map') mark(c, 'extra-block', tag.start, tag.end, tag.kind)
    r.mode = 'skip'
  }
  if (!tag.exact) mark(c, 'respelled-tag', tag.start, tag.end, spellTag(tag))
  r.search = searchBlockEnd(tag.kind, tag.end)
}

function skipBlock(r: Reading, source: GrowingText): void {
  const { c } = r
  const search = r.search!
  const found = blockEnd(source, search, r.absent)
  if (found === undefined) {
    c.at = search.at
    c.starved = true
    return
  }
  c.at = found.close?.end ?? found.end
  r.kept = []
  r.mode = r.outside
}

function readMap(r: Reading, source: GrowingText): void {
  const { c, items, to } = r
  const search = r.search!
  const found = blockEnd(source, search, r.absent)
  // An unclosed block may end at the first tag inside: only what comes before that is certain.
  c.end = found?.end ?? search.opening?.start ?? search.at
  c.final = found !== undefined
  for (;;) {
    const tag = readItems(c, items, to)
    if (to.collector.stopped) return
    if (tag === undefined) break
    flushProse(c, items)
    passNested(c, tag, r.absentInMap)
  }
  if (found === undefined) {
    c.starved = true
    return
  }
  c.starved = false
  endMap(r, found)
}

function endMap(r: Reading, found: BlockEnd): void {
  const { c, items, to } = r
  const { kind } = r.search!
  finishItems(c, items, to)
  if (found.close === undefined) mark(c, 'unclosed-block', found.end, found.end, kind)
  else if (!found.close.exact) mark(c, 'respelled-tag', found.close.start, found.close.end, spellTag(found.close))
  r.emptyList = items.emptyList
  c.at = found.close?.end ?? found.end
  r.mode = r.outside = 'rest'
}

/** A block inside the map is not part of it. */
function passNested(c: Cursor, tag: Tag, absent: AbsentClosings): void {
  mark(c, 'nested-block', tag.start, tag.end)
  c.at = tag.end
  if (tag.closes || tag.kind === 'map') return
  const inside = { text: c.text, end: c.end, final: true }
  const inner = blockEnd(inside, searchBlockEnd(tag.kind, tag.end), absent)
  if (inner?.close) c.at = inner.close.end
}

/** Reports what only the end of the text can show. */
export function endReading(r: Reading): void {
  const { c } = r
  if (r.mode === 'bare' && !r.to.collector.stopped) {
    finishItems(c, r.items, r.to)
    r.emptyList = r.items.emptyList
  }
}
