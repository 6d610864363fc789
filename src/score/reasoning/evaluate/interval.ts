/** A number as printed: the value, and the interval of numbers that are printed so. */
export interface Ranged {
  readonly value: number
  readonly lo: number
  readonly hi: number
}

export const exactly = (value: number): Ranged => ({ value, lo: value, hi: value })

/** A ranged value from its bounds in either order; if a bound is not finite, only the value is kept. */
function ranged(value: number, a: number, b: number): Ranged {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return exactly(value)
  return { value, lo: Math.min(a, b, value), hi: Math.max(a, b, value) }
}

export const negate = (a: Ranged): Ranged => ({ value: -a.value, lo: -a.hi, hi: -a.lo })
export const add = (a: Ranged, b: Ranged): Ranged => ranged(a.value + b.value, a.lo + b.lo, a.hi + b.hi)
export const subtract = (a: Ranged, b: Ranged): Ranged => ranged(a.value - b.value, a.lo - b.hi, a.hi - b.lo)
export const multiply = (a: Ranged, b: Ranged): Ranged => overCorners(a, b, (x, y) => x * y)

/** A divisor whose interval reaches 0 gives no bounds: only the value is kept. */
export function divide(a: Ranged, b: Ranged): Ranged {
  if (b.lo <= 0 && b.hi >= 0) return exactly(a.value / b.value)
  return overCorners(a, b, (x, y) => x / y)
}

export function power(a: Ranged, b: Ranged): Ranged {
  const value = a.value ** b.value
  const straddles = a.lo < 0 && a.hi > 0
  if (a.lo < 0 && b.lo !== b.hi) return exactly(value)
  if (!straddles) return overCorners(a, b, (x, y) => x ** y)
  const even = overCorners(a, b, (x, y) => x ** y)
  return even.lo > 0 && b.value > 0 ? { ...even, lo: 0 } : even
}

/** Exact for functions that are monotone in each argument over the box. */
export function overCorners(a: Ranged, b: Ranged, f: (x: number, y: number) => number): Ranged {
  const value = f(a.value, b.value)
  if (a.lo === a.hi && b.lo === b.hi) return exactly(value)
  const p = f(a.lo, b.lo)
  const q = f(a.hi, b.lo)
  // An exact exponent or divisor has one corner on either side.
  const [r, s] = b.lo === b.hi ? [p, q] : [f(a.lo, b.hi), f(a.hi, b.hi)]
  return ranged(value, Math.min(p, q, r, s), Math.max(p, q, r, s))
}

/** A monotone function of one argument, defined on [from, to]: a printed 1.0 may not stray out of `acos`' domain. */
export function monotone(a: Ranged, f: (x: number) => number, from = -Infinity, to = Infinity): Ranged {
  return ranged(f(a.value), f(Math.max(a.lo, from)), f(Math.min(a.hi, to)))
}

/** A function that moves by at most `slope` times what its argument moves. */
export function lipschitz(a: Ranged, f: (x: number) => number, slope: number): Ranged {
  const value = f(a.value)
  return ranged(value, value - slope * (a.value - a.lo), value + slope * (a.hi - a.value))
}

export function absolute(a: Ranged): Ranged {
  const lo = a.lo <= 0 && a.hi >= 0 ? 0 : Math.min(Math.abs(a.lo), Math.abs(a.hi))
  return { value: Math.abs(a.value), lo, hi: Math.max(Math.abs(a.lo), Math.abs(a.hi)) }
}

/** Do two intervals meet, `slack` apart at most? A rounding of the last bits never decides. */
export function meets(a: Ranged, b: Ranged, slack: number): boolean {
  const size = Math.max(Math.abs(a.value), Math.abs(b.value), 1e-3)
  const room = slack + 1e-9 * size
  return a.lo <= b.hi + room && b.lo <= a.hi + room
}
