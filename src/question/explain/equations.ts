import { plainDecimal } from '../../base/decimal-digits'

/**
 * Numbers and equations as a derivation prints them. Every printed equation is true at its printed precision: what
 * its left side gives, computed from the numbers as printed, rounds to the number printed on its right.
 */
export interface Printer {
  /** A number that is given: a coordinate. */
  given(value: number): string
  /** A number that later equations continue from: a component of a vector. */
  middle(value: number): string
  /** A number that is a result. */
  result(value: number): string
  /** `left = right`, or `left ≈ right` where the right side is rounded; noted when it is not true as printed. */
  equation(left: string, right: string, computed: number): string
  /** Whether every equation so far is true as printed. */
  readonly holds: boolean
}

/**
 * Decimals of results, tried in turn: two are enough for anything the size of a room, more are for maps in millionths.
 * Given and middle numbers get as many more as the equations need.
 */
const RESULT_DECIMALS = [2, 6, 10, 14] as const
const MOST_EXTRA = 12

export function createPrinter(decimals: number, extra: number): Printer {
  let holds = true
  return {
    given: (value) => spell(value, decimals + 2 * extra),
    middle: (value) => spell(value, decimals + extra),
    result: (value) => spell(value, decimals),
    equation(left, right, computed) {
      const printed = Number(right)
      const exact = Math.abs(computed - printed) <= 1e-12 * Math.max(1e-3, Math.abs(computed))
      if (!exact && !(Math.abs(computed - printed) <= halfUnit(right))) holds = false
      return `${left} ${exact ? '=' : '≈'} ${right}`
    },
    get holds() {
      return holds
    },
  }
}

/** The text of a derivation with as few digits as keep every equation true. */
export function withTrueEquations(render: (printer: Printer) => string): string {
  let text = ''
  for (const decimals of RESULT_DECIMALS)
    for (let extra = 0; extra <= MOST_EXTRA; extra++) {
      const printer = createPrinter(decimals, extra)
      text = render(printer)
      if (printer.holds) return text
    }
  return text
}

/** A number with at most so many decimals, without trailing zeros; with three digits if it is smaller than that. */
function spell(value: number, decimals: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 1e15) return String(value)
  const rounded = plainDecimal(value, decimals)
  // A number that is not zero must not be printed as zero: its sign is what counts.
  return rounded === '0' ? plainDecimal(value, Math.min(100, 2 - Math.floor(Math.log10(size)))) : rounded
}

/** Half a unit of the last digit of a printed number, with room for the rounding of doubles. */
function halfUnit(printed: string): number {
  const [mantissa, exponent = '0'] = printed.split('e')
  const decimals = mantissa!.includes('.') ? mantissa!.length - mantissa!.indexOf('.') - 1 : 0
  return 0.5 * 10 ** (Number(exponent) - decimals) * (1 + 1e-9)
}

/** A number as an operand: in parentheses if it is negative. */
export const operand = (spelled: string) => (spelled.startsWith('-') ? `(${spelled})` : spelled)
