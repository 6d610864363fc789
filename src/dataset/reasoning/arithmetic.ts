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

type Offset = Extract<Step, { kind: 'vector' }>

/** The two differences of a vector, as people write them. */
export function offsetText(told: Told, step: Offset): string {
  const [x, y] = [0, 1].map((i) => difference(told, step.toPoint[i]!, step.fromPoint[i]!)) as [string, string]
  return told.pick([`x: ${x} and y: ${y}`, `dx = ${x}, dy = ${y}`, `${x} along x and ${y} along y`])
}

/** `sqrt(0.4^2 + 1.2^2) ≈ 1.26`, from parts that were computed before. */
export function rootOfSquares({ print }: Told, parts: readonly number[], length: number): string {
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

/** `sqrt((3 - 1)^2 + (4 - 2)^2) ≈ 2.83`, straight from two points. */
export function rootOfDifferences({ print }: Told, step: Offset, length: number): string {
  const pairs = [0, 1].map((i) => [print.given(step.toPoint[i]!), print.given(step.fromPoint[i]!)] as const)
  const value = Math.hypot(...pairs.map(([a, b]) => Number(a) - Number(b)))
  const left = `sqrt(${pairs.map(([a, b]) => `(${a} - ${operand(b)})^2`).join(' + ')})`
  return print.equation(left, print.result(length), value)
}

/** `2.05 × 4.75 + 2.9 × 0 ≈ 9.74`; `exact` prints every digit. */
export function products(
  { print }: Told,
  [a, b]: readonly [number, number],
  sign: '+' | '-',
  [c, d]: readonly [number, number],
  exact: boolean,
): string {
  const [ta, tb, tc, td] = [a, b, c, d].map((part) => print.middle(part)) as [string, string, string, string]
  const second = Number(tc) * Number(td)
  const value = Number(ta) * Number(tb) + (sign === '+' ? second : -second)
  const left = `${operand(ta)} × ${operand(tb)} ${sign} ${operand(tc)} × ${operand(td)}`
  return print.equation(left, exact ? print.given(value) : print.result(value), value)
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
