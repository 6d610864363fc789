import type { Sentence } from '../claims/sides'
import type { MathToken } from '../tokens/token'
import { type Unit, unitNamed } from '../tokens/units'
import type { Literal } from './evaluated'
import { type SpelledExpression, UNIT_NAMES } from './expression'
import { ALLOWED_FUNCTIONS } from './functions'
import { exactly } from './interval'
import type { ProductSign } from './quantity'

const HALF_TURN: Literal = { ...exactly(180), unit: 1, integer: true }

/** Tokens of plain numbers as text for the evaluator. An angle in degrees inside a sine becomes radians. */
export function spellNumbers(tokens: readonly MathToken[]): SpelledExpression | undefined {
  let text = ''
  const literals: Literal[] = []
  // Whether each open bracket is inside a function of an angle.
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

/** A side of vectors or of quantities in several units, as mathjs reads it and as people do. */
export interface SpelledVectors extends SpelledExpression {
  readonly products: readonly ProductSign[]
  /** With `·` and `×` as they were written. */
  readonly read: string
}

/** Tokens `from` to `to` of a sentence with vectors in square brackets and every unit after its number. */
export function spellVectors({ text: source, tokens, partner }: Sentence, from: number, to: number) {
  let text = ''
  let read = ''
  const literals: Literal[] = []
  const products: ProductSign[] = []
  const vectors: boolean[] = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    let written = token.text
    switch (token.kind) {
      case 'number':
        literals.push(token.literal!)
        break
      case 'open': {
        const called = at > from && tokens[at - 1]!.kind === 'name'
        vectors.push(!called && hasComma(tokens, partner, at))
        written = vectors.at(-1) ? '[' : '('
        break
      }
      case 'close':
        written = vectors.pop() ? ']' : ')'
        break
      case 'op':
      case 'name':
        break
      case 'comma':
        written = ','
        break
      default:
        return undefined
    }
    if (token.unit !== undefined) {
      const unit = nameOf(token.unit)
      if (unit === undefined) return undefined
      written += ` ${unit}`
    }
    const bare = token.kind === 'open' || (token.kind === 'name' && token.text !== 'pi')
    const space = bare ? '' : ' '
    text += written + space
    if (token.kind === 'op' && token.text === '*') {
      products.push(productSign(source, token.start))
      written = products.at(-1)!
    }
    read += written + space
  }
  const spelled: SpelledVectors = { text: text.trimEnd(), read: tidy(read), literals, products }
  return spelled
}

const tidy = (read: string) => read.replace(/ +([,)\]])/g, '$1').trimEnd()

/** Whether there is a comma between a bracket and its partner, outside inner brackets. */
function hasComma(tokens: readonly MathToken[], partner: Int32Array, open: number): boolean {
  for (let at = open + 1; at < partner[open]!; at++) {
    if (tokens[at]!.kind === 'comma') return true
    if (tokens[at]!.kind === 'open' && partner[at]! > at) at = partner[at]!
  }
  return false
}

/** Which product the sign at `start` means between vectors. */
function productSign(source: string, start: number): ProductSign {
  const char = source[start]!
  if ('·⋅∙•.'.includes(char) || source.startsWith('\\cdot', start)) return '·'
  return '×xX'.includes(char) || source.startsWith('\\times', start) ? '×' : '*'
}

/** A unit by its name in `UNIT_NAMES`, with its exponent. */
function nameOf({ kind, inBase, power }: Unit): string | undefined {
  const name = UNIT_NAMES.find((candidate) => {
    const unit = unitNamed(candidate)
    return unit?.kind === kind && Math.abs(unit.inBase ** power - inBase) <= 1e-12 * inBase
  })
  return name === undefined || power === 1 ? name : `${name}^${power}`
}
