import { once } from '../../../base/once'
import { aabbCenter } from '../../../layout/aabb'
import type { Layout } from '../../../layout/layout'
import type { Evaluated } from '../evaluate/evaluated'
import type { FoundClaim } from './claim'

/** Decides, claim by claim in the order of the text, what concerns the map. */
export interface Relevance {
  /** `before` is what the same claim was found to be earlier in the text, if it was. */
  readonly judge: (claim: FoundClaim, before?: boolean) => boolean
}

/** Whole multiples of this are what maps and reasoning are written in. */
const STEPS = 1e4

/**
 * Numbers match by their size (models move the sign about: `9.4 - 6.0` for `-6.0 - (-9.4)`) to twelve digits. A number
 * that is nearer than that to one of four decimals is that one, which says it without spelling it.
 */
export function keyOf(value: number): number {
  const size = Math.abs(value)
  const near = Math.round(size * STEPS) / STEPS
  return size < 1e6 && Math.abs(size - near) <= 1e-13 * size ? near : Number(size.toPrecision(12))
}

/**
 * An equation concerns the map when one of its operands is a number of the map (a coordinate of a box or of its center)
 * or the result of a claim that does; a statement when it is about a mapped object. `x = x` and `x + 0 = x` say nothing.
 */
export function createRelevance(layout: Layout | undefined): Relevance {
  if (layout === undefined) return { judge: () => false }
  // Most texts have nothing to judge.
  const known = once(() => numbersOf(layout))
  // A lone number is a result; operands are what it was computed from.
  const isConcerned = ({ unit, operands }: Evaluated) =>
    unit === undefined && operands.some((value) => known().has(keyOf(value)))
  let chainEnd = -1
  const judge = (claim: FoundClaim, before?: boolean): boolean => {
    if (before) {
      if (claim.kind === 'equation') chainEnd = claim.span[1]
      return true
    }
    if (claim.kind === 'statement') {
      const relevant = claim.verdict === 'true' || claim.verdict === 'false'
      if (relevant) for (const value of [claim.stated!].flat()) known().add(keyOf(value))
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
    for (const { value } of components) known().add(keyOf(value))
    return left.components.some((a, k) => !saysNothing(a, right.components[k]))
  }
  return { judge }
}

/** The coordinates of every box and of its center. */
function numbersOf({ objects }: Layout): Set<number> {
  const numbers = new Set<number>()
  for (const { box } of objects) {
    const [x, y] = aabbCenter(box)
    numbers.add(keyOf(box.minX)).add(keyOf(box.minY)).add(keyOf(box.maxX)).add(keyOf(box.maxY))
    numbers.add(keyOf(x)).add(keyOf(y))
  }
  return numbers
}

function saysNothing(a: Evaluated, b: Evaluated | undefined) {
  return b === undefined || a.canonical === b.canonical || (a.unit !== undefined && b.unit !== undefined)
}
