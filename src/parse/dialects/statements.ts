import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_PAREN,
  isAsciiLetter,
  isDigit,
  LINE_FEED,
  OPEN_PAREN,
} from '../../base/characters'

/** A statement `prefix_number=Type(...)` of SpatialLM's layout language. */
export interface Statement {
  readonly prefix: string
  readonly number: string
  readonly type: string
  readonly start: number
  readonly argsStart: number
  readonly argsEnd: number
  /** False if the line or the text ends before the closing bracket. */
  readonly closed: boolean
  /** Whether a line end or tab that is written out (`\n`) comes before it. */
  readonly lineEnd: boolean
  /** Where the search for the next one continues. */
  readonly next: number
}

/** No word before or after the `=` is longer than this, so that looking back takes constant time. */
const LONGEST_WORD = 24
const MOST_BLANKS = 4

/** The next statement at or after `at`; words around it are skipped. Every character is looked at once. */
export function nextStatement(text: string, at: number, end: number): Statement | undefined {
  for (let open = text.indexOf('(', at); open >= 0 && open < end; open = text.indexOf('(', open + 1)) {
    const head = headBefore(text, open, at)
    if (head === undefined) continue
    let close = open + 1
    while (close < end && !endsArguments(text.charCodeAt(close))) close++
    const closed = close < end && text[close] === ')'
    return { ...head, argsStart: open + 1, argsEnd: close, closed, next: closed ? close + 1 : close }
  }
  return undefined
}

/** A backslash begins a line end that is written out, as in JSON text that was not decoded. */
const endsArguments = (code: number) =>
  code === CLOSE_PAREN || code === OPEN_PAREN || code === LINE_FEED || code === CARRIAGE_RETURN || code === BACKSLASH

function headBefore(text: string, open: number, from: number) {
  const type = wordBefore(text, open, from, isAsciiLetter)
  const equals = skipBlanksBack(text, type.start, from)
  if (type.word === '' || equals <= from || text[equals - 1] !== '=') return undefined
  const number = wordBefore(text, skipBlanksBack(text, equals - 1, from), from, isDigit)
  if (number.word === '' || number.start <= from || text[number.start - 1] !== '_') return undefined
  const { word, start } = wordBefore(text, number.start - 1, from, isAsciiLetter)
  // In `\nbbox_1` the n is the end of a line end that is written out.
  const written = /^[nrt]/.test(word) && start > from && text[start - 1] === '\\' ? 1 : 0
  if (word.length === written) return undefined
  const lineEnd = written === 1
  return { prefix: word.slice(written), number: number.word, type: type.word, start: start + written, lineEnd }
}

function wordBefore(text: string, end: number, from: number, belongs: (code: number) => boolean) {
  let start = end
  while (start > from && end - start < LONGEST_WORD && belongs(text.charCodeAt(start - 1))) start--
  return { word: text.slice(start, end), start }
}

function skipBlanksBack(text: string, end: number, from: number): number {
  let at = end
  while (at > from && end - at < MOST_BLANKS && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--
  return at
}
