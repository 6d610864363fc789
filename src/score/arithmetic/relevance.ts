import { aabbCenter } from '../../layout/aabb'
import type { Layout } from '../../layout/layout'
import type { Found } from './claim'
import type { Evaluated } from './expression'

/** Decides, claim by claim in the order of the text, what concerns the map. */
export interface Relevance {
  /** `before` is what the same claim was found to be earlier in the text, if it was. */
  readonly judge: (claim: Found, before?: boolean) => boolean
}

/** Numbers match by their size: models move the sign about (`9.4 - 6.0` for `-6.0 - (-9.4)`). */
const keyOf = (value: number) => Math.abs(Number(value.toPrecision(12)))

/**
 * An equation concerns the map when one of its operands is a number of the map (a coordinate of a box or of its centre)
 * or the result of a claim that does; a statement when it is about a mapped object. `x = x` and `x + 0 = x` say nothing.
 */
export function createRelevance(layout: Layout | undefined): Relevance {
  if (layout === undefined) return { judge: () => false }
  const numbers = new Set<number>()
  for (const { box } of layout.objects) {
    for (const value of [box.minX, box.minY, box.maxX, box.maxY, ...aabbCenter(box)]) numbers.add(keyOf(value))
  }
  // A lone number is what was worked out; operands are what it was worked out from.
  const isConcerned = ({ unit, operands }: Evaluated) =>
    unit === undefined && operands.some((value) => numbers.has(keyOf(value)))
  let chainEnd = -1
  const judge = (claim: Found, before?: boolean): boolean => {
    if (before) {
      if (claim.kind === 'equation') chainEnd = claim.span[1]
      return true
    }
    if (claim.kind === 'statement') {
      const relevant = claim.verdict === 'true' || claim.verdict === 'false'
      if (relevant) for (const value of [claim.stated!].flat()) numbers.add(keyOf(value))
      return relevant
    }
    if (claim.sides === undefined) return false
    const [left, right] = claim.sides
    const components = [...left.components, ...right.components]
    // The right side of a relevant claim is the left side of the next in its chain.
    const inChain = claim.span[0] < chainEnd
    const concerned = inChain || components.some(isConcerned)
    if (!concerned) return false
    chainEnd = claim.span[1]
    for (const { value } of components) numbers.add(keyOf(value))
    return left.components.some((a, k) => !saysNothing(a, right.components[k]))
  }
  return { judge }
}

function saysNothing(a: { canonical: string; unit?: number }, b: { canonical: string; unit?: number } | undefined) {
  return b === undefined || a.canonical === b.canonical || (a.unit !== undefined && b.unit !== undefined)
}
