import { AMPERSAND, CARRIAGE_RETURN, LINE_FEED } from '../../../base/characters'
import { isExpressionSpace } from '../../../base/unicode-characters'
import { codeAt, emit, type Lexer, lastToken, skipBlanks, take } from './lexer-state'

/**
 * A line end ends an expression unless there is an operator or a sign on either side of it; a blank line always does.
 * `length` is 2 for LaTeX's `\\`.
 */
export function lexLineEnd(lx: Lexer, length: number): undefined {
  const start = lx.at
  lx.at += length
  let lines = 1
  for (let code: number; lx.at < lx.end; lx.at++) {
    code = lx.text.charCodeAt(lx.at)
    if (code === LINE_FEED) lines++
    else if (!isExpressionSpace(code) && code !== AMPERSAND && code !== CARRIAGE_RETURN) break
  }
  const before = lastToken(lx)
  const goesOn = before?.kind === 'op' || before?.kind === 'sign' || before?.kind === 'open'
  const joins =
    lines <= 2 &&
    (goesOn ||
      '=≈+×/·÷'.includes(lx.text[lx.at] ?? ' ') ||
      /^\\(approx|times|cdot|simeq)/.test(lx.text.slice(lx.at, lx.at + 8)))
  if (!joins) {
    emit(lx, 'sep', '\n', start)
    startLine(lx)
  }
}

/** A bullet is not a sign: `- 3 + 4 = 7`. Its token says so, because `- 3` may yet be a negative number. */
export function startLine(lx: Lexer): undefined {
  lx.at = skipBlanks(lx, lx.at)
  const char = lx.text[lx.at] ?? ''
  lx.tableRow = char === '|' && !beginsWithNorm(lx)
  const spaced = isExpressionSpace(codeAt(lx, lx.at + 1))
  if (char !== '' && '-*–•'.includes(char) && spaced && lx.at < lx.end)
    take(lx, 'sep', char === '*' || char === '•' ? '•' : '-')
}

/** A line such as `|(3, 4)| = 5`: bars around one bracket, and arithmetic after them. */
function beginsWithNorm({ text, at, end }: Lexer): boolean {
  return /^\|{1,2} ?[([⟨][^|\n]{1,100}\|{1,2} ?(?:[ckm]?m )?[-+−=≈<>≤≥*/·×^²]/.test(
    text.slice(at, Math.min(end, at + 120)),
  )
}
