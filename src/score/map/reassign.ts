import type { ProvedAssignment } from './assign'

/**
 * By how much the smallest sum of costs grows when a row must take a column: 0 for the column that it has, and never less.
 * Worked out for all of them at once in rows³ steps, where solving each anew takes rows² · columns.
 */
export type Growth = (row: number, column: number) => number

/**
 * What other assignments cost more than the smallest one. A row that is given a column drives out the row that has it, which
 * takes the column of the next, and so on: until one takes the column that the first row left, or one that was free. In the
 * second case the column that the first row left may be taken too, and so on backwards. Costs less their potentials are
 * never negative, so these are shortest paths (Floyd 1962) among the rows.
 */
export function growthOf(
  costs: ArrayLike<number>,
  { columnOf, rowPotential, columnPotential }: ProvedAssignment,
): Growth {
  const rows = columnOf.length
  const columns = columnPotential.length
  const rowAt = new Map(Array.from(columnOf, (column, row) => [column, row]))
  const reduced = (row: number, column: number) =>
    Math.max(0, costs[row * columns + column]! - rowPotential[row]! - columnPotential[column]!)
  // From a row to the one whose column it takes; the node behind the last row is for all free columns.
  const free = rows
  const size = rows + 1
  const paths = new Float64Array(size * size).fill(Infinity)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * size + (rowAt.get(column) ?? free)
      paths[at] = Math.min(paths[at]!, reduced(row, column))
    }
  paths[free * size + free] = 0
  for (let via = 0; via < rows; via++)
    for (let from = 0; from < rows; from++) {
      const first = paths[from * size + via]!
      for (let to = 0; to < size; to++)
        paths[from * size + to] = Math.min(paths[from * size + to]!, first + paths[via * size + to]!)
    }
  /** What it takes that the column of a row is taken, and another one becomes free for it. */
  const left = Array.from({ length: rows }, (_, row) => {
    let least = Infinity
    for (let from = 0; from < rows; from++)
      least = Math.min(least, paths[from * size + row]! - columnPotential[columnOf[from]!]!)
    return least
  })
  return (row, column) => {
    const next = rowAt.get(column) ?? free
    return reduced(row, column) + Math.min(paths[next * size + row]!, left[row]! + paths[next * size + free]!)
  }
}
