import type { Sentence } from '../claims/sides'
import type { MathToken } from '../tokens/token'
import type { Unit } from '../tokens/units'
import type { Evaluated, ExpressionRefusal, Literal } from './evaluated'
import { evaluateExpression, evaluateVectors, type Worked } from './expression'
import type { Dimension } from './mathjs'
import { spellNumbers, spellVectors } from './mathjs-spelling'
import { evaluateLiteral } from './operations'
import { evaluatePlain } from './plain-expression'

/** One side of a claim with its value: one component for a number, several for a point, a vector or a box. */
export interface SideValue {
  readonly components: readonly Evaluated[]
  /** As it was normalized before it was read, e.g. `sqrt((4.75) ^ (2))`. */
  readonly read: string
  /** The one unit of its value. */
  readonly unit: Unit | undefined
  /** It contains a factor such as 100: a conversion may have been done by hand. */
  readonly converts: boolean
  /** Sizes of its units in meters or radians, if there are several: a bare number may be in any of them. */
  readonly unitSizes: readonly number[]
}

/** The values of a text's expressions (each is evaluated once) and how many more may be evaluated. */
export interface Workings {
  readonly known: Map<string, Evaluated | ExpressionRefusal>
  /** The same for vectors and quantities; made when a text has any. */
  knownVectors: Map<string, Worked | ExpressionRefusal> | undefined
  left: number
}

/**
 * Evaluates the tokens of a side. Sums of tuples and plain numbers are worked out component by component; products and
 * lengths of vectors, and sums in several units, as a whole.
 */
export function evaluateSide(s: Sentence, from: number, to: number, workings: Workings): SideValue | ExpressionRefusal {
  const { tokens } = s
  const units = unitsOf(tokens, from, to)
  // `1.2 m * 100 + 30 cm` was converted by hand: its numbers are taken literally.
  const inSeveralUnits = units.mixed && !units.converts
  if (inSeveralUnits) {
    const worked = evaluateWhole(s, from, to, units, workings)
    if (typeof worked !== 'string' || worked === 'units-differ') return worked
  }
  const made = evaluateComponents(s, from, to, units, workings)
  if (typeof made !== 'string' || inSeveralUnits || (made !== 'syntax' && made !== 'not-allowed')) return made
  if (!tokens.slice(from, to).some(({ kind }) => kind === 'comma')) return made
  const worked = evaluateWhole(s, from, to, units, workings)
  return typeof worked !== 'string' || worked === 'units-differ' || worked === 'not-finite' ? worked : made
}

function evaluateComponents(
  s: Sentence,
  from: number,
  to: number,
  { unit, mixed, converts }: WrittenUnits,
  workings: Workings,
): SideValue | ExpressionRefusal {
  const tuples = tuplesIn(s, from, to)
  if (typeof tuples === 'string') return tuples
  const arity = tuples.length === 0 ? 1 : tuples[0]!.commas.length + 1
  const components: Evaluated[] = []
  const read: string[] = []
  for (let k = 0; k < arity; k++) {
    const tokens = componentTokens(s, from, to, tuples, k)
    const spelled = spellNumbers(tokens)
    if (spelled === undefined) return 'syntax'
    const made = evaluate(tokens, spelled, workings)
    if (typeof made === 'string') return made
    components.push(made)
    read.push(spelled.text)
  }
  const text = read.join(', ')
  return {
    components,
    read: arity > 1 ? `(${text})` : text,
    unit: mixed ? undefined : unit,
    converts,
    unitSizes: NO_SIZES,
  }
}

function evaluate(
  tokens: readonly MathToken[],
  spelled: { readonly text: string; readonly literals: readonly Literal[] },
  workings: Workings,
): Evaluated | ExpressionRefusal {
  const literal = loneLiteral(tokens)
  if (literal !== undefined)
    return Number.isFinite(literal.value) ? evaluateLiteral(literal, tokens[0]!.text === '-') : 'not-finite'
  const before = workings.known.get(spelled.text)
  if (before !== undefined) return before
  if (workings.left-- <= 0) return 'too-large'
  const made = evaluatePlain(tokens, spelled) ?? evaluateExpression(spelled.text, spelled.literals)
  workings.known.set(spelled.text, made)
  return made
}

function evaluateWhole(
  s: Sentence,
  from: number,
  to: number,
  { unit, sizes, mixed, converts }: WrittenUnits,
  workings: Workings,
): SideValue | ExpressionRefusal {
  const spelled = spellVectors(s, from, to)
  if (spelled === undefined) return 'syntax'
  workings.knownVectors ??= new Map()
  let worked = workings.knownVectors.get(spelled.read)
  if (worked === undefined) {
    if (workings.left-- <= 0) return 'too-large'
    worked = evaluateVectors(spelled)
    workings.knownVectors.set(spelled.read, worked)
  }
  if (typeof worked === 'string') return worked
  const inBase = baseUnit(worked.dimension)
  const unitSizes = mixed ? sizes : unit === undefined || inBase === undefined ? NO_SIZES : [unit.inBase]
  return { components: worked.components, read: spelled.read, unit: inBase, converts, unitSizes }
}

/** Index of the exponents of lengths and of angles in mathjs's dimensions. */
const [LENGTH, ANGLE] = [1, 7]

/** The unit of a value in meters or radians. An angle in a product is a plain number, as in the length of an arc. */
function baseUnit(dimension: Dimension | undefined): Unit | undefined {
  const power = dimension?.dimensions[LENGTH] ?? 0
  if (power !== 0) return { kind: 'length', inBase: 1, power }
  return dimension?.dimensions[ANGLE] === 1 ? { kind: 'angle', inBase: 1, power: 1 } : undefined
}

function loneLiteral(tokens: readonly MathToken[]): Literal | undefined {
  const [first, second] = tokens
  if (tokens.length === 1) return first!.literal
  const signed = tokens.length === 2 && first!.kind === 'op' && (first!.text === '-' || first!.text === '+')
  return signed ? second!.literal : undefined
}

interface Tuple {
  readonly open: number
  readonly close: number
  readonly commas: readonly number[]
}

/** The brackets at the top of a side that hold commas and belong to no function: they must agree in length. */
function tuplesIn({ tokens, partner }: Sentence, from: number, to: number): readonly Tuple[] | ExpressionRefusal {
  const found: Tuple[] = []
  let products = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (token.kind === 'comma') return 'syntax'
    if (token.kind === 'op' && (token.text === '*' || token.text === '^')) products++
    if (token.kind !== 'open') continue
    const close = partner[at]!
    if (close < 0) return 'syntax'
    const commas = topCommas(tokens, partner, at, close)
    const called = at > from && tokens[at - 1]!.kind === 'name'
    if (!called && commas.length > 0) found.push({ open: at, close, commas })
    at = close
  }
  // A product of two tuples is not taken component by component.
  if (found.length > 1 && products > 0) return 'not-allowed'
  return found.every((tuple) => tuple.commas.length === found[0]!.commas.length) ? found : 'not-allowed'
}

function topCommas(tokens: readonly MathToken[], partner: Int32Array, open: number, close: number): readonly number[] {
  const commas: number[] = []
  for (let at = open + 1; at < close; at++) {
    if (tokens[at]!.kind === 'comma') commas.push(at)
    else if (tokens[at]!.kind === 'open' && partner[at]! > at) at = partner[at]!
  }
  return commas
}

/** The side's tokens with the k-th component in the place of every tuple. */
function componentTokens({ tokens }: Sentence, from: number, to: number, tuples: readonly Tuple[], k: number) {
  if (tuples.length === 0) return tokens.slice(from, to)
  const made: MathToken[] = []
  let at = from
  for (const { open, close, commas } of tuples) {
    const whole = open === from && close === to - 1
    made.push(...tokens.slice(at, whole ? open : open + 1))
    made.push(...tokens.slice(k === 0 ? open + 1 : commas[k - 1]! + 1, k < commas.length ? commas[k]! : close))
    at = whole ? to : close
  }
  made.push(...tokens.slice(at, to))
  return made
}

const CONVERSIONS = new Set([100, 1000, 0.01, 0.001, 180, 10000])

const NO_SIZES: readonly number[] = Object.freeze([])

/** The units written on a side. */
interface WrittenUnits {
  /** The last of them. */
  readonly unit: Unit | undefined
  readonly sizes: readonly number[]
  readonly mixed: boolean
  readonly converts: boolean
}

function unitsOf(tokens: readonly MathToken[], from: number, to: number): WrittenUnits {
  let unit: Unit | undefined
  let sizes: number[] | undefined
  let mixed = false
  let converts = false
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (token.unit !== undefined) {
      if (unit !== undefined && (unit.kind !== token.unit.kind || unit.inBase !== token.unit.inBase)) {
        sizes ??= [unit.inBase]
        mixed = true
      }
      unit = token.unit
      sizes?.push(unit.inBase)
    } else if (token.literal !== undefined) converts ||= to - from > 1 && CONVERSIONS.has(token.literal.value)
  }
  return { unit, sizes: sizes ?? NO_SIZES, mixed, converts }
}
