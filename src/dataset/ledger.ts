import { TASKS, type Task } from './item'

/** Why a candidate is no item: a filter rule, or what every item needs. */
export type DropReason = string

/** What became of the candidates of a task under a budget. */
export interface LedgerRow {
  readonly task: Task
  /** Frames. */
  readonly budget: number
  /** Candidates that were drawn, each question once. */
  readonly asked: number
  /** By the rule that dropped them. */
  readonly dropped: Readonly<Record<DropReason, number>>
  /** Items, twins not counted. */
  readonly kept: number
}

/** Counts what was asked, dropped and kept, by task and budget. */
export interface ItemLedger {
  ask(task: Task, budget: number): void
  drop(task: Task, budget: number, by: DropReason): void
  /** Counts for `kept`; `by` takes one back that was kept before. */
  keep(task: Task, budget: number): void
  takeBack(task: Task, budget: number, by: DropReason): void
  add(rows: readonly LedgerRow[]): void
  /** By budget, then by task in the order of `TASKS`. */
  rows(): readonly LedgerRow[]
}

export function createLedger(): ItemLedger {
  const cells = new Map<
    string,
    { task: Task; budget: number; asked: number; dropped: Record<string, number>; kept: number }
  >()
  const cell = (task: Task, budget: number) => {
    const key = `${task} ${budget}`
    let found = cells.get(key)
    if (!found) cells.set(key, (found = { task, budget, asked: 0, dropped: {}, kept: 0 }))
    return found
  }
  const drop = (task: Task, budget: number, by: string, count = 1) => {
    const { dropped } = cell(task, budget)
    dropped[by] = (dropped[by] ?? 0) + count
  }
  return {
    ask: (task, budget) => void cell(task, budget).asked++,
    drop: (task, budget, by) => drop(task, budget, by),
    keep: (task, budget) => void cell(task, budget).kept++,
    takeBack(task, budget, by) {
      cell(task, budget).kept--
      drop(task, budget, by)
    },
    add(rows) {
      for (const { task, budget, asked, dropped, kept } of rows) {
        const of = cell(task, budget)
        of.asked += asked
        of.kept += kept
        for (const [by, count] of Object.entries(dropped)) drop(task, budget, by, count)
      }
    },
    rows: () =>
      [...cells.values()].sort((a, b) => a.budget - b.budget || TASKS.indexOf(a.task) - TASKS.indexOf(b.task)),
  }
}
