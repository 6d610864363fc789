import { isDigit } from '../base/characters'
import { spelledNumber } from '../parse/json/numbers'

/** A word, a number or a sign of a text that is not a dictionary. */
export interface Token {
  /** `cut`: a number that touches the end of the text, and may have been longer. */
  readonly kind: 'word' | 'number' | 'cut' | 'open' | 'close' | 'comma' | 'colon' | 'other'
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{M}\p{N}_'’-]/u

/** The tokens of a part of a text; a word may hold hyphens and apostrophes. */
export function tokensOf(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = []
  let at = from
  while (at < to) {
    const char = text[at]!
    const start = at
    at++
    if (char <= ' ') continue
    if (WORD.test(char) || char === '+' || char === '.') {
      // A number keeps its dots; a word ends at one.
      while (at < to && (WORD.test(text[at]!) || isPoint(text, at))) at++
      const number = spelledNumber(text, start, at)
      tokens.push({
        kind:
          number !== undefined ? (at < text.length ? 'number' : 'cut') : hasLetter(text, start, at) ? 'word' : 'other',
        start,
        end: at,
      })
    } else {
      const kind =
        char === ',' || char === ';'
          ? 'comma'
          : char === ':' || char === '='
            ? 'colon'
            : '([{<'.includes(char)
              ? 'open'
              : ')]}>'.includes(char)
                ? 'close'
                : 'other'
      tokens.push({ kind, start, end: at })
    }
  }
  return tokens
}

/** Dashes and the like, as before the lines of a list, are not words. */
function hasLetter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (LETTER.test(text[at]!)) return true
  return false
}

const LETTER = /[\p{L}\p{N}]/u

/** A decimal point, with a digit on both sides. */
const isPoint = (text: string, at: number) =>
  text[at] === '.' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
