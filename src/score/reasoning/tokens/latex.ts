import { codeAt, emit, type Lexer, lastToken, skipBlanks, take } from './lexer-state'
import { lexLineEnd } from './lines'
import { functionName } from './names'
import { endsOperand, isLetter } from './token'
import { unitNamed } from './units'

type Plain = readonly ['op' | 'sign' | 'relation' | 'sep' | 'bad', string]

const spelled = (commands: string, ...plain: Plain) => commands.split(' ').map((c): [string, Plain] => [c, plain])

/** Commands that stand for one token: kind and normalised text. */
const TOKENS: ReadonlyMap<string, Plain> = new Map([
  ...spelled('cdot times ast', 'op', '*'),
  ...spelled('div', 'op', '/'),
  ...spelled('approx simeq cong sim thickapprox doteq', 'sign', '≈'),
  ...spelled('le leq ge geq lt gt', 'relation', '<'),
  ...spelled('to rightarrow Rightarrow implies therefore longrightarrow iff', 'sep', '->'),
  ...spelled('pm mp ne neq equiv dots ldots cdots infty', 'bad', ''),
])

/** Commands that change how things look and not what they are. */
const LOOKS = new Set(
  'left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr quad qquad displaystyle textstyle limits nonumber'.split(
    ' ',
  ),
)
/** Commands whose braces hold text or a symbol as it stands. */
const WRAPPERS = new Set(
  'text mathrm mathbf mathit textbf textit textrm operatorname mbox boxed vec hat bar overline overrightarrow mathsf'.split(
    ' ',
  ),
)

/** A backslash: a command, an escaped character, or math delimiters. */
export function lexLatex(lx: Lexer): undefined {
  const start = lx.at
  const next = codeAt(lx, start + 1)
  if (next === 0x5c) return lexLineEnd(lx, 2)
  if (!isLetter(next)) return lexEscaped(lx, next)
  let at = start + 1
  while (isLetter(codeAt(lx, at))) at++
  const command = lx.text.slice(start + 1, at)
  lx.at = at
  const known = TOKENS.get(command)
  if (known) return emit(lx, known[0], known[1], start, { approximate: known[1] === '≈' })
  if (LOOKS.has(command)) return
  if (command === 'frac' || command === 'dfrac' || command === 'tfrac') return openFraction(lx, start)
  if (command === 'sqrt') return openRoot(lx, start)
  if (WRAPPERS.has(command)) return openWrapper(lx, start)
  if (command === 'circ') return lexDegree(lx, start)
  if (command === 'begin' || command === 'end') return skipEnvironment(lx, start)
  emit(lx, 'name', functionName(command) ?? `\\${command}`, start)
}

function lexEscaped(lx: Lexer, next: number): undefined {
  const char = String.fromCharCode(next)
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
  if (codeAt(lx, brace) !== 0x7b) return emit(lx, 'bad', '\\frac', start)
  lx.at = brace + 1
  lx.braces.push('frac')
  emit(lx, 'open', '(', start)
  emit(lx, 'open', '(', lx.at)
}

function openRoot(lx: Lexer, start: number): undefined {
  const brace = skipBlanks(lx, lx.at)
  if (codeAt(lx, brace) !== 0x7b) return emit(lx, 'bad', '\\sqrt', start)
  emit(lx, 'name', 'sqrt', start)
  lx.at = brace
  lx.braces.push('group')
  take(lx, 'open', '(')
}

function openWrapper(lx: Lexer, start: number): undefined {
  const brace = skipBlanks(lx, lx.at)
  if (codeAt(lx, brace) !== 0x7b) return emit(lx, 'name', '\\', start)
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
    if (codeAt(lx, lx.at) === 0x7d) lx.at++
  }
  operand!.unit = unitNamed('°')
  operand!.end = lx.at
}

function skipEnvironment(lx: Lexer, start: number): undefined {
  const limit = Math.min(lx.at + 24, lx.end)
  const close = lx.text.slice(lx.at, limit).indexOf('}')
  if (close >= 0) lx.at += close + 1
  emit(lx, 'sep', '', start)
}

/** What a closing brace ends. A numerator goes on with its denominator. */
export function lexRightBrace(lx: Lexer): undefined {
  const start = lx.at
  const brace = lx.braces.pop()
  if (brace === undefined || brace === 'unknown') return take(lx, 'bad', '}')
  lx.at++
  if (brace === 'text') {
    // `3 + 4 = 7\text{ m}`: what is in the braces has been read as if it stood in the text.
    const before = lastToken(lx)
    if (before !== undefined) before.end = Math.max(before.end, lx.at)
    return
  }
  emit(lx, 'close', ')', start)
  if (brace === 'denominator') return emit(lx, 'close', ')', lx.at)
  if (brace !== 'frac') return
  const next = skipBlanks(lx, lx.at)
  if (codeAt(lx, next) !== 0x7b) return emit(lx, 'bad', '}', start)
  emit(lx, 'op', '/', lx.at)
  lx.at = next
  lx.braces.push('denominator')
  take(lx, 'open', '(')
}
