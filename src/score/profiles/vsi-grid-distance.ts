import type { GridCell, GridMap } from '../../grid/grid-map'
import { foldLabel } from '../../layout/label'

/** Distances of one range: how many the true map has there, and how many the predicted one has right. */
export interface DistanceBin {
  /** In cells; the lower edge belongs to the bin, the upper one only to the last. */
  readonly from: number
  /** Upper end of the bin, cells. */
  readonly to: number
  /** Pairs of categories whose true distance is in the bin. */
  readonly pairs: number
  /** Those of them that are right within one cell. */
  readonly correct: number
  /** `null` if the true map has no distance in this range. */
  readonly accuracy: number | null
}

/** Agreement of the distances between categories on a grid. */
export interface VsiGridDistance {
  /** Share of the pairs of true categories whose distance is right; `null` when there are none. */
  readonly accuracy: number | null
  /** Pairs of categories compared, over all bins. */
  readonly pairs: number
  /** Those of them that are right within one cell. */
  readonly correct: number
  /** Eight equal ranges from 1 to 10 cells. */
  readonly bins: readonly DistanceBin[]
}

const BINS = 8
const FROM = 1
const TO = 10

/**
 * The map measure of VSI-Bench's paper ("Thinking in Space", 2024, section 6): the distance of two categories is the
 * shortest between their instances; it is right when it is within one cell of the true one; accuracy by true distance
 * in eight bins from 1 to 10. The project has not published its program, so this follows the wording.
 *
 * Kept for fidelity, though they are faults:
 * - only distances between names count: a mirrored or turned map is perfect, and which way is up does not matter;
 * - of several instances only the nearest two of a pair matter, the others can be anywhere;
 * - one cell is a fixed tolerance: for near pairs it is as large as what is measured;
 * - invented objects cost nothing, unless they are instances of a true name.
 *
 * A category that the predicted map lacks makes its pairs wrong. Pairs nearer than 1 or farther than 10 cells are in
 * no bin, and count in `accuracy`.
 */
export function vsiGridDistance(predicted: GridMap, truth: GridMap): VsiGridDistance {
  const real = cellsByCategory(truth)
  const given = cellsByCategory(predicted)
  const names = [...real.keys()]
  const counts = Array.from({ length: BINS }, () => ({ pairs: 0, correct: 0 }))
  let pairs = 0
  let correct = 0
  for (let i = 0; i < names.length; i++)
    for (let j = i + 1; j < names.length; j++) {
      const expected = shortest(real.get(names[i]!)!, real.get(names[j]!)!)
      const mine = [given.get(names[i]!), given.get(names[j]!)]
      const found = mine[0] && mine[1] ? shortest(mine[0], mine[1]) : Infinity
      // Distances of whole cells that differ by exactly 1 may come out a rounding above it.
      const right = Math.abs(found - expected) <= 1 + 1e-9
      pairs++
      if (right) correct++
      const bin = counts[binOf(expected)]
      if (bin === undefined) continue
      bin.pairs++
      if (right) bin.correct++
    }
  const width = (TO - FROM) / BINS
  return {
    accuracy: pairs > 0 ? correct / pairs : null,
    pairs,
    correct,
    bins: counts.map((count, i) => ({
      from: FROM + i * width,
      to: FROM + (i + 1) * width,
      ...count,
      accuracy: count.pairs > 0 ? count.correct / count.pairs : null,
    })),
  }
}

function binOf(distance: number): number {
  if (!(distance >= FROM && distance <= TO)) return -1
  return Math.min(BINS - 1, Math.floor(((distance - FROM) / (TO - FROM)) * BINS))
}

/** Instances of a category that are compared; of a larger category only the first ones count. */
const INSTANCE_LIMIT = 1000

function shortest(a: readonly GridCell[], b: readonly GridCell[]): number {
  let least = Infinity
  for (const [ax, ay] of a)
    for (const [bx, by] of b) least = Math.min(least, (ax - bx) * (ax - bx) + (ay - by) * (ay - by))
  return Math.sqrt(least)
}

function cellsByCategory({ objects }: GridMap): Map<string, GridCell[]> {
  const cells = new Map<string, GridCell[]>()
  for (const { label, cell } of objects) {
    const name = foldLabel(label)
    const known = cells.get(name)
    if (known === undefined) cells.set(name, [cell])
    else if (known.length < INSTANCE_LIMIT) known.push(cell)
  }
  return cells
}
