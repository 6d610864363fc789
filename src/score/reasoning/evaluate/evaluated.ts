import type { Ranged } from './interval'

/** A number as it was printed. */
export interface Literal extends Ranged {
  /** One unit of its last digit: 0.01 for `4.75`. */
  readonly unit: number
  /** Spelled without a decimal point: exact inside a longer expression (a count, a half, an exponent). */
  readonly integer: boolean
}

/** An expression's value with the interval its printed literals allow. */
export interface Evaluated extends Ranged {
  /** The same for expressions that differ only in spelling, brackets or the order of sums and products. */
  readonly canonical: string
  /** Every literal's value, in order. */
  readonly operands: readonly number[]
  /** An angle in radians by its outermost function. */
  readonly angle: boolean
  /** The last digit's unit, if the whole expression is one literal. */
  readonly unit: number | undefined
}

/** Why an expression is not evaluated. */
export type ExpressionRefusal = 'syntax' | 'not-allowed' | 'too-large' | 'not-finite' | 'units-differ'
