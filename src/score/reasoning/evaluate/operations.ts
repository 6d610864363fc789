import type { Evaluated, ExpressionRefusal, Literal } from './evaluated'
import { ALLOWED_FUNCTIONS } from './functions'
import { add, divide, exactly, multiply, negate, power, type Ranged, subtract } from './interval'

/** A part of an expression with its value. */
export interface Made {
  readonly range: Ranged
  /** The same for parts that differ only in spelling, brackets or the order of sums and products. */
  readonly canonical: string
  /** An angle in radians by its outermost function. */
  readonly angle: boolean
  /** One unit of the last digit, of a literal with a decimal point that is alone in its brackets. */
  readonly unit: number | undefined
}

const made = (range: Ranged, canonical: string, angle = false): Made => ({ range, canonical, angle, unit: undefined })

export const PI = made(exactly(Math.PI), 'pi')

/** A literal as an operand: an integer is exact there. */
export function operand(literal: Literal): Made {
  const canonical = String(literal.value)
  if (literal.integer) return made(exactly(literal.value), canonical)
  return { range: literal, canonical, angle: false, unit: literal.unit }
}

/** A sum, difference, product, quotient, power or sign, by mathjs' names of them. */
export function operate(fn: string, args: readonly Made[]): Made | ExpressionRefusal {
  const [a, b] = args
  if (a === undefined) return 'not-allowed'
  if (b === undefined) {
    if (fn === 'unaryPlus') return a
    return fn === 'unaryMinus' ? made(negate(a.range), negated(a.canonical)) : 'not-allowed'
  }
  const neutral = dropNeutral(fn, a.canonical, b.canonical)
  switch (fn) {
    case 'add':
      return made(add(a.range, b.range), neutral ?? inOrder(a.canonical, '+', b.canonical))
    case 'multiply':
      return made(multiply(a.range, b.range), neutral ?? inOrder(a.canonical, '*', b.canonical))
    case 'subtract':
      // A difference from 0 says how far a coordinate is from the observer, so it keeps its 0.
      return made(subtract(a.range, b.range), `(${a.canonical}-${b.canonical})`)
    case 'divide':
      return made(divide(a.range, b.range), neutral ?? `(${a.canonical}/${b.canonical})`)
    case 'pow':
      return made(power(a.range, b.range), neutral ?? `(${a.canonical}^${b.canonical})`)
    default:
      return 'not-allowed'
  }
}

const inOrder = (a: string, sign: string, b: string) => (a < b ? `(${a}${sign}${b})` : `(${b}${sign}${a})`)

/** `-9.4` whether it was one literal or a minus before one. */
function negated(canonical: string): string {
  if (/^[\d.]/.test(canonical)) return `-${canonical}`
  return /^-[\d.]/.test(canonical) ? canonical.slice(1) : `(-${canonical})`
}

/** What is left when an operand changes nothing: `x + 0 = x` says no more than `x = x`. */
function dropNeutral(fn: string, a: string, b: string): string | undefined {
  const neutral = fn === 'add' ? '0' : '1'
  if (b === neutral) return a
  return a === neutral && (fn === 'add' || fn === 'multiply') ? b : undefined
}

/** A call of a function of the whitelist. */
export function call(name: string, args: readonly Made[]): Made | ExpressionRefusal {
  const allowed = ALLOWED_FUNCTIONS.get(name)
  if (allowed === undefined || args.length < allowed.minArity || args.length > allowed.maxArity) return 'not-allowed'
  // A length is never negative: `||v||` says what `|v|` says.
  if (name === 'abs' && args[0]!.canonical.startsWith('hypot(')) return args[0]!
  const canonical = `${name}(${args.map((arg) => arg.canonical).join(',')})`
  return made(allowed.apply(...args.map((arg) => arg.range)), canonical, allowed.givesAngle === true)
}

/** The value of a whole expression. */
export function evaluated({ range, canonical, angle, unit }: Made, operands: readonly number[]): Evaluated {
  return { value: range.value, lo: range.lo, hi: range.hi, canonical, operands, angle, unit }
}

/** A literal that is a whole side may be any number that is printed like it, also when it is an integer. */
export function evaluateLiteral(literal: Literal, negative: boolean): Evaluated {
  const { value, lo, hi } = negative ? negate(literal) : literal
  return { value, lo, hi, canonical: String(value + 0), operands: [value], angle: false, unit: literal.unit }
}
