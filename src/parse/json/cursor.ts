import {
  ASTERISK,
  BACKSLASH,
  CARRIAGE_RETURN,
  HASH,
  isJsonSpace,
  LINE_FEED,
  LOWER_N,
  LOWER_R,
  LOWER_T,
  SLASH,
} from '../../base/characters'
import type { Diagnostic } from '../../base/parsed'
import { isOddSpace } from '../../base/unicode-characters'
import { type DiagnosticCode, diagnose } from '../diagnostics'
import type { Limits } from '../limits'
import type { ByteWindow } from './byte-window'

/**
 * A position in a text that may still grow. Everything that reads moves `at` forward and looks at nothing beyond
 * `end`. What depends on text that has not arrived yet sets `starved`, and the caller then goes back to where the
 * unit it was reading began.
 */
export interface Cursor {
  /** The current text: all of it, or in a stream the unread part. */
  text: string
  /** Offset of `text` in the whole text. */
  base: number
  at: number
  /** Where reading ends; everything before it may be looked at. */
  end: number
  /** Whether the text ends for good at `end`. */
  final: boolean
  starved: boolean
  /** A quote was not closed before the end. */
  openQuote: boolean
  /** Index of the object being read among all objects found so far. */
  objectIndex: number
  /** The piece of text last looked at as bytes. */
  window: ByteWindow | undefined
  readonly found: Diagnostic[]
  readonly limits: Limits
  readonly lenient: boolean
}

/** A cursor at the beginning of a complete text, except for what `from` overrides. */
export function createCursor(from: Pick<Cursor, 'text' | 'limits'> & Partial<Cursor>): Cursor {
  const { text, base = 0, at = 0, end = text.length, final = true, objectIndex = 0 } = from
  return {
    text,
    base,
    at,
    end,
    final,
    starved: false,
    openQuote: false,
    objectIndex,
    window: undefined,
    found: from.found ?? [],
    limits: from.limits,
    lenient: from.lenient === true,
  }
}

/** What {@link codeAt} gives at the end of the text. */
export const END = -1

/** The character at `at`, or `END`. */
export function codeAt(c: Cursor, at: number): number {
  if (at < c.end) return c.text.charCodeAt(at)
  if (!c.final) c.starved = true
  return END
}

/** Reports something about the text from `start` to `end`; `detail` completes the sentence. */
export function mark(c: Cursor, code: DiagnosticCode, start: number, end: number, detail?: string): void {
  c.found.push(diagnose(code, c.text, [start, end], { detail, base: c.base }))
}

/** The same for the object being read. */
export function markObject(c: Cursor, code: DiagnosticCode, start: number, end: number, detail?: string): void {
  c.found.push(diagnose(code, c.text, [start, end], { detail, base: c.base, objectIndex: c.objectIndex }))
}

/** Skips white space and its substitutes, odd spaces and comments, which are reported. */
export function skipSpace(c: Cursor): void {
  for (;;) {
    const code = codeAt(c, c.at)
    if (isJsonSpace(code)) c.at++
    else if (code === SLASH || code === HASH) {
      if (!skipComment(c, code)) return
    } else if (isOddSpace(code)) skipOddSpace(c)
    else if (code === BACKSLASH && isWrittenSpace(c, c.at)) {
      mark(c, 'written-line-end', c.at, c.at + 2)
      c.at += 2
    } else return
  }
}

/** Whether `\n`, `\r` or `\t` is at `at` in two characters: white space in JSON that is itself inside a string. */
export function isWrittenSpace(c: Cursor, at: number): boolean {
  if (codeAt(c, at) !== BACKSLASH) return false
  const code = codeAt(c, at + 1)
  return code === LOWER_N || code === LOWER_R || code === LOWER_T
}

/** Skips the run of odd and plain spaces that begins here with an odd one. */
export function skipOddSpace(c: Cursor): void {
  const start = c.at
  let last = start
  for (let code = codeAt(c, c.at); isOddSpace(code) || isJsonSpace(code); code = codeAt(c, ++c.at))
    if (!isJsonSpace(code)) last = c.at
  mark(c, 'odd-space', start, last + 1)
}

/** Skips a comment that begins here; false if there is no comment. */
function skipComment(c: Cursor, code: number): boolean {
  const start = c.at
  const next = code === SLASH ? codeAt(c, start + 1) : SLASH
  if (next === ASTERISK) {
    const close = c.text.indexOf('*/', start + 2)
    if (close < 0 || close + 2 > c.end) {
      // Not closed: what follows can be anything, so none of it is read.
      if (!c.final) c.starved = true
      c.at = c.end
    } else c.at = close + 2
  } else if (next === SLASH) {
    let at = start + 1
    for (let k = codeAt(c, at); k !== END && k !== LINE_FEED && k !== CARRIAGE_RETURN; k = codeAt(c, at)) at++
    c.at = at
  } else return false
  mark(c, 'comment', start, c.at)
  return true
}
