import { absolute, exactly, lipschitz, monotone, overCorners, type Ranged } from './interval'

/** A function reasoning may call, with the number of arguments it takes. */
export interface AllowedFunction {
  readonly minArity: number
  readonly maxArity: number
  readonly apply: (...args: Ranged[]) => Ranged
  /** Its argument is an angle: a degree sign there means degrees. */
  readonly takesAngle?: true
  /** Its result is an angle, which a model may state in degrees. */
  readonly givesAngle?: true
}

const one = (apply: (a: Ranged) => Ranged): AllowedFunction => ({ minArity: 1, maxArity: 1, apply })
const trig = (apply: (a: Ranged) => Ranged): AllowedFunction => ({ ...one(apply), takesAngle: true })
const inverse = (apply: (a: Ranged) => Ranged): AllowedFunction => ({ ...one(apply), givesAngle: true })

function tangent(a: Ranged): Ranged {
  const poles = Math.floor(a.lo / Math.PI - 0.5) !== Math.floor(a.hi / Math.PI - 0.5)
  return poles ? exactly(Math.tan(a.value)) : monotone(a, Math.tan)
}

function bySign(a: Ranged, b: Ranged): Ranged {
  // Across the branch cut the corners are a whole turn apart and bound nothing.
  if (b.lo < 0 && a.lo <= 0 && a.hi >= 0) return exactly(Math.atan2(a.value, b.value))
  return overCorners(a, b, Math.atan2)
}

function hypotenuse(...args: Ranged[]): Ranged {
  const parts = args.map(absolute)
  const of = (pick: (a: Ranged) => number) => Math.sqrt(parts.reduce((sum, part) => sum + pick(part) ** 2, 0))
  return { value: of((a) => a.value), lo: of((a) => a.lo), hi: of((a) => a.hi) }
}

const extreme = (choose: (...numbers: number[]) => number): AllowedFunction => ({
  minArity: 1,
  maxArity: 64,
  apply: (...args) => ({
    value: choose(...args.map((a) => a.value)),
    lo: choose(...args.map((a) => a.lo)),
    hi: choose(...args.map((a) => a.hi)),
  }),
})

/** The whole whitelist; `pi` is the only constant. */
export const ALLOWED_FUNCTIONS: ReadonlyMap<string, AllowedFunction> = new Map<string, AllowedFunction>([
  ['sqrt', one((a) => monotone(a, Math.sqrt, 0))],
  ['abs', one(absolute)],
  ['sin', trig((a) => lipschitz(a, Math.sin, 1))],
  ['cos', trig((a) => lipschitz(a, Math.cos, 1))],
  ['tan', trig(tangent)],
  ['asin', inverse((a) => monotone(a, Math.asin, -1, 1))],
  ['acos', inverse((a) => monotone(a, Math.acos, -1, 1))],
  ['atan', inverse((a) => monotone(a, Math.atan))],
  ['atan2', { minArity: 2, maxArity: 2, apply: bySign, givesAngle: true }],
  ['hypot', { minArity: 1, maxArity: 64, apply: hypotenuse }],
  ['floor', one((a) => monotone(a, Math.floor))],
  ['ceil', one((a) => monotone(a, Math.ceil))],
  ['round', one((a) => monotone(a, roundAway))],
  ['exp', one((a) => monotone(a, Math.exp))],
  ['log', one((a) => monotone(a, Math.log, 0))],
  ['min', extreme(Math.min)],
  ['max', extreme(Math.max)],
])

/** Halves go away from zero, as people round. */
function roundAway(x: number): number {
  return Math.sign(x) * Math.round(Math.abs(x))
}

/** Other names of the same functions, lower case. */
export const FUNCTION_ALIASES: ReadonlyMap<string, string> = new Map([
  ['arcsin', 'asin'],
  ['arccos', 'acos'],
  ['arctan', 'atan'],
  ['arctan2', 'atan2'],
  ['ln', 'log'],
])
