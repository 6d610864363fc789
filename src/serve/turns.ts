import { performance } from 'node:perf_hooks'

/** Shares the event loop among batches, so that a large one delays neither the small ones nor a health check. */
export interface Turns {
  /** Calls `step` for 0 to `count - 1` in order; resolves when all are done. */
  run(count: number, step: (index: number) => void): Promise<void>
}

interface Job {
  readonly count: number
  readonly step: (index: number) => void
  readonly done: () => void
  readonly fail: (error: unknown) => void
  next: number
}

/** Jobs take turns of `sliceMs`; between two turns the event loop serves whatever has come. */
export function createTurns(sliceMs = 5): Turns {
  const jobs: Job[] = []
  let running = false

  const turn = () => {
    const end = performance.now() + sliceMs
    do {
      const job = jobs.shift()
      if (job === undefined) break
      if (work(job, end)) job.done()
      else if (job.next <= job.count) jobs.push(job)
    } while (performance.now() < end)
    running = jobs.length > 0
    if (running) setImmediate(turn)
  }

  return {
    run: (count, step) =>
      new Promise<void>((done, fail) => {
        jobs.push({ count, step, done, fail, next: 0 })
        if (!running) setImmediate(turn)
        running = true
      }),
  }
}

/** Works on a job until it is done (true) or its time is over. A step that throws ends the job. */
function work(job: Job, end: number): boolean {
  try {
    while (job.next < job.count) {
      job.step(job.next++)
      if (performance.now() >= end) break
    }
    return job.next === job.count
  } catch (error) {
    job.fail(error)
    job.next = job.count + 1
    return false
  }
}
