import { assignLargest, assignSmallest } from './assign'
import type { MapColumns } from './columns'
import { boxQuality } from './quality'

/** Which true object each predicted object was matched with, and how well. */
export interface Matching {
  /** For every predicted object its true object or -1: pairs with q > 0, then the rest of each label by distance. */
  readonly partner: Int32Array
  /** q of the pair, 0 for pairs that share only the name. */
  readonly quality: Float64Array
  /** False when a label was so crowded that a bounded, merely good matching was taken. */
  readonly optimal: boolean
}

/** Steps the exact matching may take in one call (about a second at the worst); beyond them a label is matched greedily. */
const STEP_LIMIT = 1e9
/** Pairs of one label that may be looked at one by one. */
const PAIR_LIMIT = 1e6
/** In a crowd each object looks at this many neighbors. */
const CROWD_NEIGHBOURS = 32
/** Prefers the matching with more pairs when sums are equal; far below any difference that matters. */
const PAIR_BONUS = 1e-12

interface Work {
  readonly predicted: MapColumns
  readonly truth: MapColumns
  readonly partner: Int32Array
  readonly quality: Float64Array
  steps: number
  optimal: boolean
}

/**
 * Matches objects one to one within each label so that the sum of q is the largest possible (of equal sums, the one
 * with most pairs). Objects of a label that got no partner with q > 0 are then paired by the smallest sum of
 * squared distances: those pairs earn nothing and serve the reported errors.
 */
export function matchMaps(predicted: MapColumns, truth: MapColumns): Matching {
  const partner = new Int32Array(predicted.count).fill(-1)
  const quality = new Float64Array(predicted.count)
  const work: Work = { predicted, truth, partner, quality, steps: STEP_LIMIT, optimal: true }
  for (const [key, mine] of predicted.groups) {
    const theirs = truth.groups.get(key)
    if (theirs === undefined) continue
    if (mine.length === 1 && theirs.length === 1) setPair(work, mine[0]!, theirs[0]!)
    else matchLabel(work, mine, theirs)
  }
  return { partner, quality, optimal: work.optimal }
}

function qualityOf({ predicted: p, truth: t }: Work, i: number, j: number): number {
  return boxQuality(p, i, t, j)
}

function setPair(work: Work, i: number, j: number): void {
  work.partner[i] = j
  work.quality[i] = qualityOf(work, i, j)
}

interface Edge {
  readonly mine: number
  readonly theirs: number
  readonly q: number
}

function matchLabel(work: Work, mine: readonly number[], theirs: readonly number[]): void {
  const crowded = pairsInReach(work, mine, theirs) > PAIR_LIMIT
  if (crowded) work.optimal = false
  const edges = crowded ? edgesOfCrowd(work, mine, theirs) : edgesOf(work, mine, theirs)
  if (crowded) matchGreedily(work, edges)
  else for (const component of componentsOf(edges)) matchComponent(work, component)
  const free = mine.filter((i) => work.partner[i]! < 0)
  const taken = new Set(mine.map((i) => work.partner[i]!))
  pairRest(
    work,
    free,
    theirs.filter((j) => !taken.has(j)),
  )
}

/** How many pairs are within 1 m along x: an upper bound of the pairs with q > 0, found without looking at them. */
function pairsInReach({ predicted, truth }: Work, mine: readonly number[], theirs: readonly number[]): number {
  let pairs = 0
  let low = 0
  let high = 0
  for (const i of mine) {
    // Differences, not x - 1: far away from the origin a meter is less than a rounding.
    const x = predicted.x[i]!
    while (low < theirs.length && x - truth.x[theirs[low]!]! >= 1) low++
    while (high < theirs.length && truth.x[theirs[high]!]! - x < 1) high++
    pairs += Math.max(0, high - low)
  }
  return pairs
}

/**
 * All pairs with q > 0 that can matter. With s objects on the shorter side, each of them needs only its s best
 * candidates (the others can take at most s - 1 of these), so a flood of objects around a few true ones shrinks to a
 * small problem with the same optimum.
 */
function edgesOf(work: Work, mine: readonly number[], theirs: readonly number[]): Edge[] {
  const short = mine.length <= theirs.length ? mine : theirs
  const long = short === mine ? theirs : mine
  const [shortX, longX] = short === mine ? [work.predicted.x, work.truth.x] : [work.truth.x, work.predicted.x]
  const edges: Edge[] = []
  let low = 0
  for (const a of short) {
    const x = shortX[a]!
    while (low < long.length && x - longX[long[low]!]! >= 1) low++
    const found: Edge[] = []
    let floor = 0
    for (let k = low; k < long.length && longX[long[k]!]! - x < 1; k++) {
      const b = long[k]!
      const q = short === mine ? qualityOf(work, a, b) : qualityOf(work, b, a)
      if (!(q > floor)) continue
      found.push(short === mine ? { mine: a, theirs: b, q } : { mine: b, theirs: a, q })
      if (found.length >= 4 * short.length + 64) floor = keepBest(found, short.length)
    }
    if (found.length > short.length) keepBest(found, short.length)
    edges.push(...found)
  }
  return edges
}

/** Keeps the `count` best edges (of equals the earlier ones) and gives the least q among them. */
function keepBest(edges: Edge[], count: number): number {
  edges.sort((a, b) => b.q - a.q)
  edges.length = count
  return edges[count - 1]!.q
}

/** Edges to exact copies and to a fixed number of neighbors along x: work in proportion to the objects. */
function edgesOfCrowd(work: Work, mine: readonly number[], theirs: readonly number[]): Edge[] {
  const { predicted: p, truth: t } = work
  const edges: Edge[] = []
  let at = 0
  let copy = 0
  for (const i of mine) {
    const before = (j: number) =>
      t.x[j]! - p.x[i]! || t.y[j]! - p.y[i]! || t.halfX[j]! - p.halfX[i]! || t.halfY[j]! - p.halfY[i]!
    while (at < theirs.length && before(theirs[at]!) < 0) at++
    // Copies are taken one each, so that a crowd equal to the true one is matched perfectly.
    copy = Math.max(copy, at)
    if (copy < theirs.length && before(theirs[copy]!) === 0) edges.push({ mine: i, theirs: theirs[copy++]!, q: 2 })
    const from = Math.max(0, at - CROWD_NEIGHBOURS / 2)
    for (let k = from; k < Math.min(theirs.length, from + CROWD_NEIGHBOURS); k++) {
      const q = qualityOf(work, i, theirs[k]!)
      if (q > 0) edges.push({ mine: i, theirs: theirs[k]!, q })
    }
  }
  return edges
}

function matchGreedily(work: Work, edges: Edge[]): void {
  const taken = new Set<number>()
  for (const { mine, theirs } of edges.sort((a, b) => b.q - a.q)) {
    if (work.partner[mine]! >= 0 || taken.has(theirs)) continue
    taken.add(theirs)
    setPair(work, mine, theirs)
  }
}

/** Objects that can reach one another through pairs with q > 0; each such cluster is a problem of its own. */
function componentsOf(edges: readonly Edge[]): Iterable<Edge[]> {
  // Union-find over both sides; true objects are told apart from predicted ones by ~.
  const parent = new Map<number, number>()
  const find = (node: number): number => {
    let root = node
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = node; at !== root; ) {
      const up = parent.get(at) ?? root
      parent.set(at, root)
      at = up
    }
    return root
  }
  for (const { mine, theirs } of edges) {
    const a = find(mine)
    const b = find(~theirs)
    if (a !== b) parent.set(b, a)
  }
  const components = new Map<number, Edge[]>()
  for (const edge of edges) {
    const root = find(edge.mine)
    const component = components.get(root)
    if (component) component.push(edge)
    else components.set(root, [edge])
  }
  return components.values()
}

function matchComponent(work: Work, component: Edge[]): void {
  if (component.length === 1) {
    setPair(work, component[0]!.mine, component[0]!.theirs)
    return
  }
  const rowOf = numbered(component.map((edge) => edge.mine))
  const columnOf = numbered(component.map((edge) => edge.theirs))
  const short = Math.min(rowOf.size, columnOf.size)
  const long = Math.max(rowOf.size, columnOf.size)
  work.steps -= short * short * long
  if (work.steps < 0) {
    work.optimal = false
    matchGreedily(work, component)
    return
  }
  const weights = new Float64Array(rowOf.size * columnOf.size)
  for (const { mine, theirs, q } of component)
    weights[rowOf.get(mine)! * columnOf.size + columnOf.get(theirs)!] = q + PAIR_BONUS
  const rows = [...rowOf.keys()]
  const columns = [...columnOf.keys()]
  const chosen = assignLargest(weights, rows.length, columns.length)
  for (let row = 0; row < rows.length; row++) {
    const column = chosen[row]!
    if (column >= 0) setPair(work, rows[row]!, columns[column]!)
  }
}

/** Numbers in order of appearance, which is the order of places: the order in the map does not matter here either. */
function numbered(items: readonly number[]): Map<number, number> {
  const numbers = new Map<number, number>()
  for (const item of items) if (!numbers.has(item)) numbers.set(item, numbers.size)
  return numbers
}

/** Pairs the remaining objects of a label by distance, for reporting only: q is 0 for all of them. */
function pairRest(work: Work, mine: readonly number[], theirs: readonly number[]): void {
  if (mine.length === 0 || theirs.length === 0) return
  const columns = pairByDistance(work.predicted, work.truth, mine, theirs, 2e7)
  mine.forEach((i, row) => {
    if (columns[row]! >= 0) work.partner[i] = theirs[columns[row]!]!
  })
}

/**
 * One to one by the smallest sum of squared distances; for more than `limit` steps along the sorted order instead.
 * Gives for every entry of `mine` a position in `theirs` or -1.
 */
export function pairByDistance(
  predicted: Pick<MapColumns, 'x' | 'y'>,
  truth: Pick<MapColumns, 'x' | 'y'>,
  mine: readonly number[],
  theirs: readonly number[],
  limit: number,
): Int32Array {
  const short = Math.min(mine.length, theirs.length)
  if (short === 1 && mine.length * theirs.length === 1) return new Int32Array(1)
  if (short * short * Math.max(mine.length, theirs.length) > limit)
    return Int32Array.from(mine, (_, row) => (row < theirs.length ? row : -1))
  const costs = new Float64Array(mine.length * theirs.length)
  let at = 0
  for (const i of mine)
    for (const j of theirs) {
      const dx = predicted.x[i]! - truth.x[j]!
      const dy = predicted.y[i]! - truth.y[j]!
      // Absurd coordinates overflow when squared; any large finite cost will do for them.
      costs[at++] = Math.min(dx * dx + dy * dy, 1e300)
    }
  return assignSmallest(costs, mine.length, theirs.length)
}
