import type { LoggedRow } from '../../inspect/read/logged-row'
import type { JudgedRow } from '../../inspect/table/table'
import { judgeRow, type PresetPair } from '../../inspect/view/judge'
import { createPool } from '../../workers/pool'
import { bothLists, type Done, halvesOf, type Work } from '../../workers/work'
import { workerScript } from './worker-script'

type Rows = readonly LoggedRow[]
type Judged = readonly (JudgedRow | undefined)[]

/** Judging rows of a log as work for workers. */
const judgeWork = (presets: PresetPair): Work<Rows, Judged> => ({
  name: 'judge-rows',
  settings: presets,
  halves: halvesOf,
  joined: bothLists,
  // As a row that cannot be scored.
  lost: () => [undefined],
})

/** What a worker does with rows. */
export const makeJudge =
  (presets: PresetPair) =>
  (rows: Rows): Done<Judged> => ({ result: rows.map((row) => judgeRow(row, presets)) })

/** Judges rows in `jobs` workers; `undefined` for one job, which needs none. */
export function createPooledJudge(presets: PresetPair, jobs: number) {
  if (jobs === 1) return undefined
  const pool = createPool(workerScript(), jobs, judgeWork(presets))
  return { judge: pool.run, width: 2 * jobs, close: pool.close }
}
