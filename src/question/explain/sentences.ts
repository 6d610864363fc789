import type { Vec2 } from '../../base/vec2'
import type { Step } from '../solution'
import { operand, type Printer } from './equations'

/** The words of one step. */
export function sentenceOf(step: Step, p: Printer): string {
  switch (step.kind) {
    case 'point':
      return `The center of ${step.name} is (${p.given(step.point[0])}, ${p.given(step.point[1])}).`
    case 'box':
      return `${step.name} extends from (${p.given(step.box[0])}, ${p.given(step.box[1])}) to (${p.given(step.box[2])}, ${p.given(step.box[3])}).`
    case 'vector': {
      const [x, y] = [0, 1].map((i) => {
        const [to, from, difference] = [p.given(step.toPoint[i]!), p.given(step.fromPoint[i]!), step.vector[i]!]
        return p.equation(`${to} - ${operand(from)}`, p.middle(difference), Number(to) - Number(from))
      })
      return `The vector from ${step.from} to ${step.to} has x: ${x} and y: ${y}.`
    }
    case 'axes':
      return `${AXES[step.as] ?? ''}forward is (${p.middle(step.forward[0])}, ${p.middle(step.forward[1])}) and right is (${p.middle(step.right[0])}, ${p.middle(step.right[1])}).`
    case 'dot':
      return `Along forward: ${products([step.a[0], step.b[0]], '+', [step.a[1], step.b[1]], step.value, p)}, which is ${sign(step.value, 'in front', 'behind')}.`
    case 'cross':
      return `Along right: ${products([step.a[0], step.b[1]], '-', [step.a[1], step.b[0]], step.value, p)}, which is ${sign(step.value, 'to the right', 'to the left')}.`
    case 'bearing': {
      const [right, forward] = [p.middle(step.right), p.middle(step.forward)]
      const deg = (Math.atan2(Number(right), Number(forward)) * 180) / Math.PI
      const bearing = p.result(step.bearingDeg)
      return `The bearing, clockwise from forward: ${p.equation(`atan2(${right}, ${forward}) × 180 / pi`, bearing, deg)} degrees.`
    }
    case 'length': {
      const parts = step.vector.map((v) => p.middle(v))
      const only = step.gaps && step.between ? overlap(step, step.between, p) : undefined
      if (only !== undefined) return only
      const left = `sqrt(${parts.map((part) => `${part.replace('-', '')}^2`).join(' + ')})`
      const value = Math.sqrt(parts.reduce((sum, part) => sum + Number(part) ** 2, 0))
      const equation = p.equation(left, p.result(step.length), value)
      if (step.between === undefined || parts.length !== 2) return `The length of the vector ${step.of}: ${equation}.`
      const [x, y] = parts.map((part) => part.replace('-', ''))
      const [a, b] = step.between
      return `${a} and ${b} are ${x} ${step.unit} apart along x and ${y} ${step.unit} along y: ${equation} ${step.unit}.`
    }
    case 'order': {
      const items = step.items.map((item) => `${item.name} ${p.result(item.value)} ${step.unit}`)
      return `In order of the ${step.what}: ${items.join(', ')}.`
    }
    case 'value':
      return `${step.what}: ${p.result(step.value)}${step.unit ? ` ${step.unit}` : ''}.`
    case 'product': {
      const factors = step.factors.map((factor) => p.middle(factor))
      const value = factors.reduce((product, factor) => product * Number(factor), 1)
      const unit = step.unit ? ` ${step.unit}` : ''
      return `${step.what}: ${p.equation(factors.map(operand).join(' × '), p.result(step.value), value)}${unit}.`
    }
    case 'difference': {
      const [high, low] = [p.given(step.a), p.given(step.b)]
      const equation = p.equation(`${high} - ${operand(low)}`, p.result(step.value), Number(high) - Number(low))
      return `${step.what}: ${equation} ${step.unit}.`
    }
    case 'list':
      return step.names.length === 0 ? `${step.what} none.` : `${step.what} ${step.names.join(', ')}.`
    case 'conclusion': {
      const tie = step.ambiguous ? ' It is a tie, decided by convention.' : ''
      return `Therefore ${step.what}: ${step.answer}.${tie}`
    }
  }
}

/** The closest distance of two boxes that overlap along an axis: there is nothing to compute. */
function overlap(
  { vector: [x, y], length, unit }: Extract<Step, { kind: 'length' }>,
  [a, b]: readonly [string, string],
  p: Printer,
): string | undefined {
  if (x !== 0 && y !== 0) return undefined
  if (x === y) return `${a} and ${b} overlap along x and along y, so the distance is 0 ${unit}.`
  const [over, along] = x === 0 ? ['x', 'y'] : ['y', 'x']
  return `${a} and ${b} overlap along ${over}, so the distance is the gap along ${along}: ${p.result(length)} ${unit}.`
}

const AXES: { readonly [as: string]: string } = {
  forward: 'This vector is the forward direction: ',
  backward: 'This vector points backward, so ',
  left: 'This vector points to the left, so ',
  right: 'This vector points to the right, so ',
  camera: "In the camera's own frame ",
}

/** `a * b + c * d` or `a * b - c * d` as an equation, from the numbers as printed. */
function products([a, b]: Vec2, op: '+' | '-', [c, d]: Vec2, value: number, p: Printer): string {
  const [ta, tb, tc, td] = [p.middle(a), p.middle(b), p.middle(c), p.middle(d)]
  const second = Number(tc) * Number(td)
  const computed = Number(ta) * Number(tb) + (op === '+' ? second : -second)
  return p.equation(`${operand(ta)} × ${operand(tb)} ${op} ${operand(tc)} × ${operand(td)}`, p.result(value), computed)
}

const sign = (value: number, positive: string, negative: string) =>
  value > 0 ? `positive: ${positive}` : value < 0 ? `negative: ${negative}` : 'zero: neither'
