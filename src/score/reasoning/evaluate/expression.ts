import { create, type MathNode, parseDependencies } from 'mathjs/number'
import { CLOSE_PAREN, OPEN_PAREN } from '../../../base/characters'
import { once } from '../../../base/once'
import type { Evaluated, ExpressionRefusal, Literal } from './evaluated'
import { call, evaluated, type Made, operand, operate, PI } from './operations'

export const MAX_EXPRESSION = { characters: 512, nodes: 256, depth: 64 } as const

const parser = once(() => create({ parseDependencies: parseDependencies! }).parse as (text: string) => MathNode)
const parse = (text: string): MathNode => parser()(text)

/**
 * Evaluates number arithmetic in interval arithmetic: mathjs reads the text (`parse` only, never `evaluate`), and a
 * walk of our own over a whitelist of node kinds, operators and functions computes. `literals` are the number tokens of
 * the text in order; mathjs keeps their values but not their printed precision. Never throws.
 */
export function evaluateExpression(text: string, literals: readonly Literal[]): Evaluated | ExpressionRefusal {
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

function visit(node: AnyNode, walk: Walk, depth: number): Made | ExpressionRefusal {
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

function visitConstant(node: AnyNode, walk: Walk): Made | ExpressionRefusal {
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
    if (code === OPEN_PAREN) deepest = Math.max(deepest, ++depth)
    else if (code === CLOSE_PAREN) depth--
  }
  return deepest
}
