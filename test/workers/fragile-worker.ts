import type { LineTask } from '../../src/cli/jobs/line-work'
import { makeLineScorer } from '../../src/cli/jobs/score-lines'
import type { LineSettings } from '../../src/serve/rows/score-lines'
import { answerTasks } from '../../src/workers/answer'

/** Settings of lines, and where workers that end for no reason count it: by the first line of their task. */
export type FragileSettings = LineSettings & { readonly deaths?: SharedArrayBuffer }

/** How many tasks that begin at one line may end their worker: fewer than a row is tried, so that no row is given up. */
const DEATHS_PER_LINE = 2

// Scores lines as the real script does, and ends in every way a worker can: at rows that say so, or at random.
await answerTasks({
  'score-lines': async () => (settings: FragileSettings) => {
    const score = makeLineScorer(settings)
    const deaths = settings.deaths && new Int32Array(settings.deaths)
    const mayDie = ({ firstLine }: LineTask) =>
      deaths !== undefined && Math.random() < 0.2 && Atomics.add(deaths, firstLine, 1) < DEATHS_PER_LINE
    return async (task: LineTask) => {
      if (mayDie(task)) process.exit(1)
      const text = Buffer.from(task.bytes).toString('latin1')
      if (text.includes('POISON-EXIT')) process.exit(3)
      if (text.includes('POISON-THROW')) throw new Error('thrown')
      if (text.includes('POISON-UNCAUGHT')) {
        setImmediate(() => {
          throw new Error('uncaught')
        })
        await new Promise(() => undefined)
      }
      if (text.includes('POISON-MEMORY')) for (const held: number[][] = []; ; ) held.push(new Array(1e6).fill(1.5))
      const done = score(task)
      if (mayDie(task)) process.exit(1)
      return done
    }
  },
})
