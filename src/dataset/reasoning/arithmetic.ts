import { plainDecimal } from '../../base/decimal-digits'
import { operand } from '../../question/explain/equations'
import type { Step } from '../../question/solution'
import type { Told } from './telling'

/** `3.1 - 2.4 = 0.7`. */
export function difference({ print }: Told, high: number, low: number): string {
  const [a, b] = [print.given(high), print.given(low)]
  return print.equation(`${a} - ${operand(b)}`, print.middle(Number(a) - Number(b)), Number(a) - Number(b))
}

/** `(0.1 + 0.5) / 2 = 0.3`. */
export function midpoint({ print }: Told, low: number, high: number): string {
  const [a, b] = [print.given(low), print.given(high)]
  const middle = (Number(a) + Number(b)) / 2
  return print.equation(`(${a} + ${operand(b)}) / 2`, print.middle(middle), middle)
}

/** Decimals of a product below 1 that an angle is taken of. */
const SMALL_DECIMALS = 4

/** A product as {@link products} spells it for an angle. */
export const spelledProduct = ({ print }: Told, value: number): string =>
  Math.abs(value) < 1 ? plainDecimal(value, SMALL_DECIMALS) : print.result(value)

type Offset = Extract<Step, { kind: 'vector' }>

/** The two differences of a vector, as people write them behind a colon, or behind a verb. */
export function offsetText(told: Told, step: Offset, behind: 'colon' | 'verb' = 'colon'): string {
  const [x, y] = [0, 1].map((i) => difference(told, step.toPoint[i]!, step.fromPoint[i]!)) as [string, string]
  const inside = `${x} along x and ${y} along y`
  return behind === 'verb' ? inside : told.pick([`x: ${x} and y: ${y}`, `dx = ${x}, dy = ${y}`, inside])
}

/** `sqrt(0.4^2 + 1.2^2) ≈ 1.26`, from parts that were computed before; the other part alone if one is 0. */
export function rootOfSquares({ print }: Told, parts: readonly number[], length: number): string {
  if (parts.some((part) => part === 0)) return print.result(length)
  const sizes = parts.map((part) => print.middle(Math.abs(part)))
  const value = Math.sqrt(sizes.reduce((sum, size) => sum + Number(size) ** 2, 0))
  return print.equation(`sqrt(${sizes.map((size) => `${size}^2`).join(' + ')})`, print.result(length), value)
}

/** `0.4^2 + 1.2^2 = 1.6`. */
export function sumOfSquares({ print }: Told, parts: readonly number[]): string {
  const sizes = parts.map((part) => print.middle(Math.abs(part)))
  const value = sizes.reduce((sum, size) => sum + Number(size) ** 2, 0)
  return print.equation(sizes.map((size) => `${size}^2`).join(' + '), print.result(value), value)
}

/** Whether a vector begins at the origin, where there is nothing to take away. */
export const isFromOrigin = ({ fromPoint: [x, y] }: Offset): boolean => x === 0 && y === 0

/** `sqrt((3 - 1)^2 + (4 - 2)^2) ≈ 2.83`, straight from two points. */
export function rootOfDifferences(told: Told, step: Offset, length: number): string {
  if (isFromOrigin(step)) return rootOfSquares(told, step.vector, length)
  const { print } = told
  const pairs = [0, 1].map((i) => [print.given(step.toPoint[i]!), print.given(step.fromPoint[i]!)] as const)
  const value = Math.hypot(...pairs.map(([a, b]) => Number(a) - Number(b)))
  const left = `sqrt(${pairs.map(([a, b]) => `(${a} - ${operand(b)})^2`).join(' + ')})`
  return print.equation(left, print.result(length), value)
}

/** `2.05 × 4.75 + 2.9 × 0 ≈ 9.74`; `exact` prints every digit. */
export function products(
  told: Told,
  [a, b]: readonly [number, number],
  sign: '+' | '-',
  [c, d]: readonly [number, number],
  exact: boolean,
): string {
  const { print } = told
  const [ta, tb, tc, td] = [a, b, c, d].map((part) => print.middle(part)) as [string, string, string, string]
  const second = Number(tc) * Number(td)
  const value = Number(ta) * Number(tb) + (sign === '+' ? second : -second)
  const left = `${operand(ta)} × ${operand(tb)} ${sign} ${operand(tc)} × ${operand(td)}`
  // An angle is taken of exact products: rounding small ones would turn it.
  return print.equation(left, exact ? spelledProduct(told, value) : print.result(value), value)
}

/** `atan2(0.55, 1.2) × 180 / pi ≈ 24.6`: degrees clockwise from the second axis. */
export function angle({ print }: Told, right: number, forward: number, spell: (value: number) => string): string {
  const [r, f] = [spell(right), spell(forward)]
  const degrees = (Math.atan2(Number(r), Number(f)) * 180) / Math.PI
  return print.equation(`atan2(${r}, ${f}) × 180 / pi`, degreesText(degrees), degrees)
}

/** With one decimal, without a minus before 0. */
export function degreesText(degrees: number): string {
  const rounded = Math.round(degrees * 10) / 10 + 0
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1)
}
