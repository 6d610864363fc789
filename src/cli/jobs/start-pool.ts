import { createPool, type Pool } from '../../workers/pool'
import type { Work } from '../../workers/work'
import { UsageError } from '../command'
import { workerScript } from './worker-script'

/** A pool of `jobs` workers; where they cannot do the work, the call says what does without them. */
export function startPool<Task, Result>(jobs: number, work: Work<Task, Result>): Pool<Task, Result> {
  const pool = createPool(workerScript(), jobs, work)
  return {
    ...pool,
    run: (task) =>
      pool.run(task).catch((error: Error) => {
        throw new UsageError(`--jobs ${jobs}: ${error.message}; --jobs 1 does without`)
      }),
  }
}
