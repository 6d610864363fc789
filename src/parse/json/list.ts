import {
  BACKSLASH,
  BACKTICK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOUBLE_QUOTE,
  HASH,
  isAsciiLetter,
  isJsonSpace,
  LESS_THAN,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SLASH,
} from '../../base/characters'
import { isOddSpace } from '../../base/unicode-characters'
import { skipComment as skipHtmlComment } from '../blocks/ends'
import { CUT, type Tag, tagAt } from '../blocks/tags'
import { closeStated, compareStated, openStated } from '../restated/lists'
import { passHeaded } from '../views/headed'
import { forgetWords } from '../views/words'
import { noteObject } from './begin-object'
import { endDictBefore, readCloser, reopenDict } from './brackets'
import { type Cursor, codeAt, END, isWrittenSpace, mark, markObject, skipSpace } from './cursor'
import { readDictEntry } from './dictionary'
import { endOfBlanks } from './entry-shapes'
import {
  closeFrames,
  countItem,
  type EntryTarget,
  flushProse,
  type ItemState,
  type OpenBracket,
  passBlanks,
  passOver,
  passWords,
  topFrame,
  WRAPPER,
} from './item-state'
import { readObjectAt, resync } from './object-entries'
import { readPlainObjects } from './plain-objects'
import { quoteKindAt, readQuoted, widthOfQuote } from './strings'
import { readTuple } from './tuple'

/**
 * Reads objects from the cursor on, handing each on when it is complete, up to the end of the text, to a tag (which is
 * returned) or to a refusal. The object is the unit: if the current text ends inside one, `starved` is set and the
 * cursor stays where it began.
 */
export function readItems(c: Cursor, s: ItemState, to: EntryTarget): Tag | undefined {
  while (c.at < c.end && !to.collector.stopped) {
    const { at, objectIndex } = c
    const found = c.found.length
    const closedDict = s.closedDict
    const tag = readItem(c, s, to)
    if (c.starved) {
      s.closedDict = closedDict
      c.at = at
      c.objectIndex = objectIndex
      c.found.length = found
      return undefined
    }
    if (s.lists.open) compareStated(s.lists, to.collector)
    if (tag) return tag
  }
  return undefined
}

/** Reads one thing: an object, a bracket, a comma, a run of words. */
function readItem(c: Cursor, s: ItemState, to: EntryTarget): Tag | undefined {
  const code = codeAt(c, c.at)
  if (isJsonSpace(code)) {
    let end = c.at + 1
    while (end < c.end && isJsonSpace(c.text.charCodeAt(end))) end++
    passBlanks(c, s, end)
    return undefined
  }
  if (s.closedDict) {
    const { length } = s.frames
    reopenDict(c, s, to, code)
    if (c.starved || s.frames.length > length) return undefined
  }
  if (code === LESS_THAN) return readAngle(c, s)
  const frame = topFrame(s)
  // In the middle of a word, which may have been cut here, it is a part of the word.
  if (code === BACKSLASH && frame && s.prose?.end !== c.base + c.at && isWrittenSpace(c, c.at)) {
    skipSpace(c)
    return undefined
  }
  if (frame?.quote !== undefined && frame.comma < 0 && quoteKindAt(c, c.at) === frame.quote) {
    // The end of a map in quotes.
    flushProse(c, s)
    c.at += widthOfQuote(frame.quote)
    frame.quote = undefined
    return undefined
  }
  if (code === COMMA) {
    if (frame === undefined) return passOver(c, s, c.at + 1) as undefined
    flushProse(c, s)
    if (frame.comma >= 0 || frame.items === 0) mark(c, 'extra-comma', c.at, c.at + 1)
    frame.comma = c.base + c.at
    c.at++
  } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) readCloser(c, s, to, code)
  else if (frame === undefined && (code === OPEN_BRACE || code === OPEN_BRACKET) && passHeaded(c, s)) return undefined
  else if (frame?.kind === 'dict') {
    if (code !== OPEN_BRACE || !endDictBefore(c, s)) readDictEntry(c, s, to)
  } else if (code === OPEN_BRACE) {
    if (!readPlainRun(c, s, to, frame)) readObjectAt(c, s, to)
  } else if (code === OPEN_BRACKET) openList(c, s, to)
  else if (code === OPEN_PAREN && frame && readTuple(c, s, to)) return undefined
  else if (code === BACKTICK && readFence(c, s)) return undefined
  else readOther(c, s, code)
  return undefined
}

/** Objects that need no care, on the fast path; false if the one at the cursor needs some. */
function readPlainRun(c: Cursor, s: ItemState, to: EntryTarget, frame: OpenBracket | undefined): boolean {
  const sink = to.plain(c)
  const room = c.limits.objects - c.objectIndex
  if (sink === undefined || room <= 0) return false
  const start = c.at
  // If something before the object has to be reported, take only one.
  const inOrder = frame !== undefined && s.prose === undefined && (frame.comma >= 0 || frame.items === 0)
  const count = readPlainObjects(c, sink, inOrder ? room : 1)
  if (count === 0) return false
  if (inOrder) {
    frame.items += count
    frame.comma = -1
  } else noteObject(c, s, start)
  return true
}

/** Anything that is neither a bracket nor a comma: a comment or a string in a list, or words. */
function readOther(c: Cursor, s: ItemState, code: number): void {
  const frame = topFrame(s)
  if (frame && (code === SLASH || code === HASH)) {
    const { at } = c
    skipSpace(c)
    if (c.starved) return
    if (c.at > at) {
      flushProse(c, s)
      return
    }
  }
  // In the middle of a word, which may have been cut here, only quotes that end a run of words open a string.
  const inWord = s.prose?.end === c.base + c.at && code !== DOUBLE_QUOTE && code !== BACKTICK
  const isText = frame !== undefined && (frame.comma >= 0 || frame.items === 0) && !inWord && quoteKindAt(c, c.at) > 0
  if (c.starved) return
  if (isText) readLooseText(c, s)
  else if (!readWrapper(c, s)) passWords(c, s)
}

/** A tag, which ends the run of items, an HTML comment, or just a character. */
function readAngle(c: Cursor, s: ItemState): Tag | undefined {
  const end = skipHtmlComment(c, c.at, s.comments, s.absent)
  if (end === CUT) {
    c.starved = true
    return undefined
  }
  if (end > c.at) {
    flushProse(c, s)
    mark(c, 'comment', c.at, end)
    c.at = end
    return undefined
  }
  const tag = tagAt(c.text, c.at, c.end)
  if (tag === CUT && !c.final) c.starved = true
  else if (tag === undefined || tag === CUT) passOver(c, s, c.at + 1)
  else return tag
  return undefined
}

/** `[` opens a list if objects, lists or strings may follow; elsewhere it is a bracket in prose. */
function openList(c: Cursor, s: ItemState, to: EntryTarget): void {
  const start = c.at
  const inner = endOfBlanks(c, start + 1)
  const next = codeAt(c, inner)
  const frame = topFrame(s)
  const opens =
    frame !== undefined ||
    next === OPEN_BRACE ||
    next === OPEN_BRACKET ||
    next === CLOSE_BRACKET ||
    next === END ||
    quoteKindAt(c, inner) > 0 ||
    (next === OPEN_PAREN && quoteKindAt(c, endOfBlanks(c, inner + 1)) > 0)
  if (frame?.kind === 'list' && quoteKindAt(c, inner) > 0 && readTuple(c, s, to)) return
  const opensOdd = next === COMMA || next === SLASH || next === HASH || next === BACKTICK || isOddSpace(next)
  if (c.starved) return
  if (!opens && !opensOdd) {
    s.proseBrackets++
    passOver(c, s, start + 1)
    return
  }
  if (s.frames.length >= c.limits.depth) {
    mark(c, 'too-deep', start, start + 1, String(c.limits.depth))
    to.collector.stopped = true
    return
  }
  flushProse(c, s)
  countItem(c, s, start)
  if (frame !== undefined) {
    if (s.frames.length === 1) mark(c, 'wrapper', start, start + 1)
  } else if (to.collector.objects.length > 0 && next === OPEN_BRACE) mark(c, 'several-lists', start, start + 1)
  if (frame === undefined) forgetWords(s.words)
  if (frame === undefined && !s.inMap) openStated(s.lists, to.collector, c, c.base + start, s.words.heading)
  s.frames.push({ kind: 'list', versions: {}, items: 0, comma: -1, ...(frame?.inside && { inside: true }) })
  c.at++
}

/** A string where an object was expected. */
function readLooseText(c: Cursor, s: ItemState): void {
  const start = c.at
  c.openQuote = false
  const quoted = readQuoted(c, quoteKindAt(c, start))
  if (c.starved) return
  if (quoted === undefined && !(c.openQuote && BRACKET.test(c.text.slice(start, c.end)))) {
    c.at = start
    passOver(c, s, start + 1)
    return
  }
  flushProse(c, s)
  countItem(c, s, start)
  if (quoted) mark(c, 'not-an-object', start, c.at)
  else {
    // What looks like an object may be in the string: only its closing quote would tell.
    c.at = start
    resync(c)
    if (!c.starved) markObject(c, 'unfinished-object', start, c.at)
  }
}

const BRACKET = /[[{(]/

/** A code fence with its language. */
function readFence(c: Cursor, s: ItemState): boolean {
  const start = c.at
  if (codeAt(c, start + 1) !== BACKTICK || codeAt(c, start + 2) !== BACKTICK) return c.starved
  let end = start + 3
  while (end - start < 24) {
    const code = codeAt(c, end)
    if (!isAsciiLetter(code) && code !== BACKTICK) break
    end++
  }
  if (c.starved) return true
  flushProse(c, s)
  mark(c, 'fence', start, end)
  c.at = end
  return true
}

/**
 * `str{`: a type's name before the braces around a map. The brace belongs to the wrapper if a list or another brace
 * follows; otherwise it belongs to a dictionary or an object.
 */
function readWrapper(c: Cursor, s: ItemState): boolean {
  const start = c.at
  // Among words it is the end of a longer one.
  if (s.frames.length > 0 || s.prose?.end === c.base + start) return false
  let end = start
  for (let k = 0; k < WRAPPER.length; k++) if (codeAt(c, end++) !== WRAPPER.charCodeAt(k)) return c.starved
  const next = codeAt(c, endOfBlanks(c, end))
  if (c.starved) return true
  flushProse(c, s)
  const ownBrace = next === OPEN_BRACKET || next === OPEN_BRACE
  if (ownBrace) s.wrapperBraces++
  c.at = ownBrace ? end : end - 1
  mark(c, 'wrapper', start, c.at)
  return true
}

/** What remains to be reported at the end of the text. */
export function finishItems(c: Cursor, s: ItemState, to: EntryTarget): void {
  flushProse(c, s)
  closeStated(s.lists, to.collector, c, c.base + c.end, true)
  if (s.frames.some((frame) => frame.items > 0)) mark(c, 'missing-bracket', c.end, c.end)
  closeFrames(c, s, 0)
}
