import type { Literal } from '../evaluate/evaluated'
import type { Unit } from './units'

/**
 * A piece of reasoning as arithmetic sees it. `sep` ends an expression cleanly, `relation` (`<`, `>=`) too on the right,
 * and `bad` is anything that belongs to no arithmetic of ours: an expression that touches it is refused.
 */
export interface MathToken {
  readonly kind: 'number' | 'name' | 'op' | 'open' | 'close' | 'comma' | 'sign' | 'sep' | 'relation' | 'bad'
  /** Normalised: `*` for ×, `-` for −, `(` for the brace of a \frac. */
  readonly text: string
  readonly start: number
  end: number
  /** It touches the token before. */
  readonly glued: boolean
  readonly literal: Literal | undefined
  /** A unit that follows the number or the bracket. */
  unit: Unit | undefined
  /** A sign that says "about"; a number marked `~` or cut by an ellipsis. */
  approximate: boolean
}

const CODE_0 = 0x30

/** A number as printed: 0.01 is one unit of the last digit of `4.75`, 1 of `12`, 100 of `1.5e3`. */
export function literalOf(text: string): Literal {
  let decimals = 0
  let dot = -1
  let exponent = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e) dot = at
    else if ((code | 0x20) === 0x65) {
      exponent = Number(text.slice(at + 1))
      break
    } else if (dot >= 0) decimals++
  }
  const value = Number(text)
  const unit = exponent === 0 && decimals < UNITS.length ? UNITS[decimals]! : 10 ** (exponent - decimals)
  return { value, lo: value - unit / 2, hi: value + unit / 2, unit, integer: dot < 0 }
}

const UNITS = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001]

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
export function endsOperand(token: MathToken | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || token.kind === 'close')
}
