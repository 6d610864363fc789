/** How well the relations between objects agree, whatever the absolute positions are. */
export interface PairwiseAgreement {
  /** Share of pairs whose direction falls into the same of eight sectors; `null` if there are no pairs. */
  readonly directionAgreement: number | null
  /** Mean of |d' - d| / d over pairs of objects that are apart in the true map; `null` if there are no such pairs. */
  readonly distanceError: number | null
}

/** At most this many objects are compared pair by pair (a sample, evenly spaced): 2 million pairs, about 30 ms. */
export const PAIRWISE_LIMIT = 2000

/**
 * Compares all pairs of matched objects, and each object with the observer, who stands at `observer` in the predicted
 * map and at (0, 0) in the true one (left out when `undefined`). Directions count unordered pairs; a true pair in one
 * place has no direction and is left out; a predicted pair in one place is wrong.
 */
export function pairwiseAgreement(
  px: readonly number[],
  py: readonly number[],
  tx: readonly number[],
  ty: readonly number[],
  observer: readonly [number, number] | undefined,
): PairwiseAgreement {
  const count = px.length
  const step = Math.max(1, Math.ceil(count / PAIRWISE_LIMIT))
  let asked = 0
  let agreed = 0
  let errors = 0
  let apart = 0
  for (let i = 0; i < count; i += step) {
    if (observer !== undefined) {
      const sector = octantOf(tx[i]!, ty[i]!)
      if (sector >= 0) {
        asked++
        if (octantOf(px[i]! - observer[0], py[i]! - observer[1]) === sector) agreed++
      }
    }
    for (let j = i + step; j < count; j += step) {
      const tdx = tx[j]! - tx[i]!
      const tdy = ty[j]! - ty[i]!
      const sector = octantOf(tdx, tdy)
      if (sector < 0) continue
      const pdx = px[j]! - px[i]!
      const pdy = py[j]! - py[i]!
      asked++
      if (octantOf(pdx, pdy) === sector) agreed++
      const d = lengthOf(tdx, tdy)
      errors += Math.min(Math.abs(lengthOf(pdx, pdy) - d) / d, Number.MAX_VALUE / 1e8)
      apart++
    }
  }
  return { directionAgreement: asked > 0 ? agreed / asked : null, distanceError: apart > 0 ? errors / apart : null }
}

const TAN_22_5 = Math.SQRT2 - 1

/**
 * The sector of a vector, 0 to 7 clockwise from forward (+y), each 45 degrees and centered on its direction; -1 for
 * the zero vector. By comparisons, no angle is computed.
 */
export function octantOf(x: number, y: number): number {
  const ax = Math.abs(x)
  const ay = Math.abs(y)
  if (ax <= ay * TAN_22_5) return y > 0 ? 0 : y < 0 ? 4 : -1
  if (ay <= ax * TAN_22_5) return x > 0 ? 2 : 6
  return x > 0 ? (y > 0 ? 1 : 3) : y > 0 ? 7 : 5
}

/** Length of a vector, finite for finite ones. */
export function lengthOf(x: number, y: number): number {
  const squared = x * x + y * y
  return squared > 1e-280 && squared < 1e280 ? Math.sqrt(squared) : Math.min(Math.hypot(x, y), Number.MAX_VALUE)
}
