import {
  AMPERSAND,
  ASTERISK,
  BACKSLASH,
  BACKTICK,
  DOT,
  EQUALS,
  GREATER_THAN,
  isDigit,
  LESS_THAN,
  MINUS,
  OPEN_BRACE,
  OPEN_PAREN,
  SLASH,
} from '../../../base/characters'
import {
  isExpressionSpace,
  isHighSuperscript,
  isHighSurrogate,
  isLineEnd,
  isOrnament,
  isReasoningLetter,
  MINUS_SIGN,
  SQUARE_ROOT,
} from '../../../base/unicode-characters'
import { lexBar } from './bars'
import { lexLatex, lexRightBrace } from './latex'
import { codeAt, emit, type Lexer, lastToken, skipBlanks, take } from './lexer-state'
import { lexLineEnd, startLine } from './lines'
import { lexName } from './names'
import { lexNumber } from './numbers'
import { endsOperand, type MathToken } from './token'
import { unitNamed } from './units'

/**
 * The tokens of `text` from `start` to `end`. A stretch that begins or ends inside a line is marked `bad` there, so that
 * nothing cut short is taken for an expression. Linear; never throws.
 */
export function tokenize(text: string, start: number, end: number): readonly MathToken[] {
  const lx: Lexer = { text, end, tokens: [], braces: [], at: start, depth: 0, bars: 0, tableRow: false, vectorEnd: 0 }
  if (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) emit(lx, 'bad', '', start)
  else startLine(lx)
  while (lx.at < end) step(lx)
  if (end < text.length) emit(lx, 'bad', '', end)
  return lx.tokens
}

function step(lx: Lexer): undefined {
  const code = lx.text.charCodeAt(lx.at)
  if (isDigit(code) || (code === DOT && isDigit(codeAt(lx, lx.at + 1)))) lexNumber(lx)
  else if (isReasoningLetter(code)) lexName(lx)
  else if (code === AMPERSAND && lx.at < lx.vectorEnd) take(lx, 'comma', ',')
  else if (isExpressionSpace(code) || code === BACKTICK || code === AMPERSAND) lx.at++
  else if (isLineEnd(code) && lx.at < lx.vectorEnd) lx.at++
  else if (isLineEnd(code)) lexLineEnd(lx, 1)
  else lexSymbol(lx, lx.text[lx.at]!, code)
}

function lexSymbol(lx: Lexer, char: string, code: number): undefined {
  switch (char) {
    case '=':
      return lexEquals(lx)
    case '+':
    case '/':
    case '^':
      return lexOperator(lx, char)
    case '*':
      return lexStar(lx)
    case '×':
    case '·':
    case '⋅':
    case '∙':
    case '∗':
      return take(lx, 'op', '*')
    case '÷':
    case '∕':
    case '⁄':
      return take(lx, 'op', '/')
    case '-':
      return codeAt(lx, lx.at + 1) === GREATER_THAN ? take(lx, 'sep', '->', 2) : lexOperator(lx, '-')
    case '−':
    case '–':
    case '—':
    case '‐':
    case '‑':
    case '‒':
    case '﹣':
      return take(lx, 'op', '-')
    case '(':
    case '[':
    case '⟨':
      return take(lx, 'open', char)
    case ')':
    case ']':
    case '⟩':
      return take(lx, 'close', char)
    case ',':
    case '、':
      return take(lx, 'comma', ',')
    case '≈':
    case '≃':
    case '≅':
    case '≒':
    case '∼':
      return take(lx, 'sign', '≈', 1, true)
    case '|':
    case '∣':
    case '‖':
      return lexBar(lx)
    case '√':
      return lexRoot(lx)
    case '²':
    case '³':
    case '¹':
    case '⁰':
    case '⁻':
      return lexSuperscript(lx)
    case '°':
    case '%':
      return lexUnitMark(lx, char)
    case '<':
    case '>':
    case '≤':
    case '≥':
      return lexRelation(lx, char)
    case ':':
      return lexColon(lx)
    case '?':
    case '!':
      return lexExclaim(lx)
    case '~':
      return lexTilde(lx)
    case '.':
    case '•':
      return joinsVectors(lx) ? take(lx, 'op', '*') : take(lx, 'sep', char)
    case ';':
    case '。':
      return take(lx, 'sep', char)
    case '$':
      lx.at++
      return
    case '\\':
      return lexLatex(lx)
    case '{':
      lx.braces.push(lastToken(lx)?.text === '^' ? 'group' : 'unknown')
      return take(lx, lx.braces.at(-1) === 'group' ? 'open' : 'bad', '(')
    case '}':
      return lexRightBrace(lx)
    default:
      return lexOther(lx, code)
  }
}

function lexOther(lx: Lexer, code: number): undefined {
  if (isHighSuperscript(code)) return lexSuperscript(lx)
  const pair = isHighSurrogate(code)
  if (pair || isOrnament(code)) return take(lx, 'sep', '', pair ? 2 : 1)
  take(lx, 'bad', lx.text[lx.at]!)
}

function lexEquals(lx: Lexer): undefined {
  const start = lx.at
  const before = lastToken(lx)
  while (codeAt(lx, lx.at) === EQUALS) lx.at++
  const length = lx.at - start
  if (codeAt(lx, lx.at) === GREATER_THAN) return take(lx, 'sep', '=>')
  if (codeAt(lx, lx.at) === LESS_THAN || length > 3) return emit(lx, 'bad', '=', start)
  // `x +=`, `x *=`: an assignment by an operator. `:=` has been read with its colon.
  const assigns = before?.kind === 'op' && before.end === start
  emit(lx, assigns ? 'bad' : 'sign', length === 1 ? '=' : '==', start)
}

function lexOperator(lx: Lexer, char: string): undefined {
  if (char === '/' && codeAt(lx, lx.at + 1) === SLASH) return take(lx, 'bad', '//', 2)
  take(lx, 'op', char)
}

/** `*` multiplies, `**` raises to a power, and both are emphasis in Markdown: their spacing tells. */
function lexStar(lx: Lexer): undefined {
  const start = lx.at
  const double = codeAt(lx, start + 1) === ASTERISK
  const after = start + (double ? 2 : 1)
  const before = lastToken(lx)
  const gluedLeft = before !== undefined && before.end === start
  const next = codeAt(lx, after)
  const gluedRight = !(isExpressionSpace(next) || isLineEnd(next) || next === 0)
  const operandNext = startsOperand(codeAt(lx, skipBlanks(lx, after)))
  const opens = !endsOperand(before) && before?.kind !== 'name'
  const closes = gluedLeft && (!operandNext || (double && !gluedRight))
  if (opens || closes) lx.at = after
  else take(lx, 'op', double ? '^' : '*', after - start)
}

function startsOperand(code: number): boolean {
  return (
    isDigit(code) ||
    isReasoningLetter(code) ||
    code === OPEN_PAREN ||
    code === MINUS ||
    code === MINUS_SIGN ||
    code === BACKSLASH ||
    code === SQUARE_ROOT ||
    code === DOT
  )
}

/** `(1, 2) . (3, 4)` and `(1, 2) • (3, 4)`: a dot with room on both sides between brackets is a product. */
function joinsVectors(lx: Lexer): boolean {
  const { kind, end } = lastToken(lx) ?? {}
  if (kind !== 'close' || end === lx.at || !isExpressionSpace(codeAt(lx, lx.at + 1))) return false
  return '([⟨|'.includes(lx.text[skipBlanks(lx, lx.at + 1)] ?? ' ')
}

function lexRoot(lx: Lexer): undefined {
  take(lx, 'name', 'sqrt')
  const next = skipBlanks(lx, lx.at)
  const code = codeAt(lx, next)
  if (code === OPEN_PAREN) return
  lx.at = next
  if (code === OPEN_BRACE) {
    lx.braces.push('group')
    return take(lx, 'open', '(')
  }
  if (!isDigit(code)) return emit(lx, 'bad', '√', next)
  emit(lx, 'open', '(', next)
  lexNumber(lx)
  emit(lx, 'close', ')', lx.at)
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function lexSuperscript(lx: Lexer): undefined {
  const start = lx.at
  const negative = lx.text[start] === '⁻'
  if (negative) lx.at++
  let digits = ''
  for (let digit: number; lx.at < lx.end && (digit = SUPERSCRIPTS.indexOf(lx.text[lx.at]!)) >= 0; lx.at++)
    digits += digit
  const before = lastToken(lx)
  if (digits === '' || digits.length > 4 || !(endsOperand(before) || before?.kind === 'name'))
    return emit(lx, 'bad', '^', start)
  emit(lx, 'op', '^', start)
  emit(lx, 'open', '(', start)
  if (negative) emit(lx, 'op', '-', start)
  const value = Number(digits)
  emit(lx, 'number', digits, start, { literal: { value, lo: value, hi: value, unit: 1, integer: true } })
  emit(lx, 'close', ')', start)
}

function lexUnitMark(lx: Lexer, char: string): undefined {
  const before = lastToken(lx)
  // `7 % 3` is a remainder, which is not evaluated.
  if (!endsOperand(before) || before!.unit !== undefined || (char === '%' && before!.end !== lx.at))
    return take(lx, 'bad', char)
  before!.unit = unitNamed(char)
  before!.end = ++lx.at
}

function lexRelation(lx: Lexer, char: string): undefined {
  const next = codeAt(lx, lx.at + 1)
  if (char === '<' && next === MINUS) return take(lx, 'sep', '<-', 2)
  if (next === LESS_THAN || next === GREATER_THAN) return take(lx, 'bad', char, 2)
  take(lx, 'relation', char, next === EQUALS ? 2 : 1)
}

/** A colon after words ends them (`Width: 3 - 1`, `Step 1: ...`); between numbers it is a range or a ratio. */
function lexColon(lx: Lexer): undefined {
  if (codeAt(lx, lx.at + 1) === EQUALS) return take(lx, 'sign', ':=', 2)
  const before = lastToken(lx)
  const numbered = before?.kind === 'number' && lx.tokens[lx.tokens.length - 2]?.kind === 'name'
  const spaced = isExpressionSpace(codeAt(lx, lx.at + 1)) || isLineEnd(codeAt(lx, lx.at + 1)) || lx.at + 1 >= lx.end
  take(lx, endsOperand(before) && !(numbered && spaced) && before!.text !== ')' ? 'bad' : 'sep', ':')
}

function lexExclaim(lx: Lexer): undefined {
  const next = codeAt(lx, lx.at + 1)
  const spacedLeft = lastToken(lx)?.end !== lx.at
  const sentence = !spacedLeft && (next === 0 || isExpressionSpace(next) || isLineEnd(next))
  const factorial = lx.text[lx.at] === '!' && endsOperand(lastToken(lx))
  take(lx, sentence && !factorial ? 'sep' : 'bad', '?')
}

/** `~4.75` and `= ~4.75` say "about"; elsewhere a tilde is an operator we refuse. */
function lexTilde(lx: Lexer): undefined {
  if (codeAt(lx, lx.at + 1) === EQUALS) return take(lx, 'sign', '≈', 2, true)
  const before = lastToken(lx)
  if (before?.kind === 'sign') {
    before.approximate = true
    lx.at++
  } else take(lx, before?.kind === 'name' ? 'sep' : 'bad', '~')
}
