import type { Literal } from './expression'
import type { Unit } from './units'

/**
 * A piece of reasoning as arithmetic sees it. `sep` ends an expression cleanly, `relation` (`<`, `>=`) too on the right,
 * and `bad` is anything that belongs to no arithmetic of ours: an expression that touches it is refused.
 */
export interface Token {
  readonly kind: 'number' | 'name' | 'op' | 'open' | 'close' | 'comma' | 'sign' | 'sep' | 'relation' | 'bad'
  /** Normalised: `*` for ×, `-` for −, `(` for the brace of a \frac. */
  readonly text: string
  readonly start: number
  end: number
  /** Nothing stands between it and the token before. */
  readonly glued: boolean
  readonly literal?: Literal
  /** A unit that follows the number or the bracket. */
  unit?: Unit
  /** A sign that says "about"; a number marked `~` or cut by an ellipsis. */
  approximate?: boolean
}

const CODE_0 = 0x30

/** One digit's unit at the end of a decimal spelling: 0.01 for `4.75`, 1 for `12`, 100 for `1.5e3`. */
export function literalOf(text: string): Literal {
  const value = Number(text)
  const exponentAt = text.search(/e/i)
  const mantissa = exponentAt < 0 ? text : text.slice(0, exponentAt)
  const exponent = exponentAt < 0 ? 0 : Number(text.slice(exponentAt + 1))
  const dot = mantissa.indexOf('.')
  const decimals = dot < 0 ? 0 : mantissa.length - dot - 1
  const unit = 10 ** (exponent - decimals)
  return { value, lo: value - unit / 2, hi: value + unit / 2, unit, integer: dot < 0 }
}

export const isDigit = (code: number) => code >= CODE_0 && code <= CODE_0 + 9

/** ASCII letters, and every letter outside ASCII by its having cases or being no symbol we know. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
  // Latin, Greek, Cyrillic and beyond up to the general punctuation; then the scripts after the symbol blocks.
  if (code < 0x2000) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7
  return (code >= 0x2c00 && code < 0x2e00) || (code >= 0x3040 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00)
}

/** White space that an expression may have in it; line ends are judged apart. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000
  )
}

export const isLineEnd = (code: number) =>
  code === 0x0a || code === 0x0d || code === 0x0b || code === 0x0c || code === 0x2028 || code === 0x2029

/** Does an operand end here, so that an operator, and no operand, may follow? */
export function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || token.kind === 'close')
}
