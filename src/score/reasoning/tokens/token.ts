import { asciiLower, DOT, LOWER_E } from '../../../base/characters'
import type { Literal } from '../evaluate/evaluated'
import type { Unit } from './units'

/**
 * A piece of reasoning as arithmetic sees it. `sep` ends an expression cleanly, `relation` (`<`, `>=`) too on the right,
 * and `bad` is anything that belongs to no arithmetic of ours: an expression that touches it is refused.
 */
export interface MathToken {
  readonly kind: 'number' | 'name' | 'op' | 'open' | 'close' | 'comma' | 'sign' | 'sep' | 'relation' | 'bad'
  /** Normalized: `*` for ×, `-` for −, `(` for the brace of a \frac. */
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

/** A number as printed: 0.01 is one unit of the last digit of `4.75`, 1 of `12`, 100 of `1.5e3`. */
export function literalOf(text: string): Literal {
  let decimals = 0
  let dot = -1
  let exponent = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === DOT) dot = at
    else if (asciiLower(code) === LOWER_E) {
      exponent = Number(text.slice(at + 1))
      break
    } else if (dot >= 0) decimals++
  }
  const value = Number(text)
  const unit = exponent === 0 && decimals < UNITS.length ? UNITS[decimals]! : 10 ** (exponent - decimals)
  return { value, lo: value - unit / 2, hi: value + unit / 2, unit, integer: dot < 0 }
}

const UNITS = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001]

/** Does an operand end here, so that an operator, and no operand, may follow? */
export function endsOperand(token: MathToken | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || token.kind === 'close')
}
