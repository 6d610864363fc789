import { BACKSLASH, CLOSE_BRACE, OPEN_BRACE } from '../../../base/characters'
import { isLineEnd, isReasoningLetter } from '../../../base/unicode-characters'
import { lexBar } from './bars'
import { codeAt, emit, type Lexer, lastToken, skipBlanks, take } from './lexer-state'
import { lexLineEnd } from './lines'
import { functionName } from './names'
import { endsOperand } from './token'
import { unitNamed } from './units'

type Plain = readonly ['op' | 'sign' | 'relation' | 'open' | 'close' | 'sep' | 'bad', string]

const spelled = (commands: string, ...plain: Plain) => commands.split(' ').map((c): [string, Plain] => [c, plain])

/** Commands that are one token: its kind and normalized text. */
const TOKENS: ReadonlyMap<string, Plain> = new Map([
  ...spelled('cdot times ast', 'op', '*'),
  ...spelled('div', 'op', '/'),
  ...spelled('approx simeq cong sim thickapprox doteq', 'sign', '≈'),
  ...spelled('le leq ge geq lt gt', 'relation', '<'),
  ...spelled('to rightarrow Rightarrow implies therefore longrightarrow iff', 'sep', '->'),
  ...spelled('langle lbrack lparen', 'open', '('),
  ...spelled('rangle rbrack rparen', 'close', ')'),
  ...spelled('pm mp ne neq equiv dots ldots cdots infty', 'bad', ''),
])

/** Commands that change how things look and not what they are. */
const LOOKS = new Set(
  'left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr quad qquad displaystyle textstyle limits nonumber'.split(
    ' ',
  ),
)
/** Commands whose braces hold text or a symbol that is read as if it had no braces. */
const WRAPPERS = new Set(
  'text mathrm mathbf mathit textbf textit textrm operatorname mbox boxed vec hat bar overline overrightarrow mathsf'.split(
    ' ',
  ),
)

/** Bars around a vector or a number. */
const BARS = new Set('vert Vert lvert rvert lVert rVert'.split(' '))

/** A backslash: a command, an escaped character, or math delimiters. */
export function lexLatex(lx: Lexer): undefined {
  const start = lx.at
  const next = codeAt(lx, start + 1)
  if (next === BACKSLASH) return lx.at < lx.vectorEnd ? lexVectorRow(lx) : lexLineEnd(lx, 2)
  if (!isReasoningLetter(next)) return lexEscaped(lx, next)
  let at = start + 1
  while (isReasoningLetter(codeAt(lx, at))) at++
  const command = lx.text.slice(start + 1, at)
  if (BARS.has(command)) return lexBar(lx, at - start)
  lx.at = at
  const known = TOKENS.get(command)
  if (known) return emit(lx, known[0], known[1], start, { approximate: known[1] === '≈' })
  if (LOOKS.has(command)) return
  if (command === 'frac' || command === 'dfrac' || command === 'tfrac') return openFraction(lx, start)
  if (command === 'sqrt') return openRoot(lx, start)
  if (WRAPPERS.has(command)) return openWrapper(lx, start)
  if (command === 'circ') return lexDegree(lx, start)
  if (command === 'begin') return openColumnVector(lx, start)
  if (command === 'end') return start === lx.vectorEnd ? closeColumnVector(lx, start) : skipEnvironment(lx, start)
  emit(lx, 'name', functionName(command) ?? `\\${command}`, start)
}

function lexEscaped(lx: Lexer, next: number): undefined {
  const char = String.fromCharCode(next)
  if (char === '|') return lexBar(lx, 2)
  if ('[]'.includes(char)) return take(lx, 'sep', '', 2)
  if ('(),;:! '.includes(char)) {
    lx.at += 2
    return
  }
  if (char === '%') {
    lx.at++
    const before = lastToken(lx)
    if (!endsOperand(before) || before!.unit !== undefined) return take(lx, 'bad', '%')
    before!.unit = unitNamed('%')
    before!.end = ++lx.at
    return
  }
  take(lx, 'bad', '\\', Math.min(2, lx.end - lx.at))
}

function openFraction(lx: Lexer, start: number): undefined {
  const brace = skipBlanks(lx, lx.at)
  if (codeAt(lx, brace) !== OPEN_BRACE) return emit(lx, 'bad', '\\frac', start)
  lx.at = brace + 1
  lx.braces.push('frac')
  emit(lx, 'open', '(', start)
  emit(lx, 'open', '(', lx.at)
}

function openRoot(lx: Lexer, start: number): undefined {
  const brace = skipBlanks(lx, lx.at)
  if (codeAt(lx, brace) !== OPEN_BRACE) return emit(lx, 'bad', '\\sqrt', start)
  emit(lx, 'name', 'sqrt', start)
  lx.at = brace
  lx.braces.push('group')
  take(lx, 'open', '(')
}

function openWrapper(lx: Lexer, start: number): undefined {
  const brace = skipBlanks(lx, lx.at)
  if (codeAt(lx, brace) !== OPEN_BRACE) return emit(lx, 'name', '\\', start)
  lx.at = brace + 1
  lx.braces.push('text')
}

/** `^\circ` and `^{\circ}`: degrees. */
function lexDegree(lx: Lexer, start: number): undefined {
  const braced = lx.braces.at(-1) === 'group' && lastToken(lx)?.kind === 'open'
  const caret = lx.tokens.length - (braced ? 2 : 1)
  const operand = lx.tokens[caret - 1]
  if (lx.tokens[caret]?.text !== '^' || !endsOperand(operand)) return emit(lx, 'bad', '\\circ', start)
  lx.tokens.length = caret
  if (braced) {
    lx.braces.pop()
    lx.depth--
    if (codeAt(lx, lx.at) === CLOSE_BRACE) lx.at++
  }
  operand!.unit = unitNamed('°')
  operand!.end = lx.at
}

const MATRIX = /^\{([pbB]?matrix|smallmatrix)\}/
/** A longer matrix is not a vector. */
const MAX_VECTOR = 160

/** `\begin{pmatrix} 3 \\ 4 \end{pmatrix}` is the vector (3, 4); one without an end nearby is skipped. */
function openColumnVector(lx: Lexer, start: number): undefined {
  const ahead = lx.text.slice(lx.at, Math.min(lx.at + MAX_VECTOR, lx.end))
  const opening = MATRIX.exec(ahead)
  const length = opening === null ? -1 : ahead.indexOf('\\end', opening[0].length)
  if (length < 0 || ahead.slice(0, length).includes('\\begin')) return skipEnvironment(lx, start)
  lx.vectorEnd = lx.at + length
  lx.at += opening![0].length
  emit(lx, 'open', '(', start)
}

/** `\\` between two rows is a comma; after the last it is nothing. */
function lexVectorRow(lx: Lexer): undefined {
  let next = skipBlanks(lx, lx.at + 2)
  while (isLineEnd(codeAt(lx, next))) next = skipBlanks(lx, next + 1)
  if (next < lx.vectorEnd) return take(lx, 'comma', ',', 2)
  lx.at += 2
}

function closeColumnVector(lx: Lexer, start: number): undefined {
  lx.vectorEnd = 0
  const close = lx.text.slice(lx.at, Math.min(lx.at + 24, lx.end)).indexOf('}')
  lx.at += close + 1
  emit(lx, 'close', ')', start)
}

function skipEnvironment(lx: Lexer, start: number): undefined {
  const limit = Math.min(lx.at + 24, lx.end)
  const close = lx.text.slice(lx.at, limit).indexOf('}')
  if (close >= 0) lx.at += close + 1
  emit(lx, 'sep', '', start)
}

/** What a closing brace ends. A numerator continues with its denominator. */
export function lexRightBrace(lx: Lexer): undefined {
  const start = lx.at
  const brace = lx.braces.pop()
  if (brace === undefined || brace === 'unknown') return take(lx, 'bad', '}')
  lx.at++
  if (brace === 'text') {
    // `3 + 4 = 7\text{ m}`: what is in the braces has been read as if it were plain text.
    const before = lastToken(lx)
    if (before !== undefined) before.end = Math.max(before.end, lx.at)
    return
  }
  emit(lx, 'close', ')', start)
  if (brace === 'denominator') return emit(lx, 'close', ')', lx.at)
  if (brace !== 'frac') return
  const next = skipBlanks(lx, lx.at)
  if (codeAt(lx, next) !== OPEN_BRACE) return emit(lx, 'bad', '}', start)
  emit(lx, 'op', '/', lx.at)
  lx.at = next
  lx.braces.push('denominator')
  take(lx, 'open', '(')
}
