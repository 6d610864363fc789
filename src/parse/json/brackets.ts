import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET } from '../../base/characters'
import { QUOTE_LIMIT } from '../../base/parsed'
import { diagnose } from '../diagnostics'
import { closeStated, openStated } from '../restated/lists'
import { type Cursor, codeAt, mark, skipSpace } from './cursor'
import { endOfBlanks } from './entry-shapes'
import { closeFrames, type EntryTarget, flushProse, type ItemState, passOver, topFrame } from './item-state'
import { quoteKindAt } from './strings'
import { readKey } from './values'

/** An object where an entry of a dictionary was expected: the dictionary ended earlier, if a list is around it. */
export function endDictBefore(c: Cursor, s: ItemState): boolean {
  let at = s.frames.length - 1
  while (at >= 0 && s.frames[at]!.kind !== 'list') at--
  if (at < 0 || topFrame(s)!.items === 0 || quoteKindAt(c, endOfBlanks(c, c.at + 1)) === 0) return false
  mark(c, 'missing-bracket', c.at, c.at)
  const comma = topFrame(s)!.comma
  closeFrames(c, s, at + 1)
  s.frames[at]!.comma = comma
  return true
}

/** A dictionary that was closed too early: after its brace comes another name with a list or a dictionary. */
export function reopenDict(c: Cursor, s: ItemState, to: EntryTarget, code: number): void {
  const closed = s.closedDict!
  // Another closing brace is one too many, and is reported elsewhere like any other.
  if (code === CLOSE_BRACE) return
  const { at } = c
  const found = c.found.length
  if (code === COMMA) {
    c.at++
    skipSpace(c)
  }
  const key = quoteKindAt(c, c.at) > 0 ? readKey(c) : undefined
  if (key) skipSpace(c)
  const next = key && codeAt(c, c.at)
  const opens = next === OPEN_BRACKET || next === OPEN_BRACE
  c.at = at
  c.found.length = found
  if (c.starved) return
  s.closedDict = undefined
  if (!opens) return
  c.found.push({ ...diagnose('extra-bracket', '}', [0, 1]), span: [closed.brace, closed.brace + 1] })
  openStated(s.lists, to.collector, c, c.base + at)
  s.frames.push({ kind: 'dict', named: closed.named, versions: {}, items: 1, comma: -1 })
}

export function readCloser(c: Cursor, s: ItemState, to: EntryTarget, code: number): void {
  const { frames } = s
  let at = frames.length - 1
  if (code === CLOSE_BRACKET) while (at >= 0 && frames[at]!.kind !== 'list') at--
  const frame = frames[at]
  if (frame === undefined || (code === CLOSE_BRACE && frame.kind !== 'dict')) {
    readStray(c, s)
    return
  }
  flushProse(c, s)
  if (frames.length - 1 > at) mark(c, 'missing-bracket', c.at, c.at)
  closeFrames(c, s, at)
  if (frame.comma >= 0 && frame.items > 0) markComma(c, frame.comma)
  if (frame.kind === 'list' && frame.items === 0 && frame.comma < 0) {
    if (topFrame(s)?.kind === 'list') mark(c, 'not-an-object', c.at, c.at + 1)
    else s.emptyList = true
  }
  c.at++
  if (at > 0 || s.inMap) return
  closeStated(s.lists, to.collector, c, c.base + c.at, false)
  if (frame.kind === 'dict' && code === CLOSE_BRACE)
    s.closedDict = { named: frame.named === true, brace: c.base + c.at - 1 }
}

/** A comma with nothing after it; it may be in text that was already dropped. */
function markComma(c: Cursor, at: number): void {
  c.found.push({ ...diagnose('extra-comma', ',', [0, 1]), span: [at, at + 1] })
}

/** A closing bracket without an opening one; a run of them is reported as one. */
function readStray(c: Cursor, s: ItemState): void {
  const start = c.at
  if (s.frames.length === 0 && s.proseBrackets > 0) {
    s.proseBrackets--
    passOver(c, s, start + 1)
    return
  }
  flushProse(c, s)
  if (s.frames.length === 0 && s.wrapperBraces > 0 && codeAt(c, start) === CLOSE_BRACE) {
    s.wrapperBraces--
    c.at++
    return
  }
  const last = c.found[c.found.length - 1]
  if (last?.code === 'extra-bracket' && last.span?.[1] === c.base + start) {
    const text = `${last.text}${c.text[start]}`
    const cut = text.length > QUOTE_LIMIT ? `${text.slice(0, QUOTE_LIMIT - 3)}...` : text
    c.found[c.found.length - 1] = { ...last, span: [last.span[0], c.base + start + 1], text: cut }
  } else mark(c, 'extra-bracket', start, start + 1)
  c.at++
}
