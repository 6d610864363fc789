import type { MathNode } from 'mathjs/number'
import type { Evaluated, ExpressionRefusal, Literal } from './evaluated'
import { type Dimension, parse, units } from './mathjs'
import { evaluated, operand, PI } from './operations'
import { callOn, inUnit, operateOn, type ProductSign, plainNumber, type Quantity, vectorOf } from './quantity'

export const MAX_EXPRESSION = { characters: 512, nodes: 256, depth: 64 } as const

/** An expression in the spelling that mathjs reads. */
export interface SpelledExpression {
  /** Vectors are in square brackets, and units follow their number: `[1.2, 0.4] * 2`, `30 cm`. */
  readonly text: string
  /** The number tokens of the text in order: mathjs keeps their values but not their printed precision. */
  readonly literals: readonly Literal[]
  /** How each `*` in the text was written, if that matters. */
  readonly products?: readonly ProductSign[]
}

/** The value of an expression: one component for a number, two or three for a vector. */
export interface Worked {
  readonly components: readonly Evaluated[]
  readonly dimension: Dimension | undefined
}

/** `evaluateVectors` for an expression of plain numbers. */
export function evaluateExpression(text: string, literals: readonly Literal[]): Evaluated | ExpressionRefusal {
  const made = evaluateVectors({ text, literals })
  return typeof made === 'string' ? made : made.components.length > 1 ? 'not-allowed' : made.components[0]!
}

/**
 * Evaluates numbers, vectors and quantities in interval arithmetic: mathjs reads the text (`parse` only, never
 * `evaluate`), and our own walk over a whitelist of node kinds, operators and functions computes. Never throws.
 */
export function evaluateVectors({ text, literals, products = [] }: SpelledExpression): Worked | ExpressionRefusal {
  if (text.length > MAX_EXPRESSION.characters || bracketDepth(text) > MAX_EXPRESSION.depth) return 'too-large'
  let tree: MathNode
  try {
    tree = parse(text)
  } catch {
    return 'syntax'
  }
  const walk: Walk = { literals, products, next: 0, nextProduct: 0, nodes: 0, operands: [] }
  const made = visit(tree as AnyNode, walk, 0)
  if (typeof made === 'string') return made
  if (walk.next !== literals.length) return 'syntax'
  const { parts, dimension } = made
  return { components: parts.map((part) => evaluated(part, walk.operands)), dimension }
}

interface Walk {
  readonly literals: readonly Literal[]
  readonly products: readonly ProductSign[]
  /** The values of the literals so far, in meters and radians if they have units. */
  readonly operands: number[]
  next: number
  nextProduct: number
  nodes: number
}

// What the walk looks at in a node; mathjs's own union does not narrow by `type`.
interface AnyNode {
  readonly type: string
  readonly value?: unknown
  readonly name?: string
  readonly fn?: string | AnyNode
  readonly implicit?: boolean
  readonly args?: readonly AnyNode[]
  readonly items?: readonly AnyNode[]
  readonly content?: AnyNode
}

type Visited = Quantity | ExpressionRefusal

function visit(node: AnyNode, walk: Walk, depth: number): Visited {
  if (++walk.nodes > MAX_EXPRESSION.nodes || depth > MAX_EXPRESSION.depth) return 'too-large'
  switch (node.type) {
    case 'ConstantNode':
      return visitConstant(node, walk)
    case 'ParenthesisNode':
      return visit(node.content!, walk, depth + 1)
    case 'SymbolNode':
      return node.name === 'pi' ? plainNumber(PI) : 'not-allowed'
    case 'ArrayNode':
      return visitAll(node.items!, walk, depth, vectorOf)
    case 'FunctionNode':
      return visitAll(node.args!, walk, depth, (args) => callOn(nameOf(node.fn as AnyNode), args))
    case 'OperatorNode':
      return node.implicit ? visitUnit(node, walk, depth) : visitOperator(node, walk, depth)
    default:
      return 'not-allowed'
  }
}

function visitConstant(node: AnyNode, walk: Walk): Visited {
  const literal = walk.literals[walk.next++]
  // What mathjs read must be the literal that the tokens have: `0x10` and the like are not.
  if (typeof node.value !== 'number' || literal === undefined || node.value !== literal.value) return 'not-allowed'
  if (!Number.isFinite(literal.value)) return 'not-finite'
  walk.operands.push(literal.value)
  return plainNumber(operand(literal))
}

function visitAll(
  nodes: readonly AnyNode[],
  walk: Walk,
  depth: number,
  then: (args: readonly Quantity[]) => Visited,
): Visited {
  const args: Quantity[] = []
  for (const node of nodes) {
    const made = visit(node, walk, depth + 1)
    if (typeof made === 'string') return made
    args.push(made)
  }
  const made = then(args)
  if (typeof made === 'string') return made
  return made.parts.every(({ range }) => Number.isFinite(range.value)) ? made : 'not-finite'
}

/** From left to right, so that each product meets the sign that it was written with. */
function visitOperator(node: AnyNode, walk: Walk, depth: number): Visited {
  const fn = node.fn as string
  const [left, right] = node.args!
  if (fn !== 'multiply' || right === undefined) return visitAll(node.args!, walk, depth, (args) => operateOn(fn, args))
  const a = visit(left!, walk, depth + 1)
  if (typeof a === 'string') return a
  const sign = walk.products[walk.nextProduct++]
  return visitAll([right], walk, depth, ([b]) => operateOn(fn, [a, b!], sign))
}

/** The one implicit product that is read: of a value and its unit. */
function visitUnit(node: AnyNode, walk: Walk, depth: number): Visited {
  const unit = unitOf(node.args![1]!)
  if (unit === undefined) return 'not-allowed'
  const first = walk.operands.length
  const value = visit(node.args![0]!, walk, depth + 1)
  if (typeof value === 'string') return value
  const size = typeof unit === 'number' ? unit : unit.value
  for (let at = first; at < walk.operands.length; at++) walk.operands[at]! *= size
  return inUnit(value, unit)
}

/** The units that expressions are spelled with, by mathjs's names of them; `percent` is not one of mathjs's. */
export const UNIT_NAMES: readonly string[] = ['m', 'cm', 'mm', 'km', 'ft', 'inch', 'deg', 'rad', 'percent']

function unitOf(node: AnyNode): Dimension | number | undefined {
  if (node.type === 'OperatorNode' && node.fn === 'pow') {
    const unit = unitOf(node.args![0]!)
    const exponent = node.args![1]!.value
    return typeof unit === 'object' && (exponent === 2 || exponent === 3) ? unit.pow(exponent) : undefined
  }
  if (node.type !== 'SymbolNode' || !UNIT_NAMES.includes(node.name!)) return undefined
  return node.name === 'percent' ? 0.01 : new (units())(1, node.name!)
}

const nameOf = (fn: AnyNode) => (fn.type === 'SymbolNode' ? fn.name! : '')

function bracketDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (const char of text) {
    if (char === '(' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === ')' || char === ']') depth--
  }
  return deepest
}
