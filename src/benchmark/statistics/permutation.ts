import { createRandom } from '../../base/random'

/** How likely a difference this large is if the sign of each scene's difference were chance. */
export interface SignFlip {
  /** Two-sided. */
  readonly p: number
  /** Whether all sign patterns were tried, or as many as `draws` at random. */
  readonly exact: boolean
  readonly draws: number
}

/** From how many scenes on the test is worth its name: with 5, the smallest p is 2/32 = 0.0625. */
export const LEAST_SCENES = 6
const MOST_EXACT = 16

/**
 * A sign-flip permutation test over scenes: each scene's summed difference keeps its size and takes either sign. All
 * 2^G patterns up to 16 scenes, else 20,000 seeded ones with the observed one among them. `null` under six scenes.
 */
export function signFlip(sceneSums: readonly number[], seed = 1): SignFlip | null {
  const g = sceneSums.length
  if (g < LEAST_SCENES) return null
  const observed = Math.abs(sceneSums.reduce((total, x) => total + x, 0))
  // Sums in another order differ in their last digits; a tie must stay one.
  const bound = observed - 1e-12 * sceneSums.reduce((total, x) => total + Math.abs(x), 0)
  const exact = g <= MOST_EXACT
  const draws = exact ? 2 ** g : 20_000
  const random = createRandom(seed)
  let extreme = 0
  for (let draw = 0; draw < draws; draw++) {
    let total = 0
    if (exact) for (let i = 0; i < g; i++) total += (draw >> i) & 1 ? -sceneSums[i]! : sceneSums[i]!
    else for (let i = 0; i < g; i++) total += random.next() < 0.5 ? -sceneSums[i]! : sceneSums[i]!
    if (Math.abs(total) >= bound) extreme++
  }
  return { p: exact ? extreme / draws : (extreme + 1) / (draws + 1), exact, draws }
}
