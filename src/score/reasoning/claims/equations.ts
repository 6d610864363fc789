import { isLineEnd } from '../../../base/unicode-characters'
import { tokenize } from '../tokens/lexer'
import { type ClaimSide, leftSide, pairBrackets, rightSide, type Sentence } from './sides'

/** How far an expression may reach from its sign, and how much text is tokenized at a time. */
const REACH = { left: 600, right: 600, stretch: 8192 } as const

/** Two sides of one sign. */
export interface Equation {
  readonly sentence: Sentence
  readonly left: ClaimSide
  readonly right: ClaimSide
  /** Index of the sign's token. */
  readonly sign: number
}

/**
 * The parts of a text around its triggers, tokenized. Neighboring stretches overlap by the reach of an expression, so
 * that none is cut in two; [from, to) is what belongs to one stretch alone. Text far from any trigger is never tokenized.
 */
export function* stretches(
  text: string,
  triggers: RegExp,
): Generator<{ sentence: Sentence; from: number; to: number }> {
  const search = new RegExp(triggers.source, 'g')
  let hit = search.exec(text)
  let owned = 0
  while (hit !== null) {
    const from = hit.index
    let to = search.lastIndex
    hit = search.exec(text)
    while (hit !== null && hit.index < to + REACH.right && hit.index - from < REACH.stretch) {
      to = search.lastIndex
      hit = search.exec(text)
    }
    const start = cleanStart(text, Math.max(0, from - REACH.left), from)
    const end = Math.min(text.length, to + REACH.right)
    const next = hit === null ? end : Math.min(hit.index, end)
    yield { sentence: pairBrackets(text, tokenize(text, start, end)), from: Math.max(owned, start), to: next }
    owned = next
  }
}

/** The start of the first line that begins before the first sign, if any: no expression is cut there. */
function cleanStart(text: string, start: number, limit: number): number {
  if (start === 0) return 0
  for (let at = start; at < limit; at++) if (isLineEnd(text.charCodeAt(at - 1))) return at
  return start
}

/** The equations whose sign is in [from, to), the part that belongs to this stretch. */
export function* equationsIn(sentence: Sentence, from: number, to: number): Generator<Equation> {
  const { tokens } = sentence
  for (let sign = 0; sign < tokens.length; sign++) {
    const token = tokens[sign]!
    if (token.kind !== 'sign' || token.start < from || token.start >= to) continue
    yield { sentence, sign, left: leftSide(sentence, sign), right: rightSide(sentence, sign) }
  }
}
