import { createSampleJudge, type JudgedSample, type SampleJudging, type ToJudge } from '../../benchmark/evaluate/judged'
import type { ExtractionProfile } from '../../benchmark/profiles/grade'
import { inOrder } from '../../workers/in-order'
import { bothLists, type Done, halvesOf, type Work } from '../../workers/work'
import { startPool } from './start-pool'

type Batch = readonly ToJudge[]

/** Predictions of a batch: enough to make handing them over cheap. */
const BATCH = 32

/** Judging predictions as work for workers. */
const sampleWork = (profile: ExtractionProfile): Work<Batch, readonly JudgedSample[]> => ({
  name: 'judge-samples',
  settings: profile,
  halves: halvesOf,
  joined: bothLists,
  lost([one]) {
    throw new Error(`judging the prediction of item ${JSON.stringify(one!.item.id)} ended its worker, every time`)
  },
})

/** What a worker does with predictions. */
export function makeSampleJudge(profile: ExtractionProfile): (batch: Batch) => Done<readonly JudgedSample[]> {
  const judge = createSampleJudge(profile)
  return (batch) => ({ result: batch.map(judge) })
}

/** Judges predictions in `jobs` workers, in order; `undefined` for one job, which needs none. */
export function createPooledSamples(profile: ExtractionProfile, jobs: number) {
  if (jobs === 1) return undefined
  const pool = startPool(jobs, sampleWork(profile))
  const judge: SampleJudging = async function* (given) {
    const work = async (batch: Batch) => ({ batch, samples: await pool.run(batch) })
    for await (const { batch, samples } of inOrder(batches(given), 2 * jobs, work))
      for (const [i, one] of batch.entries()) yield { ...one, sample: samples[i]! }
  }
  return { judge, close: pool.close }
}

async function* batches(given: AsyncIterable<ToJudge>): AsyncIterable<Batch> {
  let batch: ToJudge[] = []
  for await (const one of given) {
    batch.push(one)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
