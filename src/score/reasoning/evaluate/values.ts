import type { Sentence } from '../claims/sides'
import type { MathToken } from '../tokens/token'
import type { Unit } from '../tokens/units'
import type { Evaluated, ExpressionRefusal, Literal } from './evaluated'
import { evaluateExpression } from './expression'
import { ALLOWED_FUNCTIONS } from './functions'
import { exactly } from './interval'
import { evaluateLiteral } from './operations'
import { evaluatePlain } from './plain-expression'

/** One side of a claim with its value: one component for a number, several for a point, a vector or a box. */
export interface SideValue {
  readonly components: readonly Evaluated[]
  /** As it was normalised before it was read, e.g. `sqrt((4.75) ^ (2))`. */
  readonly read: string
  /** The one unit its quantities are written in. */
  readonly unit: Unit | undefined
  /** A factor such as 100 stands in it: a conversion may have been done by hand. */
  readonly converts: boolean
}

/** What a text's expressions came to (each is evaluated once) and how many more may be evaluated. */
export interface Workings {
  readonly known: Map<string, Evaluated | ExpressionRefusal>
  left: number
}

/** Evaluates the tokens of a side; tuples component by component. */
export function evaluateSide(s: Sentence, from: number, to: number, workings: Workings): SideValue | ExpressionRefusal {
  const tuples = tuplesIn(s, from, to)
  if (typeof tuples === 'string') return tuples
  const arity = tuples.length === 0 ? 1 : tuples[0]!.commas.length + 1
  const components: Evaluated[] = []
  const read: string[] = []
  for (let k = 0; k < arity; k++) {
    const tokens = componentTokens(s, from, to, tuples, k)
    const spelled = spell(tokens)
    if (spelled === undefined) return 'syntax'
    const made = evaluate(tokens, spelled, workings)
    if (typeof made === 'string') return made
    components.push(made)
    read.push(spelled.text)
  }
  const text = read.join(', ')
  const { unit, converts } = unitOf(s.tokens, from, to)
  return { components, read: arity > 1 ? `(${text})` : text, unit, converts }
}

function evaluate(tokens: readonly MathToken[], spelled: Spelled, workings: Workings): Evaluated | ExpressionRefusal {
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

/** The bracket groups at the top of a side that hold commas and belong to no function: they must agree in length. */
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
  // A product of two tuples has several meanings.
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

interface Spelled {
  readonly text: string
  readonly literals: readonly Literal[]
}

const HALF_TURN: Literal = { ...exactly(180), unit: 1, integer: true }

/** Tokens as text for the evaluator. An angle in degrees inside a sine becomes radians. */
function spell(tokens: readonly MathToken[]): Spelled | undefined {
  let text = ''
  const literals: Literal[] = []
  // Whether each open bracket stands inside a function of an angle.
  const angles: boolean[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const before = tokens[at - 1]
    switch (token.kind) {
      case 'number': {
        const degrees = angles.at(-1) === true && token.unit?.kind === 'angle' && token.unit.inBase !== 1
        literals.push(token.literal!)
        if (degrees) literals.push(HALF_TURN)
        text += degrees ? `(${token.text} * pi / 180) ` : `${token.text} `
        break
      }
      case 'open':
        angles.push(angles.at(-1) === true || ALLOWED_FUNCTIONS.get(before?.text ?? '')?.takesAngle === true)
        text += '('
        break
      case 'close':
        angles.pop()
        text += ') '
        break
      case 'op':
        text += `${token.text} `
        break
      case 'comma':
        text += ', '
        break
      case 'name':
        text += token.text === 'pi' ? 'pi ' : token.text
        break
      default:
        return undefined
    }
  }
  return { text: text.trimEnd(), literals }
}

const CONVERSIONS = new Set([100, 1000, 0.01, 0.001, 180, 10000])

function unitOf(tokens: readonly MathToken[], from: number, to: number): Pick<SideValue, 'unit' | 'converts'> {
  let unit: Unit | undefined
  let mixed = false
  let converts = false
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (token.unit !== undefined) {
      mixed ||= unit !== undefined && (unit.kind !== token.unit.kind || unit.inBase !== token.unit.inBase)
      unit = token.unit
    } else if (token.literal !== undefined) converts ||= to - from > 1 && CONVERSIONS.has(token.literal.value)
  }
  return { unit: mixed ? undefined : unit, converts }
}
