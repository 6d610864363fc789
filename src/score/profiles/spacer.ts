import type { GridCell, GridMap } from '../../grid/grid-map'

/** SpaceR's map reward for a pair of maps. */
export interface SpacerScore {
  /** In [0, 1]. */
  readonly score: number
}

/**
 * SpaceR's `calculate_prediction_score` (github.com/OuyangKun10/SpaceR, SG-RLVR): within a name, points are paired
 * greedily, nearest first; a pair earns 1 - distance / diagonal of the grid; a name earns the sum over the larger of
 * the two counts; names are averaged by the number of true instances. Cells are cut to whole numbers as its reader does.
 *
 * Kept for fidelity, though they are faults:
 * - names that the true map lacks cost nothing, so an invented object is free;
 * - a pair at opposite corners still earns about 0.1 and a random one about 0.6: the score has no bottom;
 * - greedy pairing is not the best pairing;
 * - rows are compared as they are: nothing says which way they grow.
 */
export function spacerScore(predicted: GridMap, truth: GridMap): SpacerScore {
  const given = cellsByName(predicted)
  const real = cellsByName(truth)
  const diagonal = (truth.size ?? 10) * Math.sqrt(2)
  if (truth.objects.length === 0) return { score: predicted.objects.length === 0 ? 1 : 0 }
  let sum = 0
  for (const [name, theirs] of real) {
    const mine = given.get(name)
    if (mine === undefined) continue
    sum += (greedyAccuracy(mine, theirs, diagonal) / Math.max(mine.length, theirs.length)) * theirs.length
  }
  return { score: sum / truth.objects.length }
}

/** Pairs looked at before a name is refused: a flood of points is not a map. */
const PAIR_LIMIT = 4e6

function greedyAccuracy(mine: readonly GridCell[], theirs: readonly GridCell[], diagonal: number): number {
  // A flood is cut to what can still matter to the sum; its count already divides it to nearly nothing.
  const some = mine.slice(0, Math.max(1, Math.floor(PAIR_LIMIT / theirs.length)))
  const pairs: { i: number; j: number; d: number }[] = []
  some.forEach(([x, y], i) => {
    theirs.forEach(([tx, ty], j) => {
      const dx = x - tx
      const dy = y - ty
      pairs.push({ i, j, d: Math.sqrt(dx * dx + dy * dy) })
    })
  })
  // Stable, and pairs were made in the order of (i, j): the order of Python's tuples.
  pairs.sort((a, b) => a.d - b.d)
  const usedMine = new Set<number>()
  const usedTheirs = new Set<number>()
  let sum = 0
  for (const { i, j, d } of pairs) {
    if (usedMine.has(i) || usedTheirs.has(j)) continue
    usedMine.add(i)
    usedTheirs.add(j)
    sum += Math.max(0, 1 - d / diagonal)
    if (usedMine.size === some.length || usedTheirs.size === theirs.length) break
  }
  return sum
}

/** Names are compared in lower case and trimmed, as SpaceR's reader makes them. */
function cellsByName({ objects }: GridMap): Map<string, GridCell[]> {
  const cells = new Map<string, GridCell[]>()
  for (const { label, cell } of objects) {
    const name = label.trim().toLowerCase()
    const whole: GridCell = [Math.trunc(cell[0]), Math.trunc(cell[1])]
    const known = cells.get(name)
    if (known) known.push(whole)
    else cells.set(name, [whole])
  }
  return cells
}
