import { createRandom } from '../../base/random'
import { quantile } from './bootstrap'
import type { Interval } from './clustered'
import { type Correlation, pearson, spearman } from './correlation'

/** Two values of one answer, in one scene. */
export interface ClusteredPair {
  readonly cluster: string
  readonly x: number
  readonly y: number
}

/** From how many scenes on a bootstrap over scenes covers what it says. */
export const BOOTSTRAP_SCENES = 50
const DRAWS = 1000

/**
 * The 95 % percentile interval of a correlation when whole scenes are drawn again with replacement; 1,000 draws. Ranks
 * are taken anew in each draw. `null` with fewer than 50 scenes, and where the correlation of a draw does not exist in
 * more than 5 % of draws.
 */
export function correlationInterval(
  pairs: readonly ClusteredPair[],
  kind: 'pearson' | 'spearman',
  seed = 1,
): Interval | null {
  const scenes = new Map<string, number>()
  for (const { cluster } of pairs) if (!scenes.has(cluster)) scenes.set(cluster, scenes.size)
  if (scenes.size < BOOTSTRAP_SCENES) return null
  const sceneOf = Int32Array.from(pairs, ({ cluster }) => scenes.get(cluster)!)
  const [xs, ys] = [pairs.map(({ x }) => x), pairs.map(({ y }) => y)]
  const orders = kind === 'spearman' ? [ascending(xs), ascending(ys)] : []
  const random = createRandom(seed)
  const found: number[] = []
  const counts = new Float64Array(scenes.size)
  for (let draw = 0; draw < DRAWS; draw++) {
    counts.fill(0)
    for (let i = 0; i < scenes.size; i++) counts[random.below(scenes.size)]!++
    const weights = Float64Array.from(sceneOf, (scene) => counts[scene]!)
    const [as, bs] =
      kind === 'spearman' ? [weightedRanks(xs, orders[0]!, weights), weightedRanks(ys, orders[1]!, weights)] : [xs, ys]
    const r = weightedPearson(as, bs, weights)
    if (r !== null) found.push(r)
  }
  if (found.length < 0.95 * DRAWS) return null
  found.sort((a, b) => a - b)
  return [quantile(found, 0.025), quantile(found, 0.975)]
}

const ascending = (values: readonly number[]) => values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!)

/** The ranks that values would have if each stood there as often as its weight says. */
export function weightedRanks(
  values: readonly number[],
  order: readonly number[],
  weights: ArrayLike<number>,
): Float64Array {
  const found = new Float64Array(values.length)
  let before = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    let weight = 0
    for (; end < order.length && values[order[end]!] === values[order[start]!]; end++) weight += weights[order[end]!]!
    for (let i = start; i < end; i++) found[order[i]!] = before + (weight + 1) / 2
    before += weight
    start = end
  }
  return found
}

/** Pearson's correlation where each pair counts as often as its weight says; `null` where one side is all alike. */
function weightedPearson(xs: ArrayLike<number>, ys: ArrayLike<number>, weights: ArrayLike<number>): number | null {
  let [w, x, y] = [0, 0, 0]
  for (let i = 0; i < xs.length; i++) {
    w += weights[i]!
    x += weights[i]! * xs[i]!
    y += weights[i]! * ys[i]!
  }
  const [mx, my] = [x / w, y / w]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < xs.length; i++) {
    const [dx, dy] = [xs[i]! - mx, ys[i]! - my]
    xx += weights[i]! * dx * dx
    yy += weights[i]! * dy * dy
    xy += weights[i]! * dx * dy
  }
  return xx > 1e-12 * w && yy > 1e-12 * w ? xy / Math.sqrt(xx * yy) : null
}

/** A correlation with its interval over scenes. */
export interface ClusteredCorrelation extends Correlation {
  /** 95 %, from drawing scenes; `null` with fewer than 50 scenes. */
  readonly interval: Interval | null
}

/** Pearson's or Spearman's correlation with its interval over scenes; `null` where one side is all alike. */
export function clusteredCorrelation(
  pairs: readonly ClusteredPair[],
  kind: 'pearson' | 'spearman',
  seed = 1,
): ClusteredCorrelation | null {
  const [xs, ys] = [pairs.map(({ x }) => x), pairs.map(({ y }) => y)]
  const found = kind === 'pearson' ? pearson(xs, ys) : spearman(xs, ys)
  return found && { ...found, interval: correlationInterval(pairs, kind, seed) }
}
