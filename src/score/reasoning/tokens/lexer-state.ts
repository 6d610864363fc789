import { isExpressionSpace } from '../../../base/unicode-characters'
import type { Literal } from '../evaluate/evaluated'
import type { MathToken } from './token'

/** What an open brace means: its closing one depends on it. */
export type Brace = 'frac' | 'denominator' | 'group' | 'text' | 'unknown'

/** One pass over a stretch of text; `tokens` grows, `at` only moves on. */
export interface Lexer {
  readonly text: string
  readonly end: number
  readonly tokens: MathToken[]
  readonly braces: Brace[]
  at: number
  /** Open round and square brackets: inside them a comma separates. */
  depth: number
  /** Open bars of |x|. */
  bars: number
  /** The line is a row of a table: its bars are columns. */
  tableRow: boolean
  /** Where the column vector that the lexer is in ends, `\begin{pmatrix} 3 \\ 4 \end{pmatrix}`; 0 outside one. */
  vectorEnd: number
}

/** What a token may carry besides its text. */
interface TokenValue {
  readonly literal?: Literal | undefined
  readonly approximate?: boolean
}

/** Adds a token that ends at the lexer's position. */
export function emit(lx: Lexer, kind: MathToken['kind'], text: string, start: number, value?: TokenValue): undefined {
  const { tokens } = lx
  const literal = value?.literal
  const approximate = value?.approximate ?? false
  const glued = tokens.length === 0 || tokens[tokens.length - 1]!.end === start
  if (kind === 'open') lx.depth++
  else if (kind === 'close') lx.depth = Math.max(0, lx.depth - 1)
  else if (kind === 'sep') lx.depth = lx.bars = 0
  // Every token has every field, in one order: there are many of them.
  tokens.push({ kind, text, start, end: lx.at, glued, literal, unit: undefined, approximate })
}

export const lastToken = (lx: Lexer): MathToken | undefined => lx.tokens[lx.tokens.length - 1]
export const codeAt = (lx: Lexer, at: number): number => (at < lx.end ? lx.text.charCodeAt(at) : 0)

/** The next position without white space. */
export function skipBlanks(lx: Lexer, from: number): number {
  let at = from
  while (at < lx.end && isExpressionSpace(lx.text.charCodeAt(at))) at++
  return at
}

/** Moves over `length` characters and adds them as one token. */
export function take(lx: Lexer, kind: MathToken['kind'], text: string, length = 1, approximate = false): undefined {
  const start = lx.at
  lx.at += length
  emit(lx, kind, text, start, { approximate })
}
