import { isJsonSpace, LINE_FEED } from '../../base/characters'
import { type Heading, LONGEST_HEADING } from './keys'

/** The words outside brackets that a list may stand under. */
export interface HeadingWords {
  /** The line being read, and the last one before it that was not blank. */
  line: string
  last: string
  /** What they said about the outermost brackets that are open. */
  heading: Heading
}

/** Keeps the words or the white space from `at` to `end`. */
export function noteWords(words: HeadingWords, text: string, at: number, end: number): void {
  if (!isJsonSpace(text.charCodeAt(at))) {
    if (words.line.length <= LONGEST_HEADING) words.line += text.slice(at, Math.min(end, at + LONGEST_HEADING + 1))
    return
  }
  if (words.line === '') return
  for (let i = at; i < end; i++) {
    if (text.charCodeAt(i) !== LINE_FEED) continue
    words.last = words.line
    words.line = ''
    return
  }
  words.line += ' '
}

/** Words count for what directly follows them. */
export function forgetWords(words: HeadingWords): void {
  words.line = words.last = ''
}
