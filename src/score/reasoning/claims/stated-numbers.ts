import type { Literal } from '../evaluate/evaluated'
import type { MathToken } from '../tokens/token'
import { isRoughly } from '../tokens/words'
import type { Sentence } from './sides'

/** Numbers that a sentence ends in: `(-9.8, 0.7)`, `[-10.2, 0.3, -9.4, 1.1]`, `3.4 m`. */
export interface StatedNumbers {
  /** Token indices, end exclusive. */
  readonly from: number
  readonly to: number
  readonly literals: readonly Literal[]
  /** Meters (or square meters) in one of the written unit; 1 if no unit is written. */
  readonly factor: number
  readonly approximate: boolean
  /** Where the words before them end, the linking ones ("is located at", `=`, `:`) left out. */
  readonly wordsEnd: number
  /** They are linked to the words before them: by a verb, a sign or a colon. */
  readonly linked: boolean
  /** "is at", "located at": the words before say where something is. */
  readonly placed: boolean
}

const LINKS = new Set(
  'is are was be at located positioned placed centered centred situated lies sits equals equal of to as coordinates coordinate coords point has have measures a roughly'.split(
    ' ',
  ),
)

/** Every point, box and plain number of the sentence that is not part of a longer expression. */
export function* statedNumbers(sentence: Sentence): Generator<StatedNumbers> {
  const { tokens, partner } = sentence
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    if (token.kind === 'open' && partner[at]! > 0) {
      const literals = literalsInside(tokens, at, partner[at]!)
      if (literals === undefined) continue
      const to = partner[at]! + 1
      if (standsAlone(tokens, at, to)) yield statedAt(sentence, at, to, literals, 1)
      at = to - 1
    } else if (token.kind === 'number' && standsAlone(tokens, at, at + 1)) {
      const factor = metresIn(token)
      if (factor === undefined) continue
      yield statedAt(sentence, at, at + 1, [token.literal!], factor)
    }
  }
}

function literalsInside(tokens: readonly MathToken[], open: number, close: number): readonly Literal[] | undefined {
  const literals: Literal[] = []
  let sign = 1
  let wantsNumber = true
  for (let at = open + 1; at < close; at++) {
    const token = tokens[at]!
    if (wantsNumber && token.kind === 'op' && (token.text === '-' || token.text === '+')) {
      sign = token.text === '-' ? -1 : 1
    } else if (wantsNumber && token.kind === 'number') {
      const literal = token.literal!
      literals.push({ ...literal, value: sign * literal.value })
      wantsNumber = false
      sign = 1
    } else if (!wantsNumber && token.kind === 'comma') wantsNumber = true
    else return undefined
  }
  return !wantsNumber && (literals.length === 2 || literals.length === 4) ? literals : undefined
}

/** Neither operand nor part of a call: nothing computes with it. */
function standsAlone(tokens: readonly MathToken[], from: number, to: number): boolean {
  const before = tokens[from - 1]
  const after = tokens[to]
  if (before?.kind === 'op' || before?.kind === 'bad' || before?.kind === 'close' || before?.kind === 'number')
    return false
  if (before?.kind === 'name' && tokens[from]!.glued) return false
  return !(after?.kind === 'op' || after?.kind === 'bad' || after?.kind === 'open' || after?.kind === 'number')
}

function metresIn(token: MathToken): number | undefined {
  if (token.unit === undefined) return 1
  return token.unit.kind === 'length' && token.unit.power <= 2 ? token.unit.inBase : undefined
}

/** Numbers with what links them to the words before. */
function statedAt(
  { tokens, partner }: Sentence,
  from: number,
  to: number,
  literals: readonly Literal[],
  factor: number,
): StatedNumbers {
  let at = from - 1
  let linked = false
  let placed = false
  let approximate = tokens[from]!.approximate
  for (; at >= 0; at--) {
    const token = tokens[at]!
    if (token.kind === 'sign') {
      linked = true
      approximate ||= token.approximate
    } else if (token.kind === 'sep' && (token.text === ':' || token.text === '~')) {
      linked = true
      approximate ||= token.text === '~'
    } else if (token.kind === 'name' && isRoughly(token.text)) approximate = true
    else if (token.kind === 'name' && LINKS.has(token.text)) {
      linked = true
      placed ||= token.text === 'at' || token.text === 'located'
    } else if (token.kind === 'close' && partner[at]! >= 0 && isAxes(tokens, partner[at]!, at)) at = partner[at]!
    else break
  }
  return { from, to, literals, factor, approximate, wordsEnd: at + 1, linked, placed }
}

/** `(x, y)` between the words and the numbers. */
function isAxes(tokens: readonly MathToken[], open: number, close: number): boolean {
  return close - open === 4 && /^[xc]/i.test(tokens[open + 1]!.text) && /^[yc]/i.test(tokens[open + 3]!.text)
}
