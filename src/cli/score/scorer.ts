import { createLineScorer, type LineSettings, type ScoredLines } from '../../serve/rows/score-lines'
import type { Pool } from '../../workers/pool'
import { type LineTask, lineWork } from '../jobs/score-lines'
import { startPool } from '../jobs/start-pool'

/** Scores blocks of lines, in this process or in workers. */
export interface BlockScorer {
  /** How many blocks are worth handing over at once. */
  readonly width: number
  score(task: LineTask): Promise<ScoredLines>
  /** Ends the workers. */
  close(): Promise<void>
}

/** Blocks per worker: one that it scores, and one that waits for it. */
const BLOCKS_A_JOB = 2

/**
 * A scorer with `jobs` workers, which are started once more than `alone` bytes have come: a small input is scored in
 * less time than workers take to start.
 */
export function createBlockScorer(settings: LineSettings, jobs: number, alone: number): BlockScorer {
  const here = createLineScorer(settings)
  let pool: Pool<LineTask, ScoredLines> | undefined
  let seen = 0
  return {
    width: jobs === 1 ? 1 : BLOCKS_A_JOB * jobs,
    async score(task) {
      seen += task.bytes.length
      if (jobs === 1 || seen <= alone) return here(task.bytes, task.firstLine)
      pool ??= startPool(jobs, lineWork(settings))
      return pool.run(task)
    },
    close: async () => pool?.close(),
  }
}
