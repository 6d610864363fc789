import type { Literal, Refusal } from './expression'
import { ALLOWED_FUNCTIONS } from './functions'
import { add, divide, exactly, multiply, negate, power, type Ranged, subtract } from './interval'

/** A part of an expression with what it came to. */
export interface Made {
  readonly range: Ranged
  /** The same for parts that differ only in spelling, brackets or the order of sums and products. */
  readonly canonical: string
  /** An angle in radians by its outermost function. */
  readonly angle: boolean
}

export const PI: Made = { range: exactly(Math.PI), canonical: 'pi', angle: false }

/** A literal as an operand: an integer is exact there. */
export function operand(literal: Literal): Made {
  const range = literal.integer ? exactly(literal.value) : literal
  return { range, canonical: String(literal.value), angle: false }
}

/** A sum, difference, product, quotient, power or sign, by mathjs' names of them. */
export function operate(fn: string, args: readonly Made[]): Made | Refusal {
  const [a, b] = args
  const wrap = (range: Ranged, canonical: string): Made => ({ range, canonical, angle: false })
  if (a === undefined) return 'not-allowed'
  if (b === undefined) {
    if (fn === 'unaryPlus') return a
    return fn === 'unaryMinus' ? wrap(negate(a.range), negated(a.canonical)) : 'not-allowed'
  }
  const neutral = dropNeutral(fn, a.canonical, b.canonical)
  const sorted = a.canonical < b.canonical ? [a.canonical, b.canonical] : [b.canonical, a.canonical]
  if (fn === 'add') return wrap(add(a.range, b.range), neutral ?? `(${sorted.join('+')})`)
  if (fn === 'multiply') return wrap(multiply(a.range, b.range), neutral ?? `(${sorted.join('*')})`)
  if (fn === 'subtract') return wrap(subtract(a.range, b.range), neutral ?? `(${a.canonical}-${b.canonical})`)
  if (fn === 'divide') return wrap(divide(a.range, b.range), neutral ?? `(${a.canonical}/${b.canonical})`)
  if (fn === 'pow') return wrap(power(a.range, b.range), neutral ?? `(${a.canonical}^${b.canonical})`)
  return 'not-allowed'
}

/** `-9.4` whether it was one literal or a minus before one. */
function negated(canonical: string): string {
  if (/^[\d.]/.test(canonical)) return `-${canonical}`
  return /^-[\d.]/.test(canonical) ? canonical.slice(1) : `(-${canonical})`
}

/** What is left where an operand changes nothing: `x + 0 = x` says no more than `x = x`. */
function dropNeutral(fn: string, a: string, b: string): string | undefined {
  const neutral = fn === 'add' || fn === 'subtract' ? '0' : '1'
  if (b === neutral) return a
  return a === neutral && (fn === 'add' || fn === 'multiply') ? b : undefined
}

/** A call of a function of the whitelist. */
export function call(name: string, args: readonly Made[]): Made | Refusal {
  const allowed = ALLOWED_FUNCTIONS.get(name)
  if (allowed === undefined || args.length < allowed.minArity || args.length > allowed.maxArity) return 'not-allowed'
  return {
    range: allowed.apply(...args.map((arg) => arg.range)),
    canonical: `${name}(${args.map((arg) => arg.canonical).join(',')})`,
    angle: allowed.givesAngle === true,
  }
}
