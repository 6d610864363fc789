import type { MathToken } from '../tokens/token'
import type { Evaluated, Literal } from './evaluated'
import { call, evaluated, type Made, operand, operate, PI } from './operations'

/** So few tokens have fewer nodes and levels, and so short a text fewer characters, than an expression may have. */
const MOST = { tokens: 60, characters: 500 } as const

/** A place in the tokens; what is read moves it on. */
interface Reader {
  readonly tokens: readonly MathToken[]
  at: number
}

/**
 * Evaluates most expressions in reasoning while their tokens are read, without text or tree: literals,
 * `+ - * / ^`, brackets, `pi` and calls. `undefined` for everything else, for values that are not finite, and for
 * what is long: `evaluateExpression` reads those, and says why it refuses them. If this gives a value, it is the same.
 */
export function evaluatePlain(
  tokens: readonly MathToken[],
  { text, literals }: { readonly text: string; readonly literals: readonly Literal[] },
): Evaluated | undefined {
  if (tokens.length > MOST.tokens || text.length > MOST.characters) return undefined
  // Degrees that became radians have one literal more than the tokens show.
  let numbers = 0
  for (const { literal } of tokens) if (literal !== undefined) numbers++
  if (numbers !== literals.length) return undefined
  const reader: Reader = { tokens, at: 0 }
  const made = readSum(reader)
  if (made === undefined || reader.at < tokens.length) return undefined
  return evaluated(
    made,
    literals.map(({ value }) => value),
  )
}

function readSum(r: Reader): Made | undefined {
  let made = readProduct(r)
  for (let op = opAt(r); made !== undefined && (op === '+' || op === '-'); op = opAt(r)) {
    r.at++
    made = worked(op === '+' ? 'add' : 'subtract', made, readProduct(r))
  }
  return made
}

function readProduct(r: Reader): Made | undefined {
  let made = readSigned(r)
  for (let op = opAt(r); made !== undefined && (op === '*' || op === '/'); op = opAt(r)) {
    r.at++
    made = worked(op === '*' ? 'multiply' : 'divide', made, readSigned(r))
  }
  return made
}

/** A sign takes the whole power after it, and a power takes signs in its exponent: `-2^-2` is -(2^(-2)). */
function readSigned(r: Reader): Made | undefined {
  const op = opAt(r)
  if (op === '-' || op === '+') {
    r.at++
    const made = readSigned(r)
    return made && finite(operate(op === '-' ? 'unaryMinus' : 'unaryPlus', [made]))
  }
  const base = readOperand(r)
  if (base === undefined || opAt(r) !== '^') return base
  r.at++
  return worked('pow', base, readSigned(r))
}

function readOperand(r: Reader): Made | undefined {
  const token = r.tokens[r.at++]
  switch (token?.kind) {
    case 'number':
      return Number.isFinite(token.literal!.value) ? operand(token.literal!) : undefined
    case 'open':
      return closed(r, readSum(r))
    case 'name':
      if (token.text === 'pi') return PI
      return r.tokens[r.at]?.kind === 'open' ? readCall(r, token.text) : undefined
    default:
      return undefined
  }
}

function readCall(r: Reader, name: string): Made | undefined {
  const args: Made[] = []
  do {
    // Past the bracket, then past each comma.
    r.at++
    const made = readSum(r)
    if (made === undefined) return undefined
    args.push(made)
  } while (r.tokens[r.at]?.kind === 'comma')
  return closed(r, finite(call(name, args)))
}

const opAt = ({ tokens, at }: Reader): string | undefined => (tokens[at]?.kind === 'op' ? tokens[at]!.text : undefined)

const closed = (r: Reader, made: Made | undefined) => (r.tokens[r.at++]?.kind === 'close' ? made : undefined)

const worked = (fn: string, a: Made, b: Made | undefined) => (b === undefined ? undefined : finite(operate(fn, [a, b])))

const finite = (made: Made | string) =>
  typeof made === 'string' || !Number.isFinite(made.range.value) ? undefined : made
