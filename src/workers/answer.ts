import { parentPort, workerData } from 'node:worker_threads'
import type { Done, TaskMessage, WorkerMessage } from './work'

/** What a worker is told when it starts. */
export interface WorkerStart {
  readonly work: string
  readonly settings: unknown
}

/** Makes what does one kind of work, from its settings. */
// biome-ignore lint/suspicious/noExplicitAny: tasks and settings come from another thread; each kind of work knows its own.
export type Maker = (settings: any) => (task: any) => Done<unknown> | Promise<Done<unknown>>

/** Does the work that this worker was started for, task by task. */
export async function answerTasks(makers: Readonly<Record<string, () => Promise<Maker>>>): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('this script is run in a worker')
  const { work, settings } = workerData as WorkerStart
  const make = await makers[work]!()
  const perform = make(settings)
  let before = Promise.resolve()
  port.on('message', ({ id, task }: TaskMessage) => {
    before = before.then(async () => {
      try {
        const { result, transfer = [] } = await perform(task)
        port.postMessage({ id, result } satisfies WorkerMessage, transfer)
      } catch (error) {
        port.postMessage({ id, failed: String(error) } satisfies WorkerMessage)
      }
    })
  })
  port.postMessage('ready' satisfies WorkerMessage)
}
