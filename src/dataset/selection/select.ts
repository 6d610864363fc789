import { badOption } from '../../base/error'
import { rankOf } from '../hash'
import type { Task } from '../item'
import { type Quota, quotasOf } from './quotas'

/** What a selection needs to know of an item. */
export interface Selectable {
  readonly id: string
  readonly task: Task
  readonly frames: { readonly budget: number }
  /** Twins go where the item they follow goes. */
  readonly twin?: unknown
}

/** How {@link selectItems} chooses. */
export interface SelectOptions {
  /** How many, twins not counted. */
  readonly items: number
  /** The tasks that share them. */
  readonly tasks: readonly Task[]
  /** The frame budgets that share them. */
  readonly budgets: readonly number[]
  /** Another seed, other items; default 1. */
  readonly seed?: number
}

/** What was wanted of a task and budget, and what there was. */
export interface QuotaResult extends Quota {
  /** Items there were. */
  readonly available: number
  /** Items chosen, `wanted` at most. */
  readonly taken: number
}

/** The places of the chosen items, and how far the quotas were met. */
export interface Selection {
  /** From 0, ascending, twins included. */
  readonly places: readonly number[]
  readonly quotas: readonly QuotaResult[]
}

/**
 * Chooses `items` items so that tasks and budgets have the paper's shares (even ones where other tasks or budgets are
 * asked for): of each the ones with the smallest hashes. Reads the items once and keeps only hash and place of those that
 * may still be chosen, so they need not fit into memory. What is missing in one task is not made up in another; `quotas`
 * says where. Throws a `V2loError` if `items` is not a whole number from 1.
 *
 * @example
 * const all = [...generateItems(generateScene({ seed: 1 }))]
 * const { places } = selectItems(all, { items: 30, tasks: PAPER_TASKS, budgets: FRAME_BUDGETS })
 * places.length // 30
 */
export function selectItems(items: Iterable<Selectable>, options: SelectOptions): Selection {
  const selector = createSelector(options)
  let place = 0
  for (const item of items) selector.offer(item, place++)
  return selector.selection()
}

/** A selection of items that come one by one. */
export interface Selector {
  offer(item: Selectable, place: number): void
  selection(): Selection
}

interface Cell {
  readonly quota: Quota
  available: number
  best: { readonly rank: number; readonly place: number; last: number }[]
}

export function createSelector({ items, tasks, budgets, seed = 1 }: SelectOptions): Selector {
  if (!Number.isSafeInteger(items) || items < 1)
    throw badOption('items: a whole number from 1', items, 'say how many items are wanted')
  const cells = new Map<string, Cell>()
  for (const quota of quotasOf(items, tasks, budgets))
    cells.set(`${quota.task} ${quota.budget}`, { quota, available: 0, best: [] })
  // The last one that twins may follow.
  let latest: Cell['best'][number] | undefined
  return {
    offer(item, place) {
      if (item.twin) {
        if (latest) latest.last = place
        return
      }
      latest = undefined
      const cell = cells.get(`${item.task} ${item.frames.budget}`)
      if (!cell) return
      cell.available++
      latest = { rank: rankOf(item.id, seed), place, last: place }
      cell.best.push(latest)
      // Sorted now and then, so that it costs little and never holds more than twice what is wanted.
      if (cell.best.length >= 2 * cell.quota.wanted + 64) cut(cell)
    },
    selection() {
      for (const cell of cells.values()) cut(cell)
      const chosen = [...cells.values()].flatMap(({ best }) => best)
      const places = chosen.flatMap(({ place, last }) => Array.from({ length: last - place + 1 }, (_, i) => place + i))
      return {
        places: places.sort((a, b) => a - b),
        quotas: [...cells.values()].map(({ quota, available, best }) => ({ ...quota, available, taken: best.length })),
      }
    },
  }
}

function cut(cell: Cell): void {
  cell.best.sort((a, b) => a.rank - b.rank || a.place - b.place)
  cell.best.length = Math.min(cell.best.length, cell.quota.wanted)
}
