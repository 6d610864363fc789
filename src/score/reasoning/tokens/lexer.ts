import { lexLatex, lexRightBrace } from './latex'
import { codeAt, emit, type Lexer, lastToken, skipBlanks, take } from './lexer-state'
import { lexLineEnd, startLine } from './lines'
import { lexName } from './names'
import { lexNumber } from './numbers'
import { endsOperand, isBlank, isDigit, isLetter, isLineEnd, type MathToken } from './token'
import { unitNamed } from './units'

/**
 * The tokens of `text` from `start` to `end`. A stretch that begins or ends inside a line is marked `bad` there, so that
 * nothing cut short is taken for an expression. Linear; never throws.
 */
export function tokenize(text: string, start: number, end: number): readonly MathToken[] {
  const lx: Lexer = { text, end, tokens: [], braces: [], at: start, depth: 0, bars: 0, tableRow: false }
  if (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) emit(lx, 'bad', '', start)
  else startLine(lx)
  while (lx.at < end) step(lx)
  if (end < text.length) emit(lx, 'bad', '', end)
  return lx.tokens
}

function step(lx: Lexer): undefined {
  const code = lx.text.charCodeAt(lx.at)
  if (isDigit(code) || (code === 0x2e && isDigit(codeAt(lx, lx.at + 1)))) lexNumber(lx)
  else if (isLetter(code)) lexName(lx)
  else if (isBlank(code) || code === 0x60 || code === 0x26) lx.at++
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
      return codeAt(lx, lx.at + 1) === 0x3e ? take(lx, 'sep', '->', 2) : lexOperator(lx, '-')
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
      return take(lx, 'open', char)
    case ')':
    case ']':
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
    case ';':
    case '.':
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
  if (code >= 0x2074 && code <= 0x2079) return lexSuperscript(lx)
  const pair = code >= 0xd800 && code <= 0xdbff
  const arrow = (code >= 0x2190 && code <= 0x21ff) || (code >= 0x27f0 && code <= 0x27ff)
  const ornament = (code >= 0x2500 && code <= 0x27bf) || code === 0x2022 || code === 0x2043 || code === 0x2234
  if (pair || arrow || ornament || (code >= 0xfe00 && code <= 0xfe0f)) return take(lx, 'sep', '', pair ? 2 : 1)
  take(lx, 'bad', lx.text[lx.at]!)
}

function lexEquals(lx: Lexer): undefined {
  const start = lx.at
  const before = lastToken(lx)
  while (codeAt(lx, lx.at) === 0x3d) lx.at++
  const length = lx.at - start
  if (codeAt(lx, lx.at) === 0x3e) return take(lx, 'sep', '=>')
  if (codeAt(lx, lx.at) === 0x3c || length > 3) return emit(lx, 'bad', '=', start)
  // `x +=`, `x *=`: an assignment by an operator. `:=` has been read with its colon.
  const assigns = before?.kind === 'op' && before.end === start
  emit(lx, assigns ? 'bad' : 'sign', length === 1 ? '=' : '==', start)
}

function lexOperator(lx: Lexer, char: string): undefined {
  if (char === '/' && codeAt(lx, lx.at + 1) === 0x2f) return take(lx, 'bad', '//', 2)
  take(lx, 'op', char)
}

/** `*` multiplies, `**` raises to a power, and both are emphasis in Markdown: their spacing tells. */
function lexStar(lx: Lexer): undefined {
  const start = lx.at
  const double = codeAt(lx, start + 1) === 0x2a
  const after = start + (double ? 2 : 1)
  const before = lastToken(lx)
  const gluedLeft = before !== undefined && before.end === start
  const next = codeAt(lx, after)
  const gluedRight = !(isBlank(next) || isLineEnd(next) || next === 0)
  const operandNext = startsOperand(codeAt(lx, skipBlanks(lx, after)))
  const opens = !endsOperand(before) && before?.kind !== 'name'
  const closes = gluedLeft && (!operandNext || (double && !gluedRight))
  if (opens || closes) lx.at = after
  else take(lx, 'op', double ? '^' : '*', after - start)
}

function startsOperand(code: number): boolean {
  return (
    isDigit(code) ||
    isLetter(code) ||
    code === 0x28 ||
    code === 0x2d ||
    code === 0x2212 ||
    code === 0x5c ||
    code === 0x221a ||
    code === 0x2e
  )
}

function lexBar(lx: Lexer): undefined {
  if (lx.tableRow) return take(lx, 'sep', '|')
  const before = lastToken(lx)
  const operand = endsOperand(before) || before?.kind === 'name'
  if (lx.bars > 0 && operand) {
    lx.bars--
    return take(lx, 'close', ')')
  }
  if (endsOperand(before)) return take(lx, 'bad', '|')
  emit(lx, 'name', 'abs', lx.at)
  lx.bars++
  take(lx, 'open', '(')
}

function lexRoot(lx: Lexer): undefined {
  take(lx, 'name', 'sqrt')
  const next = skipBlanks(lx, lx.at)
  const code = codeAt(lx, next)
  if (code === 0x28) return
  lx.at = next
  if (code === 0x7b) {
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
  // `7 % 3` is a remainder, which is none of ours.
  if (!endsOperand(before) || before!.unit !== undefined || (char === '%' && before!.end !== lx.at))
    return take(lx, 'bad', char)
  before!.unit = unitNamed(char)
  before!.end = ++lx.at
}

function lexRelation(lx: Lexer, char: string): undefined {
  const next = codeAt(lx, lx.at + 1)
  if (char === '<' && next === 0x2d) return take(lx, 'sep', '<-', 2)
  if (next === 0x3c || next === 0x3e) return take(lx, 'bad', char, 2)
  take(lx, 'relation', char, next === 0x3d ? 2 : 1)
}

/** A colon after words ends them (`Width: 3 - 1`, `Step 1: ...`); between numbers it is a range or a ratio. */
function lexColon(lx: Lexer): undefined {
  if (codeAt(lx, lx.at + 1) === 0x3d) return take(lx, 'sign', ':=', 2)
  const before = lastToken(lx)
  const numbered = before?.kind === 'number' && lx.tokens[lx.tokens.length - 2]?.kind === 'name'
  const spaced = isBlank(codeAt(lx, lx.at + 1)) || isLineEnd(codeAt(lx, lx.at + 1)) || lx.at + 1 >= lx.end
  take(lx, endsOperand(before) && !(numbered && spaced) && before!.text !== ')' ? 'bad' : 'sep', ':')
}

function lexExclaim(lx: Lexer): undefined {
  const next = codeAt(lx, lx.at + 1)
  const spacedLeft = lastToken(lx)?.end !== lx.at
  const sentence = !spacedLeft && (next === 0 || isBlank(next) || isLineEnd(next))
  const factorial = lx.text[lx.at] === '!' && endsOperand(lastToken(lx))
  take(lx, sentence && !factorial ? 'sep' : 'bad', '?')
}

/** `~4.75` and `= ~4.75` say "about"; elsewhere a tilde is an operator we refuse. */
function lexTilde(lx: Lexer): undefined {
  if (codeAt(lx, lx.at + 1) === 0x3d) return take(lx, 'sign', '≈', 2, true)
  const before = lastToken(lx)
  if (before?.kind === 'sign') {
    before.approximate = true
    lx.at++
  } else take(lx, before?.kind === 'name' ? 'sep' : 'bad', '~')
}
