/**
 * The assignment of rows to columns with the largest sum of weights, exactly (shortest augmenting paths with
 * potentials, the Jonker-Volgenant form of the Hungarian method): rows² · columns steps when rows <= columns.
 *
 * `weights` holds `rows * columns` numbers >= 0, row by row; a weight of 0 means the two do not pair. The result has,
 * for every row, its column or -1.
 */
export function assignLargest(weights: ArrayLike<number>, rows: number, columns: number): Int32Array {
  if (rows <= columns)
    return dropZeros(
      solve({ values: weights, rows, columns, rowStep: columns, columnStep: 1, sign: -1 }).columnOf,
      weights,
      columns,
    )
  const byColumn = solve({ values: weights, rows: columns, columns: rows, rowStep: 1, columnStep: columns, sign: -1 })
  return dropZeros(invert(byColumn.columnOf, rows), weights, columns)
}

/** As {@link assignLargest} for the smallest sum of costs (any finite numbers); the shorter side is fully assigned. */
export function assignSmallest(costs: ArrayLike<number>, rows: number, columns: number): Int32Array {
  if (rows <= columns) return assignProved(costs, rows, columns).columnOf
  const byColumn = solve({ values: costs, rows: columns, columns: rows, rowStep: 1, columnStep: columns, sign: 1 })
  return invert(byColumn.columnOf, rows)
}

/** An assignment of the smallest sum with the potentials that prove it. */
export interface ProvedAssignment {
  /** By row. */
  readonly columnOf: Int32Array
  /**
   * No cost is less than the potentials of its row and its column together (but for rounding), and one that is part of the
   * assignment is just as much.
   */
  readonly rowPotential: Float64Array
  /** At most 0; 0 for a column that no row has. */
  readonly columnPotential: Float64Array
}

/** As {@link assignSmallest} with the potentials; there must not be more rows than columns. */
export function assignProved(costs: ArrayLike<number>, rows: number, columns: number): ProvedAssignment {
  return solve({ values: costs, rows, columns, rowStep: columns, columnStep: 1, sign: 1 })
}

function dropZeros(columnOf: Int32Array, weights: ArrayLike<number>, columns: number): Int32Array {
  for (let row = 0; row < columnOf.length; row++) {
    const column = columnOf[row]!
    if (column >= 0 && !(weights[row * columns + column]! > 0)) columnOf[row] = -1
  }
  return columnOf
}

function invert(rowOf: Int32Array, rows: number): Int32Array {
  const columnOf = new Int32Array(rows).fill(-1)
  for (let column = 0; column < rowOf.length; column++) {
    const row = rowOf[column]!
    if (row >= 0) columnOf[row] = column
  }
  return columnOf
}

/** The cost of (row, column) is `sign * values[row * rowStep + column * columnStep]`; rows <= columns. */
interface Costs {
  readonly values: ArrayLike<number>
  readonly rows: number
  readonly columns: number
  readonly rowStep: number
  readonly columnStep: number
  readonly sign: 1 | -1
}

/** For every row its column, so that the sum of the costs is the smallest. */
function solve({ values, rows, columns, rowStep, columnStep, sign }: Costs): ProvedAssignment {
  const rowPotential = new Float64Array(rows)
  // Column 0 of these is a helper that holds the row being placed; real columns count from 1.
  const columnPotential = new Float64Array(columns + 1)
  const rowAt = new Int32Array(columns + 1).fill(-1)
  const previous = new Int32Array(columns + 1)
  const slack = new Float64Array(columns + 1)
  const done = new Uint8Array(columns + 1)
  for (let start = 0; start < rows; start++) {
    rowAt[0] = start
    slack.fill(Infinity)
    done.fill(0)
    let at = 0
    do {
      done[at] = 1
      const row = rowAt[at]!
      const base = row * rowStep
      const potential = rowPotential[row]!
      let smallest = Infinity
      let next = -1
      for (let column = 1; column <= columns; column++) {
        if (done[column] === 1) continue
        const reduced = sign * values[base + (column - 1) * columnStep]! - potential - columnPotential[column]!
        if (reduced < slack[column]!) {
          slack[column] = reduced
          previous[column] = at
        }
        if (slack[column]! < smallest || next < 0) {
          smallest = slack[column]!
          next = column
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (done[column] === 1) {
          rowPotential[rowAt[column]!]! += smallest
          columnPotential[column]! -= smallest
        } else slack[column]! -= smallest
      }
      at = next
    } while (rowAt[at]! >= 0)
    do {
      const before = previous[at]!
      rowAt[at] = rowAt[before]!
      at = before
    } while (at !== 0)
  }
  const columnOf = new Int32Array(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = rowAt[column]!
    if (row >= 0) columnOf[row] = column - 1
  }
  return { columnOf, rowPotential, columnPotential: columnPotential.subarray(1) }
}
