import {
  asciiLower,
  COMMA,
  DIGIT_0,
  DOT,
  HASH,
  isDigit,
  LOWER_E,
  LOWER_X,
  MINUS,
  PLUS,
  UNDERSCORE,
} from '../../../base/characters'
import { ELLIPSIS, isReasoningLetter } from '../../../base/unicode-characters'
import { codeAt, emit, type Lexer, lastToken } from './lexer-state'
import { takeUnit } from './names'
import { literalOf } from './token'

const MAX_DIGITS = 40

/**
 * A number by its longest spelling: digits with thousands commas if they cannot be separators, a fraction, an exponent,
 * a unit. What is glued to it and is neither makes the whole run `bad`: `0x10`, `1..2`, `1_000`, `3,4`, `2nd`.
 */
export function lexNumber(lx: Lexer): undefined {
  const start = lx.at
  let at = skipDigits(lx, start)
  const grouped = readThousands(lx, start, at)
  if (grouped < 0) return badRun(lx, start)
  at = grouped
  if (codeAt(lx, at) === DOT && isDigit(codeAt(lx, at + 1))) at = skipDigits(lx, at + 1)
  else if (codeAt(lx, at) === DOT && '+-*/^)'.includes(lx.text[at + 1] ?? ' ')) at++
  at = skipExponent(lx, at)
  if (at - start > MAX_DIGITS) return badRun(lx, start)
  const cut = skipEllipsis(lx, at)
  if (cut < 0) return badRun(lx, start)
  const spelled = spellingOf(lx.text.slice(start, at))
  lx.at = cut
  const literal = literalOf(spelled)
  const approximate = cut > at
  const next = codeAt(lx, cut)
  if (!isReasoningLetter(next) && next !== UNDERSCORE && next !== HASH) {
    emit(lx, 'number', spelled, start, { literal, approximate })
    return
  }
  // 3x4 is a product.
  if (asciiLower(next) === LOWER_X && isDigit(codeAt(lx, cut + 1)) && spelled !== '0') {
    emit(lx, 'number', spelled, start, { literal, approximate })
    lx.at++
    return emit(lx, 'op', '*', lx.at - 1)
  }
  const size = lx.tokens.length
  emit(lx, 'number', spelled, start, { literal, approximate })
  if (isReasoningLetter(next) && takeUnit(lx)) return
  if (lx.tokens.length > size) lx.tokens.pop()
  badRun(lx, start)
}

/** JSON's spelling of a number: no thousands commas, no bare dot at either end. */
function spellingOf(written: string): string {
  const ungrouped = written.includes(',') ? written.replaceAll(',', '') : written
  const led = ungrouped.startsWith('.') ? `0${ungrouped}` : ungrouped
  return led.endsWith('.') ? led.slice(0, -1) : led
}

function skipDigits(lx: Lexer, from: number): number {
  let at = from
  while (isDigit(codeAt(lx, at))) at++
  return at
}

/** Past the thousands groups; -1 if a comma glued between digits could be read in more than one way. */
function readThousands(lx: Lexer, start: number, digitsEnd: number): number {
  let at = digitsEnd
  if (codeAt(lx, at) !== COMMA || !isDigit(codeAt(lx, at + 1))) return at
  const leads = at - start <= 3 && at > start && codeAt(lx, start) !== DIGIT_0
  if (!leads || skipDigits(lx, at + 1) - at !== 4) return lx.depth > 0 ? at : -1
  if (lx.depth > 0) return -1
  while (codeAt(lx, at) === COMMA && isDigit(codeAt(lx, at + 1))) {
    const next = skipDigits(lx, at + 1)
    if (next - at !== 4) return -1
    at = next
  }
  return at
}

function skipExponent(lx: Lexer, at: number): number {
  if (asciiLower(codeAt(lx, at)) !== LOWER_E) return at
  const sign = codeAt(lx, at + 1)
  const digits = sign === PLUS || sign === MINUS ? at + 2 : at + 1
  return isDigit(codeAt(lx, digits)) ? skipDigits(lx, digits) : at
}

/** Past `...` or an ellipsis; -1 if digits follow the dots (`1..2`, `1.2.3`). */
function skipEllipsis(lx: Lexer, from: number): number {
  let at = from
  if (codeAt(lx, at) === ELLIPSIS) return at + 1
  while (codeAt(lx, at) === DOT) at++
  if (at === from || (at === from + 1 && !isDigit(codeAt(lx, at)))) return from
  return isDigit(codeAt(lx, at)) ? -1 : at
}

/** One token for the whole run of characters that could belong to a number or a name. */
function badRun(lx: Lexer, start: number): undefined {
  let at = start
  for (; at < lx.end; at++) {
    const code = codeAt(lx, at)
    const inside = (code === DOT || code === COMMA) && (isDigit(codeAt(lx, at + 1)) || codeAt(lx, at + 1) === DOT)
    if (!(isDigit(code) || isReasoningLetter(code) || code === UNDERSCORE || code === HASH || inside)) break
  }
  lx.at = at
  const before = lastToken(lx)
  if (before?.kind === 'bad' && before.end === start) before.end = at
  else emit(lx, 'bad', '', start)
}
