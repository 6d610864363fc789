import type { SideValue } from '../evaluate/evaluate-side'
import type { ExpressionRefusal } from '../evaluate/evaluated'

/** Whether a claim is true; `ungrounded`: the map lacks what it is about; `unchecked`: it was not evaluated. */
export type ClaimVerdict = 'true' | 'false' | 'ungrounded' | 'unchecked'

/** A number, or the components of a point, a vector or a box. */
export type ClaimValue = number | readonly number[]

/** Something the reasoning says that arithmetic or the map can settle. */
export interface ArithmeticClaim {
  /** `equation`: two sides of a sign. `statement`: a coordinate, vector, size or distance of named objects. */
  readonly kind: 'equation' | 'statement'
  /** The left side as written; for a statement what it is about. */
  readonly expression: string
  /** The expression as it was normalized before it was read. */
  readonly read: string
  /** What the right side, or the statement, comes to; `null` if it was not evaluated. */
  readonly stated: ClaimValue | null
  /** What the left side comes to, in meters and radians if it has several units; for a statement what the map says. */
  readonly computed: ClaimValue | null
  readonly verdict: ClaimVerdict
  /** Does it concern the map? Only such claims count. */
  readonly relevant: boolean
  readonly span: readonly [start: number, end: number]
  /** Why it is unchecked. */
  readonly refusal?: ExpressionRefusal
}

/** A claim with what relevance and distinctness are judged by. */
export interface FoundClaim {
  readonly kind: ArithmeticClaim['kind']
  readonly expression: readonly [start: number, end: number]
  readonly read: string
  readonly stated: ClaimValue | null
  readonly computed: ClaimValue | null
  readonly verdict: ClaimVerdict
  readonly span: readonly [start: number, end: number]
  readonly refusal: ExpressionRefusal | undefined
  /** The same for claims that say the same. */
  readonly key: string
  /** The two sides, of an equation that was evaluated. */
  readonly sides: readonly [left: SideValue, right: SideValue] | undefined
}
