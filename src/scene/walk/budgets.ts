import { badOption } from '../../base/error'

/** The budgets of the field's comparisons: how many frames of a walk are shown. */
export const FRAME_BUDGETS: readonly number[] = [1, 4, 8, 12, 16]

/** The frames a budget shows. */
export interface FrameBudget {
  /** How many frames. */
  readonly frames: number
  /** Which ones, from 0, in order of time. */
  readonly indices: readonly number[]
}

/**
 * The frames of a walk of `n` in nested order: 0, then `n - 1`, then always the middle of the largest gap; of gaps
 * equally large the earliest, and a middle between two frames is the earlier one.
 *
 * @example
 * nestedFrameOrder(5) // [0, 4, 2, 1, 3]
 */
export function nestedFrameOrder(n: number): readonly number[] {
  checkCount(n)
  const order = n > 1 ? [0, n - 1] : n === 1 ? [0] : []
  // Every round splits the gaps of the largest size, the earliest first: what they leave is smaller.
  let gaps: (readonly [low: number, high: number])[] = n > 2 ? [[0, n - 1]] : []
  while (gaps.length > 0) {
    const largest = gaps.reduce((most, [low, high]) => Math.max(most, high - low), 0)
    const split: (readonly [low: number, high: number])[] = []
    for (const [low, high] of gaps) {
      if (high - low < largest) {
        split.push([low, high])
        continue
      }
      const middle = Math.floor((low + high) / 2)
      order.push(middle)
      if (middle - low > 1) split.push([low, middle])
      if (high - middle > 1) split.push([middle, high])
    }
    gaps = split
  }
  return order
}

/**
 * What each budget shows of a walk of `n` frames: the first of {@link nestedFrameOrder}, in order of time, so that a
 * larger budget shows all that a smaller one does. Frame 0, the origin of the map, is in every one. A budget larger
 * than the walk is left out. Throws a `V2loError` on counts that are not whole numbers.
 *
 * @example
 * frameBudgets(16, [1, 4]) // [{ frames: 1, indices: [0] }, { frames: 4, indices: [0, 7, 11, 15] }]
 */
export function frameBudgets(n: number, budgets: readonly number[] = FRAME_BUDGETS): readonly FrameBudget[] {
  const order = nestedFrameOrder(n)
  for (const budget of budgets)
    if (!Number.isInteger(budget) || budget < 1)
      throw badOption('budgets: whole numbers of frames from 1', budget, 'leave them out for 1, 4, 8, 12, 16')
  return budgets
    .filter((budget) => budget <= n)
    .map((frames) => ({ frames, indices: order.slice(0, frames).sort((a, b) => a - b) }))
}

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > 1e6)
    throw badOption('a walk of 0 to 1000000 frames', n, 'pass the number of its cameras')
}
