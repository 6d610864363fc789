import { Worker } from 'node:worker_threads'
import type { WorkerStart } from './answer'
import type { TaskMessage, Work, WorkerMessage } from './work'

/** Workers that do one kind of work. */
export interface Pool<Task, Result> {
  /** The result of a task. A worker that ends in the middle of it costs a new try, never the task. */
  run(task: Task): Promise<Result>
  /** Ends the workers, whatever they do. */
  close(): Promise<void>
}

/** Tasks that one worker holds: the one it works on and the next, so that it never waits for us. */
const HELD = 2

/** How many workers a task may end before it is taken apart. */
const TRIES = 2

/** How many workers a single row may end, once it is alone, before it is given up. */
const ROW_TRIES = 3

/**
 * The heap of one worker, in MB: far more than any row needs. A row that needs more costs its worker, not the memory of
 * the machine.
 */
const HEAP_MB = 1024

/** How many workers may end one after another before any of them was ready. */
const FALSE_STARTS = 3

interface Errand<Task, Result> {
  readonly task: Task
  readonly done: (result: Result) => void
  readonly fail: (error: Error) => void
  /** How many workers ended, or failed, while they worked on it. */
  deaths: number
}

interface Hand<Task, Result> {
  readonly worker: Worker
  /** What it has to do, in order; the first is what it works on. */
  readonly errands: Map<number, Errand<Task, Result>>
  isReady: boolean
  cause: string
}

/**
 * Starts up to `size` workers, each when there is something to do for it, on a script that calls `answerTasks`. A task
 * whose workers end twice is halved until the harm is in a single row, which gets the result that `work.lost` gives.
 */
export function createPool<Task, Result>(
  script: URL | string,
  size: number,
  work: Work<Task, Result>,
  heapMb = HEAP_MB,
): Pool<Task, Result> {
  const start: WorkerStart = { work: work.name, settings: work.settings }
  const hands = new Set<Hand<Task, Result>>()
  const queue: Errand<Task, Result>[] = []
  let nextId = 0
  let falseStarts = 0
  let closing: Promise<void> | undefined

  function hire(): void {
    const worker = new Worker(script, { workerData: start, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
    const hand: Hand<Task, Result> = { worker, errands: new Map(), isReady: false, cause: '' }
    hands.add(hand)
    worker.on('message', (message: WorkerMessage) => hear(hand, message))
    worker.on('error', (error: Error) => {
      hand.cause = error.message
    })
    // A worker that fails has an 'error' first; 'exit' comes after every message that was sent whole.
    worker.once('exit', (code) => bury(hand, hand.cause || `it ended with code ${code}`))
  }

  function hear(hand: Hand<Task, Result>, message: WorkerMessage): void {
    if (message === 'ready') {
      hand.isReady = true
      falseStarts = 0
      return
    }
    const errand = hand.errands.get(message.id)
    if (errand === undefined) return
    hand.errands.delete(message.id)
    if ('failed' in message) blame(errand)
    else errand.done(message.result as Result)
    deal()
  }

  function bury(hand: Hand<Task, Result>, cause: string): void {
    hands.delete(hand)
    if (closing !== undefined) return
    const [first, ...others] = hand.errands.values()
    queue.unshift(...others)
    if (hand.isReady) {
      if (first !== undefined) blame(first)
    } else {
      if (first !== undefined) queue.unshift(first)
      if (++falseStarts >= FALSE_STARTS) {
        const error = new Error(`workers cannot be started: ${cause}`)
        for (const errand of queue.splice(0)) errand.fail(error)
      }
    }
    deal()
  }

  /** A task that its worker did not survive: tried again, then in halves. */
  function blame(errand: Errand<Task, Result>): void {
    if (++errand.deaths < TRIES) {
      queue.unshift(errand)
      return
    }
    try {
      const halves = work.halves(errand.task)
      if (halves === undefined) errand.done(work.lost(errand.task))
      else {
        // Each half has one more try: most of the harm is in one of them.
        const [second, first] = [again(halves[1]), again(halves[0])]
        Promise.all([first, second]).then(([a, b]) => errand.done(work.joined(a, b)), errand.fail)
      }
    } catch (error) {
      errand.fail(error as Error)
    }
  }

  /** Part of a task that is older than all that waits. */
  function again(task: Task): Promise<Result> {
    return new Promise((done, fail) => {
      const tries = work.halves(task) === undefined ? ROW_TRIES : 1
      queue.unshift({ task, done, fail, deaths: TRIES - tries })
    })
  }

  /** Gives out what waits: each to the worker that has the least to do. */
  function deal(): void {
    while (queue.length > 0 && closing === undefined) {
      const [idlest] = [...hands].sort((a, b) => a.errands.size - b.errands.size)
      if (idlest === undefined || (idlest.errands.size > 0 && hands.size < size)) {
        hire()
        continue
      }
      if (idlest.errands.size >= HELD) return
      const errand = queue.shift()!
      const id = nextId++
      try {
        idlest.worker.postMessage({ id, task: errand.task } satisfies TaskMessage)
        idlest.errands.set(id, errand)
      } catch {
        // It holds what no thread can be sent, such as a value of thousands of levels.
        blame(errand)
      }
    }
  }

  return {
    run(task) {
      if (closing !== undefined) return Promise.reject(new Error('the workers have ended'))
      return new Promise((done, fail) => {
        queue.push({ task, done, fail, deaths: 0 })
        deal()
      })
    },
    close() {
      closing ??= (async () => {
        const error = new Error('the workers have ended')
        const left = [...hands].flatMap(({ errands }) => [...errands.values()])
        for (const errand of [...queue.splice(0), ...left]) errand.fail(error)
        await Promise.all([...hands].map(({ worker }) => worker.terminate()))
      })()
      return closing
    },
  }
}
