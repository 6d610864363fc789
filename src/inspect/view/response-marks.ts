import type { Diagnostic, Severity } from '../../base/parsed'
import { partsOf } from '../../parse/blocks/parts'
import type { BlockKind } from '../../parse/blocks/tags'
import { parseLayout } from '../../parse/layout'
import type { ArithmeticClaim, ClaimValue } from '../../score/reasoning/claims/claim'
import type { ScoreTrace } from '../../score/trace'

/** A piece of a response: the inside of a block, a tag, or what stands outside. */
export interface TextPart {
  readonly kind: BlockKind | 'outside' | 'tag'
  readonly start: number
  readonly end: number
}

/** What was found at a place of a response. */
export interface ResponseMark {
  readonly start: number
  readonly end: number
  /** `claim`: a sum or a statement of the reasoning that is false. */
  readonly kind: Severity | 'claim'
  readonly message: string
}

/** Marks that are shown of one response; a response made of mistakes has no more than can be read. */
const MOST_MARKS = 200

/** The blocks and tags of a response, read as tolerantly as they come. They cover it without gaps. */
export function partsOfResponse(response: string): readonly TextPart[] {
  const parts: TextPart[] = []
  for (const part of partsOf(response)) {
    if (part.what === 'text') parts.push({ kind: 'outside', start: part.start, end: part.end })
    else if (part.what === 'stray-tag') parts.push({ kind: 'tag', start: part.tag.start, end: part.tag.end })
    else {
      if (part.open) parts.push({ kind: 'tag', start: part.open.start, end: part.open.end })
      if (part.end > part.start) parts.push({ kind: part.kind, start: part.start, end: part.end })
      if (part.close) parts.push({ kind: 'tag', start: part.close.start, end: part.close.end })
    }
  }
  return parts
}

/** The block in which a response ends without having closed it, as one that was cut off does. */
export function openBlockOf(response: string): BlockKind | undefined {
  let open: BlockKind | undefined
  for (const part of partsOf(response))
    open = part.what === 'block' && part.close === undefined && part.end === response.length ? part.kind : undefined
  return open
}

/** What the reader of the map and the check of the reasoning found, each at its place in the whole response. */
export function markResponse(
  response: string,
  trace: ScoreTrace | undefined,
): { readonly marks: readonly ResponseMark[]; readonly findings: readonly string[] } {
  const strict = trace?.reading === 'strict' ? trace : undefined
  const block = (name: BlockKind) => strict?.blocks.find((one) => one.name === name)
  const map = block('map')
  const read = map && strict?.map ? strict.map.diagnostics : response === '' ? [] : parseLayout(response).diagnostics
  const offset = map && strict?.map ? map.start : 0
  const think = block('think')
  const claims = think
    ? (strict?.claims ?? []).filter(({ verdict }) => verdict === 'false' || verdict === 'ungrounded')
    : []
  // What is true of the whole response is underlined nowhere.
  const isPlaced = ({ span }: Diagnostic) =>
    span !== undefined && !(span[0] + offset === 0 && span[1] + offset === response.length)
  const marks = [
    ...read.filter(isPlaced).flatMap((diagnostic) => markOf(diagnostic, offset)),
    ...claims.map((claim) => claimMark(claim, think!.start)),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  const unplaced = read.filter((one) => !isPlaced(one)).map(({ code, message }) => `${code}: ${message}`)
  const more = marks.length - MOST_MARKS
  return {
    marks: marks.slice(0, MOST_MARKS),
    findings: more > 0 ? [...unplaced, `${more} more were found and are not shown`] : unplaced,
  }
}

function markOf({ span, severity, code, message }: Diagnostic, offset: number): ResponseMark[] {
  if (span === undefined) return []
  return [{ start: span[0] + offset, end: span[1] + offset, kind: severity, message: `${code}: ${message}` }]
}

function claimMark({ span, verdict, computed, expression }: ArithmeticClaim, offset: number): ResponseMark {
  const message =
    verdict === 'false'
      ? `false claim: ${expression.trim()} is ${shownValue(computed)}`
      : `ungrounded claim: the map does not hold what ${expression.trim()} is about`
  return { start: span[0] + offset, end: span[1] + offset, kind: 'claim', message }
}

const shownValue = (value: ClaimValue | null): string =>
  value === null
    ? 'something else'
    : [value]
        .flat()
        .map((one) => String(Number(one.toPrecision(6))))
        .join(', ')
