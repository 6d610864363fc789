import { BACKTICK, COMMA, DOUBLE_QUOTE, HASH, isBracket, isJsonSpace, LESS_THAN, SLASH } from '../../base/characters'
import { isOddSpace } from '../../base/unicode-characters'
import type { AbsentClosings } from '../blocks/ends'
import type { Collector, Name } from '../collect'
import { diagnose } from '../diagnostics'
import type { StatedLists } from '../restated/lists'
import type { Versions } from '../views/keys'
import { createWords, type HeadingWords, noteWords } from '../views/words'
import { type Cursor, mark } from './cursor'
import type { ObjectEntries } from './object'
import type { PlainSink } from './plain-objects'
import type { Value } from './values'

/** A bracket that is open around objects. */
export interface OpenBracket {
  readonly kind: 'list' | 'dict'
  /** A dictionary from names to boxes, as opposed to a wrapper around a list. */
  readonly named?: boolean
  /** What is known about the object that these braces belong to, if it contains objects. */
  readonly own?: OwnObject | undefined
  /** Inside such an object: an entry without a box describes the object. */
  readonly inside?: boolean
  /** What is known about statements of one map in these brackets. */
  readonly versions: Versions
  /** The kind of the quote before the map in quotes that was opened last, until that quote is closed. */
  quote?: number | undefined
  items: number
  /** Offset of a comma since the last item in the whole text, or -1. */
  comma: number
}

/** An object with objects inside, as far as it has been read. */
export interface OwnObject {
  /** Its label, while its box is still to come. */
  label: string | undefined
  /** Its box in text that may be gone when its label comes: its key and its value. */
  box: { readonly text: string; readonly base: number } | undefined
  /** It has a place that is not four numbers under one key, and no label yet. */
  readonly otherPlace?: boolean
}

/** How a dialect handles the entries that are read. */
export interface EntryTarget {
  readonly collector: Collector
  /** Takes objects in the paper's plain form, as long as the dialect reads them that way. */
  plain(c: Cursor): PlainSink | undefined
  /** An object in braces; `inherited` is its key. */
  readObject(c: Cursor, object: ObjectEntries, inherited: Name | undefined): void
  /** A name with four numbers, from a dictionary. */
  readNamed(c: Cursor, name: Name, value: Value): void
}

/** The state of a reader of objects, between two of them. */
export interface ItemState {
  /** Whether the text is the inside of a map block; elsewhere a list of numbers may be any table. */
  readonly inMap: boolean
  readonly frames: OpenBracket[]
  readonly absent: AbsentClosings
  readonly comments: { commentAt?: number }
  /** An empty list was written. */
  emptyList: boolean
  /** Whether objects of this reader begin in a list, or one outside has been reported. */
  looseReported: boolean
  /** Brackets that were opened in prose. */
  proseBrackets: number
  /** Open braces of wrappers such as `str{`. */
  wrapperBraces: number
  /** Words skipped and not yet reported: offsets in the whole text, and their beginning. */
  prose: { start: number; end: number; head: string } | undefined
  /** The dictionary that was closed last, as long as only a comma and white space have followed it. */
  closedDict: { readonly named: boolean; readonly brace: number } | undefined
  readonly words: HeadingWords
  /** The lists and dictionaries read outside a map block, to recognize one that is stated again. */
  readonly lists: StatedLists
}

export function createItemState(absent: AbsentClosings, inMap = false): ItemState {
  return {
    inMap,
    frames: [],
    absent,
    comments: {},
    emptyList: false,
    looseReported: false,
    proseBrackets: 0,
    wrapperBraces: 0,
    prose: undefined,
    closedDict: undefined,
    lists: { whole: [], open: undefined, draft: undefined },
    words: createWords(),
  }
}

export const topFrame = ({ frames }: ItemState): OpenBracket | undefined =>
  // Looking up an index of -1 is slow.
  frames.length > 0 ? frames[frames.length - 1] : undefined

/** Closes brackets down to `depth`. A box in one of them that never got a label is reported. */
export function closeFrames(c: Cursor, s: ItemState, depth: number): void {
  for (const { own } of s.frames.splice(depth)) {
    if (own?.box === undefined) continue
    const { text, base } = own.box
    c.found.push({ ...diagnose('extra-key', text, [0, text.length]), span: [base, base + text.length] })
  }
}

/** Enough of the words to quote them. */
const HEAD = 100

/** Skips text that does not belong to an object. */
export function passOver(c: Cursor, s: ItemState, end: number): void {
  const start = c.base + c.at
  s.prose ??= { start, end: start, head: '' }
  passBlanks(c, s, end)
  s.prose.end = c.base + end
}

/** Skips white space, which belongs to the words around it. */
export function passBlanks(c: Cursor, s: ItemState, end: number): void {
  const { prose } = s
  if (prose && prose.head.length < HEAD)
    prose.head += c.text.slice(c.at, Math.min(end, c.at + HEAD - prose.head.length))
  if (s.frames.length === 0) noteWords(s.words, c, end)
  c.at = end
}

/** The name of a type and a brace, before the brackets of a map. */
export const WRAPPER = 'str{'

/** Skips words: in brackets one, up to what may begin something else; outside all of them up to the next bracket or tag. */
export function passWords(c: Cursor, s: ItemState): void {
  if (s.frames.length === 0) {
    passOver(c, s, endOfProse(c))
    return
  }
  let end = c.at + 1
  for (; end < c.end; end++) {
    const code = c.text.charCodeAt(end)
    if (code === LESS_THAN || code === BACKTICK || isBracket(code) || isJsonSpace(code)) break
    if (code === COMMA || code === SLASH || code === HASH || code === DOUBLE_QUOTE) break
  }
  passOver(c, s, end)
}

/** What may begin something else among words. */
const STOP = /[<`[\]{}]/g

/** Where the words end that begin at the cursor: before a last one that may be a wrapper, or may become one. */
function endOfProse({ text, at, end }: Cursor): number {
  STOP.lastIndex = at + 1
  const stop = STOP.test(text) ? Math.min(STOP.lastIndex - 1, end) : end
  const last = endOfWord(text, at, stop)
  let word = last
  while (word > at && last - word < WRAPPER.length && !isJsonSpace(text.charCodeAt(word - 1))) word--
  const mayWrap = word > at && last - word < WRAPPER.length && WRAPPER.startsWith(text.slice(word, last))
  return mayWrap ? endOfWord(text, at, word) : last
}

/** Back from `end` over the white space before it, but not over the character at `start`. */
function endOfWord(text: string, start: number, end: number): number {
  let at = end
  while (at > start + 1 && isJsonSpace(text.charCodeAt(at - 1))) at--
  return at
}

const LITERAL = /^(?:null|none|true|false|undefined|nan|[-+]?\.?\d[\d.]*(?:e[-+]?\d+)?)$/i

/** Reports the words skipped so far. */
export function flushProse(c: Cursor, s: ItemState): void {
  const { prose } = s
  if (prose === undefined) return
  s.prose = undefined
  const { start, end, head } = prose
  const frame = topFrame(s)
  if (frame) frame.comma = -1
  const blank = isBlank(head)
  const literal = s.frames.length > 0 && end - start < HEAD && LITERAL.test(head)
  const code = blank ? 'odd-space' : literal ? 'not-an-object' : 'prose'
  c.found.push({ ...diagnose(code, head, [0, Math.min(head.length, end - start)]), span: [start, end] })
}

function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!isOddSpace(code) && !isJsonSpace(code)) return false
  }
  return true
}

/** An item of a list has been read: reports a missing comma before it. */
export function countItem(c: Cursor, s: ItemState, start: number): void {
  const frame = topFrame(s)
  if (frame === undefined) return
  if (frame.items > 0 && frame.comma < 0) mark(c, 'missing-comma', start, start)
  frame.items++
  frame.comma = -1
}
