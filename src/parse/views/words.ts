import { isJsonSpace, LINE_FEED } from '../../base/characters'
import type { Cursor } from '../json/cursor'
import { type Heading, LONGEST_HEADING } from './keys'

/** The words outside brackets that a list may stand under: offsets in the whole text, and text that is gone by now. */
export interface HeadingWords {
  /** Where the line being read begins and ends so far; -1 if it is blank. */
  line: number
  lineEnd: number
  /** The last line before it that was not blank. */
  last: number
  lastEnd: number
  /** The text from `from` on that was kept when it was dropped from a stream. */
  kept: { readonly from: number; readonly text: string } | undefined
  /** What they said about the outermost brackets that are open. */
  heading: Heading
}

export function createWords(): HeadingWords {
  return { line: -1, lineEnd: -1, last: -1, lastEnd: -1, kept: undefined, heading: undefined }
}

/** Notes the words and the white space from the cursor to `end`; of a long piece only what can be a heading there. */
export function noteWords(words: HeadingWords, { text, base, at }: Cursor, end: number): void {
  let { line, lineEnd } = words
  for (let i = Math.max(at, end - FARTHEST - 1); i < end; i++) {
    const code = text.charCodeAt(i)
    if (!isJsonSpace(code)) {
      if (line < 0) line = base + i
      lineEnd = base + i + 1
    } else if (code === LINE_FEED && line >= 0) {
      words.last = line
      words.lastEnd = lineEnd
      line = -1
    }
  }
  words.line = line
  words.lineEnd = lineEnd
}

/** Words count for what directly follows them. */
export function forgetWords(words: HeadingWords): void {
  words.line = words.last = -1
}

/** A heading is not farther than this above its list, characters. */
const FARTHEST = 2 * LONGEST_HEADING

/** The line that a list at the cursor stands under, unless it is too long for a heading; `undefined` if there is none. */
export function lineAbove(words: HeadingWords, { text, base, at }: Cursor): string | undefined {
  const [from, end] = words.line < 0 ? [words.last, words.lastEnd] : [words.line, words.lineEnd]
  if (from < 0 || end - from > LONGEST_HEADING || base + at - from > FARTHEST) return undefined
  if (from >= base) return text.slice(from - base, end - base)
  const { kept } = words
  if (kept === undefined || kept.from > from) return undefined
  const whole = kept.text.slice(from - kept.from, end - kept.from)
  return end > base ? whole + text.slice(0, end - base) : whole
}

/** Keeps the words that are needed when the text before `read` is dropped. */
export function keepWords(words: HeadingWords, { text, base }: Cursor, read: number): void {
  // What is farther away is not the heading of anything that follows.
  const from = [words.last, words.line].find((start) => start >= 0 && base + read - start <= FARTHEST)
  if (from === undefined) {
    words.kept = undefined
    return
  }
  const before = from < base && words.kept ? words.kept.text.slice(from - words.kept.from) : ''
  words.kept = { from, text: before + text.slice(Math.max(0, from - base), read) }
}
