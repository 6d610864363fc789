import { LOST_ROW } from '../../serve/rows/lost-row'
import type { WireItem } from '../../serve/rows/read-row'
import type { ItemResult } from '../../serve/rows/score-item'
import { createItemsScorer, type ItemsScorer, type ItemsToScore, isWorthSending } from '../../serve/rows/score-items'
import { createTurns } from '../../serve/turns'
import { createPool } from '../../workers/pool'
import { bothLists, type Done, halvesOf, type Work } from '../../workers/work'
import { workerScript } from './worker-script'

/** Most items of a piece, and pieces per worker: the last ones end at about the same time. */
const PIECE_ITEMS = 64
const PIECES_A_JOB = 4

/** Fewer items than this are not worth a piece of their own. */
const LEAST_ITEMS = 8

/**
 * A scorer of items in this thread that lets others have their turn: a request of thousands of rows takes seconds, in which a
 * server has to answer whether it is well.
 */
function createTurnedItems(): (given: ItemsTask) => Promise<readonly ItemResult[]> {
  const turns = createTurns()
  const here = createItemsScorer()
  return async ({ items, ...rest }) => {
    const results: ItemResult[] = []
    await turns.run(items.length, (index) => results.push(...here({ items: [items[index]!], ...rest })))
    return results
  }
}

/** A piece of a request. */
interface ItemsTask extends ItemsToScore {
  readonly items: readonly WireItem[]
}

/** Scoring items as work for workers. */
const itemsWork: Work<ItemsTask, readonly ItemResult[]> = {
  name: 'score-items',
  settings: null,
  halves({ items, ...rest }) {
    const halves = halvesOf(items)
    return (
      halves && [
        { ...rest, items: halves[0] },
        { ...rest, items: halves[1] },
      ]
    )
  },
  joined: bothLists,
  lost: () => [{ error: LOST_ROW }],
}

/** What a worker does with items. */
export function makeItemsScorer(): (task: ItemsTask) => Done<readonly ItemResult[]> {
  const score = createItemsScorer()
  return (task) => ({ result: score(task) })
}

/** A scorer of items in up to `jobs` workers, which are started when there is something to do for them. */
export interface PooledItems {
  readonly score: ItemsScorer
  close(): Promise<void>
}

/** Scores requests in pieces, several at once, in `jobs` workers; `undefined` for one job, which needs none. */
export function createPooledItems(jobs: number, script = workerScript()): PooledItems | undefined {
  if (jobs === 1) return undefined
  const pool = createPool(script, jobs, itemsWork)
  const here = createItemsScorer()
  const inTurns = createTurnedItems()
  let works = true
  // Where no worker can be started, such as for want of memory, requests are answered all the same.
  const there = (task: ItemsTask) =>
    pool.run(task).catch(() => {
      works = false
      return inTurns(task)
    })
  return {
    async score({ items: given, ...rest }) {
      if (!isWorthSending(rest.preset)) return here({ items: given, ...rest })
      const items = [...given]
      if (!works) return inTurns({ items, ...rest })
      const size = Math.min(PIECE_ITEMS, Math.max(LEAST_ITEMS, Math.ceil(items.length / (PIECES_A_JOB * jobs))))
      const pieces: Promise<readonly ItemResult[]>[] = []
      for (let from = 0; from < items.length; from += size)
        pieces.push(there({ ...rest, items: items.slice(from, from + size) }))
      return (await Promise.all(pieces)).flat()
    },
    close: () => pool.close(),
  }
}
