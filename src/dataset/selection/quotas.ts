import { FRAME_BUDGETS } from '../../scene/walk/budgets'
import { PAPER_TASKS, type Task } from '../item'

/** How many items of a task under a budget are wanted. */
export interface Quota {
  readonly task: Task
  /** Frames. */
  readonly budget: number
  /** Items. */
  readonly wanted: number
}

/** The paper's shares of its six tasks, and of the five budgets. */
const TASK_SHARES: Readonly<Record<(typeof PAPER_TASKS)[number], number>> = {
  'vertical-direction': 0.252,
  'horizontal-direction': 0.252,
  'minimum-distance': 0.126,
  'relative-distance': 0.126,
  count: 0.126,
  size: 0.118,
}
const BUDGET_SHARES: ReadonlyMap<number, number> = /* @__PURE__ */ (() =>
  new Map(FRAME_BUDGETS.map((budget, i) => [budget, i < 4 ? 0.202 : 0.192])))()

/**
 * `items` dealt out to tasks and budgets so that they sum to it exactly: at the paper's shares where all its tasks
 * (budgets) are wanted and no others, else evenly.
 *
 * @example
 * quotasOf(28000, PAPER_TASKS, FRAME_BUDGETS).find(({ task, budget }) => task === 'count' && budget === 1).wanted // 713
 */
export function quotasOf(items: number, tasks: readonly Task[], budgets: readonly number[]): readonly Quota[] {
  const isPaper = tasks.length === PAPER_TASKS.length && PAPER_TASKS.every((task) => tasks.includes(task))
  const isUsual = budgets.length === BUDGET_SHARES.size && budgets.every((budget) => BUDGET_SHARES.has(budget))
  const cells = tasks.flatMap((task) =>
    budgets.map((budget) => ({
      task,
      budget,
      share:
        (isPaper ? TASK_SHARES[task as keyof typeof TASK_SHARES] : 1 / tasks.length) *
        (isUsual ? BUDGET_SHARES.get(budget)! : 1 / budgets.length),
    })),
  )
  return byLargestRemainder(items, cells)
}

/** Whole numbers as near to the shares as can be: what rounding down leaves goes to the largest remainders. */
function byLargestRemainder(
  items: number,
  cells: readonly (Omit<Quota, 'wanted'> & { readonly share: number })[],
): readonly Quota[] {
  const sum = cells.reduce((all, { share }) => all + share, 0)
  const exact = cells.map(({ share }) => (items * share) / sum)
  const left = items - exact.reduce((all, value) => all + Math.floor(value), 0)
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  const more = new Set(order.slice(0, left).map(({ i }) => i))
  return cells.map(({ task, budget }, i) => ({ task, budget, wanted: Math.floor(exact[i]!) + (more.has(i) ? 1 : 0) }))
}
