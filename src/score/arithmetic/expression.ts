import { create, type MathNode, parseDependencies } from 'mathjs/number'
import { once } from '../../base/once'
import { negate, type Ranged } from './interval'
import { call, type Made, operand, operate, PI } from './operations'

/** A number as it was printed. */
export interface Literal extends Ranged {
  /** One unit of its last digit: 0.01 for `4.75`. */
  readonly unit: number
  /** Spelled without a decimal point: exact inside a longer expression (a count, a half, an exponent). */
  readonly integer: boolean
}

/** An expression's value with the interval its printed literals allow. */
export interface Evaluated extends Ranged {
  /** The same for expressions that differ only in spelling, brackets or the order of sums and products. */
  readonly canonical: string
  /** Every literal's value, in order. */
  readonly operands: readonly number[]
  /** An angle in radians by its outermost function. */
  readonly angle: boolean
  /** The last digit's unit, where the whole is one literal. */
  readonly unit: number | undefined
}

/** Why an expression is not evaluated. */
export type Refusal = 'syntax' | 'not-allowed' | 'too-large' | 'not-finite'

export const MAX_EXPRESSION = { characters: 512, nodes: 256, depth: 64 } as const

const parser = once(() => create({ parseDependencies: parseDependencies! }).parse as (text: string) => MathNode)
const parse = (text: string): MathNode => parser()(text)

/**
 * Evaluates number arithmetic in interval arithmetic: mathjs reads the text (`parse` only, never `evaluate`), and a
 * walk of our own over a whitelist of node kinds, operators and functions computes. `literals` are the number tokens of
 * the text in order; mathjs keeps their values but not their printed precision. Never throws.
 */
export function evaluateExpression(text: string, literals: readonly Literal[]): Evaluated | Refusal {
  if (text.length > MAX_EXPRESSION.characters || bracketDepth(text) > MAX_EXPRESSION.depth) return 'too-large'
  let tree: MathNode
  try {
    tree = parse(text)
  } catch {
    return 'syntax'
  }
  const walk: Walk = { literals, next: 0, nodes: 0 }
  const made = visit(tree as AnyNode, walk, 0)
  if (typeof made === 'string') return made
  if (walk.next !== literals.length) return 'syntax'
  return evaluated(made, literals)
}

/** What the whole of an expression came to. */
export function evaluated({ range, canonical, angle, unit }: Made, literals: readonly Literal[]): Evaluated {
  const operands = literals.map(({ value }) => value)
  return { value: range.value, lo: range.lo, hi: range.hi, canonical, operands, angle, unit }
}

/** A literal that is a whole side: it stands for everything that is printed so, also when it is an integer. */
export function evaluateLiteral(literal: Literal, negative: boolean): Evaluated {
  const { value, lo, hi } = negative ? negate(literal) : literal
  return { value, lo, hi, canonical: String(value + 0), operands: [value], angle: false, unit: literal.unit }
}

interface Walk {
  readonly literals: readonly Literal[]
  next: number
  nodes: number
}

// What the walk looks at in a node; mathjs' own union does not narrow by `type`.
interface AnyNode {
  readonly type: string
  readonly value?: unknown
  readonly name?: string
  readonly fn?: string | AnyNode
  readonly op?: string
  readonly implicit?: boolean
  readonly args?: readonly AnyNode[]
  readonly content?: AnyNode
}

function visit(node: AnyNode, walk: Walk, depth: number): Made | Refusal {
  if (++walk.nodes > MAX_EXPRESSION.nodes || depth > MAX_EXPRESSION.depth) return 'too-large'
  if (node.type === 'ConstantNode') return visitConstant(node, walk)
  if (node.type === 'ParenthesisNode') return visit(node.content!, walk, depth + 1)
  if (node.type === 'SymbolNode') return node.name === 'pi' ? PI : 'not-allowed'
  const isCall = node.type === 'FunctionNode'
  if (!isCall && (node.type !== 'OperatorNode' || node.implicit)) return 'not-allowed'
  const args: Made[] = []
  for (const arg of node.args!) {
    const made = visit(arg, walk, depth + 1)
    if (typeof made === 'string') return made
    args.push(made)
  }
  const made = isCall ? call(nameOf(node.fn as AnyNode), args) : operate(node.fn as string, args)
  if (typeof made === 'string') return made
  return Number.isFinite(made.range.value) ? made : 'not-finite'
}

function visitConstant(node: AnyNode, walk: Walk): Made | Refusal {
  const literal = walk.literals[walk.next++]
  // What mathjs read must be the literal we read: `0x10` and the like are none of ours.
  if (typeof node.value !== 'number' || literal === undefined || node.value !== literal.value) return 'not-allowed'
  if (!Number.isFinite(literal.value)) return 'not-finite'
  return operand(literal)
}

const nameOf = (fn: AnyNode) => (fn.type === 'SymbolNode' ? fn.name! : '')

function bracketDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x28) deepest = Math.max(deepest, ++depth)
    else if (code === 0x29) depth--
  }
  return deepest
}
