import { FULLWIDTH_OFFSET } from '../../../base/unicode-characters'
import type { Layout } from '../../../layout/layout'
import { evaluateSide, type SideValue, type Workings } from '../evaluate/evaluate-side'
import type { Evaluated, ExpressionRefusal } from '../evaluate/evaluated'
import type { ArithmeticClaim, ClaimValue, FoundClaim } from './claim'
import { sidesAgree } from './compare'
import { type Equation, equationsIn, stretches } from './equations'
import { statementsIn } from './map-statements'
import { namedObjects } from './named-objects'
import { createRelevance } from './relevance'
import { pairBrackets } from './sides'

/** What {@link checkArithmetic} compares claims with, and how much it evaluates. */
export interface ArithmeticOptions {
  /** The model's own map: what claims are relevant to and statements are compared with. */
  readonly layout?: Layout
  /** Distinct expressions evaluated at most; later ones are `unchecked`. Default 4,096. */
  readonly maxExpressions?: number
}

/** What a check found, and what it left unread. */
export interface ArithmeticCheck {
  /** Distinct claims in the order of the text. */
  readonly claims: readonly ArithmeticClaim[]
  /**
   * `many-claims`: the text makes more than 4,096 claims, repeated ones included, and what follows them was not read.
   * `long-chain`: a chain such as `1 = 1 = 1` has more than 64 links, and the rest of it was not read.
   */
  readonly flags: readonly ('many-claims' | 'long-chain')[]
}

/** Reasoning that people and models write stays far below these; a text made to cost time does not. */
const MOST = { claims: 4096, links: 64 } as const

const SIGNS = /[=≈≃≅≒∼＝]|\\(?:approx|simeq|cong|sim|thickapprox)(?![a-zA-Z])/
const SIGNS_AND_STATEMENTS =
  /[=≈≃≅≒∼＝]|\\(?:approx|simeq|cong|sim|thickapprox)(?![a-zA-Z])|[([]\s?[-+−–]?\.?\d|\b(?:[Dd]istance|[Gg]ap|[Ss]eparation|[Ww]idth|[Ll]ength|[Dd]epth|[Aa]rea|[Ll]ongest|wide|long|deep|apart)\b/

/**
 * Finds the arithmetic claims of a text and checks them: chains of `=` and `≈` between numbers, vectors of two or three
 * numbers and quantities in units, in the spellings models use, and, if the model's map is given, what the text says
 * about named objects. Repeated claims count once. Nothing is evaluated outside a small whitelist; an expression that is
 * refused is never claimed in part. Never throws; linear in the text.
 *
 * @example
 * checkArithmetic('|(2.6, -2.6)| = 3.68 and 1.2 m + 30 cm = 1.7 m').claims.map(({ verdict }) => verdict)
 * // ['true', 'false']
 */
export function checkArithmetic(text: string, options: ArithmeticOptions = {}): ArithmeticCheck {
  const { layout, maxExpressions = 4096 } = options
  const folded = foldFullWidth(text)
  const workings: Workings = { known: new Map(), knownVectors: undefined, left: maxExpressions }
  const relevance = createRelevance(layout)
  const objects = layout && namedObjects(layout)
  const claims: ArithmeticClaim[] = []
  const seen = new Map<string, boolean>()
  const written: Written = new Map()
  const flags: ArithmeticCheck['flags'][number][] = []
  let left: number = MOST.claims
  let links = 0
  for (const { sentence, from, to } of stretches(folded, layout ? SIGNS_AND_STATEMENTS : SIGNS)) {
    const found: FoundClaim[] = []
    for (const equation of equationsIn(sentence, from, to)) {
      links = continuesChain(equation) ? links + 1 : 1
      if (links > MOST.links) {
        if (!flags.includes('long-chain')) flags.push('long-chain')
        left--
        continue
      }
      const made = judgeOnce(folded, equation, workings, written)
      if (made !== undefined) found.push(made)
    }
    if (objects) found.push(...statementsIn(sentence, from, to, objects))
    if (objects) found.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
    for (const claim of found) {
      if (left-- <= 0) break
      const before = seen.get(claim.key)
      const relevant = relevance.judge(claim, before)
      if (before !== undefined) continue
      seen.set(claim.key, relevant)
      claims.push(published(claim, relevant, text))
    }
    if (left < 0) {
      flags.push('many-claims')
      break
    }
  }
  return { claims, flags }
}

/** Is the left side of an equation the right side of the one before? */
const continuesChain = ({ sentence, left }: Equation) => sentence.tokens[left.from - 1]?.kind === 'sign'

function published(claim: FoundClaim, relevant: boolean, text: string): ArithmeticClaim {
  const { kind, read, stated, computed, verdict, span, refusal } = claim
  const expression = text.slice(claim.expression[0], claim.expression[1])
  const made = { kind, expression, read, stated, computed, verdict, relevant, span }
  return refusal === undefined ? made : { ...made, refusal }
}

/** Equations by how they are written: a repeated one is not evaluated again. */
type Written = Map<string, FoundClaim>

function judgeOnce(text: string, equation: Equation, workings: Workings, written: Written): FoundClaim | undefined {
  const { left, right, sentence, sign } = equation
  // Words on a side name something; there is nothing to compare.
  if (left.kind === 'prose' || right.kind === 'prose') return undefined
  const { tokens } = sentence
  const refused = left.kind === 'refused' || right.kind === 'refused'
  const first = left.kind === 'refused' && left.from > 0 ? left.from - 1 : left.from
  const start = tokens[first]!.start
  const end = Math.max(tokens[Math.max(right.to - 1, sign)]!.end, start)
  const spelling = `${refused ? '?' : left.afterDash ? '-' : '='}${text.slice(start, end)}`
  const before = written.get(spelling)
  if (before !== undefined) return { ...before, expression: shifted(before.expression, start), span: [start, end] }
  const expression = [start, tokens[Math.max(left.to - 1, first)]!.end] as const
  const place: Place = { expression, span: [start, end], spelling }
  const made = refused ? unread(place, 'syntax') : judgeEquation(equation, place, workings)
  written.set(spelling, made)
  return made
}

const shifted = ([from, to]: readonly [number, number], start: number) => [start, start + to - from] as const

/** The position of an equation in the text, and its spelling. */
interface Place extends Pick<FoundClaim, 'expression' | 'span'> {
  readonly spelling: string
}

function unread({ expression, span, spelling: key }: Place, refusal: ExpressionRefusal): FoundClaim {
  const nothing = { read: '', stated: null, computed: null, verdict: 'unchecked' } as const
  return { kind: 'equation', expression, ...nothing, span, refusal, key, sides: undefined }
}

function judgeEquation(equation: Equation, place: Place, workings: Workings): FoundClaim {
  const { sentence, left, right } = equation
  const a = evaluateSide(sentence, left.from, left.to, workings)
  const b = evaluateSide(sentence, right.from, right.to, workings)
  if (typeof a === 'string') return unread(place, a)
  if (typeof b === 'string') return unread(place, b)
  const rough = right.approximate || sentence.tokens.slice(left.from, left.to).some((token) => token.approximate)
  const holds = sidesAgree(a, b, rough) || agreesWithMinus(equation, b, rough, workings)
  const [one, other] = [canonicalOf(a), canonicalOf(b)]
  return {
    kind: 'equation',
    expression: place.expression,
    read: a.read,
    stated: plain(b.components),
    computed: plain(a.components),
    verdict: holds ? 'true' : 'false',
    span: place.span,
    refusal: undefined,
    key: one < other ? `${one}=${other}` : `${other}=${one}`,
    sides: [a, b],
  }
}

/** `- 2 + 3 = 1` at the start of a line: the dash was not a bullet if only a minus makes it true. */
function agreesWithMinus({ sentence, left }: Equation, right: SideValue, approximate: boolean, workings: Workings) {
  if (!left.afterDash) return false
  const [dash, ...rest] = sentence.tokens.slice(left.from - 1, left.to)
  const signed = pairBrackets(sentence.text, [{ ...dash!, kind: 'op' }, ...rest])
  const value = evaluateSide(signed, 0, signed.tokens.length, workings)
  return typeof value !== 'string' && sidesAgree(value, right, approximate)
}

function plain(components: readonly Evaluated[]): ClaimValue {
  return components.length === 1 ? components[0]!.value + 0 : components.map((c) => c.value + 0)
}

const canonicalOf = (side: SideValue) => side.components.map((c) => c.canonical).join(';')

/** Full-width digits, letters and signs as their ASCII twins: one character for one, so that spans stay. */
function foldFullWidth(text: string): string {
  if (!/[\uff01-\uff5e]/.test(text)) return text
  return text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULLWIDTH_OFFSET))
}

/**
 * The reasoning component: with t relevant true and f relevant false claims, t / (t + f) * min(1, t / needed), and 0
 * without true claims. `needed` true claims are enough, three unless the question takes fewer; more earn nothing.
 */
export function reasoningValue(claims: readonly ArithmeticClaim[], needed = 3): number {
  let right = 0
  let wrong = 0
  for (const claim of claims) {
    if (!claim.relevant) continue
    if (claim.verdict === 'true') right++
    else if (claim.verdict === 'false') wrong++
  }
  return right === 0 ? 0 : (right / (right + wrong)) * Math.min(1, right / needed)
}
