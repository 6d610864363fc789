import type { LineScorer, LineSettings, ScoredLines } from '../../serve/rows/score-lines'
import type { Pool } from '../../workers/pool'
import { type LineTask, lineWork } from '../jobs/line-work'
import { startPool } from '../jobs/start-pool'

/** Scores blocks of lines, in this process or in workers. */
export interface BlockScorer {
  /** How many blocks are worth handing over at once. */
  readonly width: number
  score(task: LineTask): Promise<ScoredLines>
  /** Ends the workers. */
  close(): Promise<void>
}

/**
 * Blocks per worker: one that it scores, one that waits for it, and two more, so that none waits where one of the others
 * has a block that takes long or has lost its core for a moment.
 */
const BLOCKS_A_JOB = 4

/**
 * A scorer with `jobs` workers, which are started once more than `alone` bytes have come: a small input is scored in
 * less time than workers take to start.
 */
export function createBlockScorer(settings: LineSettings, jobs: number, alone: number): BlockScorer {
  let here: Promise<LineScorer> | undefined
  let pool: Pool<LineTask, ScoredLines> | undefined
  let seen = 0
  return {
    width: jobs === 1 ? 1 : BLOCKS_A_JOB * jobs,
    async score(task) {
      seen += task.bytes.length
      if (jobs === 1 || seen <= alone) {
        here ??= loadLineScorer(settings)
        return (await here)(task.bytes, task.firstLine)
      }
      pool ??= startPool(jobs, lineWork(settings))
      return pool.run(task)
    },
    close: async () => pool?.close(),
  }
}

/** The scorer in this thread. Where workers have all to do, it would only keep them from starting. */
async function loadLineScorer(settings: LineSettings): Promise<LineScorer> {
  const { createLineScorer } = await import('../../serve/rows/score-lines')
  return createLineScorer(settings)
}
