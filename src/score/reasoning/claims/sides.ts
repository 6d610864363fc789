import { EM_DASH, EN_DASH } from '../../../base/unicode-characters'
import { ALLOWED_FUNCTIONS } from '../evaluate/functions'
import { vectorFunctionNamed } from '../evaluate/quantity'
import { endsOperand, type MathToken } from '../tokens/token'
import { unitNamed } from '../tokens/units'
import { continuesNumber, isRemark, isRoughly, isVariable, joins, operatesOnNext } from '../tokens/words'

/**
 * One side of a sign: an expression that may be evaluated, words that only name something (`dx =`,
 * `the gap is =`), or something that is refused whole, so that no part of it is taken for a claim.
 */
export interface ClaimSide {
  readonly kind: 'expression' | 'prose' | 'refused'
  /** Token indices, end exclusive. */
  readonly from: number
  readonly to: number
  readonly approximate: boolean
  /** Comes after a `-` that may be a bullet or a minus sign. */
  readonly afterDash: boolean
}

/** Tokens with their brackets paired. */
export interface Sentence {
  readonly text: string
  readonly tokens: readonly MathToken[]
  /** Index of the bracket's partner, -1 for everything else. */
  readonly partner: Int32Array
}

/** Pairs brackets; a separator, a sign of another depth or a cut leaves a bracket alone. */
export function pairBrackets(text: string, tokens: readonly MathToken[]): Sentence {
  const partner = new Int32Array(tokens.length).fill(-1)
  const open: number[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    if (token.kind === 'open') open.push(at)
    else if (token.kind === 'sep') open.length = 0
    else if (token.kind === 'close' && open.length > 0) {
      const from = open.pop()!
      partner[from] = at
      partner[at] = from
    }
  }
  return { text, tokens, partner }
}

/** The expression that ends before the sign at `sign`. */
export function leftSide(sentence: Sentence, sign: number): ClaimSide {
  const { tokens } = sentence
  const from = startOfExpression(sentence, sign)
  const side = (kind: ClaimSide['kind'], afterDash = false): ClaimSide => ({
    kind,
    from,
    to: sign,
    approximate: false,
    afterDash,
  })
  if (from === sign) {
    const kind = tokens[sign - 1]?.kind
    return side(kind === 'bad' || kind === 'relation' || kind === 'op' ? 'refused' : 'prose')
  }
  const first = tokens[from]!
  const edge = tokens[from - 1]
  const lone = isLoneLiteral(sentence, from, sign)
  if (first.kind === 'op' && first.text !== '-' && first.text !== '+') return side('refused')
  if (edge === undefined) return side('expression')
  switch (edge.kind) {
    case 'name':
      return side(afterWord(sentence, from, lone))
    case 'sign':
      return side((edge.text === '==') !== (tokens[sign]!.text === '==') ? 'refused' : 'expression')
    case 'comma':
      if (endsOperand(tokens[from - 2]) && !followsSign(sentence, from - 2)) return side('refused')
      return side(lone ? 'prose' : 'expression')
    case 'sep': {
      const dash = edge.text === '-'
      const goesOn = first.text === '-' && endsOperand(tokens[from - 2])
      return side(lone && (dash || goesOn) ? 'refused' : 'expression', dash)
    }
    case 'open': {
      const opener = tokens[from - 2]
      return side(opener?.kind === 'name' && edge.glued ? 'refused' : 'expression')
    }
    case 'close':
      return side(lone ? 'prose' : 'expression')
    default:
      return side('refused')
  }
}

/** Back over numbers, operators, whole brackets and the functions of the whitelist. */
function startOfExpression({ tokens, partner }: Sentence, end: number): number {
  let at = end - 1
  for (; at >= 0; at--) {
    const token = tokens[at]!
    if (token.kind === 'close' && partner[at]! >= 0) at = partner[at]!
    else if (token.kind === 'name' ? !isCallOrPi(tokens, at, end) : token.kind !== 'number' && token.kind !== 'op')
      break
  }
  return at + 1
}

function isCallOrPi(tokens: readonly MathToken[], at: number, end: number): boolean {
  const { text } = tokens[at]!
  if (text === 'pi') return true
  const next = at + 1 < end ? tokens[at + 1]! : undefined
  if (next?.kind !== 'open') return false
  return ALLOWED_FUNCTIONS.has(text) || (next.glued && vectorFunctionNamed(text) === text)
}

function afterWord(sentence: Sentence, from: number, lone: boolean): ClaimSide['kind'] {
  const { tokens, partner } = sentence
  const word = tokens[from - 1]!
  const first = tokens[from]!
  const second = tokens[from + 1]
  if (isVariable(word.text)) return 'refused'
  // "the gap is -6.0 + 9.4", but "width - 3" and "width -3": a minus with room on its right takes away.
  if (first.kind === 'op' && (first.glued || !second?.glued)) return 'refused'
  if (first.kind === 'open') {
    const inside = partner[from]! - from
    if (first.glued || inside <= 2) return 'refused'
  }
  const before = tokens[from - 2]
  if (operatesOnNext(word.text, before?.kind === 'name' ? before.text : undefined)) return 'refused'
  if (joins(word.text) && endsOperand(before) && !followsSign(sentence, from - 2)) return 'refused'
  return lone ? 'prose' : 'expression'
}

/** Is the expression that ends at `last` the right side of a sign? */
function followsSign(sentence: Sentence, last: number): boolean {
  const kind = sentence.tokens[startOfExpression(sentence, last + 1) - 1]?.kind
  return kind === 'sign' || kind === 'relation'
}

/** A number with at most a sign before it. */
export function isLoneLiteral({ tokens }: Sentence, from: number, to: number): boolean {
  const length = to - from
  if (length === 1) return tokens[from]!.kind === 'number'
  const sign = tokens[from]!
  return (
    length === 2 &&
    sign.kind === 'op' &&
    (sign.text === '-' || sign.text === '+') &&
    tokens[from + 1]!.kind === 'number'
  )
}

/** The expression that begins after the sign at `sign`. */
export function rightSide(sentence: Sentence, sign: number): ClaimSide {
  const { tokens, partner } = sentence
  let from = sign + 1
  let approximate = tokens[sign]!.approximate
  while (tokens[from]?.kind === 'name' && isRoughly(tokens[from]!.text)) {
    approximate = true
    from++
  }
  let at = from
  let operand = false
  const side = (kind: ClaimSide['kind'], to = at): ClaimSide => ({ kind, from, to, approximate, afterDash: false })
  for (; at < tokens.length; at++) {
    const token = tokens[at]!
    if (token.kind === 'number') {
      if (operand) return side('refused')
      if (token.approximate) approximate = true
      operand = true
    } else if (token.kind === 'op') {
      operand = false
    } else if (token.kind === 'open') {
      const close = partner[at]!
      if (operand) return side(!token.glued && isRemarkInBrackets(sentence, at) ? 'expression' : 'refused')
      if (close < 0) return side('refused')
      at = close
      operand = true
    } else if (token.kind === 'name') {
      if (isCallOrPi(tokens, at, tokens.length)) {
        if (operand) return side('refused')
        operand = token.text === 'pi'
      } else if (at === from) return side('prose')
      else return beforeWord(sentence, from, at, operand, approximate)
    } else break
  }
  const stop = tokens[at]
  if (at === from) return side(stop?.kind === 'bad' || stop?.kind === 'relation' ? 'refused' : 'prose')
  if (stop?.kind === 'bad') return side('refused')
  // A comparison in an equation, as programs have it: `1 == 1 = 1`.
  if (stop?.kind === 'sign' && (stop.text === '==') !== (tokens[sign]!.text === '==')) return side('refused')
  if (!operand && stop !== undefined && stop.kind !== 'sep') return side('refused')
  return operand ? side('expression') : side('expression', withoutDash(sentence, from, at))
}

/** `= 7 (approximately)`, `= 4.75 (metres)`: a remark, where `7 (3)` would be a product. */
function isRemarkInBrackets({ tokens }: Sentence, open: number): boolean {
  const inside = tokens[open + 1]
  return inside?.kind === 'name'
    ? !isVariable(inside.text) && !ALLOWED_FUNCTIONS.has(inside.text)
    : inside?.kind === 'sign'
}

function beforeWord(s: Sentence, from: number, at: number, operand: boolean, approximate: boolean): ClaimSide {
  const { tokens } = s
  const word = tokens[at]!.text
  const side = (kind: ClaimSide['kind'], to = at): ClaimSide => ({ kind, from, to, approximate, afterDash: false })
  if (operand) {
    const next = tokens[at + 1]
    const converts =
      word.toLowerCase() !== 'and' &&
      joins(word) &&
      (next?.kind === 'number' || (next?.kind === 'name' && unitNamed(next.text) !== undefined))
    return side(isVariable(word) || continuesNumber(word) || converts ? 'refused' : 'expression')
  }
  // "= 7 - so ...", "= 7 – which is ...": the minus was a dash.
  const dash = s.text.charCodeAt(tokens[at - 1]!.start)
  const long = dash === EN_DASH || dash === EM_DASH
  const remark = isRemark(word) || (long && !isVariable(word))
  const to = withoutDash(s, from, at)
  return side(remark && to < at && to > from ? 'expression' : 'refused', to)
}

function withoutDash({ tokens }: Sentence, from: number, end: number): number {
  let to = end
  while (to > from && tokens[to - 1]!.text === '-' && !tokens[to - 1]!.glued) to--
  return to < end && endsOperand(tokens[to - 1]) ? to : end
}
